import { systemActor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Installation } from '#lib/server/installation.server.ts';
import { agendaForMail } from './agenda-for-mail.ts';
import { hasAnnex } from './control-annex.server.ts';
import { meetingColumns, type FoundMeeting } from './finding.server.ts';
import type { MeetingMatter } from './invitation-mail.ts';
import { meetingOnDay } from './invitation-words.ts';
import { seatsAsked, type AskedSeat } from './invitees.server.ts';
import { whenWords } from './meeting-times.ts';
import { meetingWord } from './meetings.ts';

/** A meeting that a mail is about, with its seats and the council as of its day. */
export interface MailedMeeting {
	readonly meeting: FoundMeeting;
	readonly people: People;
	readonly day: PlainDate;
	readonly seats: readonly AskedSeat[];
}

/** What a mail about a meeting asks again before it goes; null where there is no such meeting. Two statements. */
export async function readMailed(installation: Installation, id: string): Promise<MailedMeeting | null> {
	const found = await installation.db.read.meeting.findUnique({ where: { id }, select: meetingColumns });
	if (!found) return null;
	const day = found.date ?? rigaDate(installation.clock.now());
	const people = await readPeople(installation, day);
	return { meeting: found as FoundMeeting, people, day, seats: seatsAsked(people, found, day) };
}

/** What every mail about a meeting says of it; the agenda with its papers and its annex: three statements. */
export async function readMatter(
	installation: Installation,
	{ meeting, people, day }: Pick<MailedMeeting, 'meeting' | 'people' | 'day'>,
	locale: Locale
): Promise<MeetingMatter> {
	const { read } = installation.db;
	const { id: meetingId } = meeting;
	const { directory } = people;
	const system = systemActor(installation, locale);
	const [items, documents, isAnnexed] = await Promise.all([
		read.agendaItem.findMany({ where: { meetingId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
		read.meetingDocument.findMany({
			where: { meetingId, withdrawnAt: null },
			orderBy: [{ position: 'asc' }, { id: 'asc' }]
		}),
		meeting.kind === 'SITTING' && hasAnnex(system, meeting)
	]);
	const replaced = new Set(documents.map(({ replacesId }) => replacesId));
	const { origin } = installation.config;
	const around = { directory, meetingId, origin, today: rigaDate(installation.clock.now()), day, locale };
	const agenda = agendaForMail(
		items,
		documents.filter(({ id }) => !replaced.has(id)),
		around
	);
	return {
		...{ locale, ...namesOf(meeting, directory, locale), place: meeting.place, link: meeting.link },
		...{ when: whenWords(meeting, locale), chair: meeting.chairName, writer: meeting.writerName },
		...{ text: meeting.invitationText, answerBy: meeting.answerBy },
		agenda: isAnnexed ? withAnnex(agenda, `${origin}/meetings/${meetingId}/papers/control`, locale) : agenda,
		meetingAddress: `${origin}/meetings/${meetingId}`
	};
}

/** Last of the papers, by a link: who may sign in reads it as it stands that day. */
function withAnnex(
	agenda: MeetingMatter['agenda'],
	address: string,
	locale: Locale
): MeetingMatter['agenda'] {
	const title = m.papers_name_control({}, { locale });
	return { ...agenda, documents: [...agenda.documents, { title, address }] };
}

/** What a meeting is called where a mail is about it, and who meets. */
export function namesOf(
	meeting: FoundMeeting,
	directory: Directory,
	locale: Locale
): Pick<MeetingMatter, 'what' | 'title' | 'bodies'> {
	const word = meetingWord(meeting, bodyById(directory, meeting.bodyId)?.kind ?? 'SUBGROUP', locale);
	return {
		...{ what: meetingOnDay(word, meeting.date, locale), title: meeting.title },
		bodies: meeting.bodies
			.flatMap(({ bodyId }) => bodyById(directory, bodyId) ?? [])
			.map((one) => bodyLabel(one, locale))
			.join(', ')
	};
}
