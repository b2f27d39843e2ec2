import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacityOf, withdrawEntries } from './editing-task.server.ts';
import { tasksChanged } from './revisions.server.ts';
import type { Status } from './tasks.ts';

/* How the taking back of an edit ends, whatever was edited. */

interface Finished {
	readonly change: RecordedChange;
	readonly deed: Deed;
	readonly before: { readonly entryIds?: readonly string[] | undefined; readonly [field: string]: unknown };
	readonly after: object;
}

/** The entries, the revision, and the record by which this can be taken back as well. */
export async function finish(
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

/** What is taken back must be as it was left. Refuses CONFLICT. */
export function mustEqual(isEqual: boolean): asserts isEqual {
	if (!isEqual) throw new Refusal('CONFLICT');
}
