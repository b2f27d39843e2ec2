import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { stepKinds, type StepKind } from './resolutions.ts';

/*
 * A report is due on a day; so that it is sent by then, it must be signed before, be agreed on before that, be written before that,
 * and be answered for before all. These days are counted back from its own, in working days, and moved together.
 */

/** How many working days before the report's deadline each step is due. */
export type Distances = Readonly<Record<StepKind, number>>;

/** Where the secretariat says nothing else. */
export const usualDistances: Distances = { ANSWERS: 12, DRAFT: 8, COORDINATION: 5, SIGNATURE: 2, SENDING: 1 };

/** A step and its day. */
export interface Step {
	readonly kind: StepKind;
	readonly due: PlainDate;
}

/** A step that may be done already. */
export interface KeptStep extends Step {
	readonly doneOn: PlainDate | null;
}

export interface CountedBack {
	/** In their order. */
	readonly steps: readonly Step[];
	/** There is less time than the plan wants: its distances were made shorter, all in proportion. */
	readonly isSqueezed: boolean;
}

/** The working day that lies so many working days before a day; 0 is the day itself, or the last working day before it. */
export function workingDaysBefore(calendar: WorkingCalendar, date: PlainDate, count: number): PlainDate {
	let day = calendar.workingDayOnOrBefore(date);
	for (let passed = 0; passed < count; passed++) day = calendar.workingDayOnOrBefore(addDays(day, -1));
	return day;
}

/**
 * The days of all steps, counted back from a report's deadline. Where there is less time than the plan wants, its distances shrink in
 * proportion, so that whoever is asked keeps a working day to answer; no step lies before today.
 */
export function countBack(
	due: PlainDate,
	{ today, distances = usualDistances }: { readonly today: PlainDate; readonly distances?: Distances },
	calendar: WorkingCalendar
): CountedBack {
	const end = calendar.workingDayOnOrBefore(due);
	const left = Math.max(0, calendar.workingDaysUntil(today, end));
	const longest = Math.max(...stepKinds.map((kind) => distances[kind]));
	const isSqueezed = longest > left - 1 && longest > 0;
	const most = Math.max(0, left - 1);
	const steps = stepKinds.map((kind) => {
		const distance = isSqueezed ? Math.floor((distances[kind] * most) / longest) : distances[kind];
		const day = workingDaysBefore(calendar, due, distance);
		return { kind, due: day < today ? today : day };
	});
	return { steps, isSqueezed };
}

/** How far the steps stand from a deadline now: what a form offers to change. */
export function distancesOf(steps: readonly Step[], due: PlainDate, calendar: WorkingCalendar): Distances {
	const end = calendar.workingDayOnOrBefore(due);
	const of = (kind: StepKind) => {
		const step = steps.find((one) => one.kind === kind);
		return step ? Math.max(0, calendar.workingDaysUntil(step.due, end)) : usualDistances[kind];
	};
	return Object.fromEntries(stepKinds.map((kind) => [kind, of(kind)])) as unknown as Distances;
}

/** A day moved by so many working days; by none it stays where it is, even on a day off. */
export function moveDay(calendar: WorkingCalendar, date: PlainDate, workingDays: number): PlainDate {
	if (workingDays === 0) return date;
	return workingDays > 0
		? calendar.workingDaysLater(date, workingDays)
		: workingDaysBefore(calendar, date, -workingDays);
}

/** What moves together: the report's deadline itself, or one of its steps. */
export type Moved = StepKind | 'REPORT';

/**
 * The steps when one of them, or the report's deadline, goes to another day: all that are not done move by the same number of working
 * days, or only that one where `alone` says so.
 */
export function moveSteps<S extends KeptStep>(
	steps: readonly S[],
	{ what, from, to, alone = false }: { what: Moved; from: PlainDate; to: PlainDate; alone?: boolean },
	calendar: WorkingCalendar
): S[] {
	const by = calendar.workingDaysUntil(from, to);
	return steps.map((step) => {
		if (step.kind === what) return { ...step, due: to };
		return alone || step.doneOn !== null ? step : { ...step, due: moveDay(calendar, step.due, by) };
	});
}

/** Two that would come in the wrong order: the first must be done before the second. */
export interface Disorder {
	readonly first: StepKind;
	readonly second: Moved;
}

/** The first two steps that stand in the wrong order, or the step that lies after the report's last day; null where all is well. */
export function disorderOf(
	steps: readonly Step[],
	due: PlainDate | null,
	calendar: WorkingCalendar
): Disorder | null {
	const inOrder = stepKinds.flatMap((kind) => steps.filter((step) => step.kind === kind));
	for (const [index, step] of inOrder.entries()) {
		const next = inOrder[index + 1];
		if (next && step.due > next.due) return { first: step.kind, second: next.kind };
	}
	const late = due === null ? undefined : inOrder.find((step) => step.due > lastDay(calendar, due));
	return late ? { first: late.kind, second: 'REPORT' } : null;
}

/** The step that comes next: the first that is not done. */
export function nextStep<S extends KeptStep>(steps: readonly S[]): S | null {
	const open = stepKinds.flatMap((kind) =>
		steps.filter((step) => step.kind === kind && step.doneOn === null)
	);
	return open[0] ?? null;
}
