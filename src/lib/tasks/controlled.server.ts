import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { isLate, lateUpTo } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { json } from '#lib/server/json-rows.server.ts';
import { reasonOf, type ControlledTask, type ControlState, type Said } from './controlled.ts';
import type { Ground } from './history-restriction.ts';
import type { Register } from './revisions.server.ts';
import { rowColumns, viewRows, type RowRecord } from './rows.server.ts';
import { openStatuses, owedStatuses, type EntryKind } from './tasks.ts';
import { isRestricted } from './visibility.ts';
import { visibleEntriesSql, visibleTasksSql } from './visibility.server.ts';

/* What a list of control asks of tasks: how they stand, why they are late, what was reported last. */

/** The tasks of a state, for raw statements: a condition over the table `"Task"` under its alias. */
export function controlStateSql(
	state: ControlState,
	calendar: WorkingCalendar,
	today: PlainDate,
	alias = 't'
): Prisma.Sql {
	const column = (name: string) => Prisma.raw(`${alias}."${name}"`);
	switch (state) {
		case 'open':
			return Prisma.sql`${column('status')} IN (${Prisma.join([...openStatuses])})`;
		case 'late':
			return Prisma.sql`(${column('status')} IN (${Prisma.join([...owedStatuses])})
				AND ${column('dueKey')} <= ${lateUpTo(calendar, today)})`;
		case 'done':
			return Prisma.sql`${column('status')} = 'COMPLETED'`;
		case 'ended':
			return Prisma.sql`${column('status')} = 'CANCELLED'`;
	}
}

const longestText = 300;

/**
 * Tasks as a list of control shows them, by their ids; those that the reader may not know of are not in it. Two statements, however
 * many there are, three where some are parts of others.
 */
export async function readControlled(
	actor: Actor,
	register: Pick<Register, 'directory' | 'calendar'>,
	ids: readonly string[],
	today: PlainDate
): Promise<ReadonlyMap<string, ControlledTask>> {
	if (ids.length === 0) return new Map();
	const found = await readSaid(actor, ids, today);
	const records = found.map(({ task }) => task);
	const rows = await viewRows(actor, register, records, today);
	return new Map(
		rows.map((row, at) => {
			const { task, report, handedInOn, reason } = found[at]!;
			const standing = { ...row, closedOn: task.closedOn, handedInOn };
			const restrictions = [task, report, reason].flatMap((one) => groundOf(one, today));
			return [
				row.id,
				{
					...{ ...standing, restrictions, isDoneLate: isDoneLate(register.calendar, standing) },
					...{ report: report && spoken(report), reason: reason && spoken(reason) }
				}
			];
		})
	);
}

function spoken({ on, text }: Said): ControlledTask['report'] {
	return { on, text: plainText(text, longestText) };
}

function groundOf(
	one: { readonly restrictedBasis: string | null; readonly restrictedUntil: PlainDate | null } | null,
	today: PlainDate
): Ground[] {
	if (one === null || !isRestricted(one, today)) return [];
	return [{ basis: one.restrictedBasis, until: one.restrictedUntil! }];
}

/** Against the deadline that bound it last: a term that was prolonged is kept by its later day. */
function isDoneLate(
	calendar: WorkingCalendar,
	{ status, due, closedOn, handedInOn }: Pick<ControlledTask, 'status' | 'due' | 'closedOn' | 'handedInOn'>
): boolean {
	const doneOn = [handedInOn, closedOn].filter((day) => day !== null).sort()[0];
	return status === 'COMPLETED' && due !== null && doneOn !== undefined && isLate(calendar, due, doneOn);
}

type TaskRecord = RowRecord & Pick<Said, 'restrictedBasis' | 'restrictedUntil'>;

interface SaidOfTask {
	readonly task: TaskRecord;
	readonly report: Said | null;
	readonly handedInOn: PlainDate | null;
	readonly reason: Said | null;
}

interface Row extends Omit<Said, 'on'> {
	readonly what: 'TASK' | 'REPORT' | 'HANDED_IN' | 'MOVE';
	readonly taskId: string;
	readonly at: Date | string | number | null;
}

