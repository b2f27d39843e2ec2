import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, inForce } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacityOf } from '#lib/tasks/editing-task.server.ts';
import { report } from '#lib/tasks/reporting.server.ts';
import { returnInside } from '#lib/tasks/returning.server.ts';
import { seesTask } from '#lib/tasks/visibility.ts';
import { todayOf } from './finding.server.ts';
import { laySchema, withdrawLayingSchema } from './laying-schema.ts';
import { deeds } from './meetings.ts';

/*
 * Iesniegt padomei: a group lays a task's result before the council. Until the council has decided, the task is handed in and
 * nobody is late; its item is offered to every agenda of the council until one takes it up, and the decision ends it.
 */

/** Which task, and which laying. */
export interface Laid {
	readonly number: number;
	readonly layingId: string;
}

/**
 * Hands a task in by laying its result before a body above the task's own; the report and the laying are one. Refuses NOT_FOUND
 * whoever does not lead the task's body, INVALID a wrong field, NOT_NOW what is closed or lies there already. Sent twice with one
 * id it acts once.
 */
export async function lay(actor: Actor, input: unknown): Promise<Laid> {
	const { id, bodyId, ...typed } = parseInput(laySchema, input);
	const { installation } = actor;
	const directory = await directoryOf(installation);
	const task = await installation.db.read.task.findUnique({
		where: { id: typed.taskId },
		select: { id: true, number: true, bodyId: true, restrictedUntil: true }
	});
	if (!task || !seesTask(actor, task, todayOf(actor)) || !can(actor, deeds.lay, task))
		throw new Refusal('NOT_FOUND');
	const body = bodyById(directory, bodyId);
	if (!body || body.id === task.bodyId || !inForce(body, todayOf(actor)))
		return refuseField('bodyId', 'agenda_problem_before');
	const { text } = typed;
	const { number, entryId, isRepeated } = await report(
		actor,
		{ ...typed, entryId: id, status: 'SUBMITTED' },
		{ also: (tx) => writeLaying(tx, actor, { id, bodyId, task, text }) }
	);
	// The same words were handed in before without being laid before anybody: they are now.
	if (isRepeated)
		await writeOnce(installation.db, async (tx) => {
			if (await tx.laying.findUnique({ where: { id: entryId } })) return;
			await writeLaying(tx, actor, { id: entryId, bodyId, task, text });
		});
	return { number, layingId: entryId };
}

async function writeLaying(
	tx: Transaction,
	actor: Actor,
	{
		id,
		bodyId,
		task,
		text
	}: { id: string; bodyId: string; task: { id: string; bodyId: string }; text: string }
): Promise<void> {
	const waits = await tx.laying.findFirst({ where: { taskId: task.id, state: 'WAITING' } });
	if (waits) throw new Refusal('NOT_NOW', { fields: { form: 'agenda_problem_laid' } });
	const capacity = capacityOf(actor, deeds.lay, task);
	await tx.laying.create({
		data: {
			...{ id, taskId: task.id, bodyId, text, capacity, authorName: actor.name },
			...{ at: actor.installation.clock.now(), userId: actor.userId, personId: actor.personId }
		}
	});
	await record(tx, actor, {
		...{ deed: deeds.lay.name, capacity, subjectType: 'Task', subjectId: task.id },
		after: { bodyId }
	});
}

/** Takes back what nobody has decided on: the task is in process again. Refuses NOT_FOUND whoever may not; done twice it is once. */
export async function withdrawLaying(actor: Actor, input: unknown): Promise<{ number: number }> {
	const { id, reason } = parseInput(withdrawLayingSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { laying, task } = await findLaying(tx, id);
		if (!can(actor, deeds.withdrawLaying, task)) throw new Refusal('NOT_FOUND');
		if (laying.state === 'WITHDRAWN') return { number: task.number };
		if (laying.state !== 'WAITING') throw new Refusal('NOT_NOW');
		const capacity = capacityOf(actor, deeds.withdrawLaying, task);
		await tx.laying.update({ where: { id }, data: { state: 'WITHDRAWN', ...decidedBy(actor) } });
		// Somebody may have decided on the task itself meanwhile: then that stands.
		if (task.status === 'SUBMITTED')
			await returnInside(tx, actor, {
				...{ taskId: task.id, entryId: newId(), text: reason, decision: null, capacity }
			});
		await record(tx, actor, {
			...{ deed: deeds.withdrawLaying.name, capacity, subjectType: 'Task', subjectId: task.id },
			before: { bodyId: laying.bodyId },
			after: { reason }
		});
		return { number: task.number };
	});
}

/** A laying with its task. Refuses NOT_FOUND. */
export async function findLaying(tx: Transaction, id: string) {
	const laying = await tx.laying.findUnique({ where: { id } });
	const task =
		laying &&
		(await tx.task.findUnique({
			where: { id: laying.taskId },
			select: { id: true, number: true, bodyId: true, status: true }
		}));
	if (!laying || !task) throw new Refusal('NOT_FOUND');
	return { laying, task };
}

/** Who took it off the table, and when. */
export const decidedBy = (actor: Actor) => ({
	decidedAt: actor.installation.clock.now(),
	decidedBy: actor.name,
	version: { increment: 1 }
});
