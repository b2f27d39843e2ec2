import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** An answer that somebody handed over. */
export type Drafting = NonNullable<Awaited<ReturnType<Transaction['drafting']['findUnique']>>>;

/** The drafts that are somebody's: whoever handed them over. */
export function ofActor({ userId, personId }: Pick<Actor, 'userId' | 'personId'>) {
	const theirs = [...(personId ? [{ personId }] : []), ...(userId ? [{ userId }] : [])];
	return { OR: theirs.length ? theirs : [{ id: '' }] };
}

/** Whether somebody handed it over. */
export function isTheirs(
	{ userId, personId }: Actor,
	drafting: Pick<Drafting, 'userId' | 'personId'>
): boolean {
	return (
		(personId !== null && drafting.personId === personId) || (userId !== null && drafting.userId === userId)
	);
}

/** A draft of whoever handed it over. Refuses NOT_FOUND. */
export async function findOwn(tx: Pick<Reader, 'drafting'>, actor: Actor, id: string): Promise<Drafting> {
	const drafting = await tx.drafting.findUnique({ where: { id } });
	if (!drafting || !isTheirs(actor, drafting)) throw new Refusal('NOT_FOUND');
	return drafting;
}

const taskPrefix = 'task:';

const requestPrefix = 'request:';

/** Which task a draft is about. Refuses NOT_FOUND one that is about no task. */
export function taskOf({ subject }: Pick<Drafting, 'subject'>): string {
	if (!subject.startsWith(taskPrefix)) throw new Refusal('NOT_FOUND');
	return subject.slice(taskPrefix.length);
}

/** Which request a draft is about, where it is about one. */
export function requestOfDraft({ subject }: Pick<Drafting, 'subject'>): string | null {
	return subject.startsWith(requestPrefix) ? subject.slice(requestPrefix.length) : null;
}

/** Under what the course of a draft is recorded. */
export function subjectOfDraft(drafting: Pick<Drafting, 'subject'>) {
	const requestId = requestOfDraft(drafting);
	return requestId === null
		? ({ subjectType: 'Task', subjectId: taskOf(drafting) } as const)
		: ({ subjectType: 'Request', subjectId: requestId } as const);
}
