import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { plainText } from '#lib/documents/markdown.ts';
import type { Database } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { LastWord } from './last-word.ts';
import { isRestricted } from './visibility.ts';

interface Row {
	readonly taskId: string;
	readonly kind: string;
	readonly at: Date | string | number;
	readonly text: string;
	readonly restrictedUntil: PlainDate | null;
}

/**
 * The last word about each of some tasks, as a mail may say it: nothing withdrawn, nothing that the secretariat notes for itself, and
 * of what is restricted only the day. Tasks of which nobody said anything are not in it. One statement.
 */
export async function lastWords(
	{ read }: Pick<Database, 'read'>,
	taskIds: readonly string[],
	today: PlainDate,
	maxLength: number
): Promise<Map<string, LastWord>> {
	if (taskIds.length === 0) return new Map();
	const rows = await read.$queryRaw<Row[]>`
		SELECT "taskId", "kind", "at", "text", "restrictedUntil" FROM (
			SELECT "taskId", "kind", "at", "text", "restrictedUntil",
				ROW_NUMBER() OVER (PARTITION BY "taskId" ORDER BY "at" DESC, "id" DESC) AS "rank"
			FROM "ProgressEntry"
			WHERE "taskId" IN (${Prisma.join([...taskIds])}) AND "kind" IN ('REPORTED', 'SUBMITTED', 'RETURNED')
				AND "withdrawnAt" IS NULL AND "isInternal" = ${false}
		) AS "ranked" WHERE "rank" = 1`;
	return new Map(
		rows.map((row) => [
			row.taskId,
			{
				kind: row.kind === 'RETURNED' ? 'RETURNED' : 'REPORT',
				on: rigaDate(new Date(row.at)),
				text: isRestricted(row, today) ? null : plainText(row.text, maxLength) || null
			}
		])
	);
}
