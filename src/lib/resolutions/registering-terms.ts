import type { PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { ReportKind } from './resolutions.ts';
import { readTerm, type CountedFrom, type Term, type TermProblem } from './terms.ts';

/** What a form says of the deadlines of a resolution's reports. */
export interface SaidTerms {
	readonly date: PlainDate | null;
	readonly receivedOn: PlainDate | null;
	readonly countedFrom: CountedFrom;
	readonly interim: string | null;
	readonly final: string | null;
}

/** What is wrong, at which field: a key of a message. */
export interface TermFault {
	readonly field: string;
	readonly problem: string;
	/** The day that the problem speaks of. */
	readonly date?: PlainDate;
}

/** The reports that follow from what was said, or what is wrong with it. */
export type ReadTerms =
	| { readonly reports: readonly { readonly kind: ReportKind; readonly term: Term }[] }
	| { readonly fault: TermFault };

/**
 * Reads the deadlines of the interim and of the final report: none in the past or before the resolution's own date, the interim one
 * not after the final one.
 */
export function readTerms(said: SaidTerms, today: PlainDate, calendar: WorkingCalendar): ReadTerms {
	const reports: { kind: ReportKind; term: Term }[] = [];
	for (const [field, kind] of [
		['interim', 'INTERIM'],
		['final', 'FINAL']
	] as const) {
		const term = readTerm(said[field], { ...said, today }, calendar);
		if (term === null) continue;
		if (typeof term === 'string') return { fault: { field, problem: wordsOf(term) } };
		const fault = faultOf(term.due, said, today);
		if (fault) return { fault: { field, ...fault } };
		reports.push({ kind, term });
	}
	const [interim, final] = reports;
	if (interim && final && interim.term.due > final.term.due)
		return { fault: { field: 'interim', problem: 'resolutions_problem_interim_after' } };
	return { reports };
}

/** Why a day cannot be by when something is wanted; null where it can. */
export function faultOf(
	due: PlainDate,
	{ date }: { readonly date: PlainDate | null },
	today: PlainDate
): Omit<TermFault, 'field'> | null {
	if (date !== null && due < date) return { problem: 'resolutions_problem_due_before', date };
	return due < today ? { problem: 'resolutions_problem_due_past', date: due } : null;
}

/** The message of a deadline that was not understood. */
export function wordsOf(problem: TermProblem): string {
	switch (problem) {
		case 'WORDS':
			return 'resolutions_problem_term';
		case 'NO_DATE':
			return 'resolutions_problem_term_date';
		case 'NO_RECEIPT':
			return 'resolutions_problem_term_receipt';
	}
}
