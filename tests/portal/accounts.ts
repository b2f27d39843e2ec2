import type { AccountRole } from '#lib/accounts/actor.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** An account of a test; its email is its name. */
export async function makeUser(
	{ db, clock }: Pick<Installation, 'db' | 'clock'>,
	name: string,
	{ role = null, personId = null }: { role?: AccountRole | null; personId?: string | null } = {}
) {
	const data = {
		id: newId(),
		email: `${name}@padome.example`,
		name,
		role,
		personId,
		createdAt: clock.now()
	};
	return db.write((tx) => tx.user.create({ data }));
}

/** Every row of every table, as text: what somebody has who reads the database, or a backup of it. */
export async function everythingStored({ db }: Pick<Installation, 'db'>): Promise<string> {
	const models = Object.entries(db.read).filter(([name]) => !/^[$_]/.test(name) && name !== 'constructor');
	const rows = await Promise.all(
		models.map(([, model]) => (model as { findMany?: () => Promise<unknown> }).findMany?.())
	);
	return JSON.stringify(rows);
}
