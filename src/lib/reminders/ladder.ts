import { addDays, addMonths, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';

/**
 * One rung of the ladder: "BEFORE_30" (so many calendar days before the deadline; BEFORE_0 is the day itself),
 * "LATE_1", "LATE_2" …, or "ESCALATED": the secretariat hears that the others were told twice.
 */
export type Step = `BEFORE_${number}` | `LATE_${number}` | 'ESCALATED';

/** Who leads answers for the task; who is co-responsible is told once, a week before. */
export type Duty = 'LEAD' | 'CO';

export interface Rung {
	readonly step: Step;
	/** The working day on which it is given. */
	readonly date: PlainDate;
}

const daysBefore: Record<Duty, readonly number[]> = { LEAD: [30, 14, 7, 1, 0], CO: [7] };

/** How many days ahead a deadline can be when its first rung is reached: 30, and the days off before that day. */
export const horizonDays = 45;

/** Weekly so many times after the first notice of lateness, then monthly. */
const weeklyNotices = 4;

/** The rungs before a deadline, earliest first, each moved to the working day before where it falls on a day off. */
export function rungsBefore(calendar: WorkingCalendar, due: PlainDate, duty: Duty): Rung[] {
	return daysBefore[duty].map((days) => ({
		step: `BEFORE_${days}` as const,
		date: calendar.workingDayOnOrBefore(addDays(due, -days))
	}));
}

/** The n-th notice of lateness (1 is the first): the working day after the last day, then weekly, then monthly; never on a day off. */
export function lateRung(calendar: WorkingCalendar, due: PlainDate, n: number): Rung {
	const first = calendar.workingDayAfter(lastDay(calendar, due));
	const weeks = Math.min(n - 1, weeklyNotices);
	const date = addMonths(addDays(first, 7 * weeks), n - 1 - weeks);
	return { step: `LATE_${n}`, date: calendar.workingDayOnOrAfter(date) };
}

/** The latest rung that is reached on a day, or null; those before it that were missed are not made up for. */
export function rungReached(
	calendar: WorkingCalendar,
	due: PlainDate,
	duty: Duty,
	registeredOn: PlainDate,
	today: PlainDate
): Rung | null {
	if (today > lastDay(calendar, due)) return duty === 'LEAD' ? lateRungReached(calendar, due, today) : null;
	// A task that was registered after a rung had passed begins with the next one.
	return (
		rungsBefore(calendar, due, duty).findLast(({ date }) => date <= today && date >= registeredOn) ?? null
	);
}

function lateRungReached(calendar: WorkingCalendar, due: PlainDate, today: PlainDate): Rung | null {
	let reached: Rung | null = null;
	for (let n = 1; ; n++) {
		const rung = lateRung(calendar, due, n);
		if (rung.date > today) return reached;
		reached = rung;
	}
}

/** Whether a step is a notice of lateness. */
export function isLateStep(step: string): step is `LATE_${number}` {
	return step.startsWith('LATE_');
}

/** How far up the ladder a step is: the later, the higher. */
export function heightOf(step: Step): number {
	if (step === 'ESCALATED') return 0;
	const number = Number(step.slice(step.indexOf('_') + 1));
	return isLateStep(step) ? number : -1 - number;
}
