import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { askingDeeds, isOwed, type AnswerState } from './asking.ts';
import { readWanted } from './request-asking.server.ts';
import {
	findRequest,
	mayDo,
	recordForRequest,
	todayOf,
	type FoundRequest
} from './request-finding.server.ts';
import { recipientsOf } from './request-hearers.server.ts';
import { remindRequestSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';
import { readTold, tellPeople, type Told } from './request-telling.server.ts';
import { askedKey, askedWords } from './request-who.ts';

/**
 * Reminds those who have not answered, and only them; or one of them. An assistant prepares it. Refuses NOT_FOUND whoever may not,
 * NOT_NOW what is not asked or closed, where everybody has answered, or where nobody of them can be reached. Sent twice with one `id`
 * it acts once.
 */
export async function remindOthers(actor: Actor, input: unknown): Promise<DoneOrPrepared<Told>> {
	const typed = parseInput(remindRequestSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const request = await findRequest(tx, typed.requestId);
		const isSender = mayDo(actor, askingDeeds.remind, request);
		if (!isSender && !mayDo(actor, askingDeeds.prepareRemind, request)) throw new Refusal('NOT_FOUND');
		const told = isSender ? await readTold(tx, typed.id) : null;
		if (told) return { isPrepared: false as const, ...told };
		if (request.state !== 'ASKED') throw notNow('asker_problem_not_asked');
		const owed = await readOwed(tx, request.id, typed.answerId);
		if (owed.length === 0) throw notNow('asker_problem_all_answered');
		const reached = await readReached(actor, request, owed);
		if (!isSender) {
			const subject = { subjectType: 'Request', subjectId: request.id };
			await prepare(tx, actor, { id: typed.id, deed: askingDeeds.remind.name, input: typed, ...subject });
			return { isPrepared: true as const };
		}
		return { isPrepared: false as const, ...(await send(tx, actor, request, { id: typed.id, ...reached })) };
	});
}

type Wanted = Awaited<ReturnType<typeof readWanted>>[number];

/** What is still owed; of one answer, by whoever is asked for it. */
async function readOwed(tx: Transaction, requestId: string, answerId: string | null): Promise<Wanted[]> {
	const all = await readWanted(tx, requestId);
	const one = all.find(({ id }) => id === answerId);
	if (answerId !== null && !one) throw new Refusal('NOT_FOUND');
	return all.filter(
		(answer) =>
			isOwed({ state: answer.state as AnswerState, withdrawnAt: answer.withdrawnAt }) &&
			(!one || askedKey(answer) === askedKey(one))
	);
}

async function readReached(actor: Actor, request: FoundRequest, owed: readonly Wanted[]) {
	const today = todayOf(actor);
	const people = await readPeople(actor.installation, today);
	const { recipients, unreached } = recipientsOf(people, owed, { bodyId: request.bodyId, date: today });
	const labels = unreached.map((one) => askedWords(people.directory, one, today).label);
	const names = [...new Set(labels)];
	if (recipients.length === 0)
		throw notNow(problemWith('asker_problem_unreached', { who: names.join(', ') }));
	const ids = new Set(recipients.flatMap(({ asked }) => asked.map(({ id }) => id)));
	return { recipients, answers: owed.filter(({ id }) => ids.has(id)), unreached: names };
}

async function send(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	{ id, recipients, answers, unreached }: { id: string } & Awaited<ReturnType<typeof readReached>>
): Promise<Told> {
	const remindedAt = actor.installation.clock.now();
	const ids = answers.map((one) => one.id);
	await tx.answer.updateMany({ where: { id: { in: ids } }, data: { remindedAt } });
	await addSteps(tx, actor, request, { id, kind: 'REMINDED', answers });
	const sent = await tellPeople(tx, actor, request, { id, kind: 'request-reminder', recipients });
	await recordForRequest(tx, actor, askingDeeds.remind, request, { after: { count: sent.count } });
	return { ...sent, unreached };
}
