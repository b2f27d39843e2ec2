import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, inForce, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesOn } from '#lib/tasks/capacities.server.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { deeds as taskDeeds, isOpen } from '#lib/tasks/tasks.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';

/** What the form by which a result is laid before the council shows. */
export interface LayingForm {
	readonly task: {
		readonly id: string;
		readonly number: number;
		readonly code: string | null;
		readonly title: string;
		readonly version: number;
		readonly isOpen: boolean;
	};
	/** Before whom it can be laid, the nearest above first. */
	readonly bodies: readonly { readonly id: string; readonly label: string }[];
	readonly capacities: readonly Capacity[];
	/** What lies there already. */
	readonly waiting: WaitingLaying | null;
	readonly formId: string;
}

export interface WaitingLaying {
	readonly id: string;
	readonly body: string;
	readonly by: string;
	readonly on: PlainDate;
}

/** What the form shows. Refuses NOT_FOUND whoever does not lead the task's body. Three statements. */
export async function readForLaying(actor: Actor, number: number): Promise<LayingForm> {
	const { read } = actor.installation.db;
	const where = { AND: [visibleTasks(actor, todayOf(actor)), { number }] };
	const [found, directory] = await Promise.all([
		read.task.findFirst({
			where,
			select: {
				...{ id: true, number: true, code: true, title: true, version: true, status: true, bodyId: true },
				assignments: { select: { institutionId: true, postId: true } }
			}
		}),
		directoryOf(actor.installation)
	]);
	if (!found || !(can(actor, deeds.lay, found) || can(actor, deeds.withdrawLaying, found)))
		throw new Refusal('NOT_FOUND');
	const laying = await read.laying.findFirst({ where: { taskId: found.id, state: 'WAITING' } });
	const { bodyId, assignments, status, ...task } = found;
	const body = laying && bodyById(directory, laying.bodyId);
	return {
		task: { ...task, isOpen: isOpen({ status }) },
		bodies: bodiesAbove(directory, bodyId, todayOf(actor)).map((one) => ({
			id: one.id,
			label: bodyLabel(one, actor.locale)
		})),
		capacities: capacitiesOn(actor, directory, { bodyId, assignments }, taskDeeds.report),
		waiting: laying && {
			...{ id: laying.id, by: `${laying.authorName}, ${laying.capacity}`, on: rigaDate(laying.at) },
			body: body ? bodyLabel(body, actor.locale) : ''
		},
		formId: newId()
	};
}

/** The bodies that stand above one and exist on a day: the council last. */
function bodiesAbove(directory: Directory, bodyId: string, today: PlainDate) {
	const above = [];
	const seen = new Set<string>();
	for (let body = bodyById(directory, bodyId); body?.parentId && !seen.has(body.id);) {
		seen.add(body.id);
		body = bodyById(directory, body.parentId);
		if (body && inForce(body, today)) above.push(body);
	}
	return above;
}
