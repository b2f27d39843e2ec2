import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { agendaForMail, type MailedDocument } from './agenda-for-mail.ts';
import type { FoundMeeting } from './finding.server.ts';

/** A question as a mail and a mailed link say it; of what is restricted only that it is there. */
export interface MatterQuestion {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	/** Markdown: the proposed decision; null of what is read after signing in. */
	readonly proposal: string | null;
	readonly isClosed: boolean;
	readonly documents: readonly MailedDocument[];
}

/** What is asked in writing, as far as it may leave the portal: nothing restricted. */
export interface WrittenMatter {
	readonly locale: Locale;
	readonly meetingId: string;
	readonly title: string | null;
	/** "8. Bāriņtiesu darba pilnveide". */
	readonly bodies: string;
	/** Markdown: what is said besides. */
	readonly text: string | null;
	readonly answerBy: string;
	/** Whoever does not answer agrees. */
	readonly silenceCounts: boolean;
	readonly questions: readonly MatterQuestion[];
	/** Of the whole. */
	readonly documents: readonly MailedDocument[];
	/** Its page in the portal. */
	readonly address: string;
}

/** What a decision in writing asks; two statements. */
export async function readWrittenMatter(
	installation: Installation,
	{ meeting, directory }: { readonly meeting: FoundMeeting; readonly directory: Directory },
	locale: Locale
): Promise<WrittenMatter> {
	const { db, config, clock } = installation;
	const { id: meetingId, title, invitationText, silenceCounts } = meeting;
	const today = rigaDate(clock.now());
	const [items, documents] = await Promise.all([
		db.read.agendaItem.findMany({ where: { meetingId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
		db.read.meetingDocument.findMany({
			where: { meetingId, withdrawnAt: null },
			orderBy: [{ position: 'asc' }, { id: 'asc' }]
		})
	]);
	const replaced = new Set(documents.map(({ replacesId }) => replacesId));
	const newest = documents.filter(({ id }) => !replaced.has(id));
	const { origin } = config;
	const around = { directory, meetingId, origin, today, day: meeting.date ?? today, locale };
	const said = agendaForMail(items, newest, around);
	const bodies = meeting.bodies.flatMap(({ bodyId }) => bodyById(directory, bodyId) ?? []);
	return {
		...{ locale, meetingId, title, text: invitationText, silenceCounts: silenceCounts ?? false },
		bodies: bodies.map((body) => bodyLabel(body, locale)).join(', '),
		answerBy: meeting.answerBy ?? today,
		questions: said.items.map(({ number, title: asked, isClosed, documents: own }, index) => ({
			...{ id: items[index]!.id, number, title: asked, isClosed, documents: own },
			proposal: isClosed ? null : items[index]!.description
		})),
		documents: said.documents,
		address: `${origin}/meetings/${meetingId}/written`
	};
}
