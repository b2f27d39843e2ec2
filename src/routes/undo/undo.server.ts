import { can } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import type { RecordedEvent } from '#lib/audit/journal.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds } from '../journal/deeds.ts';
import { turnsOf, type Turn } from '../journal/turns.server.ts';

/** A recorded change, as far as whoever takes it back is shown it. */
export interface Undoable {
	readonly id: string;
	readonly at: Date;
	readonly deed: string;
	readonly actorName: string;
	readonly subjectType: string;
	readonly subjectId: string;
	readonly canEver: boolean;
}

/** Why a change stays: somebody changed the thing again, took this back before, it makes no sense any more, or never did. */
export interface NotUndone {
	readonly why: 'CHANGED' | 'ALREADY' | 'LATE' | 'NEVER';
	readonly who: string | null;
	readonly at: Date | null;
}

/**
 * Takes a change back by the undoer of its deed; null: done. Asked again by the same person, it was done already and that is well.
 * Refuses NOT_FOUND what is not the actor's own, unless they read the journal, and what their rights do not reach.
 */
export async function undo(actor: Actor, undoers: Undoers, eventId: string): Promise<NotUndone | null> {
	const event = await readOwn(actor, eventId);
	const undoer = Object.hasOwn(undoers, event.deed) ? undoers[event.deed] : undefined;
	if (!undoer) return { why: 'NEVER', who: null, at: null };
	const before = await turnsOf(actor.installation, event);
	if (before) return turned(actor, before);
	try {
		const { id, deed, subjectType, subjectId } = event;
		const parsed = { before: parse(event.before), after: parse(event.after) };
		await undoer(actor, { id, deed, subjectType, subjectId, ...parsed });
		return null;
	} catch (fault) {
		if (!(fault instanceof Refusal) || fault.reason === 'NOT_FOUND') throw fault;
		// Sent twice at once, the other one was quicker.
		const turn = await turnsOf(actor.installation, event);
		if (turn) return turned(actor, turn);
		if (fault.reason === 'NOT_NOW') return { why: 'LATE', who: null, at: null };
		const last = await latestChange(actor, event);
		return { why: 'CHANGED', who: last?.actorName ?? null, at: last?.at ?? null };
	}
}

/** What would be taken back. Refuses NOT_FOUND as above. */
export async function readUndoable(actor: Actor, undoers: Undoers, eventId: string): Promise<Undoable> {
	const { id, at, deed, actorName, subjectType, subjectId } = await readOwn(actor, eventId);
	const canEver = Object.hasOwn(undoers, deed);
	return { id, at, deed, actorName, subjectType, subjectId, canEver };
}

async function readOwn(actor: Actor, eventId: string) {
	if (!isId(eventId)) throw new Refusal('NOT_FOUND');
	const event = await actor.installation.db.read.auditEvent.findUnique({ where: { id: eventId } });
	const isMine = actor.userId !== null && event?.userId === actor.userId;
	if (!event || !(isMine || can(actor, deeds.read))) throw new Refusal('NOT_FOUND');
	return event;
}

function turned(actor: Actor, turn: Turn): NotUndone | null {
	return turn.userId === actor.userId ? null : { why: 'ALREADY', who: turn.who, at: turn.at };
}

/** Who changed the thing last. */
function latestChange({ installation: { db } }: Actor, { id, at, subjectType, subjectId }: RecordedEvent) {
	return db.read.auditEvent.findFirst({
		where: { subjectType, subjectId, at: { gte: at }, id: { not: id } },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true, at: true }
	});
}

function parse(json: string | null): unknown {
	return json === null ? null : (JSON.parse(json) as unknown);
}
