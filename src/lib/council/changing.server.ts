import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record, type Change } from '#lib/audit/audit.server.ts';
import { isTaken, type Database, type Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds } from './council.ts';

/** Whose page a change stands on. A seat and a mandate are recorded under their body. */
export interface Subject {
	readonly subjectType: 'Body' | 'Institution' | 'Person';
	readonly subjectId: string;
}

export interface CouncilChange extends Subject {
	/** `council.change`, if nothing else is said. */
	readonly deed?: string;
	readonly before: object | null;
	readonly after: object | null;
	/** The event whose change this one takes back. */
	readonly undoes?: string | undefined;
}

/** For pages whose forms change the council: refuses NOT_FOUND whoever may not. */
export async function mustBeAbleToChange(actor: Actor): Promise<void> {
	mustBeAble(actor, deeds.change);
}

/** To be done in the transaction of every change of the council: what is kept in memory is read again. */
export async function councilChanged(tx: Transaction): Promise<void> {
	await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
}

/** Records a change of the council and moves its revision on, in the transaction of the change; answers the event's id. */
export async function recordChange(tx: Transaction, actor: Actor, change: CouncilChange): Promise<string> {
	const { deed = deeds.change.name, undoes, ...rest } = change;
	await councilChanged(tx);
	return record(tx, actor, { deed, capacity: officeOf(actor), ...rest, undoes });
}

/** A write that makes a row of an id which its form carries: the same form twice at one moment is once. */
export async function writeOnce<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
	try {
		return await db.write(work);
	} catch (error) {
		// The other one has made it by now: the second try finds it.
		if (!isTaken(error)) throw error;
		return db.write(work);
	}
}

/** The event with which this actor made the row of that id; refuses NOT_FOUND where it is somebody else's. */
export async function eventOfForm(
	tx: Transaction,
	actor: Actor,
	subject: Subject,
	rowId: string
): Promise<string> {
	const event = await tx.auditEvent.findFirst({
		where: { ...subject, userId: actor.userId, before: null, after: { contains: rowId } },
		select: { id: true }
	});
	if (!event) throw new Refusal('NOT_FOUND');
	return event.id;
}

/** Somebody was quicker: what is there now, as the form would send it, and who wrote it. */
export async function conflict(
	tx: Transaction,
	subject: Pick<Change, 'subjectType' | 'subjectId'>,
	theirs: { version: number; values: object }
): Promise<Refusal> {
	const last = await tx.auditEvent.findFirst({
		where: { ...subject },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	return new Refusal('CONFLICT', { theirs: { ...theirs, who: last?.actorName ?? null } });
}

/**
 * Refuses CONFLICT where something was changed since the writer saw it: with how it is now, and who changed its subject last.
 * `version`: of what is changed.
 */
export async function mustBeAsSeen(
	tx: Transaction,
	{ version, ...subject }: Pick<Change, 'subjectType' | 'subjectId'> & { readonly version: number },
	{ seen, values }: { readonly seen: number; readonly values: object }
): Promise<void> {
	if (version !== seen) throw await conflict(tx, subject, { version, values });
}

/** The fields in which two states differ; null where they do not. */
export function difference<T extends object>(
	before: T,
	after: T
): { before: Partial<T>; after: Partial<T> } | null {
	const keys = (Object.keys(after) as (keyof T)[]).filter(
		(key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
	);
	if (keys.length === 0) return null;
	const pick = (state: T) => Object.fromEntries(keys.map((key) => [key, state[key]])) as Partial<T>;
	return { before: pick(before), after: pick(after) };
}

/** The state a change left or found, by field. */
export type State = Record<string, unknown> | null;

/** Takes back a change of one kind of record, in the transaction that records it. */
export type TakeBack = (tx: Transaction, subjectId: string, before: State, after: State) => Promise<void>;

/** Refuses CONFLICT where a field is not what the change left. */
export function mustBeUnchanged(row: object | null, after: Record<string, unknown>): void {
	const now = row as Record<string, unknown> | null;
	const isSame = now && Object.keys(after).every((key) => equal(now[key], after[key]));
	if (!isSame) throw new Refusal('CONFLICT');
}

const equal = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
