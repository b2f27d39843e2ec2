import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { takeControlSchema } from './control-schema.ts';
import { changeTask, findTask, isRepeated, mustBeAsSeen, writeEntry } from './lifecycle.server.ts';
import { readOpenParts } from './parts.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, isOpen } from './tasks.ts';

/** What was taken under control. */
export interface Taken {
	readonly number: number;
	/** The recorded change; null where the same form came before. */
	readonly eventId: string | null;
}

/**
 * Takes a task under control: from now on it is reminded of; with its open subtasks where the form says so. What "off control"
 * means stands in closing.server.ts. Refuses NOT_FOUND whoever may not, CONFLICT where it was changed meanwhile, NOT_NOW where
 * it is closed or under control. Sent twice with one `entryId` it acts once.
 */
export async function takeControl(actor: Actor, input: unknown): Promise<Taken> {
	const typed = parseInput(takeControlSchema, input);
	const { db } = actor.installation;
	const work = async (tx: Transaction): Promise<Taken> => {
		const task = await findTask(tx, actor, deeds.takeControl, typed.taskId);
		if (await isRepeated(tx, actor, typed)) return { number: task.number, eventId: null };
		if (!isOpen(task) || task.underControl) throw new Refusal('NOT_NOW');
		await mustBeAsSeen(tx, task, typed.version);
		const how = { decision: typed.decision, capacity: officeOf(actor) };
		const along: string[] = [];
		for (const part of typed.withSubtasks ? await readOpenParts(tx, [task.id]) : [])
			if (!part.underControl)
				along.push(await takeControlInside(tx, actor, { ...how, taskId: part.id, entryId: newId() }));
		const taken = { ...how, taskId: task.id, entryId: typed.entryId };
		const eventId = await takeControlInside(tx, actor, taken, along.length ? { along } : {});
		return { number: task.number, eventId };
	};
	try {
		return await db.write(work);
	} catch (error) {
		// The same form, twice at the same moment: the other one has written it.
		if (!isTaken(error)) throw error;
		return db.write(work);
	}
}

/** The same for one task in the transaction of a greater change. Answers the recorded change's id. */
export async function takeControlInside(
	tx: Transaction,
	actor: Actor,
	taken: {
		readonly taskId: string;
		readonly entryId: string;
		readonly decision: string | null;
		readonly capacity: string;
	},
	together: { readonly batchId?: string; readonly along?: readonly string[] } = {}
): Promise<string> {
	const { taskId, entryId, decision, capacity } = taken;
	const task = await findTask(tx, actor, deeds.read, taskId);
	if (!isOpen(task) || task.underControl) throw new Refusal('NOT_NOW');
	await changeTask(tx, task, { underControl: true });
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId, kind: 'CONTROL_TAKEN', from: task.status, to: task.status },
		...{ decision, capacity }
	});
	await tasksChanged(tx);
	return record(tx, actor, {
		...{ deed: deeds.takeControl.name, capacity, subjectType: 'Task', subjectId: taskId },
		before: { underControl: false },
		after: { underControl: true, decision, entryId, ...together }
	});
}
