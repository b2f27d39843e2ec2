import { addDays, addMonths, daysBetween, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';

/** Who is told of a deadline when: the nearest one holds, of the task, its body or the council. */
export interface Ladder {
	/** Days before the deadline on which who leads is told; 0 is the day itself. Descending. */
	readonly before: readonly number[];
	/** The same for co-responsible institutions. */
	readonly co: readonly number[];
	/** After the first notice of lateness so many weekly ones follow, then monthly ones. */
	readonly weekly: number;
	/** With this notice of lateness the secretariat hears too. */
	readonly tellAt: number;
}

export const usualLadder: Ladder = { before: [30, 14, 7, 1, 0], co: [7], weekly: 4, tellAt: 2 };

/**
 * One rung of the ladder: "BEFORE_30" (so many calendar days before the deadline; BEFORE_0 is the day itself),
 * "LATE_1", "LATE_2" …, or "ESCALATED": the secretariat hears that the others were told in vain.
 */
export type Step = `BEFORE_${number}` | `LATE_${number}` | 'ESCALATED';

/** Who leads answers for the task; who is co-responsible is told once, a week before. */
export type Duty = 'LEAD' | 'CO';

export interface Rung {
	readonly step: Step;
	/** The working day on which it is given. */
	readonly date: PlainDate;
}

/** What the rungs of a task follow from. */
export interface Term {
	readonly due: PlainDate;
	readonly registeredOn: PlainDate;
	readonly ladder: Ladder;
}

/**
 * The rungs before a deadline, earliest first, each moved to the working day before where it falls on a day off; never
 * two on one day. A task that was registered when rungs had passed begins with the next one, and has a short ladder:
 * at least one day between and the day itself, as far as there are such days.
 */
export function rungsBefore(calendar: WorkingCalendar, term: Term, duty: Duty): Rung[] {
	const { due, registeredOn, ladder } = term;
	const days = duty === 'LEAD' ? ladder.before : ladder.co;
	const all = days.map((n) => rungOf(n, calendar.workingDayOnOrBefore(addDays(due, -n))));
	const left = all.filter(({ date }) => date >= registeredOn);
	return oneADay(left.length === all.length ? all : shortened(calendar, term, duty, left));
}

function shortened(calendar: WorkingCalendar, term: Term, duty: Duty, left: readonly Rung[]): Rung[] {
	const { due, registeredOn } = term;
	const last = dayItself(calendar, term);
	const isBetween = ({ date }: Rung) => date > registeredOn && date < (last?.date ?? due);
	const between = left.some(isBetween) ? null : halfway(calendar, registeredOn, last?.date ?? due);
	const added = [
		...(between ? [rungOf(Math.max(daysBetween(between, due), 1), between)] : []),
		...(last && duty === 'LEAD' ? [last] : [])
	];
	return [...left, ...added].sort((a, b) => heightOf(a.step) - heightOf(b.step));
}

/** Of what was registered on the days off before, or on one: the working day on which it is still in time. */
function dayItself(calendar: WorkingCalendar, { due, registeredOn }: Term): Rung | null {
	const before = calendar.workingDayOnOrBefore(due);
	if (before >= registeredOn) return rungOf(0, before);
	const after = calendar.workingDayOnOrAfter(due);
	return after >= registeredOn && after <= lastDay(calendar, due) ? rungOf(0, after) : null;
}

/** A working day after the one and before the other, as near to the middle as there is one. */
function halfway(calendar: WorkingCalendar, from: PlainDate, to: PlainDate): PlainDate | null {
	const middle = calendar.workingDayOnOrAfter(addDays(from, Math.ceil(daysBetween(from, to) / 2)));
	if (middle > from && middle < to) return middle;
	const before = calendar.workingDayOnOrBefore(addDays(to, -1));
	return before > from && before < to ? before : null;
}

function rungOf(days: number, date: PlainDate): Rung {
	return { step: `BEFORE_${days}`, date };
}

/** Where several fall on one day, the one nearest to the deadline is given. */
function oneADay(rungs: readonly Rung[]): Rung[] {
	return rungs.filter(({ date }, index) => rungs[index + 1]?.date !== date);
}

/** The n-th notice of lateness (1 is the first): the working day after the last day, then weekly, then monthly; never on a day off. */
export function lateRung(
	calendar: WorkingCalendar,
	{ due, ladder }: Pick<Term, 'due' | 'ladder'>,
	n: number
): Rung {
	const first = calendar.workingDayAfter(lastDay(calendar, due));
	return { step: `LATE_${n}`, date: calendar.workingDayOnOrAfter(lateDay(first, ladder.weekly, n)) };
}

function lateDay(first: PlainDate, weekly: number, n: number): PlainDate {
	const weeks = Math.min(n - 1, weekly);
	return addMonths(addDays(first, 7 * weeks), n - 1 - weeks);
}

/** The latest rung that is reached on a day, or null; those before it that were missed are not made up for. */
export function rungReached(
	calendar: WorkingCalendar,
	term: Term,
	duty: Duty,
	today: PlainDate
): Rung | null {
	if (today > lastDay(calendar, term.due))
		return duty === 'LEAD' ? lateRungReached(calendar, term, today) : null;
	return rungsBefore(calendar, term, duty).findLast(({ date }) => date <= today) ?? null;
}

/** The latest notice of lateness whose day has come, or null. */
export function lateRungReached(
	calendar: WorkingCalendar,
	term: Pick<Term, 'due' | 'ladder'>,
	today: PlainDate
): Rung | null {
	const first = calendar.workingDayAfter(lastDay(calendar, term.due));
	// As many as there would be if no day were off; a day off moves the last of them to a day after today.
	for (let n = noticesUntil(first, term.ladder.weekly, today); n > 0; n--) {
		const rung = lateRung(calendar, term, n);
		if (rung.date <= today) return rung;
	}
	return null;
}

function noticesUntil(first: PlainDate, weekly: number, today: PlainDate): number {
	const weeks = Math.floor(daysBetween(first, today) / 7);
	if (weeks <= weekly) return weeks + 1;
	const base = addDays(first, 7 * weekly);
	const months = monthOf(today) - monthOf(base);
	return 1 + weekly + (addMonths(base, months) <= today ? months : months - 1);
}

function monthOf(date: PlainDate): number {
	return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

/** Whether a step is a notice of lateness. */
export function isLateStep(step: string): step is `LATE_${number}` {
	return step.startsWith('LATE_');
}

/** The number in a step: days before the deadline, or the how manieth notice of lateness. */
export function numberOf(step: string): number {
	return Number(step.slice(step.indexOf('_') + 1));
}

/** How far up the ladder a step is: the later, the higher. What was said outside of it is below all of it. */
export function heightOf(step: string): number {
	if (step === 'ESCALATED') return 0;
	if (isLateStep(step)) return numberOf(step);
	return step.startsWith('BEFORE_') ? -1 - numberOf(step) : -Infinity;
}
