import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { institutionAt, institutionFamily, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import type { z } from 'zod';
import { batchSchema } from './batch-schema.ts';
import {
	batchDeeds,
	mostTasks,
	obstaclesOf,
	offeredChanges,
	ownersReplaced,
	type BatchAim,
	type BatchChange,
	type BatchObstacle,
	type BatchTask
} from './batch.ts';
import { missingIn } from './closing-schema.ts';
import { mustBeAlive } from './creating.server.ts';
import { ownerDetails } from './editing-task.server.ts';
import { todayOf } from './lifecycle.server.ts';
import { readOpenParts } from './parts.server.ts';
import { findMatching } from './register.server.ts';
import { deeds, type Closing, type Status } from './tasks.ts';
import { visibleTasks } from './visibility.server.ts';

/** What a form about many tasks asks for. */
export type BatchTyped = z.output<typeof batchSchema>;

/** What was chosen to be changed: those that are there for whoever asks. */
export interface Chosen {
	readonly tasks: readonly BatchTask[];
	/** How many were meant; more than `mostTasks` are not taken. */
	readonly total: number;
}

/** A task of a batch, and what stands in its way. */
export interface Planned {
	readonly task: BatchTask;
	readonly obstacle: BatchObstacle | null;
	/** Who would answer for it, where that is what changes. */
	readonly owners: BatchTask['owners'] | null;
	/** Was not chosen itself: a part that is closed with its task. */
	readonly isAlong: boolean;
}

/** Which changes of many somebody may make. Refuses NOT_FOUND whoever may make none. */
export function changesFor(actor: Actor): BatchChange[] {
	mustBeAble(actor, deeds.batch);
	return offeredChanges(actor);
}

/** The tasks that an address names: by their numbers (`n`), or all that a filter finds (`all` with `filter`). */
export async function readChosen(actor: Actor, params: URLSearchParams): Promise<Chosen> {
	mustBeAble(actor, deeds.batch);
	const { read } = actor.installation.db;
	const isAll = params.has('all');
	const ids = isAll
		? await findMatching(actor, new URLSearchParams(params.get('filter') ?? ''), { today: todayOf(actor) })
		: await readIds(actor, params.getAll('n'));
	const tasks = await readTasks(read, actor, ids.slice(0, mostTasks));
	return { tasks, total: isAll ? ids.length : tasks.length };
}

async function readIds(actor: Actor, texts: readonly string[]): Promise<string[]> {
	const numbers = texts.filter((text) => /^[1-9]\d{0,8}$/.test(text)).map(Number);
	const found = await actor.installation.db.read.task.findMany({
		where: { number: { in: numbers.slice(0, mostTasks) } },
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		select: { id: true }
	});
	return found.map(({ id }) => id);
}

/**
 * What a change would do to each of the chosen tasks: nothing is done. Refuses NOT_FOUND whoever may not, INVALID a wrong field.
 */
export async function planBatch(
	actor: Actor,
	input: unknown,
	chosenIds: readonly string[]
): Promise<Planned[]> {
	const typed = parseInput(batchSchema, input);
	const directory = await directoryOf(actor.installation);
	const aim = aimOf(actor, directory, typed);
	const { read } = actor.installation.db;
	const chosen = await readTasks(read, actor, chosenIds.slice(0, mostTasks));
	if (chosen.length === 0) refuseField('form', 'tasks_problem_batch_none');
	const takesParts = typed.withSubtasks && typed.change !== 'MOVE' && typed.change !== 'REPLACE_OWNER';
	const partIds = takesParts ? chosen.flatMap(({ openPartIds }) => openPartIds) : [];
	const known = new Set(chosen.map(({ id }) => id));
	const along = await readTasks(
		read,
		actor,
		[...new Set(partIds)].filter((id) => !known.has(id))
	);
	const tasks = [...chosen, ...along];
	const obstacles = obstaclesOf(tasks, aim);
	return tasks.map((task) => ({
		task,
		obstacle: obstacles.get(task.id) ?? null,
		owners: typed.toId ? ownersReplaced(task.owners, aim.fromIds, typed.toId) : null,
		isAlong: !known.has(task.id)
	}));
}

/** What it aims at. Refuses what the change cannot do without. */
export function aimOf(actor: Actor, directory: Directory, typed: BatchTyped): BatchAim {
	const { change, bodyId, fromId, toId } = typed;
	mustBeAble(actor, deeds.batch);
	mustBeAble(actor, batchDeeds[change]);
	if (change === 'END_CONTROL') mustBeClosing(actor, typed, 'OFF_CONTROL');
	if (change === 'CLOSE') mustBeClosing(actor, typed, typed.closedAs || null);
	const needsDecision = change === 'MOVE' || change === 'REPLACE_OWNER';
	if (change === 'MOVE') mustBeAlive(directory, bodyId ?? '', todayOf(actor));
	const fromIds = change === 'REPLACE_OWNER' ? replacedIds(actor, directory, fromId, toId) : [];
	if (needsDecision && !typed.decision) refuseField('decision', 'tasks_problem_batch_decision');
	return { change, bodyId, fromIds };
}

function mustBeClosing(actor: Actor, { on, decision, text }: BatchTyped, closedAs: Closing | null): void {
	if (!closedAs) return refuseField('closedAs', 'tasks_problem_closing');
	if (!on) return refuseField('on', 'calendar_problem_date_missing');
	if (on > todayOf(actor)) refuseField('on', 'tasks_problem_closed_ahead');
	const missing = missingIn({ closedAs, decision, text });
	if (missing) refuseField(missing.field, missing.problem);
}

function replacedIds(
	actor: Actor,
	directory: Directory,
	fromId: string | null,
	toId: string | null
): string[] {
	if (!fromId || !directory.institutionIndex.has(fromId))
		return refuseField('fromId', 'tasks_problem_batch_institution');
	if (!toId || !directory.institutionIndex.has(toId))
		return refuseField('toId', 'tasks_problem_batch_institution');
	if (institutionAt(directory, toId, todayOf(actor)).institutionId !== toId)
		return refuseField('toId', 'tasks_problem_batch_succeeded');
	const family = institutionFamily(directory, fromId);
	if (family.includes(toId)) refuseField('toId', 'tasks_problem_batch_same');
	return family;
}

/** In the order of the ids, without what is not there for whoever asks. */
export async function readTasks(
	reader: Pick<Reader | Transaction, 'task' | '$queryRaw'>,
	actor: Actor,
	ids: readonly string[]
): Promise<BatchTask[]> {
	if (ids.length === 0) return [];
	const found = await (reader as Reader).task.findMany({
		where: { AND: [visibleTasks(actor, todayOf(actor)), { id: { in: [...ids] } }] },
		select: {
			...{ id: true, number: true, code: true, title: true, version: true, bodyId: true, parentId: true },
			...{ status: true, closedAs: true, underControl: true },
			assignments: {
				select: { role: true, institutionId: true, postId: true },
				orderBy: [{ position: 'asc' }, { id: 'asc' }]
			}
		}
	});
	const parts = Map.groupBy(await readOpenParts(reader, ids), ({ ofId }) => ofId);
	const byId = new Map(
		found.map(({ assignments, ...task }) => [
			task.id,
			{
				...task,
				status: task.status as Status,
				owners: ownerDetails(assignments),
				openPartIds: (parts.get(task.id) ?? []).map(({ id }) => id)
			}
		])
	);
	return ids.flatMap((id) => byId.get(id) ?? []);
}
