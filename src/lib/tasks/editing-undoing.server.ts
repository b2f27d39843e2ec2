import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { RecordedChange, Undoer, Undoers } from '#lib/accounts/undoing.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { areSame, replaceOwners } from './assignments.server.ts';
import { closeInside } from './closing.server.ts';
import { capacityOf, findEdited, ownerDetails, type EditedTask } from './editing-task.server.ts';
import { textsOf, writeTexts, type Texts } from './editing.server.ts';
import { changeTask, todayOf } from './lifecycle.server.ts';
import { undoMove } from './moving-undoing.server.ts';
import { undoSource } from './sources-undoing.server.ts';
import { deeds, isOpen, type OwnerDetail } from './tasks.ts';
import { finish, mustEqual } from './editing-undone.server.ts';

export { undoSource } from './sources-undoing.server.ts';

/*
 * What was edited is taken back by putting what was there before in the place of what came after, where that is still what
 * is there; its entries in the course stand as withdrawn. Taken back once more, it is done again.
 */
export const undoers: Undoers = {
	[deeds.create.name]: taskUndoer(deeds.create, undoCreation),
	[deeds.createSubtask.name]: taskUndoer(deeds.createSubtask, undoCreation),
	[deeds.edit.name]: taskUndoer(deeds.edit, undoTexts),
	[deeds.assign.name]: taskUndoer(deeds.assign, undoOwners),
	[deeds.move.name]: taskUndoer(deeds.move, undoMove),
	...Object.fromEntries(
		[deeds.changeDue, deeds.endSource, deeds.addSource, deeds.changeSource, deeds.removeSource].map(
			(deed) => [deed.name, taskUndoer(deed, undoSource)]
		)
	)
};

type Undo = (
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	change: RecordedChange,
	deed: Deed
) => Promise<void>;

/** Taking back needs the right to do it. */
function taskUndoer(deed: Deed, undo: Undo): Undoer {
	return (actor, change) =>
		actor.installation.db.write(async (tx) => {
			const task = await findEdited(tx, actor, deed, { id: change.subjectId });
			await undo(tx, actor, task, change, deed);
		});
}

/** Takes back, in the transaction of a greater change, that a task was moved or given to others. */
export async function undoEditInside(tx: Transaction, actor: Actor, change: RecordedChange): Promise<void> {
	const isMove = change.deed === deeds.move.name;
	const deed = isMove ? deeds.move : deeds.assign;
	const task = await findEdited(tx, actor, deed, { id: change.subjectId });
	await (isMove ? undoMove : undoOwners)(tx, actor, task, change);
}

/** Nothing that was in the register is destroyed: it is closed as entered by mistake, while nobody has done anything with it. */
async function undoCreation(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	_change: RecordedChange,
	deed: Deed
): Promise<void> {
	const hasParts = (await tx.task.findFirst({ where: { parentId: task.id }, select: { id: true } })) !== null;
	if (task.version !== 1 || hasParts || !isOpen(task)) throw new Refusal('CONFLICT');
	await closeInside(tx, actor, {
		...{ taskId: task.id, entryId: newId(), closedAs: 'MISTAKE', on: todayOf(actor), decision: null },
		...{ text: m.editing_undone({}, { locale: 'lv' }), capacity: capacityOf(actor, deed, task) }
	});
}

async function undoTexts(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	change: RecordedChange
): Promise<void> {
	const { version: _before, ...before } = change.before as Partial<Texts> & { version: number };
	const now = textsOf(task);
	const after = change.after as Partial<Texts>;
	mustEqual(Object.keys(before).every((field) => now[field as keyof Texts] === after[field as keyof Texts]));
	if ('recurrence' in before) await mustBeLast(tx, task);
	await writeTexts(tx, actor, task, { ...now, ...before }, change.id);
}

/** As editing has it: a series that went on from here is not cut off from its beginning. */
async function mustBeLast(tx: Transaction, { id, seriesId, occurrence }: EditedTask): Promise<void> {
	if (seriesId === null || occurrence === null) return;
	const where = { seriesId, id: { not: id }, occurrence: { gt: occurrence } };
	mustEqual((await tx.task.findFirst({ where, select: { id: true } })) === null);
}

interface RecordedOwners {
	readonly owners: readonly OwnerDetail[];
	readonly inRegister: boolean;
	readonly entryIds?: readonly string[];
	readonly isWithdrawn?: boolean;
}

async function undoOwners(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	change: RecordedChange
): Promise<void> {
	const before = change.before as RecordedOwners;
	const after = change.after as RecordedOwners;
	if (!isOpen(task)) throw new Refusal('NOT_NOW');
	mustEqual(areSame(ownerDetails(task.assignments), after.owners));
	const { owners, inRegister } = before;
	await changeTask(tx, task, { inRegister });
	await replaceOwners(tx, task.id, owners);
	await finish(tx, actor, task, {
		change,
		deed: deeds.assign,
		before: { ...after },
		after: { owners, inRegister }
	});
}
