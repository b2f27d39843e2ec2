import type { Transaction } from '#lib/server/database.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { problemWith, refuseField } from '#lib/server/input.ts';
import { todayOf } from './lifecycle.server.ts';

/*
 * A body ends with nothing open in it, so nothing is opened in it afterwards: nobody would answer for it. The directory in memory
 * is older than a transaction; these ask in it.
 */

/** Refuses, at `bodyId`, a body that has ended by now. */
export async function mustStillWork(tx: Transaction, actor: Actor, bodyId: string): Promise<void> {
	const ended = await findEnded(tx, actor, bodyId);
	if (ended) refuseField('bodyId', problemWith('editing_problem_body_ended', { name: ended.name }));
}

/** The body, where it has ended. */
export async function findEnded(
	tx: Transaction,
	actor: Actor,
	bodyId: string
): Promise<{ readonly name: string } | null> {
	return tx.body.findFirst({
		where: { id: bodyId, endDate: { lte: todayOf(actor) } },
		select: { name: true }
	});
}
