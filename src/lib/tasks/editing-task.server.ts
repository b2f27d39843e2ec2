import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { m } from '#i18n/generated/messages.js';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from './lifecycle.server.ts';
import type { OwnerDetail, Status } from './tasks.ts';
import { seesTask } from './visibility.ts';

/*
 * What every change of a task's records begins and ends with: found for whoever may change it, compared with what the writer
 * saw, on the record.
 */

/** What was done, by the number whose page shows it. */
export interface Edited {
	readonly number: number;
	/** By which it can be taken back; null where nothing had to be changed. */
	readonly eventId: string | null;
}

const sourceColumns = {
	...{ id: true, taskId: true, kind: true, reference: true, author: true, date: true, due: true },
	...{ dueText: true, controlEndedOn: true, controlEndedBy: true, attachmentId: true, position: true },
	provenance: true
} as const;
const assignmentColumns = {
	id: true,
	role: true,
	institutionId: true,
	postId: true,
	position: true
} as const;
const byPosition = [{ position: 'asc' as const }, { id: 'asc' as const }];

export const editedColumns = {
	...{ id: true, number: true, bodyId: true, parentId: true, position: true, inRegister: true },
	...{ code: true, title: true, description: true, expectedResult: true, note: true, registeredOn: true },
	...{ due: true, originalDue: true, dueText: true, status: true, closedAs: true, underControl: true },
	...{ recurrence: true, seriesId: true, occurrence: true, restrictedBasis: true, restrictedUntil: true },
	...{ version: true, isSample: true, provenance: true },
	sources: { select: sourceColumns, orderBy: byPosition },
	assignments: { select: assignmentColumns, orderBy: byPosition }
} satisfies Prisma.TaskSelect;

/** A task with all that its forms change. */
export type EditedTask = Awaited<ReturnType<typeof findEdited>>;
export type EditedSource = EditedTask['sources'][number];

/** The task that somebody wants to change. Refuses NOT_FOUND whoever may not, or may not know that it is there. */
export async function findEdited(
	tx: { readonly task: Pick<Transaction['task'], 'findFirst'> },
	actor: Actor,
	deed: Deed,
	where: { id: string } | { number: number }
) {
	const task = await tx.task.findFirst({ where, select: editedColumns });
	if (!task || !seesTask(actor, task, todayOf(actor)) || !can(actor, deed, task))
		throw new Refusal('NOT_FOUND');
	return { ...task, status: task.status as Status };
}

/** What the same form would send now. */
export type Theirs = Readonly<Record<string, unknown>>;

/**
 * Refuses CONFLICT where the same things were changed since the writer saw the task: with how they are now, and who changed
 * them. Reports and other forms move the version on too; what they wrote is not what this form would overwrite.
 */
export async function mustBeAsSeen(
	tx: Transaction,
	task: { readonly id: string; readonly version: number },
	{ seen, deeds, values }: { seen: number; deeds: readonly Deed[]; values: Theirs }
): Promise<void> {
	if (task.version === seen) return;
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'Task', subjectId: task.id, deed: { in: deeds.map(({ name }) => name) } },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true, after: true }
	});
	const after = last?.after ? (JSON.parse(last.after) as { version?: number }) : {};
	if (!last || (after.version !== undefined && after.version <= seen)) return;
	throw new Refusal('CONFLICT', { theirs: { version: task.version, values, who: last.actorName } });
}

/** In which capacity somebody changes a task: their office, or the seat by which they lead its body. */
export function capacityOf(actor: Actor, deed: Deed, subject: { readonly bodyId: string }): string {
	if (can({ ...actor, seats: [] }, deed, subject)) return officeOf(actor);
	const seat = actor.seats.find((one) => can({ ...actor, role: null, seats: [one] }, deed, subject));
	return seat ? `${seat.label}, ${seat.bodyName}` : officeOf(actor);
}

/** Which of the fields differ, before and after. Empty where none does. */
export function differences<T extends object>(
	before: T,
	after: T
): { before: Partial<T>; after: Partial<T>; count: number } {
	const changed = (Object.keys(after) as (keyof T)[]).filter(
		(field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
	);
	const pick = (of: T) => Object.fromEntries(changed.map((field) => [field, of[field]])) as Partial<T>;
	return { before: pick(before), after: pick(after), count: changed.length };
}

/** An entry whose change was taken back stands in the course as withdrawn; taken back once more, it holds again. */
export async function withdrawEntries(
	tx: Transaction,
	{ name, installation: { clock } }: Actor,
	ids: readonly string[],
	isWithdrawn: boolean
): Promise<void> {
	const withdrawn = {
		...{ withdrawnAt: clock.now(), withdrawnBy: name },
		withdrawnReason: m.editing_undone({}, { locale: 'lv' })
	};
	const holding = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
	await tx.progressEntry.updateMany({
		where: { id: { in: [...ids] } },
		data: isWithdrawn ? withdrawn : holding
	});
}

/** As they are recorded and compared. */
export function ownerDetails(
	assignments: readonly { role: string; institutionId: string | null; postId: string | null }[]
): OwnerDetail[] {
	return assignments.map(({ role, institutionId, postId }) => ({
		...{ role: role as OwnerDetail['role'], institutionId, postId }
	}));
}

/** A write whose new rows may meet those of another at the same moment (numbers of tasks, ids of forms): begun again then. */
export async function writeWithNumbers<T>(
	{ db }: Pick<Installation, 'db'>,
	work: (tx: Transaction) => Promise<T>
): Promise<T> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await db.write(work);
		} catch (error) {
			if (!isTaken(error) || tries === mostTries) throw error;
		}
	}
}

const mostTries = 8;
