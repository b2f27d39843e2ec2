import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { changeDueInside } from '#lib/tasks/due.server.ts';
import { openStatuses } from '#lib/tasks/tasks.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { todayOf } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/*
 * The tasks of a resolution's points whose deadline is the one that its author moves: they are offered to go with it.
 */

/** Whose deadline moves, and what it was: of one point, or of a report and so of all points that go on. */
export interface MovedDue {
	readonly resolutionId: string;
	readonly pointId: string | null;
	readonly due: PlainDate;
}

/** An open task that has the same deadline. */
export interface DueTask {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	/** Whose deadline would be moved: a source's, or (null) the task's own. */
	readonly sourceId: string | null;
	/** What sets its deadline instead, and so keeps it where it is; null where it can go with the resolution's. */
	readonly keptBy: string | null;
}

type Reading =
	Pick<Transaction, 'resolutionPointTask' | 'task'> | Pick<Reader, 'resolutionPointTask' | 'task'>;

/** The open tasks that have this deadline, in the order of their numbers. Two statements. */
export async function readDueTasks(
	from: Reading,
	actor: Actor,
	{ resolutionId, pointId, due }: MovedDue
): Promise<DueTask[]> {
	const reader = from as Transaction;
	const point = pointId === null ? { resolutionId, endedOn: null } : { resolutionId, id: pointId };
	const ties = await reader.resolutionPointTask.findMany({
		where: { point },
		select: { taskId: true, sourceId: true }
	});
	if (ties.length === 0) return [];
	const wanted = { id: { in: ties.map(({ taskId }) => taskId) }, due, status: { in: [...openStatuses] } };
	const tasks = await reader.task.findMany({
		where: { AND: [visibleTasks(actor, todayOf(actor)), wanted] },
		orderBy: { number: 'asc' },
		select: {
			...{ id: true, number: true, title: true },
			sources: {
				orderBy: [{ position: 'asc' }, { id: 'asc' }],
				select: { id: true, kind: true, reference: true, due: true, controlEndedOn: true }
			}
		}
	});
	const cited = new Set(ties.map(({ sourceId }) => sourceId));
	return tasks.map(({ sources, ...task }) => {
		if (sources.length === 0) return { ...task, sourceId: null, keptBy: null };
		const binding = sources.filter((source) => source.controlEndedOn === null && source.due === due);
		const own = binding.find(({ id }) => cited.has(id)) ?? binding.find(({ kind }) => kind === 'RESOLUTION');
		// Two that bind alike: the other would hold it where it is.
		const other = binding.find(({ id }) => id !== own?.id) ?? (own ? undefined : sources[0]);
		return { ...task, sourceId: own?.id ?? null, keptBy: other?.reference ?? null };
	});
}

export interface TasksMoved {
	readonly moved: readonly number[];
	/** Chosen, and not moved: closed meanwhile, moved by somebody else, or bound by something else. */
	readonly left: readonly number[];
}

/** How the deadlines move. */
interface Move extends MovedDue {
	readonly to: PlainDate;
	readonly decision: string;
	readonly reason: string;
}

/** Moves the deadlines of the chosen tasks by the tasks' own verb, in the transaction of the extension; what cannot move is told. */
export async function moveDueTasks(
	tx: Transaction,
	actor: Actor,
	{ to, decision, reason, ...of }: Move,
	chosen: readonly string[]
): Promise<TasksMoved> {
	if (chosen.length === 0) return { moved: [], left: [] };
	const offered = await readDueTasks(tx, actor, of);
	const movable = offered.filter(({ id, keptBy }) => keptBy === null && chosen.includes(id));
	for (const { id, sourceId } of movable)
		await changeDueInside(tx, actor, { id, sourceId, due: to, decision, reason, version: null });
	const ids = new Set(movable.map(({ id }) => id));
	const left = await tx.task.findMany({
		where: {
			AND: [visibleTasks(actor, todayOf(actor)), { id: { in: chosen.filter((id) => !ids.has(id)) } }]
		},
		orderBy: { number: 'asc' },
		select: { number: true }
	});
	return { moved: movable.map(({ number }) => number), left: left.map(({ number }) => number) };
}

/** Those that an extension moved and that still are where it moved them, back again. */
export async function moveTasksBack(
	tx: Transaction,
	actor: Actor,
	extensionId: string,
	move: Move
): Promise<number[]> {
	const event = await tx.auditEvent.findFirst({
		where: { deed: deeds.extend.name, subjectId: move.resolutionId, after: { contains: extensionId } },
		orderBy: { id: 'asc' },
		select: { after: true }
	});
	const { movedTasks = [] } = JSON.parse(event?.after ?? '{}') as { movedTasks?: number[] };
	if (movedTasks.length === 0) return [];
	const tasks = await readDueTasks(tx, actor, move);
	const chosen = tasks.filter(({ number }) => movedTasks.includes(number)).map(({ id }) => id);
	return [...(await moveDueTasks(tx, actor, move, chosen)).moved];
}
