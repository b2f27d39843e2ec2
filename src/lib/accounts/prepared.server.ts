import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { record } from '#lib/audit/audit.server.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { can, type Deed } from './actor.ts';
import { officeOf } from './office.ts';

/** What can be done with what was prepared. */
export const deeds = {
	prepare: { name: 'prepared.prepare', grants: ['SECRETARIAT'] },
	read: { name: 'prepared.read', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	confirm: { name: 'prepared.confirm', grants: ['SECRETARY'] },
	refuse: { name: 'prepared.refuse', grants: ['SECRETARY'] },
	withdraw: { name: 'prepared.withdraw', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

export interface Preparation {
	/** The UUID the form carried: sent twice, it is prepared once. */
	readonly id: string;
	/** The deed's name, as in the table of prepared kinds. */
	readonly deed: string;
	/** What the verb will be given. Plain data: it is kept as JSON. */
	readonly input: unknown;
	readonly subjectType: string;
	readonly subjectId: string;
}

/** Keeps what an assistant prepared until a secretary confirms it, in the verb's own transaction. Nothing else has happened yet. */
export async function prepare(
	tx: Transaction,
	actor: Actor,
	{ id, deed, input, subjectType, subjectId }: Preparation
): Promise<void> {
	mustBeAble(actor, deeds.prepare);
	const same = await tx.preparedDeed.findUnique({ where: { id } });
	if (same && same.deed === deed && same.preparedById === actor.userId) return;
	if (same) throw new Refusal('INVALID', { fields: { form: 'server_problem_form' } });
	await tx.preparedDeed.create({
		data: {
			...{ id, deed, subjectType, subjectId, input: JSON.stringify(input) },
			preparedAt: actor.installation.clock.now(),
			...{ preparedById: actor.userId, preparedBy: actor.name }
		}
	});
	await record(tx, actor, {
		...{ deed: deeds.prepare.name, capacity: officeOf(actor), subjectType, subjectId },
		after: { preparedId: id, prepared: deed }
	});
}

/** What waits of a deed about some subjects is to be prepared anew: refused, in the transaction of whatever makes it so. */
export async function refuseWaiting(
	tx: Transaction,
	actor: Actor,
	{ deed, subjectIds, note }: { deed: string; subjectIds: readonly string[]; note: string }
): Promise<void> {
	const where = { state: 'WAITING', deed, subjectId: { in: [...subjectIds] } };
	for (const { id, subjectType, subjectId } of await tx.preparedDeed.findMany({ where })) {
		await tx.preparedDeed.update({
			where: { id },
			data: {
				...{ state: 'REFUSED', note, version: { increment: 1 } },
				...{ decidedAt: actor.installation.clock.now(), decidedById: actor.userId, decidedBy: actor.name }
			}
		});
		await record(tx, actor, {
			...{ deed: deeds.refuse.name, capacity: officeOf(actor), subjectType, subjectId },
			before: { state: 'WAITING' },
			after: { state: 'REFUSED', note, preparedId: id, prepared: deed }
		});
	}
}

/** How many prepared deeds wait: for a secretary all, for an assistant their own. One statement; none for others. */
export async function countPrepared(actor: Actor): Promise<number> {
	if (!can(actor, deeds.prepare)) return 0;
	const where = { ...visibleTo(actor), state: 'WAITING' };
	return actor.installation.db.read.preparedDeed.count({ where });
}

/** Which prepared deeds an actor sees: an assistant their own, an administrator those about accounts, the rest is the secretariat's. */
export function visibleTo(actor: Actor) {
	if (can(actor, deeds.confirm)) return {};
	if (can(actor, deeds.prepare)) return { preparedById: actor.userId };
	return { subjectType: 'User' };
}
