import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import { createInside } from '#lib/tasks/creating.server.ts';
import { writeWithNumbers } from '#lib/tasks/editing-task.server.ts';
import { seesTask } from '#lib/tasks/visibility.ts';
import { dropPlanSchema, planTaskSchema, tiePlanSchema } from './report-plans-schema.ts';
import {
	capacityFor,
	findReport,
	mustBeAsSeen,
	recordForReport,
	todayOf,
	type FoundReport
} from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/*
 * What a report plans becomes owed, also when the report was sent: each planned thing is made a task, tied to one that is there, or
 * said to become none.
 */

export interface PlanDone {
	readonly reportId: string;
	readonly id: string;
	/** Of its task. */
	readonly number: number | null;
	readonly eventId: string | null;
}

/**
 * Makes the task that a planned thing becomes, with the resolution as its source, tied to the points of its theme, in one
 * transaction. Refuses NOT_FOUND whoever may not, INVALID a wrong field, NOT_NOW what has its task already. Sent twice it acts once.
 */
export async function makePlanTask(actor: Actor, input: unknown): Promise<PlanDone> {
	const { planId, ...typed } = parseInput(planTaskSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeWithNumbers(actor.installation, async (tx) => {
		const { plan, report } = await findPlan(tx, actor, planId, directory);
		if (plan.taskId !== null && plan.taskId !== typed.id) throw notNow('reports_problem_plan_made');
		const sourceId = newId();
		const points = await pointsOf(tx, plan, report);
		const task = { ...typed, ...sourceOf(report, points) };
		const made = await createInside(tx, actor, directory, task, {
			...{ sourceId, wording: plan.text, restriction: null },
			capacity: capacityFor(actor, reportDeeds.makeTask, report.resolution)
		});
		if (plan.taskId === typed.id) return { reportId: report.id, id: planId, ...made };
		// Its id was another's form: nothing of that task is tied to this plan.
		if (!(await tx.taskSource.findUnique({ where: { id: sourceId }, select: { id: true } })))
			throw new Refusal('NOT_FOUND');
		await tie(tx, actor, { plan, report, points }, { taskId: typed.id, sourceId, relation: 'MADE' });
		const after = { plan: { id: planId, taskId: typed.id, number: made.number, relation: 'MADE' } };
		await recordForReport(tx, actor, reportDeeds.makeTask, report, { after });
		return { reportId: report.id, id: planId, ...made };
	});
}

/** Ties a planned thing to a task that is there. Refuses, at `number`, what this actor knows no task of. */
export async function tiePlan(actor: Actor, input: unknown): Promise<PlanDone> {
	const { id, version, number } = parseInput(tiePlanSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { plan, report } = await findPlan(tx, actor, id, directory);
		const task = await tx.task.findUnique({
			where: { number },
			select: { id: true, bodyId: true, restrictedUntil: true }
		});
		if (!task || !seesTask(actor, task, todayOf(actor)))
			return refuseField('number', 'reports_problem_task_unknown');
		if (plan.taskId === task.id) return { reportId: report.id, id, number, eventId: null };
		await mustBeSeen(tx, report, plan, version);
		const points = await pointsOf(tx, plan, report);
		await tie(tx, actor, { plan, report, points }, { taskId: task.id, sourceId: null, relation: 'TIED' });
		const eventId = await recordForReport(tx, actor, reportDeeds.makeTask, report, {
			before: { plan: { id, taskId: plan.taskId } },
			after: { plan: { id, taskId: task.id, number, relation: 'TIED' } }
		});
		return { reportId: report.id, id, number, eventId };
	});
}

