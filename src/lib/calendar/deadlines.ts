import { type PlainDate, addDays, dayOfWeek, daysBetween } from '#lib/calendar/days.ts';
import { isLegalDayOff, workingDaysUntil } from '#lib/calendar/working-days.ts';

export type DeadlineState = 'LATE' | 'TODAY' | 'SOON' | 'LATER';

export interface Deadline {
	state: DeadlineState;
	/** Working days left until the last day, or, when late, gone by since. */
	workingDays: number;
	/** The fixed day is a Saturday, Sunday or public holiday. */
	dayOff: boolean;
	/** Of the fixed day: 1 for Monday to 7 for Sunday. */
	weekday: number;
	/** The day after which it is late. */
	lastDay: PlainDate;
}

// A deadline at most this many calendar days away is near.
const soonDays = 7;

/**
 * The day after which a deadline is late: the fixed day, or the next one that is no Saturday, Sunday or public
 * holiday. The fixed day itself is never moved (DOMAIN 4.3: the council's deadlines are no terms of the APL).
 */
export function lastDay(due: PlainDate): PlainDate {
	let day = due;
	while (isLegalDayOff(day)) day = addDays(day, 1);
	return day;
}

/** A deadline is inclusive: late only when its last day is over. */
export function isLate(due: PlainDate, today: PlainDate): boolean {
	return lastDay(due) < today;
}

/** The latest deadline that is late today, for queries: late ⇔ due <= lateUpTo(today). */
export function lateUpTo(today: PlainDate): PlainDate {
	let day = addDays(today, -1);
	while (isLegalDayOff(day)) day = addDays(day, -1);
	return day;
}

/** All that a page or a mail says about a deadline on a day. */
export function describeDeadline(due: PlainDate, today: PlainDate): Deadline {
	const last = lastDay(due);
	return {
		state: stateOf(due, last, today),
		workingDays: last < today ? workingDaysUntil(last, today) : workingDaysUntil(today, last),
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
