import type { Actor } from '#lib/accounts/actor.server.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Database } from '#lib/server/database.server.ts';
import { readRegister, untilTasksChange, type Register } from './revisions.server.ts';
import { sightAt, type RestrictedTask } from './sight.server.ts';
import { dueKeyOf, isOpen, isOwed } from './tasks.ts';

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

const none: TaskCounts = {
	...{ total: 0, open: 0, late: 0, week: 0, month: 0, undated: 0, submitted: 0 },
	...{ firstDue: null, lastDue: null }
};

/** The counts of all that somebody sees of the register on a day: one statement while nothing changes, three after a change. */
export async function countTasks(actor: Actor, today: PlainDate): Promise<TaskCounts> {
	return sum([...(await countByBody(actor, today)).values()]);
}

/** The same for each body that has tasks, by its id. */
export async function countByBody(actor: Actor, today: PlainDate): Promise<ReadonlyMap<string, TaskCounts>> {
	return countsIn(actor, await readRegister(actor.installation.db), today);
}

/** The same for whoever has just read the register. */
export async function countsIn(
	actor: Actor,
	{ revision, calendar }: Pick<Register, 'revision' | 'calendar'>,
	today: PlainDate
): Promise<ReadonlyMap<string, TaskCounts>> {
	const { db } = actor.installation;
	const [counts, { shown }] = await Promise.all([
		untilTasksChange(db, revision, `counts ${today}`, () => readCounts(db, calendar, today)),
		sightAt(actor, revision, today)
	]);
	const restricted = shown.filter((task) => task.inRegister);
	if (restricted.length === 0) return counts;
	const all = new Map(counts);
	for (const task of restricted)
		all.set(task.bodyId, sum([all.get(task.bodyId) ?? none, countOne(calendar, task, today)]));
	return all;
}

/** What is restricted is counted for whoever sees it, by the same rules as the statement below. */
function countOne(calendar: WorkingCalendar, task: RestrictedTask, today: PlainDate): TaskCounts {
	const late = lateUpTo(calendar, today);
	const one = (holds: boolean) => (holds ? 1 : 0);
	const dueUpTo = (days: number) => isOpen(task) && task.dueKey > late && task.dueKey <= addDays(today, days);
	return {
		...{ total: 1, open: one(isOpen(task)), late: one(isOwed(task) && task.dueKey <= late) },
		...{ week: one(dueUpTo(7)), month: one(dueUpTo(30)), undated: one(isOpen(task) && task.due === null) },
		...{ submitted: one(task.status === 'SUBMITTED'), firstDue: task.due, lastDue: task.due }
	};
}

type Numbers = Omit<TaskCounts, 'firstDue' | 'lastDue'>;
type CountRow = Pick<TaskCounts, 'firstDue' | 'lastDue'> & { bodyId: string } & Record<
		keyof Numbers,
		number | bigint
	>;

/** Of columns only that one index has all of: the rows themselves are not read. */
async function readCounts(
	db: Database,
	calendar: WorkingCalendar,
	today: PlainDate
): Promise<Map<string, TaskCounts>> {
	const late = lateUpTo(calendar, today);
	const never = dueKeyOf(null);
	const rows = await db.read.$queryRaw<CountRow[]>`
		SELECT "bodyId", COUNT(*) AS "total",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED') THEN 1 ELSE 0 END) AS "open",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS') AND "dueKey" <= ${late} THEN 1 ELSE 0 END) AS "late",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED')
				AND "dueKey" > ${late} AND "dueKey" <= ${addDays(today, 7)} THEN 1 ELSE 0 END) AS "week",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED')
				AND "dueKey" > ${late} AND "dueKey" <= ${addDays(today, 30)} THEN 1 ELSE 0 END) AS "month",
			SUM(CASE WHEN "status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED') AND "dueKey" = ${never} THEN 1 ELSE 0 END)
				AS "undated",
			SUM(CASE WHEN "status" = 'SUBMITTED' THEN 1 ELSE 0 END) AS "submitted",
			MIN(NULLIF("dueKey", ${never})) AS "firstDue", MAX(NULLIF("dueKey", ${never})) AS "lastDue"
		FROM "Task"
		WHERE "inRegister" = ${true} AND ("restrictedUntil" IS NULL OR "restrictedUntil" < ${today})
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
