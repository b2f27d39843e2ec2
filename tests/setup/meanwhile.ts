import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Database, Transaction } from '#lib/server/database.server.ts';

/**
 * The same somebody, between whose first question and whose writing something else happens, once: what a verb asks before its
 * transaction is past by then.
 */
export function meanwhile(actor: Actor, happens: () => Promise<unknown>): Actor {
	const { db } = actor.installation;
	let hasHappened = false;
	const write: Database['write'] = async (work, options) => {
		if (!hasHappened) {
			hasHappened = true;
			await happens();
		}
		return db.write(work, options);
	};
	return { ...actor, installation: { ...actor.installation, db: { ...db, write } } };
}

/** The same installation, and how often it was written to. */
export function counted<I extends { readonly db: Database }>(
	installation: I
): { of: I; writes: () => number } {
	let count = 0;
	const write = <T>(work: (tx: Transaction) => Promise<T>, options?: { timeout?: number }) => {
		count += 1;
		return installation.db.write(work, options);
	};
	return { of: { ...installation, db: { ...installation.db, write } }, writes: () => count };
}
