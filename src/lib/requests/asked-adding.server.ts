import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { inForce, type Directory } from '#lib/council/council.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { askingDeeds, answerKey } from './asking.ts';
import { readWanted } from './request-asking.server.ts';
import {
	findRequest,
	mayDo,
	recordForRequest,
	todayOf,
	type FoundRequest
} from './request-finding.server.ts';
import { addAsked } from './request-making.server.ts';
import { addAskedSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';
import { readTold, tellAsked, type Told } from './request-telling.server.ts';

type Typed = z.output<typeof addAskedSchema>;

const nobodyTold: Told = { count: 0, startsAt: null, unreached: [] };

/**
 * Puts one more institution or seat to those who are asked; where the request went out already, they are asked at once, and an
 * assistant prepares it. Who was asked no more is asked again. Refuses NOT_FOUND whoever may not, INVALID nobody, somebody unknown or no
 * part, NOT_NOW a closed request or who is asked already. Sent twice with one `id` it acts once.
 */
export async function addMoreAsked(actor: Actor, input: unknown): Promise<DoneOrPrepared<Told>> {
	const typed = parseInput(addAskedSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const request = await findRequest(tx, typed.requestId);
		const isOut = request.state !== 'PREPARED';
		const isSender = mayDo(actor, isOut ? askingDeeds.askMore : askingDeeds.change, request);
		if (!isSender && !mayDo(actor, askingDeeds.prepareAskMore, request)) throw new Refusal('NOT_FOUND');
		const told = isSender ? await readTold(tx, typed.id) : null;
		if (told) return { isPrepared: false as const, ...told };
		if (request.state === 'CLOSED') throw notNow('asker_problem_closed');
		const people = await readPeople(actor.installation, todayOf(actor));
		await mustBeKnown(tx, people.directory, request, typed, todayOf(actor));
		if (!isSender) {
			const subject = { subjectType: 'Request', subjectId: request.id };
			await prepare(tx, actor, { id: typed.id, deed: askingDeeds.askMore.name, input: typed, ...subject });
			return { isPrepared: true as const };
		}
		const ids = await add(tx, request, typed);
		if (ids.length === 0) throw notNow('asker_problem_asked_already');
		const sent = isOut ? await askAtOnce(tx, actor, { request, people }, { id: typed.id, ids }) : nobodyTold;
		const { institutionId, postId, label } = typed;
		await recordForRequest(tx, actor, isOut ? askingDeeds.askMore : askingDeeds.change, request, {
			after: {
				...(institutionId ? { institutionId } : { postId }),
				...(label === null ? {} : { label }),
				count: ids.length
			}
		});
		return { isPrepared: false as const, ...sent };
	});
}

/** Asks some of those who are on a request that went out already, and says so in their course; whoever calls it records it. */
export async function askAtOnce(
	tx: Transaction,
	actor: Actor,
	{ request, people }: { readonly request: FoundRequest; readonly people: People },
	{ id, ids }: { readonly id: string; readonly ids: readonly string[] }
): Promise<Told> {
	const answers = (await readWanted(tx, request.id)).filter((one) => ids.includes(one.id));
	await addSteps(tx, actor, request, { id, kind: 'ASKED', answers });
	return tellAsked(tx, actor, { request, people }, { id, kind: 'request-asked', answers });
}

async function mustBeKnown(
	tx: Transaction,
	directory: Directory,
	{ id: requestId }: FoundRequest,
	{ institutionId, postId, partIds }: Typed,
	today: string
): Promise<void> {
	if (!institutionId && !postId) refuseField('institutionId', 'asker_problem_whom');
	if (institutionId && postId) refuseField('postId', 'asker_problem_one_of_both');
	if (institutionId && !directory.institutionIndex.has(institutionId))
		refuseField('institutionId', 'asker_problem_whom');
	const post = postId ? directory.postIndex.get(postId) : undefined;
	if (postId && !(post && inForce(post, today))) refuseField('postId', 'asker_problem_whom');
	const parts = await tx.requestPart.findMany({ where: { requestId }, select: { id: true } });
	const known = new Set(parts.map(({ id }) => id));
	if (partIds.some((id) => !known.has(id))) refuseField('partIds', 'server_problem_form');
	if (parts.length > 0 && partIds.length === 0) refuseField('partIds', 'asker_problem_no_part');
}

/** Those who are there no more come back; the others come anew. Answers the ids of both. */
async function add(tx: Transaction, { id: requestId }: FoundRequest, typed: Typed): Promise<string[]> {
	const { institutionId, postId, label, role, partIds } = typed;
	const who = { institutionId, postId, label };
	const keys = (partIds.length ? partIds : [null]).map((partId) => answerKey({ ...who, partId }));
	const where = { requestId, key: { in: keys }, withdrawnAt: { not: null } };
	const gone = await tx.answer.findMany({ where, select: { id: true } });
	const back = gone.map(({ id }) => id);
	if (back.length)
		await tx.answer.updateMany({
			where: { id: { in: back } },
			data: { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, version: { increment: 1 } }
		});
	const asked = { ...who, role, ...(partIds.length ? { partIds } : {}) };
	return [...back, ...(await addAsked(tx, requestId, [asked]))];
}
