import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { areSame, replaceOwners } from './assignments.server.ts';
import { readOwners } from './assignments.ts';
import { mustBeAlive } from './creating.server.ts';
import { moveSchema } from './editing-schema.ts';
import {
	capacityOf,
	editedColumns,
	findEdited,
	mustBeAsSeen,
	ownerDetails,
	type Edited
} from './editing-task.server.ts';
import { changeTask, todayOf, writeEntry } from './lifecycle.server.ts';
import { nextPosition } from './recurrence.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, isOpen, type OwnerDetail, type Status } from './tasks.ts';
import { mustStillWork } from './working-bodies.server.ts';

/**
 * Moves an open task with its subtasks to another body, by a decision. Seats of the old body answer for it no longer: the form says
 * who does in the place of each (`seats` and `takers`, in the same order; an empty taker is nobody). Refuses NOT_FOUND whoever may
 * not, INVALID a wrong field, CONFLICT where it was moved or given to others meanwhile, NOT_NOW where it is closed or a part of another.
 */
export async function move(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(moveSchema, input);
	const directory = await directoryOf(actor.installation);
	const today = todayOf(actor);
	return actor.installation.db.write(async (tx) => {
		const task = await findEdited(tx, actor, deeds.move, { id: typed.id });
		const bodyId = mustBeAlive(directory, typed.bodyId, today);
		if (task.bodyId === bodyId) return { number: task.number, eventId: null };
		if (!isOpen(task) || task.parentId !== null) throw new Refusal('NOT_NOW');
		await mustBeAsSeen(tx, task, {
			...{ seen: typed.version, deeds: [deeds.move, deeds.assign] },
			values: { bodyId: task.bodyId }
		});
		const takers = new Map(
			typed.seats.map((seat, index) => {
				const rows = { lead: [typed.takers[index] ?? ''], co: [] };
				try {
					return [seat, readOwners(directory, rows, { bodyId, before: [], today })] as const;
				} catch {
					return refuseField('takers', 'editing_problem_taker');
				}
			})
		);
		const { seatIds } = await lostSeats(tx, task.id, bodyId);
		if (seatIds.some((seat) => !takers.has(seat))) refuseField('takers', 'editing_problem_taker');
		const { decision } = typed;
		const capacity = capacityOf(actor, deeds.move, task);
		const eventId = await moveInside(tx, actor, { taskId: task.id, bodyId, decision, capacity, takers });
		return { number: task.number, eventId };
	});
}

export interface Moving {
	readonly taskId: string;
	readonly bodyId: string;
	readonly decision: string | null;
	readonly capacity: string;
	/** Who answers in the place of a seat of the old body; where nothing is said, the seat's institutions. */
	readonly takers?: ReadonlyMap<string, readonly Pick<OwnerDetail, 'institutionId' | 'postId'>[]>;
}

/** One of the tasks that moved, and who answers for it. */
export interface MovedTask {
	readonly id: string;
	readonly owners: readonly OwnerDetail[];
}

/** How a move is recorded, on either side. */
export interface RecordedPlace {
	readonly bodyId: string;
	readonly parentId: string | null;
	readonly position: number;
	readonly inRegister: boolean;
	readonly tasks: readonly MovedTask[];
	readonly entryIds?: readonly string[];
	/** Of a move that took another back. */
	readonly isWithdrawn?: boolean;
}

/**
 * Moves a task with its subtasks to another body, in the transaction of whoever decides that (a body that is closed); writes what
 * happened into the course of each, and answers the event's id. A part whose whole stays behind becomes a task of its own.
 * Does not ask who may. A task that is there already stays as it is. Refuses INVALID a body that has ended.
 */
export async function moveInside(
	tx: Transaction,
	actor: Actor,
	{ taskId, bodyId, decision, capacity, takers }: Moving
): Promise<string> {
	const family = await readFamilyOf(tx, taskId);
	const task = family[0]!;
	if (task.bodyId === bodyId) return newestEvent(tx, taskId);
	await mustStillWork(tx, actor, bodyId);
	const seats = await readSeats(tx, family);
	const before: MovedTask[] = [];
	const after: MovedTask[] = [];
	const entryIds: string[] = [];
	const place = await placeOf(tx, task, bodyId);
	for (const one of family) {
		const owners = ownerDetails(one.assignments);
		const kept = isOpen(one) ? withoutSeats(owners, { seats, bodyId, takers }) : owners;
		const entryId = newId();
		await changeTask(tx, one, {
			bodyId,
			...(one === task ? place : {})
		});
		if (!areSame(owners, kept)) await replaceOwners(tx, one.id, kept);
		await writeEntry(tx, actor, {
			...{ id: entryId, taskId: one.id, kind: 'MOVED', decision, capacity },
			...{ from: one.status as Status, to: one.status as Status },
			details: { from: one.bodyId, to: bodyId }
		});
		before.push({ id: one.id, owners });
		after.push({ id: one.id, owners: kept });
		entryIds.push(entryId);
	}
	await tasksChanged(tx);
	const { parentId, position, inRegister, version } = task;
	return record(tx, actor, {
		...{ deed: deeds.move.name, capacity, subjectType: 'Task', subjectId: taskId },
		before: { bodyId: task.bodyId, parentId, position, inRegister, tasks: before, version },
		after: { bodyId, ...place, decision, tasks: after, entryIds, version: version + 1 }
	});
}

