import { can, type Deed } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { RecordedChange, Undoer, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { changeTask, findTask, type LivingTask } from './lifecycle.server.ts';
import { readOpenParts } from './parts.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, isOpen, type EntryKind } from './tasks.ts';
import { lastReportOf } from './withdrawing.server.ts';
import { isBeside, mayWithdraw } from './withdrawing.ts';
import { findEnded } from './working-bodies.server.ts';

/*
 * What happened in the life of a task is taken back in one way: its fields stand again as they stood, and its entry in the course is
 * withdrawn; taken back once more, the entry holds again. Nothing is erased.
 */

/** What of a task these deeds change. */
const fields = ['status', 'closedAs', 'closedOn', 'closedBy', 'underControl', 'inRegister'] as const;

/** As the deeds of a task's life record themselves. */
interface Recorded extends Partial<Pick<LivingTask, (typeof fields)[number]>> {
	readonly entryId?: string;
	/** Whether the entry was withdrawn by it. */
	readonly isWithdrawn?: boolean;
	readonly reason?: string;
	/** The events of what was changed with it: subtasks. */
	readonly along?: readonly string[];
}

const undoLife: Undoer = (actor, change) =>
	actor.installation.db.write(async (tx) => {
		await undoLifeInside(tx, actor, change);
	});

/** By the names of the deeds: control, closing, reopening, notes, withdrawing. */
export const undoers: Undoers = Object.fromEntries(
	[deeds.takeControl, deeds.endControl, deeds.close, deeds.reopen, deeds.note, deeds.withdrawEntry].map(
		({ name }) => [name, undoLife]
	)
);

/**
 * The same in the transaction of a greater change. `asked`: the capacity in which whoever calls it has found that the actor may.
 * Answers the id of what was recorded.
 */
export async function undoLifeInside(
	tx: Transaction,
	actor: Actor,
	change: RecordedChange,
	asked?: string
): Promise<string> {
	const before = await readWhole(tx, change.subjectId);
	const eventId = await undoOne(tx, actor, change, asked);
	const after = await readWhole(tx, change.subjectId);
	if (before && after && isOpen(before) !== isOpen(after)) await mustBeInOrder(tx, actor, change, after);
	return eventId;
}

function readWhole(tx: Transaction, id: string) {
	return tx.task.findUnique({
		where: { id },
		select: { status: true, bodyId: true, parent: { select: { status: true } } }
	});
}

/** As closing and reopening have it: nothing is open in what is closed, nor in a body that has ended. With what was changed along, whole and parts come together. */
async function mustBeInOrder(
	tx: Transaction,
	actor: Actor,
	{ deed, subjectId }: RecordedChange,
	task: NonNullable<Awaited<ReturnType<typeof readWhole>>>
): Promise<void> {
	if (isOpen(task) && (await findEnded(tx, actor, task.bodyId))) throw new Refusal('NOT_NOW');
	// What was accepted is accepted again with its parts as they are: acceptance does not ask about them.
	const isWrong = isOpen(task)
		? task.parent !== null && !isOpen(task.parent)
		: deed !== deeds.withdrawEntry.name && (await readOpenParts(tx, [subjectId])).length > 0;
	if (isWrong) throw new Refusal('CONFLICT');
}

async function undoOne(
	tx: Transaction,
	actor: Actor,
	change: RecordedChange,
	asked?: string
): Promise<string> {
	const before = (change.before ?? {}) as Recorded;
	const after = (change.after ?? {}) as Recorded;
	const task = await findTask(tx, actor, deeds.read, change.subjectId);
	const entry = await findEntryOf(tx, task, after);
	if (asked === undefined) mustBeAllowed(actor, change, task, entry);
	const isAsLeft = fields.every((field) => after[field] === undefined || task[field] === after[field]);
	if (!isAsLeft || (entry !== null && (entry.withdrawnAt !== null) !== (after.isWithdrawn ?? false)))
		throw new Refusal('CONFLICT');
	const along = await undoAlong(tx, actor, after.along ?? [], asked);
	if (entry) await withdraw(tx, actor, entry, !(after.isWithdrawn ?? false), before.reason);
	const put = Object.fromEntries(
		fields.flatMap((field) => (before[field] === undefined ? [] : [[field, before[field]]]))
	);
	const isReport = entry?.kind === 'REPORTED' || entry?.kind === 'SUBMITTED';
	const reported = isReport ? { lastReportAt: await readLastReport(tx, task.id) } : {};
	if (!entry || !isBeside(entry)) await changeTask(tx, task, { ...put, ...reported });
	await tasksChanged(tx);
	return record(tx, actor, {
		...{ deed: change.deed, capacity: asked ?? officeOf(actor) },
		...{ subjectType: 'Task', subjectId: task.id },
		before: after,
		after: {
			...put,
			...(entry ? { entryId: entry.id, isWithdrawn: !(after.isWithdrawn ?? false) } : {}),
			...(along.length ? { along } : {})
		},
		undoes: change.id
	});
}

async function findEntryOf(tx: Transaction, task: LivingTask, { entryId }: Recorded) {
	if (!entryId) return null;
	const entry = await tx.progressEntry.findFirst({ where: { id: entryId, taskId: task.id } });
	if (!entry) throw new Refusal('CONFLICT');
	return entry;
}

/** Whoever may do the deed may take it back; what somebody withdrew of their own is theirs to put back. */
function mustBeAllowed(
	actor: Actor,
	{ deed: name, after }: RecordedChange,
	task: LivingTask,
	entry: { userId: string | null; kind: string } | null
): void {
	if (name === deeds.withdrawEntry.name) {
		if (!entry || !mayWithdraw(actor, entry, task)) throw new Refusal('NOT_FOUND');
		return;
	}
	const deed = Object.values(deeds as Record<string, Deed>).find((one) => one.name === name);
	const isOwnNote = name === deeds.note.name && entry?.userId === actor.userId && after !== null;
	if (!deed || !(can(actor, deed) || isOwnNote)) throw new Refusal('NOT_FOUND');
}

/** What was changed with it, in the opposite order. */
async function undoAlong(
	tx: Transaction,
	actor: Actor,
	ids: readonly string[],
	asked?: string
): Promise<string[]> {
	const undone: string[] = [];
	for (const id of ids.toReversed()) undone.push(await undoOne(tx, actor, await readChange(tx, id), asked));
	return undone;
}

/** A recorded change as undoers take it. Refuses NOT_FOUND. */
export async function readChange(tx: Transaction, id: string): Promise<RecordedChange> {
	const event = await tx.auditEvent.findUnique({ where: { id } });
	if (!event) throw new Refusal('NOT_FOUND');
	const { deed, subjectType, subjectId, before, after } = event;
	const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
	return { id, deed, subjectType, subjectId, before: parse(before), after: parse(after) };
}

async function withdraw(
	tx: Transaction,
	actor: Actor,
	{ id }: { id: string },
	isWithdrawn: boolean,
	reason: string = m.tasks_undone({}, { locale: 'lv' })
): Promise<void> {
	const mark = {
		withdrawnAt: actor.installation.clock.now(),
		withdrawnBy: actor.name,
		withdrawnReason: reason
	};
	const none = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
	await tx.progressEntry.update({ where: { id }, data: isWithdrawn ? mark : none });
}

async function readLastReport(tx: Transaction, taskId: string): Promise<Date | null> {
	const kinds: EntryKind[] = ['REPORTED', 'SUBMITTED'];
	const reports = await tx.progressEntry.findMany({
		where: { taskId, withdrawnAt: null, kind: { in: kinds } },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: 1,
		select: { kind: true, at: true }
	});
	return lastReportOf(reports);
}
