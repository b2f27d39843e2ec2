import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { keeperOf } from './answer-keepers.server.ts';
import { askingDeeds, isAnswerMove } from './asking.ts';
import { answerFor, isDone, mustBeSeenAnswer, newestVersion } from './asker-finding.server.ts';
import { findAnswer, mayDo, recordForRequest, type FoundAnswer } from './request-finding.server.ts';
import { acceptSchema, reopenAnswerSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';

/** How many were accepted, and the event by which that can be taken back. */
export interface Accepted {
	readonly count: number;
	/** Null where it was done before. */
	readonly eventId: string | null;
}

/**
 * Accepts answers, as they were read: all of them or none. Refuses NOT_FOUND whoever may not, INVALID none, CONFLICT one that was
 * changed since, NOT_NOW one that is not sent. Sent twice with one `id` it acts once.
 */
export async function accept(actor: Actor, input: unknown): Promise<Accepted> {
	const { id, requestId, answers: chosen } = parseInput(acceptSchema, input);
	const seen = chosen.map((one) => ({ id: one.split(':')[0]!, version: Number(one.split(':')[1]) }));
	if (seen.length === 0) refuseField('answers', 'asker_problem_none_chosen');
	return writeOnce(actor.installation.db, async (tx) => {
		const answers: FoundAnswer[] = [];
		for (const one of seen) answers.push(await findAnswer(tx, one.id));
		const isTheirs = ({ requestId: of, request }: FoundAnswer) =>
			of === requestId && mayDo(actor, askingDeeds.accept, request);
		if (!answers.every(isTheirs)) throw new Refusal('NOT_FOUND');
		if (await isDone(tx, id)) return { count: answers.length, eventId: null };
		for (const [index, answer] of answers.entries()) await mustBeAcceptable(tx, answer, seen[index]!.version);
		return acceptAll(tx, actor, { id, answers });
	});
}

const idsOf = (answers: readonly FoundAnswer[]) => answers.map(({ id }) => id);

async function mustBeAcceptable(tx: Transaction, answer: FoundAnswer, seen: number): Promise<void> {
	if (!isAnswerMove(answer.state, 'ACCEPTED') || answer.withdrawnAt !== null)
		throw notNow('asker_problem_not_sent');
	await mustBeSeenAnswer(tx, answer, seen);
}

async function acceptAll(
	tx: Transaction,
	actor: Actor,
	{ id, answers }: { id: string; answers: readonly FoundAnswer[] }
): Promise<Accepted> {
	const { request } = answers[0]!;
	const about: { id: string; versionId: string | null }[] = [];
	for (const answer of answers) {
		const newest = await newestVersion(tx, answer.id);
		about.push({ id: answer.id, versionId: newest?.id ?? null });
	}
	await tx.answer.updateMany({
		where: { id: { in: answers.map((one) => one.id) } },
		data: {
			...{ state: 'ACCEPTED', acceptedAt: actor.installation.clock.now(), acceptedBy: actor.name },
			version: { increment: 1 }
		}
	});
	await keeperOf(request)?.accepted(tx, idsOf(answers), true);
	await addSteps(tx, actor, request, { id, kind: 'ACCEPTED', answers: about });
	const eventId = await recordForRequest(tx, actor, askingDeeds.accept, request, {
		before: { state: 'SENT' },
		after: { state: 'ACCEPTED', accepted: answers.map((one) => one.id) }
	});
	return { count: answers.length, eventId };
}

/**
 * Opens an answer again that was accepted: it can be given back, or sent anew. Refuses NOT_FOUND whoever may not, CONFLICT what was
 * changed meanwhile, NOT_NOW one that is not accepted. Sent twice with one `id` it acts once.
 */
export async function reopen(actor: Actor, input: unknown): Promise<void> {
	const typed = parseInput(reopenAnswerSchema, input);
	await writeOnce(actor.installation.db, async (tx) => {
		const answer = await answerFor(tx, actor, askingDeeds.reopen, typed);
		if (await isDone(tx, typed.id)) return;
		if (answer.state !== 'ACCEPTED') throw notNow('asker_problem_not_accepted');
		await mustBeSeenAnswer(tx, answer, typed.version);
		await openAgain(tx, actor, { id: typed.id, answers: [answer] });
	});
}

/** What was accepted is only sent again, in the transaction of whatever makes it so. */
export async function openAgain(
	tx: Transaction,
	actor: Actor,
	{ id, answers, undoes }: { id: string; answers: readonly FoundAnswer[]; undoes?: string }
): Promise<void> {
	const { request } = answers[0]!;
	await tx.answer.updateMany({
		where: { id: { in: answers.map((one) => one.id) } },
		data: { state: 'SENT', acceptedAt: null, acceptedBy: null, version: { increment: 1 } }
	});
	await keeperOf(request)?.accepted(tx, idsOf(answers), false);
	await addSteps(tx, actor, request, { id, kind: 'REOPENED', answers });
	await recordForRequest(tx, actor, askingDeeds.reopen, request, {
		before: { state: 'ACCEPTED', accepted: answers.map((one) => one.id) },
		after: { state: 'SENT' },
		undoes
	});
}
