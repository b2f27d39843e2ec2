import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { handOverSchema } from './answer-schemas.ts';
import { specialistOf } from './answer-specialist.server.ts';
import { writeDraft, type Writer } from './answer-writing.server.ts';
import { chosenCapacity, type Via } from './answered-task.server.ts';
import { capacitiesOnAnswer, withContacts, type Asked } from './asked-actor.server.ts';
import { askingDeeds } from './asking.ts';
import { mustBeGood, openDraft, tellDrafted, type Specialist } from './drafting-writing.server.ts';
import { isHandedOver, makeDrafting } from './draftings.server.ts';
import { requestOfDraft, type Drafting } from './drafting-finding.server.ts';
import { findRequest, type FoundRequest } from './request-finding.server.ts';
import { withSpecialist, type DraftState } from './requests.ts';

/**
 * Hands the answers that one is asked for to a specialist, who gets a mail with a link of their own and writes into the same draft.
 * Refuses NOT_FOUND whoever is not asked, INVALID a wrong field, NOT_NOW where nothing is taken any more or the same specialist writes it
 * already. Twice with one `id` is once.
 */
export async function handOverAnswers(
	actor: Actor,
	requestId: string,
	input: unknown,
	via: Via = 'PORTAL'
): Promise<{ id: string }> {
	const typed = parseInput(handOverSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const request = await findRequest(tx, requestId);
		const asked = await tx.answer.findMany({
			where: { requestId, withdrawnAt: null },
			select: { institutionId: true, postId: true }
		});
		const answerer = via === 'MAIL' ? withContacts(actor, directory, asked) : actor;
		const capacities =
			request.state === 'PREPARED' ? [] : capacitiesOnAny(answerer, { directory, request }, asked);
		if (capacities.length === 0) throw new Refusal('NOT_FOUND');
		if (await isHandedOver(tx, actor, typed.id)) return { id: typed.id };
		if (request.state === 'CLOSED') throw notNow('answering_problem_closed');
		const capacity = chosenCapacity(capacities, typed.capacity);
		await makeDrafting(tx, actor, {
			...{ typed, subject: `request:${requestId}`, capacity, deed: askingDeeds.handOver }
		});
		return { id: typed.id };
	});
}

/** In whose names somebody may hand over any of what is asked. */
function capacitiesOnAny(
	actor: Actor,
	around: { readonly directory: Directory; readonly request: FoundRequest },
	asked: readonly Asked[]
): Capacity[] {
	const all = asked.flatMap((one) => capacitiesOnAnswer(actor, around, one, askingDeeds.handOver));
	return [...new Map(all.map((capacity) => [capacity.key, capacity])).values()];
}

/** A specialist of a request, as they write; null where the link opens something else, or nothing. */
export async function openSpecialist({ installation, token }: Specialist): Promise<{
	readonly drafting: Drafting;
	readonly requestId: string;
	readonly writer: Writer;
} | null> {
	const opened = await openDraft(installation, token);
	const requestId = opened.state === 'good' ? requestOfDraft(opened.drafting) : null;
	if (opened.state !== 'good' || requestId === null) return null;
	const { drafting } = opened;
	const writer = specialistOf(installation, await directoryOf(installation), drafting);
	const mustStillWrite = (tx: Transaction) => mustBeWritable(tx, installation, drafting.id);
	return { drafting, requestId, writer: { ...writer, mustStillWrite } };
}

/**
 * A specialist keeps what is written so far in the answers of a request. Refuses as `writeDraft` does, NOT_FOUND without a good link, and
 * NOT_NOW once it was handed back.
 */
export async function writeAsSpecialist(
	specialist: Specialist,
	input: unknown
): Promise<{ answerId: string }> {
	const opened = await openSpecialist(specialist);
	if (!opened) throw new Refusal('NOT_FOUND');
	return writeDraft(opened.writer, input);
}

/** Keeps it and hands it back to whoever asked, who is told by mail. Refuses as `writeAsSpecialist` does; twice is once. */
export async function handBack(specialist: Specialist, input: unknown): Promise<void> {
	const opened = await openSpecialist(specialist);
	if (!opened) throw new Refusal('NOT_FOUND');
	const { installation } = specialist;
	const { writer, drafting } = opened;
	if (drafting.state === 'DRAFTED') return;
	await writeDraft(writer, input);
	await installation.db.write(async (tx) => {
		const before = await mustBeWritable(tx, installation, drafting.id);
		const after = await tx.drafting.update({
			where: { id: before.id, version: before.version },
			data: { state: 'DRAFTED', draftedAt: installation.clock.now(), version: { increment: 1 } }
		});
		await tellDrafted(tx, installation, before, after);
	});
}

async function mustBeWritable(tx: Transaction, installation: Installation, id: string): Promise<Drafting> {
	const drafting = await mustBeGood(tx, installation, id);
	if (!withSpecialist.includes(drafting.state as DraftState)) throw notNow('requests_problem_draft_sent');
	return drafting;
}
