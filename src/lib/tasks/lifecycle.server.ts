import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Via } from './extension-registering.ts';
import { readOpenParts, type OpenPart } from './parts.server.ts';
import type { Restriction } from './restricting.ts';
import { deeds, isOpen, type EntryKind, type Status } from './tasks.ts';
import { visibleTasks } from './visibility.server.ts';

/*
 * What every change in the life of a task begins and ends with: found for whoever may change it, as the writer saw it,
 * written with its entry in the course.
 */

const lifeColumns = {
	...{ id: true, number: true, title: true, bodyId: true, parentId: true, status: true, version: true },
	...{ closedAs: true, closedOn: true, closedBy: true, underControl: true, inRegister: true }
} as const;

/** A task, as far as its life goes. */
export type LivingTask = Awaited<ReturnType<typeof findTask>>;

/**
 * The task that somebody wants to change, by its id or its number. Refuses NOT_FOUND whoever may not, or may not know that it is
 * there.
 */
export async function findTask(tx: Transaction, actor: Actor, deed: Deed, which: string | number) {
	mustBeAble(actor, deed);
	const named = typeof which === 'number' ? { number: which } : { id: which };
	const where = { AND: [visibleTasks(actor, todayOf(actor)), named] };
	const task = await tx.task.findFirst({ where, select: lifeColumns });
	if (!task) throw new Refusal('NOT_FOUND');
	return { ...task, status: task.status as Status };
}

/** A task as the forms about its life show it, with its open parts. */
export interface TaskToChange extends Pick<
	LivingTask,
	'id' | 'number' | 'title' | 'version' | 'status' | 'underControl'
> {
	readonly code: string | null;
	readonly isOpen: boolean;
	readonly parts: readonly OpenPart[];
}

/** What a form about a task's life shows. Refuses NOT_FOUND a number that no task has, for whoever asks. */
export async function readForChange(actor: Actor, number: number): Promise<TaskToChange> {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const where = { AND: [visibleTasks(actor, todayOf(actor)), { number }] };
	const found = await read.task.findFirst({ where, select: { ...lifeColumns, code: true } });
	if (!found) throw new Refusal('NOT_FOUND');
	const { id, code, title, version, underControl } = found;
	const status = found.status as Status;
	const parts = isOpen({ status }) ? await readOpenParts(read, [id]) : [];
	return { id, number, code, title, version, status, underControl, isOpen: isOpen({ status }), parts };
}

/** Refuses CONFLICT where it was changed since the writer saw it: with who changed it, and the version that overrules. */
export async function mustBeAsSeen(
	tx: Transaction,
	task: { readonly id: string; readonly version: number },
	seen: number
): Promise<void> {
	if (task.version === seen) return;
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'Task', subjectId: task.id },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	throw new Refusal('CONFLICT', {
		theirs: { version: task.version, values: {}, who: last?.actorName ?? null }
	});
}

type Changes = Parameters<Transaction['task']['updateMany']>[0]['data'];

/** Writes a change of the task as it was read in this transaction, and moves its version on. */
export async function changeTask(
	tx: Transaction,
	{ id, version }: { readonly id: string; readonly version: number },
	changes: Changes
): Promise<void> {
	const { count } = await tx.task.updateMany({
		where: { id, version },
		data: { ...changes, version: { increment: 1 } }
	});
	if (count !== 1) throw new Error('a task changed inside a transaction');
}

export interface EntryWords {
	readonly id: string;
	readonly taskId: string;
	readonly kind: EntryKind;
	readonly from: Status;
	readonly to: Status;
	/** Markdown, tidied. */
	readonly text?: string | null;
	readonly decision?: string | null;
	readonly details?: object;
	readonly isInternal?: boolean;
	/** Where it is not for everybody. */
	readonly restriction?: Restriction;
	readonly capacity: string;
	/** Where somebody spoke in a seat: that seat, and the institution it speaks for. */
	readonly postId?: string | null;
	readonly institutionId?: string | null;
	readonly via?: Via;
}

/** Writes what happened into the task's course, in the office of whoever did it. */
export async function writeEntry(tx: Transaction, actor: Actor, entry: EntryWords): Promise<void> {
	const {
		id,
		taskId,
		kind,
		from,
		to,
		text,
		decision,
		details,
		isInternal = false,
		capacity,
		restriction,
		postId = null,
		institutionId = null,
		via = 'PORTAL'
	} = entry;
	await tx.progressEntry.create({
		data: {
			...{ id, taskId, kind, statusBefore: from, statusAfter: to, capacity, isInternal, via },
			...{ at: actor.installation.clock.now(), text: text ?? '', decision: decision ?? null },
			...{ userId: actor.userId, personId: actor.personId, authorName: actor.name, postId, institutionId },
			details: details ? JSON.stringify(details) : null,
			...restriction
		}
	});
}

/** Whether the same form has been there before. An entry of that id by somebody else, or of another task, is nobody's business. */
export async function isRepeated(
	tx: Transaction,
	actor: Actor,
	{ entryId, taskId }: { readonly entryId: string; readonly taskId: string }
): Promise<boolean> {
	const entry = await tx.progressEntry.findUnique({
		where: { id: entryId },
		select: { userId: true, personId: true, taskId: true }
	});
	if (!entry) return false;
	if (!isBy(actor, entry) || entry.taskId !== taskId) throw new Refusal('NOT_FOUND');
	return true;
}

/** Whether somebody wrote an entry. Whoever answers by a link may have no account: then it is the person that tells them apart. */
export function isBy(
	{ userId, personId }: Pick<Actor, 'userId' | 'personId'>,
	entry: { readonly userId: string | null; readonly personId: string | null }
): boolean {
	return entry.userId === userId && (userId !== null || entry.personId === personId);
}

/** Today, as everything that is dated goes by it. */
export function todayOf({ installation: { clock } }: Actor): string {
	return rigaDate(clock.now());
}
