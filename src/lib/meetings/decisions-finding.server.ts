import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findForChange } from './finding.server.ts';
import { seesItem } from './minutes-sight.server.ts';

/* What every change of a decision begins with: found for whoever may change it, and may know of its item. */

export const decisionColumns = {
	...{ id: true, itemId: true, position: true, text: true, votesFor: true, votesAgainst: true },
	...{ votesAbstained: true, isCast: true, isPublic: true, asksNothing: true, version: true }
} as const;

export const itemColumns = {
	...{ id: true, meetingId: true, title: true, outcome: true, version: true },
	...{ restrictedBasis: true, restrictedUntil: true, layingId: true }
} as const;

/** An item that is decided of. Refuses NOT_FOUND whoever may not, NOT_NOW where it can no longer be. */
export async function findItemForChange(tx: Transaction, actor: Actor, deed: Deed, id: string) {
	const item = await tx.agendaItem.findUnique({ where: { id }, select: itemColumns });
	if (!item) throw new Refusal('NOT_FOUND');
	const meeting = await findForChange(tx, actor, deed, { id: item.meetingId });
	if (!seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
	if (meeting.status === 'CANCELLED')
		throw new Refusal('NOT_NOW', { fields: { form: 'minutes_problem_cancelled' } });
	return { item, meeting };
}

/** A decision with its item and its meeting. Refuses as `findItemForChange`. */
export async function findDecisionForChange(tx: Transaction, actor: Actor, deed: Deed, id: string) {
	const decision = await tx.decision.findUnique({ where: { id }, select: decisionColumns });
	if (!decision) throw new Refusal('NOT_FOUND');
	return { decision, ...(await findItemForChange(tx, actor, deed, decision.itemId)) };
}

export type FoundDecision = Awaited<ReturnType<typeof findDecisionForChange>>;
