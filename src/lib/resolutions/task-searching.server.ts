import type { Actor } from '#lib/accounts/actor.server.ts';
import { searchFor } from '#lib/tasks/searching.server.ts';
import { openStatuses, type Status } from '#lib/tasks/tasks.ts';
import { statusView, type StatusView } from '#lib/tasks/task-rights.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { todayOf } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/** A task that a point could be tied to. */
export interface FoundTask {
	readonly number: number;
	readonly title: string;
	readonly status: StatusView;
	readonly due: string | null;
}

/** So many are shown; whoever needs others says more words. */
const most = 20;

/** The open tasks that somebody may tie, by number or words; null where nothing is asked. */
export async function searchTasks(actor: Actor, q: string): Promise<FoundTask[] | null> {
	const { db } = actor.installation;
	const found = await searchFor(db, q.replace(/^#/u, ''));
	if (!found) return null;
	const bodies = actor.seats
		.map(({ bodyId }) => bodyId)
		.filter((bodyId) => can(actor, deeds.tie, { bodyId }));
	const theirs = can(actor, deeds.tie) ? {} : { bodyId: { in: bodies } };
	const rows = await db.read.task.findMany({
		where: {
			AND: [visibleTasks(actor, todayOf(actor)), found, theirs, { status: { in: [...openStatuses] } }]
		},
		orderBy: { number: 'desc' },
		take: most,
		select: { number: true, title: true, status: true, closedAs: true, due: true }
	});
	return rows.map(({ number, title, due, ...standing }) => ({
		...{
			number,
			title,
			due,
			status: statusView(standing as { status: Status; closedAs: null }, actor.locale)
		}
	}));
}
