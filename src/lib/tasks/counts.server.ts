import type { Actor } from '#lib/accounts/actor.server.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import type { Database } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readRevisions } from '#lib/server/revisions.server.ts';
import { untilTasksChange } from './revisions.server.ts';

/** How many tasks of the register there are, of one body or of all. */
export interface TaskCounts {
	readonly total: number;
	/** Not closed. */
	readonly open: number;
	/** Still owed after the last day: `/tasks?period=late`. */
	readonly late: number;
	/** Open, not late, due within 7 days: `/tasks?status=open&period=7`. */
	readonly week: number;
	/** The same within 30 days, the week included: `/tasks?status=open&period=30`. */
	readonly month: number;
	/** Open without a deadline: `/tasks?status=open&period=none`. */
	readonly undated: number;
	/** Waiting to be accepted: `/tasks?status=submitted`. */
	readonly submitted: number;
	/** The first and the last deadline there is. */
	readonly firstDue: PlainDate | null;
	readonly lastDue: PlainDate | null;
}

/** The installation, or an actor in it. */
export type Asker = Pick<Installation, 'db'> | Actor;

const none: TaskCounts = {
	...{ total: 0, open: 0, late: 0, week: 0, month: 0, undated: 0, submitted: 0 },
	...{ firstDue: null, lastDue: null }
};

/** The counts of the whole register on a day: one statement while nothing changes, two after a change. */
export async function countTasks(asker: Asker, today: PlainDate): Promise<TaskCounts> {
	return sum([...(await countByBody(asker, today)).values()]);
}

/** The same for each body that has tasks, by its id. */
export async function countByBody(asker: Asker, today: PlainDate): Promise<ReadonlyMap<string, TaskCounts>> {
	const { db } = 'installation' in asker ? asker.installation : asker;
	return countsAtRevision(db, (await readRevisions(db)).tasks, today);
}

/** The same for whoever has just read the number of the `tasks` revision. */
export function countsAtRevision(
	db: Database,
	revision: number,
	today: PlainDate
): Promise<ReadonlyMap<string, TaskCounts>> {
	return untilTasksChange(db, revision, `counts ${today}`, () => readCounts(db, today));
}

type Numbers = Omit<TaskCounts, 'firstDue' | 'lastDue'>;
type CountRow = Pick<TaskCounts, 'firstDue' | 'lastDue'> & { bodyId: string } & Record<
		keyof Numbers,
		number | bigint
	>;

async function readCounts(db: Database, today: PlainDate): Promise<Map<string, TaskCounts>> {
	const late = lateUpTo(today);
	const rows = await db.read.$queryRaw<CountRow[]>`
		SELECT "bodyId", COUNT(*) AS "total",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED') THEN 1 ELSE 0 END) AS "open",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS') AND "dueKey" <= ${late} THEN 1 ELSE 0 END) AS "late",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED')
				AND "dueKey" > ${late} AND "dueKey" <= ${addDays(today, 7)} THEN 1 ELSE 0 END) AS "week",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED')
				AND "dueKey" > ${late} AND "dueKey" <= ${addDays(today, 30)} THEN 1 ELSE 0 END) AS "month",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED') AND "due" IS NULL THEN 1 ELSE 0 END)
				AS "undated",
			SUM(CASE WHEN "status" = 'SUBMITTED' THEN 1 ELSE 0 END) AS "submitted",
			MIN("due") AS "firstDue", MAX("due") AS "lastDue"
		FROM "Task"
		WHERE "inRegister" = ${true}
		GROUP BY "bodyId"`;
	return new Map(
		rows.map(({ bodyId, total, open, late, week, month, undated, submitted, firstDue, lastDue }) => [
			bodyId,
			{
				...{ total: Number(total), open: Number(open), late: Number(late), week: Number(week) },
				...{ month: Number(month), undated: Number(undated), submitted: Number(submitted) },
				...{ firstDue, lastDue }
			}
		])
	);
}

/** Of several bodies together. */
export function sum(counts: readonly TaskCounts[]): TaskCounts {
	return counts.reduce(
		(total, one) => ({
			total: total.total + one.total,
			open: total.open + one.open,
			late: total.late + one.late,
			week: total.week + one.week,
			month: total.month + one.month,
			undated: total.undated + one.undated,
			submitted: total.submitted + one.submitted,
			firstDue: extreme(total.firstDue, one.firstDue, (a, b) => a < b),
			lastDue: extreme(total.lastDue, one.lastDue, (a, b) => a > b)
		}),
		none
	);
}

function extreme(a: PlainDate | null, b: PlainDate | null, isFirst: (a: PlainDate, b: PlainDate) => boolean) {
	if (a === null || b === null) return a ?? b;
	return isFirst(a, b) ? a : b;
}
