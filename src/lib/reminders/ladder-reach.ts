import { addDays, dayNumber, dateOf, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { lateRungReached, type Ladder } from './ladder.ts';

/** From the day after `since` until and with `today`. */
export interface Span {
	readonly since: PlainDate;
	readonly today: PlainDate;
}

/** Days off in a row, and some more: so far a rung may lie from where it was counted to. */
const slack = 14;

/**
 * The deadlines one of whose rungs falls into a span, whatever the tasks: a day's plan reads only these, not every task
 * that ever became late. `oldest` is the oldest deadline that is still owed.
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
	const weeklies = [...new Set(ladders.map(({ weekly }) => weekly))].map((weekly) =>
		ladders.find((ladder) => ladder.weekly === weekly)!
	);
	return days(oldest, addDays(today, -1)).filter((due) =>
		weeklies.some((ladder) => {
			const rung = lateRungReached(calendar, { due, ladder }, today);
			return rung !== null && rung.date > since;
		})
	);
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
