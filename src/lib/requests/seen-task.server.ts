import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Status } from '#lib/tasks/tasks.ts';
import type { AnsweredTask } from './answered-task.server.ts';

/** A task with what was said of it last, for a page. */
export interface SeenTask extends AnsweredTask {
	/** The last report, hand-in or return that holds and says something; an internal note is none of them. */
	readonly last: LastWord | null;
}

export interface LastWord {
	readonly at: Date;
	readonly authorName: string;
	readonly capacity: string;
	readonly text: string;
	readonly restrictedUntil: string | null;
}

type TaskRow = Omit<AnsweredTask, 'assignments' | 'underControl'> & {
	readonly underControl: boolean | number | bigint;
	readonly role: 'LEAD' | 'CO' | null;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly saidAt: Date | null;
	readonly saidBy: string | null;
	readonly saidAs: string | null;
	readonly said: string | null;
	readonly saidUntil: string | null;
};

/** A task by its id, whose it is and what was said last: one statement, a row for each assignment. Null where there is none. */
export async function readSeen(read: Pick<Reader, '$queryRaw'>, id: string): Promise<SeenTask | null> {
	return isId(id) ? readWhere(read, Prisma.sql`t."id" = ${id}`) : null;
}

/** The same by the number that its page has. */
export function readSeenByNumber(read: Pick<Reader, '$queryRaw'>, number: number): Promise<SeenTask | null> {
	return readWhere(read, Prisma.sql`t."number" = ${number}`);
}

async function readWhere(read: Pick<Reader, '$queryRaw'>, where: Prisma.Sql): Promise<SeenTask | null> {
	const rows = await read.$queryRaw<TaskRow[]>`
		SELECT t."id", t."number", t."code", t."title", t."bodyId", t."status", t."version", t."closedAs", t."due",
			t."dueText", t."description", t."expectedResult", t."restrictedUntil", t."underControl",
			a."role", a."institutionId", a."postId",
			e."at" AS "saidAt", e."authorName" AS "saidBy", e."capacity" AS "saidAs", e."text" AS "said",
			e."restrictedUntil" AS "saidUntil"
		FROM "Task" t
		LEFT JOIN "TaskAssignment" a ON a."taskId" = t."id"
		LEFT JOIN "ProgressEntry" e ON e."id" = (
			SELECT l."id" FROM "ProgressEntry" l
			WHERE l."taskId" = t."id" AND l."kind" IN ('REPORTED', 'SUBMITTED', 'RETURNED')
				AND l."withdrawnAt" IS NULL AND l."isInternal" = ${false} AND l."text" <> ''
			ORDER BY l."at" DESC, l."id" DESC LIMIT 1
		)
		WHERE ${where}
		ORDER BY a."position"`;
	return rows[0] ? taskOf(rows[0], rows) : null;
}

/** The same for a page that is of nothing else. Refuses NOT_FOUND. */
export async function findSeen(read: Pick<Reader, '$queryRaw'>, id: string): Promise<SeenTask> {
	const task = await readSeen(read, id);
	if (!task) throw new Refusal('NOT_FOUND');
	return task;
}

function taskOf(first: TaskRow, rows: readonly TaskRow[]): SeenTask {
	const { id, number, code, title, bodyId, status, version, closedAs, due, dueText } = first;
	const { description, expectedResult, restrictedUntil, underControl, saidAt } = first;
	return {
		...{
			id,
			number: Number(number),
			code,
			title,
			bodyId,
			status: status as Status,
			version: Number(version)
		},
		...{ closedAs, due, dueText, description, expectedResult, restrictedUntil },
		underControl: Boolean(Number(underControl)),
		assignments: rows.flatMap(({ role, institutionId, postId }) =>
			role ? [{ role, institutionId, postId }] : []
		),
		last: saidAt && {
			...{ at: saidAt, authorName: first.saidBy ?? '', capacity: first.saidAs ?? '' },
			...{ text: first.said ?? '', restrictedUntil: first.saidUntil }
		}
	};
}
