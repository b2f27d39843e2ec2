import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { HistoryDocument, HistoryFile, HistorySource } from './history.ts';
import { visibleDocumentsSql } from './visibility.server.ts';

interface FileRow {
	readonly fileId: string | null;
	readonly fileName: string | null;
	readonly size: number | bigint | null;
	readonly sha256: string | null;
	readonly isRedacted: number | bigint;
}

function fileOf({ fileId, fileName, size, sha256, isRedacted }: FileRow): HistoryFile | null {
	if (fileId === null) return null;
	return {
		...{ id: fileId, name: fileName ?? '', size: Number(size), sha256: sha256 ?? '' },
		isRedacted: Number(isRedacted) === 1
	};
}

const fileColumns = Prisma.sql`f."id" AS "fileId", f."name" AS "fileName", f."size", f."sha256",
	CASE WHEN f."redactedAt" IS NULL THEN 0 ELSE 1 END AS "isRedacted"`;

/** The sources of tasks, by task, in their order. One statement. */
export async function readSources(
	actor: Actor,
	taskIds: readonly string[]
): Promise<Map<string, HistorySource[]>> {
	type Row = Omit<HistorySource, 'attachment'> & FileRow & { taskId: string };
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT s."taskId", s."reference", s."author", s."date", s."due", s."dueText",
			s."controlEndedOn", s."controlEndedBy", ${fileColumns}
		FROM "TaskSource" s
		LEFT JOIN "Attachment" f ON f."id" = s."attachmentId"
		WHERE s."taskId" IN (${Prisma.join([...taskIds])})
		ORDER BY s."position", s."id"`;
	const groups = Map.groupBy(rows, ({ taskId }) => taskId);
	return new Map(
		[...groups].map(([taskId, group]) => [
			taskId,
			group.map((row) => {
				const { reference, author, date, due, dueText, controlEndedOn, controlEndedBy } = row;
				return {
					...{ reference, author, date, due, dueText, controlEndedOn, controlEndedBy },
					attachment: fileOf(row)
				};
			})
		])
	);
}

/** The documents of tasks that the reader may see, with all their versions. One statement. */
export async function readDocuments(
	actor: Actor,
	taskIds: readonly string[],
	today: PlainDate
): Promise<HistoryDocument[]> {
	interface Row extends FileRow {
		readonly id: string;
		readonly taskId: string;
		readonly title: string;
		readonly restrictedBasis: string | null;
		readonly restrictedUntil: PlainDate | null;
		readonly withdrawnReason: string | null;
		readonly isWithdrawn: number | bigint;
		readonly number: number | bigint;
		readonly at: Date | string | number;
		readonly authorName: string;
		readonly capacity: string;
		readonly note: string | null;
	}
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT d."id", d."taskId", d."title", d."restrictedBasis", d."restrictedUntil", d."withdrawnReason",
			CASE WHEN d."withdrawnAt" IS NULL THEN 0 ELSE 1 END AS "isWithdrawn",
			v."number", v."at", v."authorName", v."capacity", v."note", ${fileColumns}
		FROM "Task" t
		JOIN "TaskDocument" d ON d."taskId" = t."id"
		JOIN "TaskDocumentVersion" v ON v."documentId" = d."id"
		JOIN "Attachment" f ON f."id" = v."attachmentId"
		WHERE t."id" IN (${Prisma.join([...taskIds])}) AND ${visibleDocumentsSql(actor, today)}
		ORDER BY d."position", d."id", v."number"`;
	return [...Map.groupBy(rows, ({ id }) => id).values()].map((versions) => {
		const { id, taskId, title, restrictedBasis, restrictedUntil, withdrawnReason, isWithdrawn } =
			versions[0]!;
		return {
			...{ id, taskId, title, restrictedBasis, restrictedUntil, withdrawnReason },
			isWithdrawn: Number(isWithdrawn) === 1,
			versions: versions.map((row) => ({
				...{ number: Number(row.number), author: row.authorName, capacity: row.capacity, note: row.note },
				at: new Date(row.at),
				file: fileOf(row)!
			}))
		};
	});
}
