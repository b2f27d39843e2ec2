import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from './lifecycle.server.ts';
import type { Audience } from './task-documents.ts';
import { deeds } from './tasks.ts';
import { bodiesSeen, isRestricted, seesInternal } from './visibility.ts';
import { visibleTasks } from './visibility.server.ts';

const columns = {
	...{ id: true, taskId: true, title: true, audience: true, version: true, position: true },
	...{ restrictedBasis: true, restrictedUntil: true, withdrawnAt: true, withdrawnReason: true },
	task: { select: { number: true, bodyId: true } },
	versions: { where: { number: 1 }, select: { userId: true, capacity: true } }
} as const;

/** A document as its verbs need it. */
export type FoundDocument = Awaited<ReturnType<typeof findDocument>>;

/** A document that somebody sees, to be changed. Refuses NOT_FOUND. */
export async function findDocument(tx: Transaction | Reader, actor: Actor, id: string) {
	mustBeAble(actor, deeds.read);
	const today = todayOf(actor);
	const found = await (tx as Transaction).taskDocument.findFirst({
		where: { id, task: visibleTasks(actor, today) },
		select: columns
	});
	if (!found || !isSeen(actor, found, today)) throw new Refusal('NOT_FOUND');
	const { versions, audience, ...document } = found;
	const { userId = null, capacity = '' } = versions[0] ?? {};
	return {
		...document,
		audience: audience as Audience,
		/** Who left it. */
		userId,
		/** Whoever changes what is their own does it in the capacity in which they left it. */
		capacityOf: userId !== null && userId === actor.userId ? capacity : officeOf(actor)
	};
}

function isSeen(
	actor: Actor,
	document: { audience: string; restrictedUntil: string | null; task: { bodyId: string } },
	today: string
): boolean {
	const bodies = bodiesSeen(actor);
	const seesBody = bodies === 'ALL' || bodies.includes(document.task.bodyId);
	if (isRestricted(document, today) && !seesBody) return false;
	if (document.audience === 'SECRETARIAT') return seesInternal(actor);
	return document.audience === 'COUNCIL' || seesBody;
}

/** Refuses CONFLICT where it was changed since the writer saw it: with how it is now, and who changed it. */
export async function mustBeAsSeen(
	tx: Transaction,
	document: Pick<FoundDocument, 'taskId' | 'version' | 'title' | 'audience'>,
	seen: number
): Promise<void> {
	const { version, title, audience } = document;
	if (version === seen) return;
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'Task', subjectId: document.taskId },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	throw new Refusal('CONFLICT', {
		theirs: { version, values: { title, audience }, who: last?.actorName ?? null }
	});
}
