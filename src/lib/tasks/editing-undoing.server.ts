import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { RecordedChange, Undoer, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { areSame, replaceOwners } from './assignments.server.ts';
import { closeInside } from './closing.server.ts';
import {
	capacityOf,
	findEdited,
	ownerDetails,
	withdrawEntries,
	type EditedSource,
	type EditedTask
} from './editing-task.server.ts';
import { textsOf, writeTexts, type Texts } from './editing.server.ts';
import { changeTask, todayOf } from './lifecycle.server.ts';
import type { RecordedPlace } from './moving.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { isRemovable, settleDue, type RecordedSource } from './sources.server.ts';
import { dueOfTask } from './sources.ts';
import { deeds, isOpen, type OwnerDetail, type Status } from './tasks.ts';

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
	await writeTexts(tx, actor, task, { ...now, ...before }, change.id);
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

/** Puts a source back as it was before a change, in the transaction of whoever takes that back; refuses CONFLICT what changed since. */
export async function undoSource(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	change: RecordedChange,
	deed: Deed
): Promise<void> {
	const before = change.before as RecordedSource;
	const after = change.after as RecordedSource;
	if (!isOpen(task) && deed !== deeds.changeSource) throw new Refusal('NOT_NOW');
	const sources = await putSourceBack(tx, task, before, after);
	const own = before.sourceId === null || sources.length === 0 ? before.due : task.due;
	const due = dueOfTask(own, sources);
	const originalDue = task.originalDue === after.originalDue ? before.originalDue : task.originalDue;
	const moved = await settleDue(tx, { ...task, originalDue }, due);
	const { sourceId, source } = before;
	await finish(tx, actor, task, {
		...{ change, deed },
		before: {
			sourceId,
			source: after.source,
			...moved.before,
			...requestOf(after),
			entryIds: after.entryIds
		},
		after: { sourceId, source, ...moved.after, ...requestOf(before) }
	});
}

/** Where the deadline was asked for: the request with it, so that this can be taken back as well. */
function requestOf({ extensionId, request }: RecordedSource) {
	return extensionId ? { extensionId, request } : {};
}

/** The sources as they are then. */
async function putSourceBack(
	tx: Transaction,
	task: EditedTask,
	before: RecordedSource,
	after: RecordedSource
): Promise<EditedSource[]> {
	const { sourceId } = before;
	const now = task.sources.find(({ id }) => id === sourceId);
	const others = task.sources.filter((one) => one !== now);
	if (sourceId === null) {
		mustEqual(task.due === after.source?.due && task.sources.length === 0);
		return [];
	}
	if (after.source === null) {
		mustEqual(now === undefined);
		const source = { ...before.source, id: sourceId, taskId: task.id } as EditedSource;
		await tx.taskSource.create({ data: source });
		return [...others, source];
	}
	mustEqual(now !== undefined && isAmong(now, after.source));
	if (before.source === null) {
		if (others.length > 0 && !(await isRemovable(tx, task, now!))) throw new Refusal('CONFLICT');
		await tx.taskSource.delete({ where: { id: sourceId } });
		return others;
	}
	await tx.taskSource.update({ where: { id: sourceId }, data: before.source });
	return [...others, { ...now!, ...before.source }];
}

/** Whether a source still is as it was recorded. */
function isAmong(source: EditedSource, fields: Partial<EditedSource>): boolean {
	return Object.entries(fields).every(([field, value]) => source[field as keyof EditedSource] === value);
}

async function undoMove(
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

interface Finished {
	readonly change: RecordedChange;
	readonly deed: Deed;
	readonly before: { readonly entryIds?: readonly string[] | undefined; readonly [field: string]: unknown };
	readonly after: object;
}

/** The entries, the revision, and the record by which this can be taken back as well. */
async function finish(
	tx: Transaction,
	actor: Actor,
	task: { readonly id: string; readonly bodyId: string; readonly version: number; readonly status: Status },
	{ change, deed, before: { entryIds = [], ...before }, after }: Finished
): Promise<void> {
	const isWithdrawn = !(change.after as { isWithdrawn?: boolean }).isWithdrawn;
	await withdrawEntries(tx, actor, entryIds, isWithdrawn);
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: deed.name, capacity: capacityOf(actor, deed, task) },
		...{ subjectType: 'Task', subjectId: task.id, undoes: change.id },
		before: { ...before, version: task.version },
		after: { ...after, entryIds, isWithdrawn, version: task.version + 1 }
	});
}

function mustEqual(isEqual: boolean): asserts isEqual {
	if (!isEqual) throw new Refusal('CONFLICT');
}
