import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { seesTask } from '#lib/tasks/visibility.ts';
import type { ItemOrigin } from './agenda.ts';
import { todayOf } from './finding.server.ts';

/** Where an item comes from, as a form names it. */
export interface NamedOrigin {
	readonly origin: ItemOrigin;
	readonly fromItemId: string | null;
	readonly taskId: string | null;
	readonly layingId: string | null;
	readonly planItemId: string | null;
}

const nowhere = {
	...{ fromItemId: null, taskId: null, layingId: null, planItemId: null },
	...{ restrictedBasis: null, restrictedUntil: null }
};

/**
 * What an item has from where it comes: the task that it is about, and whether it is for everybody (what is said of a restricted
 * task is restricted as that is). Refuses NOT_FOUND what is not there, or not for this actor.
 */
export async function readOrigin(tx: Transaction, actor: Actor, named: NamedOrigin) {
	const { origin } = named;
	switch (origin) {
		case 'POSTPONED':
			return { ...nowhere, origin, ...(await fromItem(tx, named.fromItemId)) };
		case 'LAID': {
			const laying = await tx.laying.findUnique({ where: { id: named.layingId ?? '' } });
			if (laying?.state !== 'WAITING') throw new Refusal('NOT_FOUND');
			return { ...nowhere, origin, layingId: laying.id, ...(await aboutTask(tx, actor, laying.taskId)) };
		}
		case 'DUE':
			return { ...nowhere, origin, ...(await aboutTask(tx, actor, named.taskId)) };
		case 'PLAN': {
			const item = await tx.workPlanItem.findUnique({ where: { id: named.planItemId ?? '' } });
			if (!item) throw new Refusal('NOT_FOUND');
			return { ...nowhere, origin, planItemId: item.id };
		}
		case 'CONTROL':
		case 'OWN':
			return { ...nowhere, origin };
	}
}

async function fromItem(tx: Transaction, id: string | null) {
	const item = await tx.agendaItem.findUnique({
		where: { id: id ?? '' },
		select: {
			...{ id: true, taskId: true, layingId: true, planItemId: true },
			...{ restrictedBasis: true, restrictedUntil: true }
		}
	});
	if (!item) throw new Refusal('NOT_FOUND');
	const { id: fromItemId, ...same } = item;
	return { fromItemId, ...same };
}

async function aboutTask(tx: Transaction, actor: Actor, id: string | null) {
	const task = await tx.task.findUnique({
		where: { id: id ?? '' },
		select: { id: true, bodyId: true, restrictedBasis: true, restrictedUntil: true }
	});
	if (!task || !seesTask(actor, task, todayOf(actor))) throw new Refusal('NOT_FOUND');
	const { restrictedBasis, restrictedUntil } = task;
	return { taskId: task.id, restrictedBasis, restrictedUntil };
}
