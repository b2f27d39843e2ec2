import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { postsOf, type Directory } from '#lib/council/council.ts';
import { refuseField } from '#lib/server/input.ts';
import { capacitiesFor, type Capacity } from './capacities.ts';
import { todayOf } from './lifecycle.server.ts';
import { subjectOf } from './tasks.ts';

/** In whose names somebody may do a deed to a task today. */
export function capacitiesOn(
	actor: Actor,
	directory: Directory,
	task: Parameters<typeof subjectOf>[0],
	deed: Deed
): Capacity[] {
	const today = todayOf(actor);
	const posts = postsOf(directory, task.bodyId, today).map(({ id }) => id);
	return capacitiesFor(actor, deed, subjectOf(task, posts), { directory, today });
}

/** The one that was chosen; of one there is nothing to choose. Refuses INVALID at its field. */
export function chosenCapacity(capacities: readonly Capacity[], key: string): Capacity {
	if (key === '' && capacities.length === 1) return capacities[0]!;
	return capacities.find((one) => one.key === key) ?? refuseField('capacity', 'tasks_problem_capacity');
}
