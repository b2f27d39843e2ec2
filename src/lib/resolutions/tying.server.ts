import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { createInside } from '#lib/tasks/creating.server.ts';
import { writeWithNumbers } from '#lib/tasks/editing-task.server.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { readCitations } from './keeping-citations.server.ts';
import { findPoint, type FoundPoint } from './points-finding.server.ts';
import { surroundingsOf } from './point-reading.server.ts';
import {
	capacityFor,
	mustBeOpen,
	recordForResolution,
	todayOf,
	type FoundResolution
} from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { makeTaskSchema, tieSchema, untieSchema } from './tie-schema.ts';

/** What was tied or made: to which point of which resolution, the task's number. */
export interface Tied {
	readonly resolutionId: string;
	readonly pointId: string;
	readonly number: number;
	readonly eventId: string | null;
}

/**
 * Ties a task that is there to a point: one task may serve many. Refuses NOT_FOUND whoever may not; INVALID, at `number`, a task that
 * is not there for them, or of a body that they do not lead; NOT_NOW where the point has ended. Tied twice it is tied once.
 */
export async function tie(actor: Actor, input: unknown): Promise<Tied> {
	const { pointId, number: typed } = parseInput(tieSchema, input);
	const number = Number(typed.replace('#', ''));
	const surroundings = await surroundingsOf(actor);
	return writeOnce(actor.installation.db, async (tx) => {
		const { resolution, point } = await findPoint(tx, actor, deeds.tie, pointId, surroundings);
		mustBeGoingOn(resolution, point);
		const where = { AND: [visibleTasks(actor, todayOf(actor)), { number }] };
		const task = await tx.task.findFirst({ where, select: { id: true, bodyId: true } });
		if (!task) return refuseField('number', 'resolutions_problem_task');
		if (!can(actor, deeds.tie, { bodyId: task.bodyId }))
			refuseField('number', 'resolutions_problem_task_body');
		const done = { resolutionId: resolution.id, pointId, number };
		if (await isTied(tx, pointId, task.id)) return { ...done, eventId: null };
		const at = actor.installation.clock.now();
		await tx.resolutionPointTask.create({ data: { pointId, taskId: task.id, relation: 'TIED', at } });
		const tied = { pointId, taskId: task.id, number, relation: 'TIED' };
		const eventId = await recordForResolution(tx, actor, deeds.tie, resolution, { after: { tied } });
		return { ...done, eventId };
	});
}

async function isTied(tx: Transaction, pointId: string, taskId: string): Promise<boolean> {
	const where = { pointId_taskId: { pointId, taskId } };
	return (await tx.resolutionPointTask.findUnique({ where, select: { taskId: true } })) !== null;
}

function mustBeGoingOn(resolution: FoundResolution, { endedOn }: FoundPoint): void {
	mustBeOpen(resolution);
	if (endedOn !== null) throw notNow('resolutions_problem_point_ended');
}

/** Unties a task that was tied by mistake; one that was born of the point stays with it. Refuses as `tie` does. */
export async function untie(actor: Actor, input: unknown): Promise<Tied> {
	const { pointId, taskId } = parseInput(untieSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { resolution, point } = await findPoint(tx, actor, deeds.tie, pointId, surroundings);
		mustBeGoingOn(resolution, point);
		const where = { AND: [visibleTasks(actor, todayOf(actor)), { id: taskId }] };
		const task = await tx.task.findFirst({ where, select: { number: true, bodyId: true } });
		if (!task || !can(actor, deeds.tie, { bodyId: task.bodyId })) throw new Refusal('NOT_FOUND');
		const done = { resolutionId: resolution.id, pointId, number: task.number };
		const key = { pointId_taskId: { pointId, taskId } };
		const row = await tx.resolutionPointTask.findUnique({ where: key, select: { relation: true } });
		if (!row) return { ...done, eventId: null };
		if (row.relation !== 'TIED') throw notNow('resolutions_problem_task_made');
		await tx.resolutionPointTask.delete({ where: key });
		const tied = { pointId, taskId, number: task.number, relation: 'TIED' };
		const eventId = await recordForResolution(tx, actor, deeds.tie, resolution, { before: { tied } });
		return { ...done, eventId };
	});
}

/**
 * Makes the task that a point asks for, with the point as its source, in one transaction. Refuses NOT_FOUND whoever may not, INVALID a
 * wrong field, NOT_NOW where the point has ended. Sent twice with one id it acts once. Under control it comes only by a secretary.
 */
export async function makeTask(actor: Actor, input: unknown): Promise<Tied> {
	const { pointId, ...typed } = parseInput(makeTaskSchema, input);
	const surroundings = await surroundingsOf(actor);
	return writeWithNumbers(actor.installation, async (tx) => {
		const { resolution, point } = await findPoint(tx, actor, deeds.tie, pointId, surroundings);
		mustBeGoingOn(resolution, point);
		if (typed.bodyId !== null && !can(actor, deeds.tie, { bodyId: typed.bodyId }))
			refuseField('bodyId', 'editing_problem_body');
		const isKnown = await isTied(tx, pointId, typed.id);
		const sourceId = newId();
		const cited = (await readCitations(tx, resolution.id)).get(pointId)!;
		const task = {
			...{ ...typed, parentNumber: null, code: null, note: null, sourceKind: 'RESOLUTION' as const },
			...{ sourceReference: cited.reference, sourceAuthor: resolution.issuer, sourceDate: cited.date }
		};
		const made = await createInside(tx, actor, surroundings.directory, task, {
			...{ sourceId, wording: point.text, restriction: null },
			capacity: capacityFor(actor, deeds.tie, resolution)
		});
		const done = { resolutionId: resolution.id, pointId, ...made };
		if (isKnown) return done;
		// Its id was another's form: nothing of that task is tied to this point.
		if (!(await tx.taskSource.findUnique({ where: { id: sourceId }, select: { id: true } })))
			throw new Refusal('NOT_FOUND');
		const at = actor.installation.clock.now();
		await tx.resolutionPointTask.create({
			data: { pointId, taskId: typed.id, sourceId, relation: 'MADE', at }
		});
		const tied = { pointId, taskId: typed.id, number: made.number, relation: 'MADE' };
		await recordForResolution(tx, actor, deeds.tie, resolution, { after: { tied } });
		return done;
	});
}

/** Whether somebody makes tasks of any body, or only of those that they lead. */
export function makesAnyTask(actor: Actor): boolean {
	return can(actor, taskDeeds.create);
}
