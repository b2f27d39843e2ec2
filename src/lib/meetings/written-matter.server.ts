import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { agendaForMail } from './agenda-for-mail.ts';
import type { FoundMeeting } from './finding.server.ts';
import type { WrittenMatter } from './written-matter.ts';

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
