import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { askingDeeds } from './asking.ts';
import {
	findRequest,
	mayDo,
	mustBeAsSeen,
	recordForRequest,
	todayOf,
	type FoundRequest
} from './request-finding.server.ts';
import { askRequestSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';
import { readTold, tellAsked, type Told } from './request-telling.server.ts';

/**
 * Puts a request to all who are asked, by mail with a link of their own. An assistant prepares it. Refuses NOT_FOUND whoever may not;
 * NOT_NOW what was asked already, has nobody to ask, nothing to ask, or a last day that is over or not known. Who cannot be reached is
 * said: they can answer by letter. Sent twice with one `id` it acts once.
 */
export async function ask(actor: Actor, input: unknown): Promise<DoneOrPrepared<Told>> {
	const typed = parseInput(askRequestSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const request = await findRequest(tx, typed.requestId);
		const isSender = mayDo(actor, askingDeeds.ask, request);
		if (!isSender && !mayDo(actor, askingDeeds.prepareAsk, request)) throw new Refusal('NOT_FOUND');
		const told = isSender ? await readTold(tx, typed.id) : null;
		if (told) return { isPrepared: false as const, ...told };
		const answers = await readWanted(tx, request.id);
		mustBeAskable(actor, request, answers.length);
		const { id: requestId, version } = request;
		await mustBeAsSeen(tx, { requestId, version }, { seen: typed.version, values: {} });
		if (!isSender) {
			const subject = { subjectType: 'Request', subjectId: requestId };
			await prepare(tx, actor, { id: typed.id, deed: askingDeeds.ask.name, input: typed, ...subject });
			return { isPrepared: true as const };
		}
		return { isPrepared: false as const, ...(await send(tx, actor, request, { id: typed.id, answers })) };
	});
}

/** All who are asked and not asked no more, in their order. */
export function readWanted(tx: Transaction, requestId: string) {
	return tx.answer.findMany({
		where: { requestId, withdrawnAt: null },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, institutionId: true, postId: true, label: true, partId: true, state: true, due: true },
			...{ firstSentOn: true, withdrawnAt: true, version: true }
		}
	});
}

function mustBeAskable(actor: Actor, { state, due, template }: FoundRequest, count: number): void {
	if (state !== 'PREPARED') throw notNow('asker_problem_asked');
	if (count === 0) throw notNow('asker_problem_nobody');
	if (template.length === 0) throw notNow('asker_problem_no_field');
	if (due === null) throw notNow('asker_problem_no_due');
	if (due < todayOf(actor)) throw notNow('asker_problem_due_over');
}

async function send(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	{ id, answers }: { id: string; answers: Awaited<ReturnType<typeof readWanted>> }
): Promise<Told> {
	const askedAt = actor.installation.clock.now();
	await tx.request.update({
		where: { id: request.id, version: request.version },
		data: {
			...{ state: 'ASKED', askedAt, askedById: actor.userId, askedBy: actor.name },
			version: { increment: 1 }
		}
	});
	await addSteps(tx, actor, request, { id, kind: 'ASKED', answers });
	const people = await readPeople(actor.installation, todayOf(actor));
	const told = await tellAsked(tx, actor, { request, people }, { id, kind: 'request-asked', answers });
	await recordForRequest(tx, actor, askingDeeds.ask, request, {
		before: { state: request.state },
		after: { state: 'ASKED', due: request.due, count: told.count }
	});
	return told;
}