/** Behind the other tasks of the body; a part whose whole stays behind is a task of its own there. */
async function placeOf(
	tx: Transaction,
	task: { readonly inRegister: boolean; readonly parentId: string | null },
	bodyId: string
) {
	const inRegister = task.parentId === null ? task.inRegister : true;
	return { position: await nextPosition(tx, bodyId, null), parentId: null, inRegister };
}

/** The task first, then its parts, generation by generation. */
async function readFamilyOf(tx: Transaction, taskId: string) {
	const task = await tx.task.findUnique({ where: { id: taskId }, select: editedColumns });
	if (!task) throw new Refusal('NOT_FOUND');
	const family = [task];
	for (let parents = [task.id]; parents.length > 0;) {
		const parts = await tx.task.findMany({
			where: { parentId: { in: parents } },
			orderBy: [{ position: 'asc' }, { number: 'asc' }],
			select: editedColumns
		});
		family.push(...parts);
		parents = parts.map(({ id }) => id);
	}
	return family;
}

type Family = Awaited<ReturnType<typeof readFamilyOf>>;
type Seats = Awaited<ReturnType<typeof readSeats>>;

function readSeats(tx: Transaction, family: Family) {
	const ids = family.flatMap(({ assignments }) => assignments.flatMap(({ postId }) => postId ?? []));
	return tx.post.findMany({
		where: { id: { in: [...new Set(ids)] } },
		select: {
			...{ id: true, bodyId: true },
			institutions: { select: { institutionId: true }, orderBy: { position: 'asc' } }
		}
	});
}

/**
 * The seats that answer for the open tasks of a family, and would not in another body; and how many parts would move with it. One
 * statement.
 */
export async function lostSeats(
	tx: Pick<Transaction, '$queryRaw'>,
	taskId: string,
	bodyId: string
): Promise<{ seatIds: string[]; parts: number }> {
	const rows = await tx.$queryRaw<{ postId: string | null; count: number | bigint }[]>`
		WITH RECURSIVE "family" AS (
			SELECT "id", "status" FROM "Task" WHERE "id" = ${taskId}
			UNION ALL
			SELECT c."id", c."status" FROM "Task" c JOIN "family" f ON c."parentId" = f."id"
		)
		SELECT DISTINCT p."id" AS "postId", (SELECT COUNT(*) FROM "family") AS "count"
		FROM "family" f
		LEFT JOIN "TaskAssignment" a ON a."taskId" = f."id" AND f."status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED')
		LEFT JOIN "Post" p ON p."id" = a."postId" AND p."bodyId" <> ${bodyId}`;
	return { seatIds: rows.flatMap(({ postId }) => postId ?? []), parts: Number(rows[0]?.count ?? 1) - 1 };
}

function withoutSeats(
	owners: readonly OwnerDetail[],
	{ seats, bodyId, takers }: { seats: Seats; bodyId: string; takers: Moving['takers'] }
): OwnerDetail[] {
	const kept = owners.flatMap((owner): OwnerDetail[] => {
		const seat = seats.find(({ id }) => id === owner.postId);
		if (!seat || seat.bodyId === bodyId) return [owner];
		const instead =
			takers?.get(seat.id) ?? seat.institutions.map(({ institutionId }) => ({ institutionId, postId: null }));
		return instead.map(({ institutionId, postId }) => ({ role: owner.role, institutionId, postId }));
	});
	// Who leads is not beside it too; nobody is named twice.
	const leads = kept.filter(({ role }) => role === 'LEAD');
	const others = kept.filter((one) => one.role === 'CO' && !leads.some((lead) => isSame(lead, one)));
	return [...leads, ...others].filter((one, index, all) => all.findIndex((of) => isSame(of, one)) === index);
}

function isSame(one: OwnerDetail, other: OwnerDetail): boolean {
	return one.institutionId === other.institutionId && one.postId === other.postId;
}

async function newestEvent(tx: Transaction, taskId: string): Promise<string> {
	const event = await tx.auditEvent.findFirst({
		where: { subjectType: 'Task', subjectId: taskId },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { id: true }
	});
	return event?.id ?? '';
}
