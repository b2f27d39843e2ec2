import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { bodyById } from '#lib/council/council.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { ownersOf, type AssignmentRecord } from './owners.ts';
import type { Register } from './revisions.server.ts';
import type { TaskRow } from './task-row.ts';
import { isOwed, type Status } from './tasks.ts';
import { visibleTasks, visibleTasksSql } from './visibility.server.ts';

export type { TaskRow } from './task-row.ts';

export const rowColumns = {
	...{ id: true, number: true, code: true, title: true, bodyId: true, parentId: true, inRegister: true },
	...{ due: true, originalDue: true, dueText: true, status: true, closedAs: true, closedOn: true },
	lastReportAt: true
} as const satisfies Prisma.TaskSelect;

export type RowRecord = Prisma.TaskGetPayload<{ select: typeof rowColumns }>;

/** Adds to tasks what a list says beside them: one statement, two where some are subtasks. */
export async function viewRows(
	actor: Actor,
	{ directory, calendar }: Pick<Register, 'directory' | 'calendar'>,
	records: readonly RowRecord[],
	today: PlainDate
): Promise<TaskRow[]> {
	if (records.length === 0) return [];
	const ids = records.map(({ id }) => id);
	const [around, parents] = await Promise.all([
		readAround(actor, ids, today),
		readParents(actor, records, today)
	]);
	return records.map((record) => {
		const parent = record.parentId ? parents.get(record.parentId) : undefined;
		const { id, number, code, title, closedAs, originalDue, dueText } = record;
		const due = record.due ?? (record.inRegister ? null : (parent?.due ?? null));
		const words = due === null ? null : deadlineWords(calendar, due, today, actor.locale);
		const body = bodyById(directory, record.bodyId);
		const assignments = around.assignments.get(id) ?? [];
		return {
			...{ id, number, code, title, closedAs, due, dueText, status: record.status as Status },
			dueWords: words && { date: words.date, note: words.note, state: words.state },
			body: { id: record.bodyId, slug: body?.slug ?? '', name: body?.shortName ?? '' },
			parent: parent ? { number: parent.number, title: parent.title } : null,
			owners: ownersOf(directory, assignments, record.closedOn ?? today),
			assignments,
			originalDue: originalDue !== record.due ? originalDue : null,
			isLate: words?.state === 'LATE' && isOwed(record),
			lastReportOn: record.lastReportAt && rigaDate(record.lastReportAt),
			subtasks: around.subtasks.get(id) ?? { done: 0, total: 0 }
		};
	});
}

interface Around {
	readonly assignments: Map<string, AssignmentRecord[]>;
	readonly subtasks: Map<string, { done: number; total: number }>;
}

interface AroundRow {
	readonly taskId: string;
	readonly kind: string; // LEAD, CO, or of subtasks: DONE, NOT_DONE
	readonly institutionId: string | null;
	readonly postId: string | null;
	/** The assignment's position, or how many subtasks. */
	readonly number: number | bigint;
}

/** Assignments, and how many subtasks are done, of many tasks, in one statement: a list of fifty asks two otherwise. */
async function readAround(actor: Actor, ids: readonly string[], today: PlainDate): Promise<Around> {
	const { db } = actor.installation;
	const list = Prisma.join([...ids]);
	const rows = await db.read.$queryRaw<AroundRow[]>`
		SELECT "taskId", "role" AS "kind", "institutionId", "postId", "position" AS "number"
		FROM "TaskAssignment" WHERE "taskId" IN (${list})
		UNION ALL
		SELECT "parentId", CASE WHEN "status" = 'COMPLETED' THEN 'DONE' ELSE 'NOT_DONE' END, NULL, NULL, COUNT(*)
		FROM "Task" t WHERE ${visibleTasksSql(actor, today)} AND "parentId" IN (${list}) AND ("status" <> 'CANCELLED' OR "closedAs" = 'NOT_DONE')
		GROUP BY 1, 2
		ORDER BY 5`;
	const around: Around = { assignments: new Map(), subtasks: new Map() };
	for (const row of rows) {
		if (row.kind === 'LEAD' || row.kind === 'CO') addAssignment(around, row, row.kind);
		else addSubtasks(around, row);
	}
	return around;
}

function addAssignment({ assignments }: Around, row: AroundRow, role: AssignmentRecord['role']): void {
	const { taskId, institutionId, postId } = row;
	const known = assignments.get(taskId);
	if (known) known.push({ role, institutionId, postId });
	else assignments.set(taskId, [{ role, institutionId, postId }]);
}

function addSubtasks({ subtasks }: Around, { taskId, kind, number }: AroundRow): void {
	const { done, total } = subtasks.get(taskId) ?? { done: 0, total: 0 };
	const count = Number(number);
	subtasks.set(taskId, { done: done + (kind === 'DONE' ? count : 0), total: total + count });
}

async function readParents(actor: Actor, records: readonly RowRecord[], today: PlainDate) {
	const { db } = actor.installation;
	const ids = [...new Set(records.flatMap(({ parentId }) => parentId ?? []))];
	const parents = ids.length
		? await db.read.task.findMany({
				where: { AND: [{ id: { in: ids } }, visibleTasks(actor, today)] },
				select: {
					id: true,
					number: true,
					title: true,
					due: true,
					inRegister: true,
					parent: { select: { due: true } }
				}
			})
		: [];
	// A subtask of a subtask shares what that one shares.
	return new Map(
		parents.map(({ id, number, title, due, inRegister, parent }) => [
			id,
			{ number, title, due: due ?? (inRegister ? null : (parent?.due ?? null)) }
		])
	);
}
