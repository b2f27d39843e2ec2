import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { requiredTextField } from '#lib/documents/text-fields.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { idField, parseInput, versionField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readCourses, type ToldTask } from './report-courses.server.ts';
import { findForEdit, type ReportDone } from './report-editing.server.ts';
import { mustBeAsSeen, recordForReport, todayOf } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/*
 * What came of what the report before had planned: each thing with the truth of its task, which the secretariat may say better.
 */

export const outcomeSchema = z.object({
	id: idField,
	version: versionField,
	text: requiredTextField(200_000, 'reports_problem_outcome')
});

export const settleOutcomeSchema = z.object({
	id: idField,
	version: versionField,
	choice: z.enum(['TAKE', 'KEEP'], 'server_problem_form')
});

/** Changes what is told of a planned thing. Refuses NOT_FOUND, NOT_NOW when the report is approved, CONFLICT with the other's text. */
export async function editOutcome(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, text } = parseInput(outcomeSchema, input);
	return changeOutcome(actor, { id, version, values: () => ({ text }) });
}

/** Settles that its task says something else than when it was compiled: the new is taken, or one's own is kept. */
export async function settleOutcome(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, choice } = parseInput(settleOutcomeSchema, input);
	return changeOutcome(actor, {
		...{ id, version },
		values: async (tx, plan) => {
			const sourceText = await readOutcomeOf(tx, actor, plan);
			return choice === 'TAKE' ? { text: sourceText, sourceText } : { sourceText };
		}
	});
}

interface Plan {
	readonly taskId: string | null;
	readonly isDropped: boolean;
}

interface OutcomeChange {
	readonly id: string;
	readonly version: number;
	readonly values: (tx: Transaction, plan: Plan) => Values | Promise<Values>;
}

interface Values {
	readonly text?: string;
	readonly sourceText?: string | null;
}

async function changeOutcome(actor: Actor, { id, version, values }: OutcomeChange): Promise<ReportDone> {
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const outcome = await tx.reportOutcome.findUnique({
			where: { id },
			select: {
				...{ reportId: true, text: true, sourceText: true, version: true },
				plan: { select: { taskId: true, isDropped: true } }
			}
		});
		if (!outcome) throw new Refusal('NOT_FOUND');
		const { reportId, text, sourceText } = outcome;
		const report = await findForEdit(tx, actor, reportId, directory);
		const change = difference<Values>({ text, sourceText }, await values(tx, outcome.plan));
		if (!change) return { reportId, id, eventId: null };
		const about = { subjectType: 'Report' as const, subjectId: reportId, version: outcome.version };
		await mustBeAsSeen(tx, about, { seen: version, values: { text } });
		await tx.reportOutcome.update({
			where: { id, version },
			data: { ...change.after, version: { increment: 1 } }
		});
		const eventId = await recordForReport(tx, actor, reportDeeds.edit, report, {
			before: { earlier: { id, ...change.before } },
			after: { earlier: { id, ...change.after } }
		});
		return { reportId, id, eventId };
	});
}

async function readOutcomeOf(tx: Transaction, actor: Actor, plan: Plan): Promise<string> {
	const [told] = plan.taskId ? await readCourses(tx, [plan.taskId], todayOf(actor)) : [];
	return outcomeText(plan, told);
}

/** What came of a planned thing, as its task tells it. A report is written in Latvian. */
export function outcomeText({ taskId, isDropped }: Plan, told: ToldTask | undefined): string {
	if (told) return told.outcome;
	if (taskId) return m.reports_outcome_hidden({}, { locale: 'lv' });
	return isDropped
		? m.reports_outcome_dropped({}, { locale: 'lv' })
		: m.reports_outcome_no_task({}, { locale: 'lv' });
}

/** Adds what came of each thing that the report before planned and of which nothing is told yet, in the transaction of compiling. */
export async function addOutcomes(
	tx: Transaction,
	actor: Actor,
	{ id: reportId, previousId }: { readonly id: string; readonly previousId: string | null }
): Promise<number> {
	if (previousId === null) return 0;
	const plans = await tx.reportPlan.findMany({
		where: { reportId: previousId, outcomes: { none: { reportId } } },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, position: true, taskId: true, isDropped: true }
	});
	const taskIds = plans.flatMap(({ taskId }) => taskId ?? []);
	const told = new Map((await readCourses(tx, taskIds, todayOf(actor))).map((task) => [task.id, task]));
	await tx.reportOutcome.createMany({
		data: plans.map(({ id: planId, position, ...plan }) => {
			const text = outcomeText(plan, told.get(plan.taskId ?? ''));
			return { id: newId(), reportId, planId, position, text, sourceText: text };
		})
	});
	return plans.length;
}
