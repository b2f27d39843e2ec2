import type { Recorded } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { notNow } from '#lib/server/refusal.ts';
import type { KeptStep } from './counting-back.ts';
import {
	findReport,
	mustBeAsSeen,
	mustBeOpen,
	recordForReport,
	type FoundReport,
	type Which
} from './resolution-finding.server.ts';
import { stepKinds, type StepKind } from './resolutions.ts';

/* What every change of the days of a report begins with, and how they are written. */

/** The days of a report. */
export interface Days {
	readonly due: PlainDate | null;
	readonly originalDue: PlainDate | null;
	/** In their order. */
	readonly steps: readonly KeptStep[];
}

/** A report whose days can still be changed. Refuses NOT_FOUND, NOT_NOW one that was sent, or of a resolution that is closed; CONFLICT. */
export async function findPlanned(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	{ seen, ...which }: Which & { readonly seen?: number }
): Promise<FoundReport> {
	const report = await findReport(tx, actor, deed, which);
	mustBeOpen(report.resolution);
	if (report.status === 'SENT') throw notNow('resolutions_problem_sent');
	const { id, version } = report;
	if (seen !== undefined)
		await mustBeAsSeen(tx, { subjectType: 'Report', subjectId: id, version }, { seen, values: {} });
	return report;
}

/** The steps of a report, in their order. */
export async function readSteps(tx: Transaction, reportId: string): Promise<KeptStep[]> {
	const rows = await tx.reportStep.findMany({
		where: { reportId },
		select: { kind: true, due: true, doneOn: true }
	});
	return stepKinds.flatMap((kind) =>
		rows.filter((row) => row.kind === kind).map((row) => ({ ...row, kind: row.kind as StepKind }))
	);
}

/** Writes the days of a report; what is asked of the institutions is due with the step that waits for their answers, until they are asked. */
export async function writeDays(
	tx: Transaction,
	report: Pick<FoundReport, 'id'>,
	{ due, originalDue, steps }: Days
): Promise<void> {
	const { id } = report;
	await tx.report.update({ where: { id }, data: { due, originalDue, version: { increment: 1 } } });
	for (const { kind, ...step } of steps)
		await tx.reportStep.update({ where: { reportId_kind: { reportId: id, kind } }, data: step });
	const answers = steps.find(({ kind }) => kind === 'ANSWERS');
	if (answers)
		await tx.request.updateMany({
			where: { subject: `report:${id}`, state: 'PREPARED' },
			data: { due: answers.due }
		});
}

/** Records a change of the days of a report: its deadline, its steps by their kinds. */
export function recordDays(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	report: FoundReport,
	{ before, after, undoes }: { before: Days; after: Days; undoes?: string | undefined }
): Promise<string> {
	const change: Recorded = { before: toldDays(before), after: toldDays(after), undoes };
	return recordForReport(tx, actor, deed, report, change);
}

const toldDays = ({ due, originalDue, steps }: Days) => ({ due, originalDue, steps });
