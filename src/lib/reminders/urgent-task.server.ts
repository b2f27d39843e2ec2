import type { PlainDate } from '#lib/calendar/days.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { hearersOf, type CouncilAt, type KnownHearer } from './hearers.ts';

/** A task as it is when it is to be reminded of at once. */
export type UrgentTask = NonNullable<Awaited<ReturnType<typeof findUrgentTask>>>;

export function findUrgentTask(
	{ db }: Pick<Installation, 'db'>,
	where: { readonly number: number } | { readonly id: string }
) {
	return db.read.task.findFirst({
		where,
		select: {
			...{ id: true, number: true, code: true, title: true, bodyId: true, due: true, status: true },
			...{ underControl: true, inRegister: true, registeredOn: true, ladder: true, restrictedUntil: true },
			lastReportAt: true,
			assignments: { select: { role: true, institutionId: true, postId: true }, orderBy: { position: 'asc' } }
		}
	});
}

/** Whether it is reminded of at all: open, under control, with a deadline. */
export function isReminded(task: UrgentTask): task is UrgentTask & { due: PlainDate } {
	const isOwed = owedStatuses.some((status) => status === task.status);
	return isOwed && task.underControl && task.inRegister && task.due !== null;
}

/** To whom a reminder of it goes now: everybody once, in the strongest of their duties. */
export function hearersNow(council: CouncilAt, task: UrgentTask, today: PlainDate): KnownHearer[] {
	const once = new Map<string, KnownHearer>();
	for (const hearer of hearersOf(council, { ...task, isRestricted: isRestricted(task, today) })) {
		const known = once.get(hearer.recipientId);
		if (!known || (known.duty === 'CO' && hearer.duty === 'LEAD')) once.set(hearer.recipientId, hearer);
	}
	return [...once.values()];
}
