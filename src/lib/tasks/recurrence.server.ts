import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';

/** Begins the next of a recurring task, once; answers its number, or null where nothing follows. */
export async function beginNextOccurrence(
	_tx: Transaction,
	_actor: Actor,
	_taskId: string
): Promise<number | null> {
	return null;
}
