import { addDays, rigaDate, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import type { Ladder } from './ladder.ts';
import { deadlinesReached, furthestAhead, shortTerms, type Span } from './ladder-reach.ts';
import { ever } from './rhythm.ts';

/*
 * A day's plan reads what has a rung on that day, not what is open: the deadlines that have one are reckoned backwards
 * from the ladders, and asked for by the index over deadlines. Of ten years of late tasks it reads those whose month is
 * over today. Beside them, whatever was changed lately: its rungs may have passed before anybody could hear of them.
 */

const columns = {
	...{ id: true, bodyId: true, due: true, registeredOn: true, restrictedUntil: true, ladder: true },
	assignments: { select: { role: true, institutionId: true, postId: true }, orderBy: { position: 'asc' } }
} as const satisfies Prisma.TaskSelect;

export type OwedRow = Prisma.TaskGetPayload<{ select: typeof columns }>;

const owed = { inRegister: true, underControl: true, status: { in: [...owedStatuses] } };
/** So many values one statement takes on both databases, and its plan stays a walk along the index. */
const portion = 500;

type Db = Pick<Installation, 'db'>;

/** The tasks that have a rung within a span; of all that ever had one where the span has no beginning. `where`: only of these. */
export async function readReached(
	{ db }: Db,
	calendar: WorkingCalendar,
	ladders: readonly Ladder[],
	span: Span,
	where: Prisma.TaskWhereInput = {}
): Promise<OwedRow[]> {
	const read = (narrowed: Prisma.TaskWhereInput) =>
		db.read.task.findMany({ where: { AND: [{ ...owed, ...narrowed }, where] }, select: columns });
	// `dueKey` of a task without a deadline is 9999-12-31: it never comes this near.
	if (span.since === ever) return read({ dueKey: { lte: addDays(span.today, furthestAhead(ladders)) } });
	const { dueFrom, dueTo, registeredFrom } = shortTerms(ladders, span);
	const oldest = await readOldest({ db });
	const reached = deadlinesReached(calendar, ladders, span, oldest ?? span.today);
	return [
		...(await read({ dueKey: { gte: dueFrom, lte: dueTo }, registeredOn: { gte: registeredFrom } })),
		...(await inPortions(reached, (dueKeys) => read({ dueKey: { in: dueKeys } })))
	];
}

async function readOldest({ db }: Db): Promise<PlainDate | null> {
	const firsts = await Promise.all(
		owedStatuses.map((status) =>
			db.read.task.findFirst({
				where: { inRegister: true, status },
				orderBy: { dueKey: 'asc' },
				select: { dueKey: true }
			})
		)
	);
	return firsts.flatMap((first) => first?.dueKey ?? []).sort()[0] ?? null;
}

/** When tasks were changed, by task, from a day on; and whether the working calendar was. */
export async function readTouched(
	{ db }: Db,
	from: PlainDate
): Promise<{ touchedOn: Map<string, PlainDate>; isCalendarChanged: boolean }> {
	const events = await db.read.auditEvent.findMany({
		where: {
			at: { gte: startOfDay(from) },
			OR: [{ subjectType: 'Task' }, { deed: { startsWith: 'calendar.' } }]
		},
		orderBy: { at: 'asc' },
		select: { at: true, subjectType: true, subjectId: true }
	});
	const ofTasks = events.filter(({ subjectType }) => subjectType === 'Task');
	return {
		touchedOn: new Map(ofTasks.map(({ at, subjectId }) => [subjectId, rigaDate(at)])),
		isCalendarChanged: ofTasks.length < events.length
	};
}

/** Of these tasks those that are owed and near enough. */
export function readOwedAmong({ db }: Db, ids: readonly string[], upTo: PlainDate): Promise<OwedRow[]> {
	return inPortions(ids, (some) =>
		db.read.task.findMany({ where: { ...owed, id: { in: some }, dueKey: { lte: upTo } }, select: columns })
	);
}

/** Neither database takes any number of values in one statement. */
export async function inPortions<T, R>(
	values: readonly T[],
	read: (some: T[]) => Promise<R[]>
): Promise<R[]> {
	const rows: R[] = [];
	for (let from = 0; from < values.length; from += portion)
		rows.push(...(await read(values.slice(from, from + portion))));
	return rows;
}
