import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { changeTask, findTask, writeEntry } from './lifecycle.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds } from './tasks.ts';

/**
 * Sends back what was handed in, in the transaction of a greater change (a body's decision, a result that is not laid before it
 * any longer); whoever calls it has asked whether the actor may. Answers the recorded change's id; refuses NOT_FOUND, and NOT_NOW
 * what does not wait.
 */
export async function returnInside(
	tx: Transaction,
	actor: Actor,
	entry: {
		readonly taskId: string;
		readonly entryId: string;
		readonly text: string;
		readonly decision: string | null;
		readonly capacity: string;
	}
): Promise<string> {
	const { taskId, entryId, text, decision, capacity } = entry;
	const task = await findTask(tx, actor, deeds.read, taskId);
	if (task.status !== 'SUBMITTED') throw new Refusal('NOT_NOW');
	await changeTask(tx, task, { status: 'IN_PROCESS' });
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId, kind: 'RETURNED', from: 'SUBMITTED', to: 'IN_PROCESS' },
		...{ text, decision, capacity }
	});
	await tasksChanged(tx);
	return record(tx, actor, {
		...{ deed: deeds.sendBack.name, capacity, subjectType: 'Task', subjectId: taskId },
		before: { status: 'SUBMITTED', version: task.version },
		after: { status: 'IN_PROCESS', version: task.version + 1, entryId }
	});
}
