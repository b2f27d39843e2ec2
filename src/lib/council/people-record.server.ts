import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { recordChange, type CouncilChange } from './changing.server.ts';
import { deeds } from './council.ts';

/** What a verb of people answers: the change, by which it can be taken back. */
export interface Changed {
	readonly eventId: string;
}

/** Records a change of people, of who sits where or is away. */
export async function recordPeople(tx: Transaction, actor: Actor, change: CouncilChange): Promise<Changed> {
	return { eventId: await recordChange(tx, actor, { deed: deeds.changePeople.name, ...change }) };
}
