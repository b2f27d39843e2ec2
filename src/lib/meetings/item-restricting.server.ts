import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { refuseField } from '#lib/server/input.ts';
import { readRestriction } from '#lib/tasks/restricting-schema.ts';
import type { Restriction } from '#lib/tasks/restricting.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { todayOf } from './finding.server.ts';

/* Whether an item of an agenda is for everybody. What is said of a restricted task is at least as restricted as that is. */

/** Of two restrictions the one that holds longer. */
export function longerOf(one: Restriction, other: Restriction): Restriction {
	const { restrictedBasis, restrictedUntil } =
		one.restrictedUntil === null || (other.restrictedUntil ?? '') > one.restrictedUntil ? other : one;
	return { restrictedBasis, restrictedUntil };
}

interface Restricted extends Restriction {
	readonly taskId: string | null;
}

type Typed = Parameters<typeof readRestriction>[0];

/**
 * What the form of an item makes of its restriction. One whose term is over stays as it was: it says when the item was closed. Refuses
 * INVALID a wrong term, and an item that would be open longer than its task.
 */
export async function editedRestriction(
	tx: Transaction,
	actor: Actor,
	item: Restricted,
	typed: Typed
): Promise<Restriction> {
	const today = todayOf(actor);
	const { restrictedBasis, restrictedUntil } = item;
	const was = { restrictedBasis, restrictedUntil };
	const isSame = typed.restrictedBasis === restrictedBasis && typed.restrictedUntil === restrictedUntil;
	if (typed.isRestricted ? isSame : !isRestricted(item, today)) return was;
	const wanted = readRestriction(typed, today);
	const task = item.taskId
		? await tx.task.findUnique({
				where: { id: item.taskId },
				select: { restrictedBasis: true, restrictedUntil: true }
			})
		: null;
	if (task && isRestricted(task, today) && (wanted.restrictedUntil ?? '') < task.restrictedUntil!)
		refuseField(
			wanted.restrictedUntil === null ? 'isRestricted' : 'restrictedUntil',
			'agenda_problem_task_restricted'
		);
	return wanted;
}
