import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { bodyById } from '#lib/council/council.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { datesWaiting } from './date-poll-waiting.server.ts';
import { meetingOnDay } from './invitation-words.ts';
import { inviteesOf, seatsAsked } from './invitees.server.ts';
import { readMoves } from './moving.server.ts';
import { isOutdated, lastReplies } from './replies.ts';
import { meetingWord } from './meetings.ts';
import { collectWaiting } from './waiting-items.server.ts';

/** The invitation itself went at once: it waits for an answer from a few days before that is wanted. */
const daysBefore = 3;

/** An invitation that one has not answered, from a few days before the answer is wanted, for whoever is asked. */
const replies: WaitingPart = {
	name: 'meetings.replies',
	heading: (locale) => m.invitations_waiting({}, { locale }),
	async waitingFor(installation, readers, date) {
		const { read } = installation.db;
		const soon = addDays(date, daysBefore);
		const meetings = await read.meeting.findMany({
			where: {
				...{ kind: 'SITTING', status: 'INVITED', date: { gte: date } },
				OR: [{ answerBy: { lte: soon } }, { answerBy: null, date: { lte: soon } }]
			},
			orderBy: [{ dateKey: 'asc' }, { id: 'asc' }],
			include: {
				bodies: { orderBy: { position: 'asc' } },
				replies: { orderBy: [{ at: 'asc' }, { id: 'asc' }] }
			}
		});
		const called = meetings.filter(({ invitedAt }) => invitedAt !== null && rigaDate(invitedAt) < date);
		if (called.length === 0) return new Map();
		const moves = await readMoves(
			read,
			called.map(({ id }) => id)
		);
		const known = new Map<string, Promise<People>>();
		const onDay = (day: string) => known.get(day) ?? known.set(day, readPeople(installation, day)).get(day)!;
		const invitations = await Promise.all(
			called.map(async (meeting) => {
				const people = await onDay(meeting.date!);
				const last = lastReplies(meeting.replies);
				const isSilent = (postId: string) => {
					const kept = last.get(postId);
					return !kept || isOutdated(kept, moves.get(meeting.id) ?? null);
				};
				const seats = seatsAsked(people, meeting, meeting.date!).filter(({ postId }) => isSilent(postId));
				const asked = new Set(inviteesOf(seats).map(({ personId }) => personId));
				return { meeting, asked, body: bodyById(people.directory, meeting.bodyId) };
			})
		);
		return collectWaiting(readers, invitations, ({ meeting, asked, body }, { standing, locale }) => {
			if (standing.personId === null || !asked.has(standing.personId)) return null;
			const word = meetingWord(meeting, body?.kind ?? 'SUBGROUP', locale);
			const what = meetingOnDay(word, meeting.date, locale);
			const until = longDate(meeting.answerBy ?? meeting.date!, { case: 'dative', locale });
			return {
				key: `${meeting.id}:${meeting.sequence}`,
				text: m.invitations_waiting_one({ what, body: body?.shortName ?? '', until }, { locale }),
				...{ path: `/meetings/${meeting.id}/replies`, since: rigaDate(meeting.invitedAt!) }
			};
		});
	}
};

/** What waits in this room, and for whom. */
export const waitingParts: readonly WaitingPart[] = [datesWaiting, replies];
