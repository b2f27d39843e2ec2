import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import {
	findAnswer,
	findRequest,
	mayDo,
	mustBeAsSeen,
	type FoundAnswer,
	type FoundRequest
} from './request-finding.server.ts';

/* What the verbs of whoever asks begin with, where they are about a request or about one of its answers. */

/** A request, for whoever may do this with it. Refuses NOT_FOUND. */
export async function requestFor(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	requestId: string
): Promise<FoundRequest> {
	const request = await findRequest(tx, requestId);
	if (!mayDo(actor, deed, request)) throw new Refusal('NOT_FOUND');
	return request;
}

/** An answer of a request, for whoever may do this with it. Refuses NOT_FOUND. */
export async function answerFor(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	{ requestId, answerId }: { readonly requestId: string; readonly answerId: string }
): Promise<FoundAnswer> {
	const answer = await findAnswer(tx, answerId);
	if (answer.requestId !== requestId || !mayDo(actor, deed, answer.request)) throw new Refusal('NOT_FOUND');
	return answer;
}

/** Refuses CONFLICT where something came to an answer since it was seen: another version, another day. */
export async function mustBeSeenAnswer(
	tx: Transaction,
	{ requestId, version }: Pick<FoundAnswer, 'requestId' | 'version'>,
	seen: number
): Promise<void> {
	await mustBeAsSeen(tx, { requestId, version }, { seen, values: {} });
}

/** Whether the form of that id has done its work: it left a step. */
export async function isDone(tx: Transaction, id: string): Promise<boolean> {
	return (await tx.answerStep.count({ where: { id } })) > 0;
}

/** Refuses NOT_NOW what is not asked, or asked no more. */
export function mustBeRunning({ state }: Pick<FoundRequest, 'state'>): void {
	if (state !== 'ASKED') throw notNow('asker_problem_not_asked');
}

/** The newest version of an answer; null where nothing was sent. */
export function newestVersion(tx: Transaction, answerId: string) {
	return tx.answerVersion.findFirst({
		where: { answerId },
		orderBy: { number: 'desc' },
		select: { id: true, number: true, personId: true }
	});
}

export type Typed<S extends z.ZodType> = z.output<S>;
