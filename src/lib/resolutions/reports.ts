import { notNow } from '#lib/server/refusal.ts';
import type { ReportStatus } from './resolutions.ts';

/*
 * The report of a resolution: which state follows which, and where its paragraphs come from.
 */

/** The legal moves. What was approved can be opened again, with a reason, until it is sent; what was sent stays as it is. */
export const reportMoves: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
	DRAFT: ['APPROVED'],
	APPROVED: ['SIGNED', 'DRAFT'],
	SIGNED: ['SENT', 'DRAFT'],
	SENT: []
};

/** Whether a state may follow another. */
export function isReportMove(from: ReportStatus, to: ReportStatus): boolean {
	return reportMoves[from].includes(to);
}

export const sourceKinds = ['OWN', 'ANSWER', 'TASK', 'PREVIOUS'] as const;
/** Where a paragraph came from: nowhere, an answer, the course of a task, the report before. */
export type SourceKind = (typeof sourceKinds)[number];

/** The field of the usual template under which stands what is planned. */
export const plannedField = 'planned';
/** The same of what was done: there the course of tasks is told. */
export const doneField = 'done';

/** The status as the class of its shape (`<span class="st going">`). */
export function reportShape(status: ReportStatus): 'going' | 'ask' | 'done' {
	if (status === 'DRAFT') return 'going';
	return status === 'SENT' ? 'done' : 'ask';
}

/** Refuses NOT_NOW, in words, a move that is not legal. */
export function mustBeMove(from: ReportStatus, to: ReportStatus): void {
	if (isReportMove(from, to)) return;
	if (from === 'SENT') throw notNow('reports_problem_locked');
	throw notNow(to === 'SIGNED' ? 'reports_problem_not_approved' : 'reports_problem_not_signed');
}

/** Refuses NOT_NOW, in words, where a report is no draft any more: what was approved is opened again first, what was sent stays. */
export function mustBeDraft({ status }: { readonly status: ReportStatus }): void {
	if (status === 'SENT') throw notNow('reports_problem_locked');
	if (status !== 'DRAFT') throw notNow('reports_problem_approved');
}
