import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { AssignmentRecord } from './owners.ts';
import type { Status } from './tasks.ts';
import { seesTask } from './visibility.ts';

/** A task, with all it is a part of and all its parts. */
export interface Family {
	readonly task: Relative;
	/** The outermost first. */
	readonly ancestors: readonly Relative[];
	/** As a tree is read: each followed by its own. */
	readonly descendants: readonly Relative[];
}

export interface Relative {
	readonly id: string;
	readonly number: number;
	/** 0 is the task itself, 1 its subtasks, -1 what it is a part of. */
	readonly level: number;
	readonly bodyId: string;
	readonly parentId: string | null;
	readonly inRegister: boolean;
	readonly code: string | null;
	readonly title: string;
	readonly description: string | null;
	readonly expectedResult: string | null;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly dueText: string | null;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly closedOn: string | null;
	readonly closedBy: string | null;
	readonly underControl: boolean;
	readonly registeredOn: string;
	readonly note: string | null;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly isSample: boolean;
	readonly provenance: string | null;
	readonly version: number;
	readonly assignments: readonly AssignmentRecord[];
}

interface Row extends Omit<Relative, 'assignments' | 'level'> {
	readonly level: number | bigint;
	readonly role: AssignmentRecord['role'] | null;
	readonly institutionId: string | null;
	readonly postId: string | null;
}

/** What of it somebody sees, in one statement, however many generations; null where no task that they see has the number. */
export async function readFamily(actor: Actor, number: number, today: PlainDate): Promise<Family | null> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		WITH RECURSIVE "up" AS (
			SELECT "id", "parentId", 0 AS "level" FROM "Task" WHERE "number" = ${number}
			UNION ALL
			SELECT p."id", p."parentId", u."level" - 1
			FROM "Task" p JOIN "up" u ON p."id" = u."parentId" WHERE u."level" > -9
		), "down" AS (
			SELECT "id", 0 AS "level" FROM "up" WHERE "level" = 0
			UNION ALL
			SELECT c."id", d."level" + 1
			FROM "Task" c JOIN "down" d ON c."parentId" = d."id" WHERE d."level" < 9
		)
		SELECT f."level", t."id", t."number", t."bodyId", t."parentId", t."inRegister", t."code", t."title",
			t."description", t."expectedResult", t."due", t."originalDue", t."dueText", t."status", t."closedAs",
			t."closedOn", t."closedBy", t."underControl", t."registeredOn", t."note", t."isSample", t."provenance",
			t."version", t."restrictedBasis", t."restrictedUntil", a."role", a."institutionId", a."postId"
		FROM (
			SELECT "id", "level" FROM "up" WHERE "level" < 0
			UNION ALL SELECT "id", "level" FROM "down"
		) f
		JOIN "Task" t ON t."id" = f."id"
		LEFT JOIN "TaskAssignment" a ON a."taskId" = t."id"
		ORDER BY f."level", t."position", t."number", a."position"`;
	const seen = rows.filter((row) => seesTask(actor, row, today));
	const relatives = [...Map.groupBy(seen, (row) => row.id).values()].map(relativeOf);
	const task = relatives.find((one) => one.level === 0);
	if (!task) return null;
	return {
		task,
		ancestors: relatives.filter((one) => one.level < 0),
		descendants: asTree(relatives, task.id)
	};
}

function relativeOf(rows: readonly Row[]): Relative {
	const { role: _role, institutionId: _institutionId, postId: _postId, level, ...task } = rows[0]!;
	const assignments = rows.flatMap(({ role, institutionId, postId }) =>
		role ? [{ role, institutionId, postId }] : []
	);
	return { ...task, level: Number(level), assignments };
}

function asTree(relatives: readonly Relative[], parentId: string): Relative[] {
	return relatives
		.filter((one) => one.level > 0 && one.parentId === parentId)
		.flatMap((one) => [one, ...asTree(relatives, one.id)]);
}
