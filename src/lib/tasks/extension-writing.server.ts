import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from './capacities.ts';
import type { EditedTask } from './editing-task.server.ts';
import type { FoundRequest } from './extension-finding.server.ts';
import type { Registered, Via } from './extension-registering.ts';
import { writeEntry } from './lifecycle.server.ts';
import { tasksChanged } from './revisions.server.ts';
import type { EntryKind, ExtensionDetail } from './tasks.ts';

/*
 * What every change of a request for a later deadline ends with: its row, and its entry in the course of the task.
 */

/** What was done about a request. */
export interface ExtensionDone {
	/** The task's number. */
	readonly number: number;
	/** Of the request. */
	readonly id: string;
	/** Of the entry in the course of the task. */
	readonly entryId: string;
	/** By which it can be taken back; null where the same form came before, or nothing had to be changed. */
	readonly eventId: string | null;
}

/** Refuses NOT_NOW what was decided or withdrawn. */
export function mustWait({ request }: FoundRequest): void {
	if (request.state !== 'ASKED')
		throw new Refusal('NOT_NOW', { fields: { form: 'extensions_problem_decided' } });
}

/** Writes a change of the request as it was read in this transaction. */
export async function changeRequest(
	tx: Transaction,
	{ id, version }: { readonly id: string; readonly version: number },
	changes: Parameters<Transaction['extensionRequest']['updateMany']>[0]['data']
): Promise<void> {
	const { count } = await tx.extensionRequest.updateMany({
		where: { id, version },
		data: { ...changes, version: { increment: 1 } }
	});
	if (count !== 1) throw new Error('a request for a later deadline changed inside a transaction');
}

/** What an entry of the course keeps of a request. */
export function detailOf(
	request: {
		readonly id: string;
		readonly fromDue: PlainDate;
		readonly to: PlainDate;
		readonly sourceId: string | null;
	},
	registered: Registered | null = null
): ExtensionDetail {
	const { id, fromDue, to, sourceId } = request;
	return {
		...{ extensionId: id, from: fromDue, to },
		...(sourceId ? { sourceId } : {}),
		...(registered ? { registered } : {})
	};
}

interface InCourse {
	readonly id: string;
	readonly kind: EntryKind;
	readonly text: string | null;
	readonly decision?: string | null;
	readonly detail: ExtensionDetail;
	readonly capacity: Pick<Capacity, 'text'> & Partial<Capacity>;
	readonly via?: Via;
}

/** Writes what happened to a request into the course of its task. */
export async function writeInCourse(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	{ detail, capacity, ...entry }: InCourse
): Promise<void> {
	const { postId = null, institutionId = null, text } = capacity;
	await writeEntry(tx, actor, {
		...{ ...entry, taskId: task.id, from: task.status, to: task.status, details: detail },
		...{ capacity: text, postId, institutionId }
	});
	await tasksChanged(tx);
}
