import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds } from './tasks.ts';

/** How a document is cited in a source, and its date. */
export interface Citation {
	readonly reference: string;
	readonly date: PlainDate | null;
}

export interface CitedAnew {
	readonly sourceId: string;
	readonly before: Citation;
	readonly after: Citation;
	readonly capacity: string;
}

/**
 * A document that is cited got another number, inside the transaction that gave it: the sources that cite it follow. What a
 * secretary has written there by hand stays as it is.
 */
export async function citeAnew(
	tx: Transaction,
	actor: Actor,
	{ sourceId, before, after, capacity }: CitedAnew
): Promise<void> {
	const source = await tx.taskSource.findFirst({
		where: { id: sourceId, ...before },
		select: { taskId: true, task: { select: { version: true } } }
	});
	if (!source) return;
	const { version } = source.task;
	await tx.taskSource.update({ where: { id: sourceId }, data: { ...after } });
	await tx.task.update({ where: { id: source.taskId }, data: { version: { increment: 1 } } });
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: deeds.changeSource.name, capacity, subjectType: 'Task', subjectId: source.taskId },
		before: { sourceId, source: before, version },
		after: { sourceId, source: after, version: version + 1 }
	});
}

/** The same of a decision that closed a task, or by which it was sent back: where it stands as what ended it, and in its course. */
export async function citeEndAnew(
	tx: Transaction,
	actor: Actor,
	{ taskId, before, after, capacity }: Omit<CitedAnew, 'sourceId'> & { readonly taskId: string }
): Promise<void> {
	const [from, to] = [before.reference, after.reference];
	const { count } = await tx.progressEntry.updateMany({
		where: { taskId, decision: from, kind: { in: ['CLOSED', 'RETURNED'] } },
		data: { decision: to }
	});
	const { closedBy, version } = await tx.task.findUniqueOrThrow({
		where: { id: taskId },
		select: { closedBy: true, version: true }
	});
	if (count === 0 && closedBy !== from) return;
	await tx.task.update({
		where: { id: taskId },
		data: { version: { increment: 1 }, ...(closedBy === from ? { closedBy: to } : {}) }
	});
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: deeds.edit.name, capacity, subjectType: 'Task', subjectId: taskId },
		before: { closedBy: from, version },
		after: { closedBy: to, version: version + 1 }
	});
}
