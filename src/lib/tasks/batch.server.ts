import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { giveToInside } from './assignments.server.ts';
import { aimOf, readTasks, type BatchTyped } from './batch-planning.server.ts';
import { confirmedBatchSchema } from './batch-schema.ts';
import {
	obstaclesOf,
	ownersReplaced,
	partsFirst,
	type BatchAim,
	type BatchChange,
	type BatchObstacle,
	type BatchTask
} from './batch.ts';
import { closeInside } from './closing.server.ts';
import { takeControlInside } from './control.server.ts';
import { moveInside } from './moving.server.ts';
import { deeds, type Closing } from './tasks.ts';

/** How the record of a batch is called: it is of no single task. */
export const batchSubject = 'TaskBatch';

/** What was done, and what not. */
export interface BatchResult {
	readonly eventId: string;
	readonly change: BatchChange;
	readonly done: readonly number[];
	readonly skipped: readonly { readonly number: number; readonly obstacle: BatchObstacle }[];
}

/**
 * Does what was previewed, in one transaction: to those that still are as they were then and that nothing stands in the way of; the
 * others are named, and nothing is done to them. Refuses as `planBatch` does. Sent twice with one `id` it acts once.
 */
export async function applyBatch(actor: Actor, input: unknown): Promise<BatchResult> {
	const typed = parseInput(confirmedBatchSchema, input);
	const directory = await directoryOf(actor.installation);
	const aim = aimOf(actor, directory, typed);
	const seen = new Map(typed.tasks.map((text) => [text.slice(0, 36), Number(text.slice(37))] as const));
	return actor.installation.db.write(
		async (tx) => {
			const before = await readResult(tx, actor, typed.id);
			if (before) return before;
			const tasks = await readTasks(tx, actor, [...seen.keys()]);
			const same = tasks.filter(({ id, version }) => seen.get(id) === version);
			const obstacles = obstaclesOf(same, aim);
			const eventIds: string[] = [];
			const doable = partsFirst(same.filter(({ id }) => obstacles.get(id) === null));
			for (const task of doable) eventIds.push(await changeOne(tx, actor, task, typed, aim));
			const skipped = tasks.flatMap((task) => {
				const obstacle = obstacles.has(task.id) ? obstacles.get(task.id) : ('CHANGED' as const);
				return obstacle ? [{ number: task.number, obstacle }] : [];
			});
			const done = doable.map(({ number }) => number).sort((a, b) => a - b);
			const after = { change: typed.change, done, skipped, eventIds };
			const eventId = await record(tx, actor, {
				...{ deed: deeds.batch.name, capacity: officeOf(actor) },
				...{ subjectType: batchSubject, subjectId: typed.id, after }
			});
			return { eventId, change: typed.change, done, skipped };
		},
		{ timeout: 300_000 }
	);
}

/** What a batch did. Refuses NOT_FOUND one that is not there, or is another secretary's before it was recorded. */
export async function readBatch(actor: Actor, id: string): Promise<BatchResult> {
	mustBeAble(actor, deeds.batch);
	const result = await readResult(actor.installation.db.read, actor, id);
	if (!result) throw new Refusal('NOT_FOUND');
	return result;
}

async function readResult(
	reader: Pick<Reader | Transaction, 'auditEvent'>,
	actor: Actor,
	id: string
): Promise<BatchResult | null> {
	const event = await (reader as Reader).auditEvent.findFirst({
		where: { subjectType: batchSubject, subjectId: id, undoes: null },
		select: { id: true, after: true, userId: true }
	});
	if (!event?.after) return null;
	const { change, done, skipped } = JSON.parse(event.after) as Omit<BatchResult, 'eventId'>;
	return { eventId: event.id, change, done, skipped };
}

function changeOne(
	tx: Transaction,
	actor: Actor,
	task: BatchTask,
	typed: BatchTyped,
	aim: BatchAim
): Promise<string> {
	const { decision, text } = typed;
	const capacity = officeOf(actor);
	const base = { taskId: task.id, decision, capacity };
	const together = { batchId: typed.id };
	switch (aim.change) {
		case 'TAKE_CONTROL':
			return takeControlInside(tx, actor, { ...base, entryId: newId() }, together);
		case 'END_CONTROL':
		case 'CLOSE': {
			const closedAs = aim.change === 'CLOSE' ? (typed.closedAs as Closing) : 'OFF_CONTROL';
			const closing = { ...base, entryId: newId(), closedAs, on: typed.on!, text };
			return closeInside(tx, actor, closing, together);
		}
		case 'MOVE':
			return moveInside(tx, actor, { ...base, bodyId: aim.bodyId! });
		case 'REPLACE_OWNER': {
			const owners = ownersReplaced(task.owners, aim.fromIds, typed.toId!);
			return giveToInside(tx, actor, { taskId: task.id, owners, reason: text, decision });
		}
	}
}
