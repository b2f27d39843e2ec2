import { addMonths, type PlainDate } from '#lib/calendar/days.ts';

/** What can be restricted: a task with its parts, an entry of its course, a document of it. */
export const restrictables = ['TASK', 'ENTRY', 'DOCUMENT'] as const;
export type RestrictableKind = (typeof restrictables)[number];

/** The law's ground, and the last day; both, or neither. */
export interface Restriction {
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
}

export const unrestricted: Restriction = { restrictedBasis: null, restrictedUntil: null };

/** A year, as Informācijas atklātības likuma 5. pants has it; it can be said anew when it ends. */
export function usualTerm(today: PlainDate): PlainDate {
	return addMonths(today, 12);
}

const mostMonths = 5 * 12;

/** What is wrong with a term, as the key of a message; null where nothing is. */
export function termProblem(until: PlainDate, today: PlainDate): string | null {
	if (until < today) return 'files_problem_until_past';
	return until > addMonths(today, mostMonths) ? 'files_problem_until_far' : null;
}

/** Whether two say the same. */
export function isSameRestriction(one: Restriction, other: Restriction): boolean {
	return one.restrictedBasis === other.restrictedBasis && one.restrictedUntil === other.restrictedUntil;
}
