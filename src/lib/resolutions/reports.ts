import type { Locale } from '#lib/accounts/actor.ts';
import { notNow } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import type { ReportStatus, StepKind } from './resolutions.ts';

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

/** The status in a word: "Melnraksts", "Nosūtīts". */
export function reportStatusWord(status: ReportStatus, locale: Locale): string {
	const options = { locale };
	switch (status) {
		case 'DRAFT':
			return m.reports_status_draft({}, options);
		case 'APPROVED':
			return m.reports_status_approved({}, options);
		case 'SIGNED':
			return m.reports_status_signed({}, options);
		case 'SENT':
			return m.reports_status_sent({}, options);
	}
}

/** The status as the class of its shape (`<span class="st going">`). */
export function reportShape(status: ReportStatus): 'going' | 'ask' | 'done' {
	if (status === 'DRAFT') return 'going';
	return status === 'SENT' ? 'done' : 'ask';
}

/** Refuses NOT_NOW, in words, where a report is no draft any more: what was approved is opened again first, what was sent stays. */
export function mustBeDraft({ status }: { readonly status: ReportStatus }): void {
	if (status === 'SENT') throw notNow('reports_problem_locked');
	if (status !== 'DRAFT') throw notNow('reports_problem_approved');
}

/** What is to be done by a day: "Ministriju atbildes". */
export function stepWord(kind: StepKind, locale: Locale): string {
	const options = { locale };
	switch (kind) {
		case 'ANSWERS':
			return m.reports_step_answers({}, options);
		case 'DRAFT':
			return m.reports_step_draft({}, options);
		case 'COORDINATION':
			return m.reports_step_coordination({}, options);
		case 'SIGNATURE':
			return m.reports_step_signature({}, options);
		case 'SENDING':
			return m.reports_step_sending({}, options);
	}
}
