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

interface Row extends FileRow {
	readonly what: 'DOCUMENT' | 'SOURCE';
	readonly id: string;
	readonly taskId: string;
	/** Of a document its title, of a source what it is called. */
	readonly title: string;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly withdrawnReason: string | null;
	readonly isWithdrawn: number | bigint;
	readonly number: number | bigint;
	readonly at: Date | string | number | null;
	/** Of a version who left it, of a source who set it. */
	readonly author: string;
	readonly capacity: string;
	readonly note: string | null;
	readonly date: PlainDate | null;
	readonly due: PlainDate | null;
	readonly dueText: string | null;
	readonly controlEndedOn: PlainDate | null;
	readonly controlEndedBy: string | null;
}

export interface Files {
	/** By task, in their order. */
	readonly sources: ReadonlyMap<string, HistorySource[]>;
	/** Those that the reader may see, with all their versions. */
	readonly documents: HistoryDocument[];
}

/** The sources and the documents of tasks: one statement. */
export async function readFiles(actor: Actor, taskIds: readonly string[], today: PlainDate): Promise<Files> {
	const ids = Prisma.join([...taskIds]);
	// Whatever the first half names has its type from there, on both databases: what only sources have is written as text.
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT 'DOCUMENT' AS "what", d."id" AS "id", d."taskId", d."position" AS "position", d."title", d."restrictedBasis",
			d."restrictedUntil", d."withdrawnReason", CASE WHEN d."withdrawnAt" IS NULL THEN 0 ELSE 1 END AS "isWithdrawn",
			v."number" AS "number", v."at", v."authorName" AS "author", v."capacity", v."note", NULL AS "date", NULL AS "due",
			NULL AS "dueText", NULL AS "controlEndedOn", NULL AS "controlEndedBy", ${fileColumns}
		FROM "Task" t
		JOIN "TaskDocument" d ON d."taskId" = t."id"
		JOIN "TaskDocumentVersion" v ON v."documentId" = d."id"
		JOIN "Attachment" f ON f."id" = v."attachmentId"
		WHERE t."id" IN (${ids}) AND d."audience" <> 'SECRETARIAT' AND ${visibleDocumentsSql(actor, today)}
		UNION ALL
		SELECT 'SOURCE', s."id", s."taskId", s."position", s."reference", NULL, NULL, NULL, 0, 0, NULL, s."author", '', NULL,
			s."date", s."due", s."dueText", s."controlEndedOn", s."controlEndedBy", ${fileColumns}
		FROM "TaskSource" s
		LEFT JOIN "Attachment" f ON f."id" = s."attachmentId"
		WHERE s."taskId" IN (${ids})
		ORDER BY "position", "id", "number"`;
	const [sources, versions] = [rows.filter(isSource), rows.filter((row) => !isSource(row))];
	return {
		sources: new Map(
			[...Map.groupBy(sources, ({ taskId }) => taskId)].map(([id, group]) => [id, group.map(sourceOf)])
		),
		documents: [...Map.groupBy(versions, ({ id }) => id).values()].map(documentOf)
	};
}

const isSource = ({ what }: Row) => what === 'SOURCE';

function sourceOf(row: Row): HistorySource {
	const { title, author, date, due, dueText, controlEndedOn, controlEndedBy } = row;
	return {
		...{ reference: title, author, date, due, dueText, controlEndedOn, controlEndedBy },
		attachment: fileOf(row)
	};
}

function documentOf(versions: Row[]): HistoryDocument {
	const { id, taskId, title, restrictedBasis, restrictedUntil, withdrawnReason, isWithdrawn } = versions[0]!;
	return {
		...{ id, taskId, title, restrictedBasis, restrictedUntil, withdrawnReason },
		isWithdrawn: Number(isWithdrawn) === 1,
		versions: versions.map((row) => ({
			...{ number: Number(row.number), author: row.author, capacity: row.capacity, note: row.note },
			at: new Date(row.at!),
			file: fileOf(row)!
		}))
	};
}
