import type { PlainDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { EntryDetails } from './tasks.ts';

interface Asked {
	readonly id: string;
	readonly taskId: string;
	readonly sourceId: string | null;
	readonly task: { readonly originalDue: PlainDate | null; readonly _count: { readonly sources: number } };
}

/**
 * The first deadline of the term that each request is about, by the request's id: the task's own, or, where several sources have
 * set one each, what that source's was before it was first moved. No statement where no task has several.
 */
export async function readOriginals(
	reading: { readonly progressEntry: Pick<Transaction['progressEntry'], 'findMany'> },
	requests: readonly Asked[]
): Promise<ReadonlyMap<string, PlainDate | null>> {
	const several = requests.filter(({ sourceId, task }) => sourceId !== null && task._count.sources > 1);
	const moves = await readFirstMoves(reading, [...new Set(several.map(({ taskId }) => taskId))]);
	return new Map(
		requests.map((one) => [
			one.id,
			several.includes(one) ? (moves.get(one.sourceId!) ?? null) : one.task.originalDue
		])
	);
}

/** What the deadline of each source was before it was first moved, by the source's id. */
export async function readFirstMoves(
	reading: { readonly progressEntry: Pick<Transaction['progressEntry'], 'findMany'> },
	taskIds: readonly string[]
): Promise<ReadonlyMap<string, PlainDate>> {
	if (taskIds.length === 0) return new Map();
	const entries = await reading.progressEntry.findMany({
		where: { taskId: { in: [...taskIds] }, kind: 'DUE_CHANGED', withdrawnAt: null },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { details: true }
	});
	const moves = entries.map(
		({ details }) => JSON.parse(details ?? '{}') as Partial<EntryDetails['DUE_CHANGED']>
	);
	// The oldest comes last, and stays.
	return new Map(
		moves.flatMap(({ sourceId, from }) => (sourceId && from ? [[sourceId, from] as const] : []))
	);
}
