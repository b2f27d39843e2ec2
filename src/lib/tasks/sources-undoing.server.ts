import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { settleDue } from './due.server.ts';
import type { EditedSource, EditedTask } from './editing-task.server.ts';
import { isRemovable, type RecordedSource } from './sources.server.ts';
import { dueOfTask } from './sources.ts';
import { deeds, isOpen } from './tasks.ts';
import { finish, mustEqual } from './editing-undone.server.ts';

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
