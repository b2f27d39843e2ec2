import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { areSame, replaceOwners } from './assignments.server.ts';
import { ownerDetails, type EditedTask } from './editing-task.server.ts';
import { changeTask, todayOf } from './lifecycle.server.ts';
import type { RecordedPlace } from './moving.server.ts';
import { deeds, isOpen } from './tasks.ts';
import { finish, mustEqual } from './editing-undone.server.ts';

/** A task goes back, with its parts as they were, to the body and below the whole that it came from. */
export async function undoMove(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	change: RecordedChange
): Promise<void> {
	const before = change.before as RecordedPlace;
	const after = change.after as RecordedPlace;
	mustEqual(task.bodyId === after.bodyId && task.parentId === after.parentId);
	const body = await tx.body.findUnique({ where: { id: before.bodyId }, select: { endDate: true } });
	if (!body || (body.endDate !== null && body.endDate < todayOf(actor))) throw new Refusal('NOT_NOW');
	await mustFitWhole(tx, task, before);
	const ids = before.tasks.map(({ id }) => id);
	// Parts that came since belong to the new body only.
	mustEqual(
		(await tx.task.findFirst({
			where: { parentId: { in: ids }, id: { notIn: ids } },
			select: { id: true }
		})) === null
	);
	const parts = await tx.task.findMany({
		where: { id: { in: ids }, bodyId: after.bodyId },
		select: { id: true, version: true, assignments: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } }
	});
	for (const { id, owners } of before.tasks) {
		const part = parts.find((one) => one.id === id);
		const then = after.tasks.find((one) => one.id === id)?.owners ?? [];
		mustEqual(part !== undefined && areSame(ownerDetails(part.assignments), then));
		const { bodyId, parentId, position, inRegister } = before;
		const place = id === task.id ? { parentId, position, inRegister } : {};
		await changeTask(tx, part!, { bodyId, ...place });
		await replaceOwners(tx, id, owners);
	}
	const { bodyId, parentId, position, inRegister, tasks } = before;
	await finish(tx, actor, task, {
		...{ change, deed: deeds.move, before: { ...after } },
		after: { bodyId, parentId, position, inRegister, tasks }
	});
}

/** What was a part goes back below its whole only where that still is in the same body, and as open to be worked on and read. */
async function mustFitWhole(
	tx: Transaction,
	task: EditedTask,
	{ parentId, bodyId }: RecordedPlace
): Promise<void> {
	if (parentId === null) return;
	const whole = await tx.task.findUnique({
		where: { id: parentId },
		select: { bodyId: true, status: true, restrictedUntil: true }
	});
	mustEqual(
		whole?.bodyId === bodyId &&
			(isOpen(whole) || !isOpen(task)) &&
			(whole.restrictedUntil ?? '') <= (task.restrictedUntil ?? '')
	);
}
