import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	changeTask,
	findTask,
	isRepeated,
	mustBeAsSeen,
	writeEntry,
	type LivingTask
} from './lifecycle.server.ts';
import { reopenSchema } from './reopening-schema.ts';
import { tasksChanged } from './revisions.server.ts';
import { findEnded } from './working-bodies.server.ts';
import { deeds, isOpen, statusReopened, type ClosedDetail, type Status } from './tasks.ts';

export interface Reopened {
	readonly number: number;
	/** The recorded change; null where the same form came before. */
	readonly eventId: string | null;
}

/**
 * Opens a closed task again, with the reason: it is owed as it was before, under control as it was before. Its subtasks stay
 * closed. Refuses NOT_FOUND whoever may not, INVALID without a reason, CONFLICT where it was changed meanwhile, NOT_NOW where it is
 * open, a part of what is closed, or in a body that has ended. Sent twice with one `entryId` it acts once.
 */
export async function reopen(actor: Actor, input: unknown): Promise<Reopened> {
	const typed = parseInput(reopenSchema, input);
	const { db } = actor.installation;
	const work = async (tx: Transaction): Promise<Reopened> => {
		const task = await findTask(tx, actor, deeds.reopen, typed.taskId);
		const { number } = task;
		if (await isRepeated(tx, actor, typed)) return { number, eventId: null };
		if (isOpen(task)) throw new Refusal('NOT_NOW');
		await mustBeAsSeen(tx, task, typed.version);
		await mustHavePlace(tx, actor, task);
		return { number, eventId: await reopenTask(tx, actor, task, typed) };
	};
	try {
		return await db.write(work);
	} catch (error) {
		// The same form, twice at the same moment: the other one has written it.
		if (!isTaken(error)) throw error;
		return db.write(work);
	}
}

/** Refuses NOT_NOW what is a part of something closed, which opens first; and what is in a body that has ended. */
export async function mustHavePlace(
	tx: Transaction,
	actor: Actor,
	{ parentId, bodyId }: Pick<LivingTask, 'parentId' | 'bodyId'>
): Promise<void> {
	if (await findEnded(tx, actor, bodyId))
		throw new Refusal('NOT_NOW', { fields: { form: 'tasks_problem_body_ended' } });
	const parent = parentId
		? await tx.task.findUnique({ where: { id: parentId }, select: { status: true } })
		: null;
	if (parent && !isOpen(parent))
		throw new Refusal('NOT_NOW', { fields: { form: 'tasks_problem_parent_closed' } });
}

interface How {
	readonly entryId: string;
	readonly text: string;
	readonly decision: string | null;
}

async function reopenTask(
	tx: Transaction,
	actor: Actor,
	task: LivingTask,
	{ entryId, text, decision }: How
): Promise<string> {
	const capacity = officeOf(actor);
	const was = await readClosing(tx, task.id);
	const status = statusReopened(was.statusBefore);
	const { closedAs, closedOn, closedBy, underControl, inRegister } = task;
	const after = {
		...{ status, closedAs: null, closedOn: null, closedBy: null },
		underControl: was.underControl ?? underControl,
		inRegister: was.inRegister ?? inRegister
	};
	await changeTask(tx, task, after);
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId: task.id, kind: 'REOPENED', from: task.status, to: status },
		...{ text, decision, capacity }
	});
	await tasksChanged(tx);
	return record(tx, actor, {
		...{ deed: deeds.reopen.name, capacity, subjectType: 'Task', subjectId: task.id },
		before: { status: task.status, closedAs, closedOn, closedBy, underControl, inRegister },
		after: { ...after, decision, entryId }
	});
}

/** What closed it: where it stood before, and what was put aside with it. Nothing is known of what was closed before it came here. */
async function readClosing(tx: Transaction, taskId: string) {
	const entry = await tx.progressEntry.findFirst({
		where: { taskId, withdrawnAt: null, kind: { in: ['CLOSED', 'CONTROL_ENDED', 'ACCEPTED'] } },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { statusBefore: true, details: true }
	});
	const details = entry?.details ? (JSON.parse(entry.details) as ClosedDetail) : null;
	return {
		statusBefore: (entry?.statusBefore ?? 'IN_PROCESS') as Status,
		underControl: details?.underControl,
		inRegister: details?.inRegister
	};
}
