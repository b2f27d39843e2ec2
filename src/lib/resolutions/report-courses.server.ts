import type { PlainDate } from '#lib/calendar/days.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { statusWord, type Status } from '#lib/tasks/tasks.ts';
import type { TaskCourse } from './compiling.ts';

/** A task with the last report about it. */
interface Row {
	readonly id: string;
	readonly number: number | bigint;
	readonly title: string;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly closedOn: PlainDate | null;
	readonly due: PlainDate | null;
	readonly dueText: string | null;
	/** What was reported last. */
	readonly text: string | null;
}

/** A task as a report tells of it. */
export interface ToldTask extends TaskCourse {
	readonly number: number;
	readonly title: string;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly due: PlainDate | null;
	/** The same without its title, for a table of what was planned. */
	readonly outcome: string;
}

/**
 * What the course of some tasks says: their state, and what was reported last. A report is read by others than the secretariat, so
 * nothing restricted, internal or withdrawn is in it, whoever compiles. One statement.
 */
export async function readCourses(
	from: Pick<Reader, '$queryRaw'> | Pick<Transaction, '$queryRaw'>,
	taskIds: readonly string[],
	today: PlainDate
): Promise<ToldTask[]> {
	if (taskIds.length === 0) return [];
	const rows = await (from as Transaction).$queryRaw<Row[]>`
		SELECT t."id", t."number", t."title", t."status", t."closedAs", t."closedOn", t."due", t."dueText",
			r."text"
		FROM "Task" t LEFT JOIN (
			SELECT "taskId", "text", ROW_NUMBER() OVER (PARTITION BY "taskId" ORDER BY "at" DESC, "id" DESC) AS "rank"
			FROM "ProgressEntry"
			WHERE "kind" IN ('REPORTED', 'SUBMITTED') AND "withdrawnAt" IS NULL AND "isInternal" = ${false}
				AND ("restrictedUntil" IS NULL OR "restrictedUntil" < ${today})
		) r ON r."taskId" = t."id" AND r."rank" = 1
		WHERE t."id" IN (${Prisma.join([...taskIds])}) AND (t."closedAs" IS NULL OR t."closedAs" <> 'MISTAKE')
			AND (t."restrictedUntil" IS NULL OR t."restrictedUntil" < ${today})
		ORDER BY t."number"`;
	return rows.map((row) => ({
		...{ id: row.id, number: Number(row.number), title: row.title, status: row.status },
		...{ closedAs: row.closedAs, due: row.due, text: courseOf(row), outcome: outcomeOf(row) }
	}));
}

/** "**Pilnveidot bāriņtiesu darbu**: izpildīts 2022. gada 12. maijā." and what was reported. A report is written in Latvian. */
function courseOf(row: Row): string {
	const state = stateOf(row);
	return withReport(`**${row.title}**: ${state.charAt(0).toLowerCase()}${state.slice(1)}`, row);
}

/** "Izpildīts 2022. gada 12. maijā." and what was reported. */
function outcomeOf(row: Row): string {
	return withReport(stateOf(row), row);
}

function stateOf(row: Row): string {
	const when = row.closedOn ? ` ${longDate(row.closedOn, { case: 'locative' })}` : '';
	const due = row.closedOn ? null : row.due ? longDate(row.due) : row.dueText;
	return `${statusWord(row, 'lv')}${when}${due ? `, termiņš: ${due}` : ''}.`;
}

function withReport(state: string, { text }: Row): string {
	const reported = text?.trim();
	return reported ? `${state}\n\n${reported}` : state;
}
