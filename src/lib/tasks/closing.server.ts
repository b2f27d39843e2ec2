import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { closeSchema, missingIn } from './closing-schema.ts';
import {
	changeTask,
	findTask,
	isRepeated,
	mustBeAsSeen,
	todayOf,
	writeEntry,
	type LivingTask
} from './lifecycle.server.ts';
import { readOpenParts } from './parts.server.ts';
import { beginNextOccurrence } from './recurrence.server.ts';
import { tasksChanged } from './revisions.server.ts';
import {
	deeds,
	isMove,
	isOpen,
	statusClosedAs,
	type ClosedDetail,
	type Closing,
	type EntryKind
} from './tasks.ts';

/*
 * Closing, and what control has to do with it. `underControl` says whether a task is reminded of: what is imported or found in
 * a text is not, until the secretariat has looked at it and takes it under control ("ņemt kontrolē"). That it was not yet
 * taken is no decision, and the task is as open as any other.
 * "Noņemt no kontroles" is one: whoever set the task decides that nobody is to be asked about it any more. So it does not
 * turn the flag back, it closes the task, as OFF_CONTROL, with who did it, as of which day and by what decision (DOMAIN §3);
 * the flag goes with it, so that nothing which is off control counts as under it. Reopening puts the flag back as it was.
 * Whoever took a task under control by mistake undoes that, and it is again as if nobody had.
 */

/** Closed by a decision or by acceptance; the number of the one that begins next, where the task is a recurring one. */
export interface Closed {
	readonly number: number;
	/** The recorded change, by which it can be taken back; null where the same form came before. */
	readonly eventId: string | null;
	readonly nextNumber: number | null;
}

export interface ClosingInside {
	readonly taskId: string;
	readonly entryId: string;
	readonly closedAs: Closing;
	readonly on: PlainDate;
	readonly decision: string | null;
	readonly text: string | null;
	readonly capacity: string;
}

/** What is recorded with the closing of one task that belongs to more: a batch, the subtasks that were closed with it. */
interface Together {
	readonly batchId?: string;
	readonly along?: readonly string[];
}

/**
 * Closes a task, in any of the six ways, with its open subtasks where the form says so. Refuses NOT_FOUND whoever may not,
 * INVALID a wrong field (a day to come, a decision that is missing, subtasks that are still open), CONFLICT where it was
 * changed meanwhile, NOT_NOW where it is closed. An assistant prepares it, and a secretary confirms.
 * Sent twice with one `entryId` it acts once.
 */
export async function close(actor: Actor, input: unknown): Promise<DoneOrPrepared<Closed>> {
	const typed = parseInput(closeSchema, input);
	const { db } = actor.installation;
	const mayClose = can(actor, deeds.close);
	if (!mayClose) mustBeAble(actor, deeds.prepareClose);
	const work = (tx: Transaction) =>
		mayClose ? closeTyped(tx, actor, typed) : prepareTyped(tx, actor, typed);
	try {
		return await db.write(work);
	} catch (error) {
		// The same form, twice at the same moment: the other one has written it.
		if (!isTaken(error)) throw error;
		return db.write(work);
	}
}

type Typed = z.output<typeof closeSchema>;

async function closeTyped(tx: Transaction, actor: Actor, typed: Typed): Promise<DoneOrPrepared<Closed>> {
	const task = await findTask(tx, actor, deeds.close, typed.taskId);
	const { number } = task;
	if (await isRepeated(tx, actor, typed))
		return { isPrepared: false, number, eventId: null, nextNumber: null };
	const parts = await mustBeClosable(tx, actor, task, typed);
	const { closedAs, on, decision, text } = typed;
	const how = { closedAs, on, decision, text, capacity: officeOf(actor) };
	const along: string[] = [];
	for (const part of parts)
		along.push(await closeInside(tx, actor, { ...how, taskId: part.id, entryId: newId(), text: null }));
	const closing = { ...how, taskId: task.id, entryId: typed.entryId };
	const closed = await closeOne(tx, actor, closing, along.length ? { along } : {});
	return { isPrepared: false, number, ...closed };
}

async function prepareTyped(tx: Transaction, actor: Actor, typed: Typed): Promise<DoneOrPrepared<Closed>> {
	const task = await findTask(tx, actor, deeds.prepareClose, typed.taskId);
	if (await tx.preparedDeed.findFirst({ where: { id: typed.entryId, preparedById: actor.userId } }))
		return { isPrepared: true };
	await mustBeClosable(tx, actor, task, typed);
	await prepare(tx, actor, {
		...{ id: typed.entryId, deed: deeds.close.name, input: typed },
		...{ subjectType: 'Task', subjectId: task.id }
	});
	return { isPrepared: true };
}

/** Answers the parts that are closed with it. */
async function mustBeClosable(tx: Transaction, actor: Actor, task: LivingTask, typed: Typed) {
	if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'tasks_problem_closed_already' } });
	await mustBeAsSeen(tx, task, typed.version);
	if (typed.on > todayOf(actor)) refuseField('on', 'tasks_problem_closed_ahead');
	if (typed.closedAs === 'OFF_CONTROL' && !task.underControl)
		refuseField('closedAs', 'tasks_problem_not_controlled');
	const missing = missingIn(typed);
	if (missing) refuseField(missing.field, missing.problem);
	const parts = await readOpenParts(tx, [task.id]);
	if (parts.length && !typed.withSubtasks) refuseField('withSubtasks', 'tasks_problem_subtasks_open');
	return parts;
}

/**
 * Closes one task in the transaction of a greater change; whoever calls it has asked whether the actor may. Its subtasks are
 * the caller's to close first. Answers the recorded change's id; refuses NOT_FOUND, and NOT_NOW what is closed.
 */
export async function closeInside(
	tx: Transaction,
	actor: Actor,
	closing: ClosingInside,
	together: Together = {}
): Promise<string> {
	return (await closeOne(tx, actor, closing, together)).eventId;
}

async function closeOne(
	tx: Transaction,
	actor: Actor,
	{ taskId, entryId, closedAs, on, decision, text, capacity }: ClosingInside,
	together: Together
): Promise<{ eventId: string; nextNumber: number | null }> {
	const task = await findTask(tx, actor, deeds.read, taskId);
	const status = statusClosedAs[closedAs];
	if (!isOpen(task) || !isMove(task.status, status)) throw new Refusal('NOT_NOW');
	const { underControl, inRegister } = task;
	const kind: EntryKind = closedAs === 'OFF_CONTROL' ? 'CONTROL_ENDED' : 'CLOSED';
	const details: ClosedDetail = { closedAs, on, underControl, inRegister };
	const changes = {
		...{ status, closedAs, closedOn: on, closedBy: decision },
		...(closedAs === 'OFF_CONTROL' ? { underControl: false } : {}),
		// What should never have been entered is in no list and no count; whoever asks for the closed ones finds it.
		...(closedAs === 'MISTAKE' ? { inRegister: false } : {})
	};
	await changeTask(tx, task, changes);
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId, kind, from: task.status, to: status },
		...{ text, decision, details, capacity }
	});
	await tasksChanged(tx);
	const { closedOn, closedBy } = task;
	const eventId = await record(tx, actor, {
		deed: closedAs === 'OFF_CONTROL' ? deeds.endControl.name : deeds.close.name,
		...{ capacity, subjectType: 'Task', subjectId: taskId },
		before: { status: task.status, closedAs: task.closedAs, closedOn, closedBy, underControl, inRegister },
		after: { inRegister, underControl, ...changes, entryId, ...together }
	});
	return { eventId, nextNumber: await beginNextOccurrence(tx, actor, taskId) };
}
