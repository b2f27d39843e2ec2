import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';

/** An open part of a task, however deep. */
export interface OpenPart {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly version: number;
	readonly underControl: boolean;
	/** Of which of the tasks that were asked about it is a part; a row for each. */
	readonly ofId: string;
}

type Row = Omit<OpenPart, 'underControl'> & { readonly underControl: boolean | number | bigint };

/** All that is still open below some tasks, the deepest first: one statement, none where no task is asked about. */
export async function readOpenParts(
	reader: Pick<Reader | Transaction, '$queryRaw'>,
	ids: readonly string[]
): Promise<OpenPart[]> {
	if (ids.length === 0) return [];
	const rows = await reader.$queryRaw<Row[]>`
		WITH RECURSIVE "down" AS (
			SELECT c."id", c."parentId" AS "ofId", 1 AS "level" FROM "Task" c
			WHERE c."parentId" IN (${Prisma.join([...ids])})
			UNION ALL
			SELECT c."id", d."ofId", d."level" + 1
			FROM "Task" c JOIN "down" d ON c."parentId" = d."id" WHERE d."level" < 9
		)
		SELECT t."id", t."number", t."code", t."title", t."version", t."underControl", d."ofId"
		FROM "down" d JOIN "Task" t ON t."id" = d."id"
		WHERE t."status" IN ('NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED')
		ORDER BY d."level" DESC, t."position", t."number"`;
	return rows.map((row) => ({ ...row, underControl: Boolean(row.underControl) }));
}