/**
 * Tasks with their last report, whether they are handed in, and all that was said of their deadlines: as far as this reader may know
 * it, but nothing that is noted for the secretariat alone, since lists leave the house. One statement.
 */
async function readSaid(actor: Actor, ids: readonly string[], today: PlainDate): Promise<SaidOfTask[]> {
	const { db } = actor.installation;
	const own = Prisma.sql`e."taskId" IN (${Prisma.join([...ids])}) AND e."withdrawnAt" IS NULL
		AND e."isInternal" = ${false}`;
	const seen = visibleEntriesSql(actor, today, 'e', 't');
	const newest = (kinds: readonly EntryKind[], seenOnly: Prisma.Sql) => Prisma.sql`
		SELECT e."taskId", e."kind", e."at", e."text", e."restrictedBasis", e."restrictedUntil",
			ROW_NUMBER() OVER (PARTITION BY e."taskId" ORDER BY e."at" DESC, e."id" DESC) AS "rank"
		FROM "ProgressEntry" e JOIN "Task" t ON t."id" = e."taskId"
		WHERE ${own} AND e."kind" IN (${Prisma.join([...kinds])}) AND ${seenOnly}`;
	const rows = await db.read.$queryRaw<Row[]>`
		SELECT 'TASK' AS "what", t."id" AS "taskId", '' AS "kind", t."lastReportAt" AS "at", '' AS "text",
			${json(db.kind, taskColumns)} AS "details", t."restrictedBasis", t."restrictedUntil"
		FROM "Task" t WHERE t."id" IN (${Prisma.join([...ids])}) AND ${visibleTasksSql(actor, today)}
		UNION ALL
		SELECT 'REPORT', r."taskId", r."kind", r."at", r."text", NULL, r."restrictedBasis", r."restrictedUntil"
		FROM (${newest(['REPORTED', 'SUBMITTED'], seen)}) r WHERE r."rank" = 1
		UNION ALL
		SELECT 'HANDED_IN', h."taskId", h."kind", h."at", '', NULL, NULL, NULL
		FROM (${newest(['SUBMITTED', 'RETURNED'], Prisma.sql`1 = 1`)}) h
		WHERE h."rank" = 1 AND h."kind" = 'SUBMITTED'
		UNION ALL
		SELECT 'MOVE', e."taskId", e."kind", e."at", e."text", e."details",
			e."restrictedBasis", e."restrictedUntil"
		FROM "ProgressEntry" e JOIN "Task" t ON t."id" = e."taskId"
		WHERE ${own} AND e."kind" IN (${Prisma.join([...moveKinds])}) AND ${seen}
		ORDER BY 4`;
	return [...Map.groupBy(rows, ({ taskId }) => taskId).values()].flatMap(saidOf);
}

const taskColumns = Object.keys(rowColumns)
	.filter((name) => name !== 'lastReportAt')
	.map((name) => [name, `t."${name}"`] as const);

const moveKinds: readonly EntryKind[] = [
	...(['DUE_CHANGED', 'EXTENSION_ASKED', 'EXTENSION_CHANGED', 'EXTENSION_WITHDRAWN'] as const)
];

/** Nothing of a task that is not there for the reader. */
function saidOf(rows: readonly Row[]): SaidOfTask[] {
	const of = (what: Row['what']): Said[] =>
		rows
			.filter((row) => row.what === what)
			.map(({ at, ...row }) => ({ ...row, on: rigaDate(new Date(at ?? 0)) }));
	const task = rows.find(({ what }) => what === 'TASK');
	if (!task) return [];
	const { restrictedBasis, restrictedUntil, at } = task;
	const record = JSON.parse(task.details!) as RowRecord;
	return [
		{
			task: {
				...{ ...record, restrictedBasis, restrictedUntil, inRegister: Boolean(record.inRegister) },
				lastReportAt: at === null ? null : new Date(at)
			},
			report: of('REPORT')[0] ?? null,
			handedInOn: of('HANDED_IN')[0]?.on ?? null,
			reason: reasonOf(of('MOVE'))
		}
	];
}
