import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { changeTask, findTask, todayOf, type LivingTask } from './lifecycle.server.ts';
import { mustHavePlace } from './reopening.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, isOpen, type EntryKind } from './tasks.ts';
import { visibleEntries } from './visibility.server.ts';
import { withdrawSchema } from './withdrawing-schema.ts';
import { isBeside, isSpoken, mayWithdraw, statusWithout } from './withdrawing.ts';

export interface Withdrawn {
	readonly number: number;
	/** The recorded change; null where it was withdrawn by the same person before. */
	readonly eventId: string | null;
}

/** An entry as whoever wants to withdraw it sees it. */
export interface EntryToWithdraw {
	readonly id: string;
	readonly kind: EntryKind;
	readonly at: Date;
	readonly authorName: string;
	readonly capacity: string;
	readonly text: string;
	/** Where the task would stand again; null where nothing changes. */
	readonly statusBack: string | null;
}

/** What is to be withdrawn, for the page that asks. Refuses as `withdrawEntry` does. */
export async function readEntryToWithdraw(
	actor: Actor,
	{ number, entryId }: { number: number; entryId: string }
): Promise<EntryToWithdraw & { readonly task: { id: string; number: number; title: string } }> {
	const reader = actor.installation.db.read as unknown as Transaction;
	const task = await findTask(reader, actor, deeds.read, number);
	const entry = await findEntry(reader, actor, task, entryId);
	if (entry.withdrawnAt) throw new Refusal('NOT_NOW');
	const { id, at, authorName, capacity, text } = entry;
	const statusBack = statusWithout(await readStanding(reader, task.id), id, task.status);
	return {
		...{ id, at, authorName, capacity, text, statusBack, kind: entry.kind as EntryKind },
		task: { id: task.id, number: task.number, title: task.title }
	};
}

/**
 * Withdraws an entry as mistaken, with the reason: by its author for as long as the task is open, by a secretary at any time. Its words
 * stay, struck through. Where it was the last to move the task, the task stands where it stood before. Refuses NOT_FOUND whoever
 * may not, INVALID without a reason, NOT_NOW what is no report, decision or note. Withdrawn twice it is withdrawn once. `also`: what
 * was said with it elsewhere, withdrawn in the same transaction.
 */
export async function withdrawEntry(
	actor: Actor,
	input: unknown,
	also: (tx: Transaction, entryId: string) => Promise<void> = async () => {}
): Promise<Withdrawn> {
	const { taskId, entryId, reason } = parseInput(withdrawSchema, input);
	mustBeAble(actor, deeds.read);
	return actor.installation.db.write(async (tx) => {
		const task = await findTask(tx, actor, deeds.read, taskId);
		const entry = await findEntry(tx, actor, task, entryId);
		const { number } = task;
		if (entry.withdrawnAt) return { number, eventId: null };
		const changes = await changesWithout(tx, task, entry);
		if (!isOpen(task) && changes && 'status' in changes) await mustHavePlace(tx, actor, task);
		if (changes) await changeTask(tx, task, changes);
		const withdrawnAt = actor.installation.clock.now();
		const mark = { withdrawnAt, withdrawnBy: actor.name, withdrawnReason: reason };
		await tx.progressEntry.update({ where: { id: entryId }, data: mark });
		await also(tx, entryId);
		await tasksChanged(tx);
		const { status, closedAs, closedOn, closedBy } = task;
		const moved = changes && 'status' in changes ? { status, closedAs, closedOn, closedBy } : {};
		const eventId = await record(tx, actor, {
			...{
				deed: deeds.withdrawEntry.name,
				capacity: entry.capacityOf,
				subjectType: 'Task',
				subjectId: taskId
			},
			before: { ...moved, entryId, isWithdrawn: false },
			after: { ...statusOnly(changes), entryId, isWithdrawn: true, reason }
		});
		return { number, eventId };
	});
}

const statusOnly = (changes: object | null) => {
	const { lastReportAt: _lastReportAt, ...rest } = (changes ?? {}) as { lastReportAt?: unknown };
	return rest;
};

async function findEntry(tx: Transaction, actor: Actor, task: LivingTask, id: string) {
	const where = { AND: [visibleEntries(actor, todayOf(actor)), { id, taskId: task.id }] };
	const entry = await tx.progressEntry.findFirst({ where });
	if (!entry || !mayWithdraw(actor, entry, task)) throw new Refusal('NOT_FOUND');
	const kind = entry.kind as EntryKind;
	if (!isSpoken({ kind })) throw new Refusal('NOT_NOW', { fields: { form: 'tasks_problem_entry_kind' } });
	// Whoever withdraws their own words does it in the capacity in which they said them.
	const capacityOf = entry.userId === actor.userId ? entry.capacity : officeOf(actor);
	return { ...entry, capacityOf };
}

/** Entries that hold, the newest first. */
function readStanding(tx: Transaction, taskId: string) {
	return tx.progressEntry.findMany({
		where: { taskId, withdrawnAt: null },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { id: true, kind: true, at: true, statusBefore: true, statusAfter: true }
	});
}

/** What withdrawing an entry changes of its task; null where it changes nothing (a note, "nav mūsu kompetencē"). */
async function changesWithout(
	tx: Transaction,
	task: LivingTask,
	{ id, kind }: { id: string; kind: string }
): Promise<Parameters<typeof changeTask>[2] | null> {
	if (isBeside({ kind })) return null;
	const standing = await readStanding(tx, task.id);
	const back = statusWithout(standing, id, task.status);
	return {
		...(back ? { status: back, ...(isOpen({ status: back }) ? notClosed : {}) } : {}),
		...(kind === 'REPORTED' || kind === 'SUBMITTED'
			? { lastReportAt: lastReportOf(standing.filter((entry) => entry.id !== id)) }
			: {})
	};
}

const notClosed = { closedAs: null, closedOn: null, closedBy: null };

/** When somebody last reported, by the entries that hold, the newest first. */
export function lastReportOf(standing: readonly { readonly kind: string; readonly at: Date }[]): Date | null {
	return standing.find(({ kind }) => kind === 'REPORTED' || kind === 'SUBMITTED')?.at ?? null;
}