/** Says that no task follows from a planned thing, or that this is to be decided again. */
export async function dropPlan(actor: Actor, input: unknown): Promise<PlanDone> {
	const { id, version, isDropped } = parseInput(dropPlanSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { plan, report } = await findPlan(tx, actor, id, directory);
		const done = { reportId: report.id, id, number: null };
		if (plan.isDropped === isDropped) return { ...done, eventId: null };
		if (plan.taskId !== null) throw notNow('reports_problem_plan_made');
		await mustBeSeen(tx, report, plan, version);
		await tx.reportPlan.update({ where: { id, version }, data: { isDropped, version: { increment: 1 } } });
		const eventId = await recordForReport(tx, actor, reportDeeds.makeTask, report, {
			before: { plan: { id, isDropped: plan.isDropped } },
			after: { plan: { id, isDropped } }
		});
		return { ...done, eventId };
	});
}

/** A planned thing of a report whose plans somebody may make tasks of. Refuses NOT_FOUND. */
export async function findPlan(tx: Transaction, actor: Actor, id: string, directory: Directory) {
	const plan = await tx.reportPlan.findUnique({
		where: { id },
		select: {
			...{ id: true, reportId: true, paragraphId: true, group: true, text: true, taskId: true },
			...{ isDropped: true, version: true }
		}
	});
	if (!plan) throw new Refusal('NOT_FOUND');
	const report = await findReport(tx, actor, reportDeeds.makeTask, { id: plan.reportId, directory });
	return { plan, report };
}

type FoundPlan = Awaited<ReturnType<typeof findPlan>>['plan'];

async function mustBeSeen(
	tx: Transaction,
	report: FoundReport,
	plan: FoundPlan,
	seen: number
): Promise<void> {
	const { version, text, isDropped } = plan;
	const about = { subjectType: 'Report' as const, subjectId: report.id, version };
	await mustBeAsSeen(tx, about, { seen, values: { text, isDropped } });
}

interface Point {
	readonly id: string;
	readonly code: string | null;
}

/** The points that the theme answers in which it is planned. */
async function pointsOf(tx: Transaction, { paragraphId }: FoundPlan, { id }: FoundReport): Promise<Point[]> {
	if (paragraphId === null) return [];
	const paragraph = await tx.reportParagraph.findUnique({
		where: { id: paragraphId, reportId: id },
		select: { sectionId: true }
	});
	if (!paragraph) return [];
	return tx.resolutionPoint.findMany({
		where: { sections: { some: { sectionId: paragraph.sectionId } } },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, code: true }
	});
}

/** "Rezolūcija Nr. 2026 1.1.1./4-4, 2.1. punkts", of its issuer and its day. */
function sourceOf({ resolution, title }: FoundReport, points: readonly Point[]) {
	const codes = points.flatMap(({ code }) => code ?? []);
	const options = { locale: 'lv' } as const;
	const { number, issuer, date } = resolution;
	return {
		sourceKind: 'RESOLUTION' as const,
		sourceReference: codes.length
			? m.reports_citation_points({ number, points: codes.join(', ') }, options)
			: m.reports_citation({ number }, options),
		...{ sourceAuthor: issuer, sourceDate: date },
		...{ parentNumber: null, code: null, note: m.reports_task_note({ title }, options) }
	};
}

async function tie(
	tx: Transaction,
	actor: Actor,
	{ plan, points }: { plan: FoundPlan; report: FoundReport; points: readonly Point[] },
	made: { readonly taskId: string; readonly sourceId: string | null; readonly relation: 'MADE' | 'TIED' }
): Promise<void> {
	const at = actor.installation.clock.now();
	const known = await tx.resolutionPointTask.findMany({
		where: { taskId: made.taskId },
		select: { pointId: true }
	});
	const tied = new Set(known.map(({ pointId }) => pointId));
	await tx.resolutionPointTask.createMany({
		data: points.filter(({ id }) => !tied.has(id)).map(({ id }) => ({ pointId: id, ...made, at }))
	});
	const data = { taskId: made.taskId, isDropped: false, version: { increment: 1 } };
	await tx.reportPlan.update({ where: { id: plan.id, version: plan.version }, data });
}
