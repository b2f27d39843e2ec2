import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { editedColumns, type EditedSource, type EditedTask } from './editing-task.server.ts';
import type { Decidable } from './extensions.ts';
import { todayOf } from './lifecycle.server.ts';
import type { Status } from './tasks.ts';
import { seesTask } from './visibility.ts';

/*
 * What every change of a request for a later deadline begins with: found for whoever may know of it, with its task and whoever
 * decides, as the writer saw it.
 */

export const requestColumns = {
	...{ id: true, taskId: true, sourceId: true, fromDue: true, toDue: true, reason: true, askedAt: true },
	...{ userId: true, personId: true, postId: true, institutionId: true, askedBy: true, capacity: true },
	...{ via: true, decider: true, state: true, grantedDue: true, decidedAt: true, decidedById: true },
	...{ decidedBy: true, decidedAs: true, decision: true, note: true, attachmentId: true, version: true }
} as const;

export type StoredRequest = NonNullable<Awaited<ReturnType<typeof readRequest>>>;

function readRequest(tx: Pick<Transaction, 'extensionRequest'>, id: string) {
	return tx.extensionRequest.findUnique({ where: { id }, select: requestColumns });
}

export interface FoundRequest {
	readonly request: StoredRequest;
	readonly task: EditedTask;
	/** Whose term it is; null: the task's own. */
	readonly source: EditedSource | null;
	/** As far as it matters who decides. */
	readonly decidable: Decidable;
}

/** A request with its task. Refuses NOT_FOUND whoever may not know that it is there. */
export async function findRequest(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	id: string
): Promise<FoundRequest> {
	const request = await readRequest(tx, id);
	if (!request) throw new Refusal('NOT_FOUND');
	const task = await findSeen(tx, actor, request.taskId);
	const source = task.sources.find((one) => one.id === request.sourceId) ?? null;
	return { request, task, source, decidable: decidableOf(request, task.bodyId, directory) };
}

/**
 * The task, for whoever may know that it is there; what they may do is asked after that. Somebody who comes by a personal link
 * has seats, and no account.
 */
export async function findSeen(tx: Transaction, actor: Actor, id: string): Promise<EditedTask> {
	const task = await tx.task.findUnique({ where: { id }, select: editedColumns });
	if (!task || !seesTask(actor, task, todayOf(actor))) throw new Refusal('NOT_FOUND');
	return { ...task, status: task.status as Status };
}

export function decidableOf(
	request: Pick<StoredRequest, 'decider' | 'postId' | 'userId' | 'personId' | 'via'>,
	bodyId: string,
	directory: Directory
): Decidable {
	const { decider, postId, userId, personId, via } = request;
	const post = postId ? directory.postIndex.get(postId) : undefined;
	const extendedBy = bodyById(directory, bodyId)?.extendedBy ?? 'EITHER';
	// A lead of another body asks as anybody does.
	const postRole = post?.bodyId === bodyId ? post.role : null;
	return { decider, bodyId, extendedBy, postId, postRole, userId, personId, via };
}

/** Refuses CONFLICT where the request was changed since the writer saw it. */
export async function requestMustBeAsSeen(
	tx: Transaction,
	{ request, task }: FoundRequest,
	seen: number
): Promise<void> {
	if (request.version === seen) return;
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'Task', subjectId: task.id },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	const values = { due: request.toDue, reason: request.reason };
	throw new Refusal('CONFLICT', {
		theirs: { version: request.version, values, who: last?.actorName ?? null }
	});
}

export { capacitiesOn, chosenCapacity } from './capacities.server.ts';

/** The capacity in which somebody acts on a request: the seat it was asked in where they hold it, else as on the task's body. */
export function capacityOn(actor: Actor, { request, task }: FoundRequest, deed: Deed): string {
	const held = actor.seats.find(({ postId }) => postId === request.postId);
	const seat = held ?? actor.seats.find((one) => can({ ...actor, role: null, seats: [one] }, deed, task));
	return seat && (held || actor.role === null) ? `${seat.label}, ${seat.bodyName}` : officeOf(actor);
}
