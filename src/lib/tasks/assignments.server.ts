import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readOwners, rowsOf } from './assignments.ts';
import { assignSchema } from './editing-schema.ts';
import {
	capacityOf,
	findEdited,
	mustBeAsSeen,
	ownerDetails,
	type Edited,
	type EditedTask
} from './editing-task.server.ts';
import { changeTask, todayOf, writeEntry } from './lifecycle.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, isOpen, type OwnerDetail } from './tasks.ts';

/**
 * Gives a task to others: institutions and seats of its body, in the lead and beside it; to nobody, and the body owes it. Refuses
 * NOT_FOUND whoever may not, INVALID a wrong owner, CONFLICT where somebody else gave it away meanwhile, NOT_NOW where it is closed.
 */
export async function assign(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(assignSchema, input);
	const directory = await directoryOf(actor.installation);
	const today = todayOf(actor);
	return actor.installation.db.write(async (tx) => {
		const task = await findEdited(tx, actor, deeds.assign, { id: typed.id });
		const before = ownerDetails(task.assignments);
		const owners = readOwners(directory, typed, { bodyId: task.bodyId, before, today });
		if (areSame(before, owners)) return { number: task.number, eventId: null };
		if (!isOpen(task)) throw new Refusal('NOT_NOW');
		await mustBeAsSeen(tx, task, {
			...{ seen: typed.version, deeds: [deeds.assign, deeds.move] },
			values: rowsOf(directory, before, today)
		});
		const { reason, decision } = typed;
		const eventId = await writeOwners(tx, actor, task, { owners, reason, decision });
		return { number: task.number, eventId };
	});
}

/** The same in the transaction of a greater change: of many tasks. Answers the event's id; refuses NOT_FOUND, and NOT_NOW what is closed. */
export async function giveToInside(
	tx: Transaction,
	actor: Actor,
	given: {
		readonly taskId: string;
		readonly owners: readonly OwnerDetail[];
		readonly reason: string | null;
		readonly decision: string | null;
	}
): Promise<string> {
	const task = await findEdited(tx, actor, deeds.assign, { id: given.taskId });
	if (!isOpen(task)) throw new Refusal('NOT_NOW');
	return writeOwners(tx, actor, task, given);
}

/** Whether the same answer for a task in the same roles and order. */
export function areSame(one: readonly OwnerDetail[], other: readonly OwnerDetail[]): boolean {
	const inOrder = (owners: readonly OwnerDetail[]) => [
		...owners.filter(({ role }) => role === 'LEAD'),
		...owners.filter(({ role }) => role === 'CO')
	];
	return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

async function writeOwners(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	{
		owners,
		reason,
		decision
	}: { owners: readonly OwnerDetail[]; reason: string | null; decision: string | null }
): Promise<string> {
	const before = ownerDetails(task.assignments);
	const capacity = capacityOf(actor, deeds.assign, task);
	const entryId = newId();
	const inRegister = inRegisterWith(task, owners);
	await changeTask(tx, task, { inRegister });
	await replaceOwners(tx, task.id, owners);
	await tasksChanged(tx);
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId: task.id, kind: 'OWNERS_CHANGED', from: task.status, to: task.status },
		...{ text: reason, decision, details: { from: before, to: owners }, capacity }
	});
	return record(tx, actor, {
		...{ deed: deeds.assign.name, capacity, subjectType: 'Task', subjectId: task.id },
		before: { owners: before, inRegister: task.inRegister, version: task.version },
		after: { owners, inRegister, entryIds: [entryId], version: task.version + 1 }
	});
}

/** A part of a task that somebody of its own answers for stands in the register; one that lost them may share its task's again. */
function inRegisterWith(task: EditedTask, owners: readonly OwnerDetail[]): boolean {
	const { parentId, due, dueText, assignments, inRegister } = task;
	if (owners.length > 0) return true;
	const lostThem = parentId !== null && assignments.length > 0;
	return lostThem ? due !== null || dueText !== null : inRegister;
}

/** The rows alone, for whoever moves the task's version on by itself. */
export async function replaceOwners(
	tx: Transaction,
	taskId: string,
	owners: readonly OwnerDetail[]
): Promise<void> {
	await tx.taskAssignment.deleteMany({ where: { taskId } });
	if (owners.length)
		await tx.taskAssignment.createMany({
			data: owners.map((owner, position) => ({ ...owner, id: newId(), taskId, position }))
		});
}
