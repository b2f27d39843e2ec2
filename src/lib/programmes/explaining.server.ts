import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { findMeasureTold, type MeasureTold } from './measure-finding.server.ts';
import { mustBeAsSeen, recordForProgramme, todayOf } from './programme-finding.server.ts';
import { explainSchema, tieSchema, untieSchema } from './year-schema.ts';
import { yearDeeds } from './year.ts';

/* Why a measure did not bring all that it was to bring; which other tasks help it. */

export interface Explained {
	readonly programmeId: string;
	readonly eventId: string | null;
}

/** Whether somebody may say why not: the secretariat, and whoever may report on the measure's task. */
export function mayExplain(actor: Actor, { reportAs }: Pick<MeasureTold, 'reportAs'>): boolean {
	return reportAs.length > 0 || can(actor, yearDeeds.explain);
}

/** Says why not, or why not all. Refuses NOT_FOUND whoever may not, NOT_NOW what is not followed, CONFLICT as changed meanwhile. */
export async function explain(actor: Actor, input: unknown): Promise<Explained> {
	const { measureId, version: seen, shortfall } = parseInput(explainSchema, input);
	return actor.installation.db.write(async (tx) => {
		const found = await findMeasureTold(tx, actor, measureId);
		if (!mayExplain(actor, found)) throw new Refusal('NOT_FOUND');
		const { measure, programme } = found;
		if (programme.state !== 'CURRENT') throw notNow('measures_problem_not_current');
		const { version } = measure;
		const subject = { subjectType: 'Programme', subjectId: programme.id, version };
		await mustBeAsSeen(tx, subject, { seen, values: { shortfall: measure.shortfall } });
		if (measure.shortfall === shortfall) return { programmeId: programme.id, eventId: null };
		return { programmeId: programme.id, eventId: await write(tx, actor, found, shortfall) };
	});
}

async function write(
	tx: Transaction,
	actor: Actor,
	{ measure, programme }: MeasureTold,
	shortfall: string | null,
	undoes?: string
): Promise<string> {
	const { id, number } = measure;
	await tx.measure.update({ where: { id }, data: { shortfall, version: { increment: 1 } } });
	return recordForProgramme(tx, actor, yearDeeds.explain, programme, {
		before: { measure: { id, number, shortfall: measure.shortfall } },
		after: { measure: { id, number, shortfall } },
		undoes
	});
}

/** What was said, as it was before. */
export const explainUndoers: Undoers = {
	[yearDeeds.explain.name]: (actor, { id: undoes, before, after }) =>
		actor.installation.db.write(async (tx) => {
			const [was, is] = [before, after].map(
				(state) => (state as { measure: { id: string; shortfall: string | null } }).measure
			) as [{ shortfall: string | null }, { id: string; shortfall: string | null }];
			const found = await findMeasureTold(tx, actor, is.id);
			if (!mayExplain(actor, found)) throw new Refusal('NOT_FOUND');
			mustBeUnchanged(found.measure, { shortfall: is.shortfall });
			await write(tx, actor, found, was.shortfall, undoes);
		})
};

/**
 * Ties a task that is there to a measure that it helps. Refuses NOT_FOUND whoever may not; INVALID, at `number`, a task that is not
 * there for them, of a body that they do not lead, and the measure's own. Tied twice it is tied once.
 */
export async function tieTask(actor: Actor, input: unknown): Promise<Explained> {
	const { measureId, number: typed } = parseInput(tieSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { measure, programme } = await findTying(tx, actor, measureId);
		const where = { AND: [visibleTasks(actor, todayOf(actor)), { number: Number(typed.replace('#', '')) }] };
		const task = await tx.task.findFirst({ where, select: { id: true, number: true, bodyId: true } });
		if (!task) return refuseField('number', 'measures_problem_task');
		if (!can(actor, yearDeeds.tie, { bodyId: task.bodyId }))
			refuseField('number', 'measures_problem_task_body');
		if (task.id === measure.taskId) refuseField('number', 'measures_problem_task_own');
		const key = { measureId, taskId: task.id };
		const known = await tx.measureTask.findUnique({ where: { measureId_taskId: key } });
		if (known) return { programmeId: programme.id, eventId: null };
		await tx.measureTask.create({ data: key });
		const tied = { id: measureId, number: measure.number, taskId: task.id };
		const eventId = await recordForProgramme(tx, actor, yearDeeds.tie, programme, {
			after: { measure: tied }
		});
		return { programmeId: programme.id, eventId };
	});
}

/** Unties a task that was tied by mistake. Refuses as `tieTask` does. */
export async function untieTask(actor: Actor, input: unknown): Promise<Explained> {
	const { measureId, taskId } = parseInput(untieSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { measure, programme } = await findTying(tx, actor, measureId);
		const where = { AND: [visibleTasks(actor, todayOf(actor)), { id: taskId }] };
		const task = await tx.task.findFirst({ where, select: { bodyId: true } });
		if (!task || !can(actor, yearDeeds.tie, { bodyId: task.bodyId })) throw new Refusal('NOT_FOUND');
		const { count } = await tx.measureTask.deleteMany({ where: { measureId, taskId } });
		if (count === 0) return { programmeId: programme.id, eventId: null };
		const tied = { id: measureId, number: measure.number, taskId };
		const eventId = await recordForProgramme(tx, actor, yearDeeds.tie, programme, {
			before: { measure: tied }
		});
		return { programmeId: programme.id, eventId };
	});
}

async function findTying(tx: Transaction, actor: Actor, measureId: string): Promise<MeasureTold> {
	const found = await findMeasureTold(tx, actor, measureId);
	if (!can(actor, yearDeeds.tie, { bodyId: found.programme.bodyId })) throw new Refusal('NOT_FOUND');
	if (found.programme.state === 'CLOSED') throw notNow('programmes_problem_closed');
	return found;
}
