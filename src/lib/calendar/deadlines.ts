import { type PlainDate, addDays, dayOfWeek, daysBetween } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';

export type DeadlineState = 'LATE' | 'TODAY' | 'SOON' | 'LATER';

export interface Deadline {
	state: DeadlineState;
	/** Working days left until the last day, or, when late, gone by since. */
	workingDays: number;
	/** The fixed day is one on which no term ends: a Saturday, Sunday or public holiday. */
	dayOff: boolean;
	/** Of the fixed day: 1 for Monday to 7 for Sunday. */
	weekday: number;
	/** The day after which it is late. */
	lastDay: PlainDate;
}

// A deadline at most this many calendar days away is near.
const soonDays = 7;

/**
 * The day after which a deadline is late: the fixed day, or the next one on which a term can end. The fixed day itself
 * is never moved (DOMAIN 4.3: the council's deadlines are no terms of the APL).
 */
export function lastDay(calendar: WorkingCalendar, due: PlainDate): PlainDate {
	let day = due;
	while (calendar.postponesTerm(day)) day = addDays(day, 1);
	return day;
}

/** A deadline is inclusive: late only when its last day is over. */
export function isLate(calendar: WorkingCalendar, due: PlainDate, today: PlainDate): boolean {
	return lastDay(calendar, due) < today;
}

/** The latest deadline that is late today, for queries: late ⇔ due <= lateUpTo(calendar, today). */
export function lateUpTo(calendar: WorkingCalendar, today: PlainDate): PlainDate {
	let day = addDays(today, -1);
	while (calendar.postponesTerm(day)) day = addDays(day, -1);
	return day;
}

/** All that a page or a mail says about a deadline on a day. */
export function describeDeadline(calendar: WorkingCalendar, due: PlainDate, today: PlainDate): Deadline {
	const last = lastDay(calendar, due);
	const [from, to] = last < today ? [last, today] : [today, last];
	return {
		state: stateOf(due, last, today),
		workingDays: calendar.workingDaysUntil(from, to),
		dayOff: last !== due,
		weekday: dayOfWeek(due),
		lastDay: last
	};
}

function stateOf(due: PlainDate, last: PlainDate, today: PlainDate): DeadlineState {
	if (last < today) return 'LATE';
	if (due === today || last === today) return 'TODAY';
	return daysBetween(today, due) <= soonDays ? 'SOON' : 'LATER';
}
