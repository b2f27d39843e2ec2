import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import * as changing from '#lib/council/changing.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds } from './rounds.ts';

/* What every change of a round begins and ends with. */

export { todayOf };

export const roundColumns = {
	...{ id: true, requestId: true, previousId: true, bodyId: true, title: true, asOf: true },
	...{
		organiser: true,
		introduction: true,
		compiledAt: true,
		publishing: true,
		publishedAt: true,
		isSample: true,
		provenance: true
	},
	...{ createdAt: true, version: true }
} as const;

/** A round, as far as its verbs go. */
export type FoundRound = NonNullable<Awaited<ReturnType<typeof read>>>;

type Reading = Pick<Transaction, 'round'> | Pick<Reader, 'round'>;

function read(from: Reading, id: string) {
	return (from as Pick<Transaction, 'round'>).round.findUnique({ where: { id }, select: roundColumns });
}

/** A round by its id, for whoever may do that with it; refuses NOT_FOUND. */
export async function findRound(
	from: Reading,
	actor: Actor,
	{ id, deed = deeds.read }: { readonly id: string; readonly deed?: Deed }
): Promise<FoundRound> {
	const round = isId(id) ? await read(from, id) : null;
	if (!round || !mayDo(actor, deed, round)) throw new Refusal('NOT_FOUND');
	return round;
}

/** Whether somebody may do a thing with a round. */
export function mayDo(actor: Actor, deed: Deed, { bodyId }: { readonly bodyId: string }): boolean {
	return can(actor, deed, { bodyId });
}

/** Whether somebody may start a round of any body at all. */
export function mayStartAny(actor: Actor): boolean {
	return can(actor, deeds.start) || actor.seats.some(({ bodyId }) => can(actor, deeds.start, { bodyId }));
}

/** In which capacity somebody acts for a round, as it goes on the record: their office, or the seat by which they lead. */
export function capacityFor(actor: Actor, { bodyId }: { readonly bodyId: string }): string {
	if (actor.role !== null) return officeOf(actor);
	const seat = actor.seats.find((one) => one.bodyId === bodyId && isLead(one));
	return seat ? `${seat.label}, ${seat.bodyName}` : officeOf(actor);
}

/** Records a change of a round, in the transaction of the change; answers the event's id. */
export function recordFor(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	round: { readonly id: string; readonly bodyId: string },
	change: Recorded
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, round) },
		...{ subjectType: 'Round', subjectId: round.id, ...change }
	});
}

/** Refuses CONFLICT where a round was changed since the writer saw it: with how it is now, and who changed it last. */
export function mustBeAsSeen(
	tx: Transaction,
	{ id, version }: { readonly id: string; readonly version: number },
	as: { readonly seen: number; readonly values: object }
): Promise<void> {
	return changing.mustBeAsSeen(tx, { subjectType: 'Round', subjectId: id, version }, as);
}
