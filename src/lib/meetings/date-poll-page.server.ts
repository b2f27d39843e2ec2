import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isPolled, isPollOpen, readDays, silentOf } from './date-poll-reading.server.ts';
import { ownVotesOf, type OwnVotes } from './date-poll-view.server.ts';
import {
	bestDays,
	countsOf,
	shortDayWords,
	type DayAnswer,
	type DayCounts,
	type PolledDay
} from './date-poll.ts';
import { mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { readPreparedBy } from './invitation-page.server.ts';
import { reachableOf, type AskedSeat } from './invitees.server.ts';
import { headOf, type MeetingHead } from './meeting-head.server.ts';
import { whenWords } from './meeting-times.ts';
import { deeds } from './meetings.ts';
import { dayWarnings, warningWord } from './planning-warnings.ts';
import { ownSeats, readWithSeats } from './replying.server.ts';

/** A day that is asked about, as the page shows it. */
export interface DayRow {
	readonly id: string;
	readonly date: string;
	readonly weekday: string;
	readonly time: string;
	readonly counts: DayCounts;
	/** No other suits more. */
	readonly isBest: boolean;
	/** That it is no working day, or is over. */
	readonly warnings: readonly string[];
}

/** How a seat answered, day by day. */
export interface SeatVotes {
	readonly postId: string;
	readonly label: string;
	readonly names: readonly string[];
	readonly answers: readonly (DayAnswer | null)[];
}

export interface DatesPage {
	readonly head: MeetingHead;
	/** Until when answers are wanted. */
	readonly answerBy: PlainDate | null;
	/** Seats may answer themselves. */
	readonly isOpen: boolean;
	/** No day is chosen yet. */
	readonly isPolled: boolean;
	/** When it will be, once that is known. */
	readonly chosen: string | null;
	/** By whom asking was prepared and waits for a secretary. */
	readonly prepared: readonly { readonly by: string; readonly on: PlainDate }[];
	readonly days: readonly DayRow[];
	readonly groups: readonly { readonly label: string; readonly seats: readonly SeatVotes[] }[];
	/** So many seats have not answered of each day. */
	readonly silent: number;
	/** Of this reader. */
	readonly own: readonly OwnVotes[];
	/** Rights; `isPrepared`: what is sent, a secretary confirms. */
	readonly may: {
		readonly ask: boolean;
		readonly choose: boolean;
		readonly remind: boolean;
		readonly register: boolean;
		readonly isPrepared: boolean;
	};
}

/** Which days suit whom, for whoever sits there or prepares it. Refuses NOT_FOUND. Four statements. */
export async function readDatesPage(actor: Actor, id: string): Promise<DatesPage> {
	const { installation, locale } = actor;
	const all = await readWithSeats(actor, id);
	const { meeting, people, seats } = all;
	const own = ownSeats(actor, all);
	if (meeting.kind !== 'SITTING' || (own.length === 0 && !mayDo(actor, deeds.edit, meeting)))
		throw new Refusal('NOT_FOUND');
	const days = await readDays(installation.db.read, id);
	const isAsking = isPolled(meeting, days);
	// What a day is like matters while it can be chosen; what waits to be asked, before it is.
	const [calendar, prepared] = await Promise.all([
		isAsking ? calendarOf(installation) : null,
		isAsking ? [] : readPreparedBy(actor, id, deeds.askDates)
	]);
	const today = todayOf(actor);
	const isOpen = isPollOpen(meeting, days, today);
	const head = headOf(actor, meeting, people.directory);
	const silent = silentOf(days, seats);
	return {
		...{ head, answerBy: meeting.answerBy, isOpen, isPolled: isAsking, prepared },
		...{ chosen: whenWords(meeting, locale), days: rowsOf(days, seats, { calendar, today, locale }) },
		groups: meeting.bodies.map(({ bodyId }) => ({
			label: bodyLabel(bodyById(people.directory, bodyId)!, locale),
			seats: seats.filter((seat) => seat.bodyId === bodyId).map((seat) => votesOf(seat, days))
		})),
		...{ silent: silent.length, own: isOpen ? own.map((seat) => ownVotesOf(seat, days, locale)) : [] },
		may: rightsOf(actor, meeting, head, {
			...{ isOpen, isPolled: isAsking },
			isAnybodySilent: reachableOf(silent).length > 0
		})
	};
}

function rowsOf(
	days: readonly PolledDay[],
	seats: readonly AskedSeat[],
	{ calendar, today, locale }: { calendar: WorkingCalendar | null; today: PlainDate; locale: Actor['locale'] }
): DayRow[] {
	const postIds = new Set(seats.map(({ postId }) => postId));
	const counted = days.map((day) => ({ day, counts: countsOf(day, postIds) }));
	const best = new Set(bestDays(counted));
	return counted.map((one) => ({
		...{ id: one.day.id, ...shortDayWords(one.day, locale), counts: one.counts, isBest: best.has(one) },
		warnings:
			calendar === null || one.day.date < today
				? []
				: dayWarnings(calendar, one.day.date).map((warning) => warningWord(warning, locale))
	}));
}

function votesOf({ postId, label, holders }: AskedSeat, days: readonly PolledDay[]): SeatVotes {
	return {
		...{ postId, label, names: holders.map(({ name }) => name) },
		answers: days.map(({ votes }) => votes.find((one) => one.postId === postId)?.answer ?? null)
	};
}

function rightsOf(
	actor: Actor,
	meeting: FoundMeeting,
	{ may }: MeetingHead,
	poll: { readonly isOpen: boolean; readonly isPolled: boolean; readonly isAnybodySilent: boolean }
): DatesPage['may'] {
	const maySend = mayDo(actor, deeds.remind, meeting);
	return {
		...{ ask: may.askDates, choose: poll.isPolled && may.edit, isPrepared: !maySend },
		remind: poll.isOpen && poll.isAnybodySilent && (maySend || mayDo(actor, deeds.prepareRemind, meeting)),
		register: poll.isPolled && mayDo(actor, deeds.registerReply, meeting)
	};
}
