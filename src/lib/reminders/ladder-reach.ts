import { addDays, addMonths, dateOf, dayNumber, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Ladder } from './ladder.ts';

/** From the day after `since` until and with `today`. */
export interface Span {
	readonly since: PlainDate;
	readonly today: PlainDate;
}

/** Days off in a row, and some more: so far a rung may lie from where it was counted to. */
const slack = 14;

/**
 * The deadlines one of whose rungs falls into a span, reckoned backwards from it, whatever the tasks: a day's plan reads
 * only these, not every task that ever became late. `oldest` is the oldest deadline that is still owed.
 */
export function deadlinesReached(
	calendar: WorkingCalendar,
	ladders: readonly Ladder[],
	span: Span,
	oldest: PlainDate
): PlainDate[] {
	return [...new Set([...ahead(calendar, ladders, span), ...behind(calendar, ladders, span, oldest)])];
}

function ahead(calendar: WorkingCalendar, ladders: readonly Ladder[], { since, today }: Span): PlainDate[] {
	// What is counted to these days is told within the span: a day off belongs to the working day before it.
	const counted = days(calendar.workingDayAfter(since), addDays(calendar.workingDayAfter(today), -1));
	const offsets = new Set([0, ...ladders.flatMap(({ before, co }) => [...before, ...co])]);
	return [...offsets].flatMap((offset) => counted.map((day) => addDays(day, offset)));
}

function behind(
	calendar: WorkingCalendar,
	ladders: readonly Ladder[],
	{ since, today }: Span,
	oldest: PlainDate
): PlainDate[] {
	// Here a day off belongs to the working day after it.
	const counted = days(addDays(calendar.workingDayOnOrBefore(since), 1), today);
	const firsts = new Set<PlainDate>();
	for (const weekly of new Set(ladders.map((ladder) => ladder.weekly)))
		for (const day of counted) for (const first of firstNotices(day, weekly, oldest)) firsts.add(first);
	return [...firsts]
		.filter((first) => calendar.isWorkingDay(first))
		.flatMap((first) => deadlinesBefore(calendar, first));
}

/** The days on which the first notice of lateness may have been given, where another one is counted to this day. */
function firstNotices(day: PlainDate, weekly: number, oldest: PlainDate): PlainDate[] {
	const firsts: PlainDate[] = [];
	for (let week = 0; week <= weekly; week++) firsts.push(addDays(day, -7 * week));
	const isLastOfMonth = addDays(day, 1).endsWith('-01');
	for (let months = 1; ; months++) {
		const same = addMonths(day, -months);
		if (same < oldest) return firsts;
		// The month's last day is also that of what began on a 29th, 30th or 31st.
		const until = isLastOfMonth ? addDays(addMonths(`${same.slice(0, 8)}01`, 1), -1) : same;
		for (const begun of days(same, until)) firsts.push(addDays(begun, -7 * weekly));
	}
}

/** The deadlines that are late from this working day on. */
function deadlinesBefore(calendar: WorkingCalendar, first: PlainDate): PlainDate[] {
	let from = calendar.workingDayOnOrBefore(addDays(first, -1));
	while (calendar.postponesTerm(addDays(from, -1))) from = addDays(from, -1);
	return days(from, addDays(first, -1));
}

/**
 * Tasks that were registered after the rungs of their ladder have rungs of their own: those among these deadlines which
 * were registered that lately.
 */
export function shortTerms(
	ladders: readonly Ladder[],
	{ since, today }: Span
): { dueFrom: PlainDate; dueTo: PlainDate; registeredFrom: PlainDate } {
	const nearest = (list: readonly number[]) => list.filter((n) => n > 0).at(-1) ?? 0;
	const most = slack + Math.max(0, ...ladders.flatMap(({ before, co }) => [nearest(before), nearest(co)]));
	return {
		...{ dueFrom: addDays(since, -slack), dueTo: addDays(today, most) },
		registeredFrom: addDays(since, -most - slack)
	};
}

/** How many days ahead a deadline can be when its first rung is reached. */
export function furthestAhead(ladders: readonly Ladder[]): number {
	return slack + Math.max(0, ...ladders.flatMap(({ before, co }) => [...before, ...co]));
}

function days(from: PlainDate, to: PlainDate): PlainDate[] {
	const first = dayNumber(from);
	return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dateOf(first + index));
}
