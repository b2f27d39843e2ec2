import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { bodyById } from '#lib/council/council.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { isSilent } from './date-poll.ts';
import { inviteesOf, seatsAsked } from './invitees.server.ts';
import { deeds, meetingWord } from './meetings.ts';
import { collectWaiting } from './waiting-items.server.ts';

/** The question itself went at once: it waits for an answer from a few days before that is wanted. */
const daysBefore = 3;

/** Days that are asked about and of which one has not said whether they suit, for whoever is asked. */
export const datesWaiting: WaitingPart = {
	name: 'meetings.dates',
	heading: (locale) => m.dates_waiting({}, { locale }),
	async waitingFor(installation, readers, date) {
		const { read } = installation.db;
		const meetings = await read.meeting.findMany({
			where: {
				...{ kind: 'SITTING', status: { in: ['PLANNED', 'INVITED'] }, date: null, dates: { some: {} } },
				answerBy: { gte: date, lte: addDays(date, daysBefore) }
			},
			orderBy: [{ answerBy: 'asc' }, { id: 'asc' }],
			include: { bodies: { orderBy: { position: 'asc' } }, dates: { include: { votes: true } } }
		});
		if (meetings.length === 0) return new Map();
		const events = await read.auditEvent.findMany({
			where: {
				...{ subjectType: 'Meeting', subjectId: { in: meetings.map(({ id }) => id) } },
				deed: deeds.askDates.name
			},
			orderBy: [{ at: 'asc' }, { id: 'asc' }],
			select: { subjectId: true, at: true }
		});
		const askedOn = new Map(events.map(({ subjectId, at }) => [subjectId, rigaDate(at)]));
		const people = await readPeople(installation, date);
		const polls = meetings.map((meeting) => {
			const silent = seatsAsked(people, meeting, date).filter(({ postId }) =>
				isSilent(meeting.dates, postId)
			);
			const asked = new Set(inviteesOf(silent).map(({ personId }) => personId));
			return { meeting, asked, since: askedOn.get(meeting.id) ?? date };
		});
		const told = polls.filter(({ since }) => since < date);
		return collectWaiting(readers, told, ({ meeting, asked, since }, { standing, locale }) => {
			if (standing.personId === null || !asked.has(standing.personId)) return null;
			const body = bodyById(people.directory, meeting.bodyId);
			const until = longDate(meeting.answerBy!, { case: 'dative', locale });
			const what = meetingWord(meeting, body?.kind ?? 'SUBGROUP', locale);
			return {
				key: `${meeting.id}:${since}`,
				text: m.dates_waiting_one({ what, body: body?.shortName ?? '', until }, { locale }),
				...{ path: `/meetings/${meeting.id}/dates`, since }
			};
		});
	}
};
