import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import { isRestricted, seesTask } from '#lib/tasks/visibility.ts';
import { handOverSchema } from './answer-schemas.ts';
import {
	answererOf,
	capacitiesOn,
	chosenCapacity,
	findAnswered,
	todayOf,
	type Via
} from './answered-task.server.ts';
import { mailSpecialist } from './drafting-mail.server.ts';
import { deeds, runningDrafts } from './requests.ts';
import { ofActor, isTheirs, subjectOfDraft } from './drafting-finding.server.ts';

/**
 * Hands the answer about a task to a specialist, who gets a mail with a link of their own. Refuses NOT_FOUND whoever does not owe the
 * task, INVALID a wrong field, NOT_NOW where it is closed or restricted, or the same specialist drafts it already. Twice with one `id` is once.
 */
export async function handOver(
	actor: Actor,
	taskId: string,
	input: unknown,
	via: Via = 'PORTAL'
): Promise<{ id: string; number: number }> {
	const typed = parseInput(handOverSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const task = await findAnswered(tx, taskId);
		const answerer = via === 'MAIL' ? answererOf(actor, directory, task) : actor;
		const capacities = capacitiesOn(answerer, directory, task, deeds.handOver);
		const isSeen = seesTask(answerer, task, todayOf(actor));
		if (!isSeen || capacities.length === 0) throw new Refusal('NOT_FOUND');
		const done = { id: typed.id, number: task.number };
		if (await isHandedOver(tx, actor, typed.id)) return done;
		if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_closed' } });
		// The specialist has but a link, and what is restricted is read by none.
		if (isRestricted(task, todayOf(actor)))
			throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_restricted' } });
		const capacity = chosenCapacity(capacities, typed.capacity);
		await makeDrafting(tx, actor, { typed, subject: `task:${taskId}`, capacity, deed: deeds.handOver });
		return done;
	});
}

/** What is handed over, as its form says it. */
export type HandingOver = z.output<typeof handOverSchema>;

/**
 * Writes down what is handed to a specialist and mails them. Refuses INVALID a day that is over, NOT_NOW where the same specialist drafts
 * it already.
 */
export async function makeDrafting(
	tx: Transaction,
	actor: Actor,
	{
		typed,
		subject,
		capacity,
		deed
	}: {
		readonly typed: HandingOver;
		/** "task:…", "request:…". */
		readonly subject: string;
		readonly capacity: Capacity;
		readonly deed: Deed;
	}
): Promise<void> {
	if (typed.due && typed.due < todayOf(actor)) refuseField('due', 'requests_problem_due_past');
	const { specialistName, specialistEmail, message, due } = typed;
	const same = await tx.drafting.count({
		where: { subject, specialistEmail, state: { in: [...runningDrafts] }, ...ofActor(actor) }
	});
	if (same) throw new Refusal('NOT_NOW', { fields: { specialistEmail: 'requests_problem_handed_over' } });
	const { userId, personId, name, locale, installation } = actor;
	const drafting = await tx.drafting.create({
		data: {
			...{ id: typed.id, subject, userId, personId, askedBy: name, capacity: capacity.text },
			...{ postId: capacity.postId, institutionId: capacity.institutionId },
			...{ askedAt: installation.clock.now(), specialistName, specialistEmail, message, due, locale }
		}
	});
	await mailSpecialist(tx, installation, drafting, 'draft-asked');
	await record(tx, actor, {
		...{ deed: deed.name, capacity: capacity.text, ...subjectOfDraft(drafting) },
		after: { draftingId: typed.id, specialist: specialistName, due, state: 'ASKED' }
	});
}

/** The same form came before; refuses NOT_FOUND where it was somebody else's. */
export async function isHandedOver(tx: Transaction, actor: Actor, id: string): Promise<boolean> {
	const same = await tx.drafting.findUnique({ where: { id } });
	if (same && !isTheirs(actor, same)) throw new Refusal('NOT_FOUND');
	return same !== null;
}
