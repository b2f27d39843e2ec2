import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { askingDeeds, type RequestState } from './asking.ts';
import { requestFor } from './asker-finding.server.ts';
import { findRequest, mustBeAsSeen, recordForRequest, type FoundRequest } from './request-finding.server.ts';
import { closeRequestSchema } from './request-schema.ts';
import { takeBackMails } from './request-telling.server.ts';

/**
 * Takes no more answers: whatever comes is refused, and what waits in the outbox is taken back. In the transaction of what the request
 * is for (its report is locked); who may, the caller has asked. Closed twice, it is closed once: null then.
 */
export async function closeRequest(
	tx: Transaction,
	actor: Actor,
	requestId: string,
	undoes?: string
): Promise<string | null> {
	const request = await findRequest(tx, requestId);
	if (request.state === 'CLOSED') return null;
	const closedAt = actor.installation.clock.now();
	await move(tx, request, { state: 'CLOSED', closedAt, closedBy: actor.name });
	await takeBackMails(tx, requestId);
	return recordMove(tx, actor, askingDeeds.close, request, { to: 'CLOSED', undoes });
}

/** Takes answers again; a request that never went out is prepared again. In the transaction of whatever opens it. */
export async function reopenRequest(
	tx: Transaction,
	actor: Actor,
	requestId: string,
	undoes?: string
): Promise<string | null> {
	const request = await findRequest(tx, requestId);
	if (request.state !== 'CLOSED') return null;
	const to = request.askedAt === null ? 'PREPARED' : 'ASKED';
	await move(tx, request, { state: to, closedAt: null, closedBy: null });
	return recordMove(tx, actor, askingDeeds.open, request, { to, undoes });
}

function recordMove(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	request: FoundRequest,
	{ to, undoes }: { to: RequestState; undoes?: string | undefined }
): Promise<string> {
	const { state } = request;
	return recordForRequest(tx, actor, deed, request, { before: { state }, after: { state: to }, undoes });
}

async function move(
	tx: Transaction,
	{ id, version }: FoundRequest,
	data: { state: RequestState; closedAt: Date | null; closedBy: string | null }
): Promise<void> {
	await tx.request.update({ where: { id, version }, data: { ...data, version: { increment: 1 } } });
}

/**
 * Closes a request by itself. Refuses NOT_FOUND whoever may not, CONFLICT what was changed meanwhile, NOT_NOW one that was not asked.
 * Closed twice, it is closed once. Answers the event by which it can be undone.
 */
export async function close(actor: Actor, input: unknown): Promise<string | null> {
	const { requestId, version: seen } = parseInput(closeRequestSchema, input);
	return actor.installation.db.write(async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.close, requestId);
		const { state, version } = request;
		if (state === 'CLOSED') return null;
		if (state === 'PREPARED') throw notNow('asker_problem_not_asked');
		await mustBeAsSeen(tx, { requestId, version }, { seen, values: {} });
		return closeRequest(tx, actor, requestId);
	});
}

/** Refuses, in words, what must stay closed because of what it is for: a higher room says. */
export type Openable = (tx: Transaction, request: Pick<FoundRequest, 'subject'>) => Promise<void>;

/** Opens a closed request again. Refuses as `close` does, and what is not `openable`. */
export async function open(actor: Actor, input: unknown, openable?: Openable): Promise<string | null> {
	const { requestId, version: seen } = parseInput(closeRequestSchema, input);
	return actor.installation.db.write(async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.open, requestId);
		const { state, version } = request;
		if (state !== 'CLOSED') return null;
		await openable?.(tx, request);
		await mustBeAsSeen(tx, { requestId, version }, { seen, values: {} });
		return reopenRequest(tx, actor, requestId);
	});
}
