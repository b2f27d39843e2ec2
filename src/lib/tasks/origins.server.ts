import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { SourceView } from './task-page.server.ts';
import { isRecurrence } from './recurrence.ts';
import { recurrenceWord } from './recurrence-words.ts';
import { visibleTasksSql } from './visibility.server.ts';

/** Where a task comes from: its sources, and, of a recurring one, what it follows and what follows it. */
export interface Origins {
	readonly sources: readonly SourceView[];
	/** Null for a task that never repeated. */
	readonly series: SeriesView | null;
	/** What `beside` said. */
	readonly beside: string | null;
}

export interface SeriesView {
	/** "katru gadu"; null where it repeats no longer. */
	readonly word: string | null;
	readonly previous: number | null;
	readonly next: number | null;
}

interface Row extends Omit<SourceView, 'attachment'> {
	readonly sourceId: string | null;
	readonly attachmentId: string | null;
	readonly attachmentName: string | null;
	readonly seriesId: string | null;
	readonly recurrence: string | null;
	readonly previous: number | bigint | null;
	readonly next: number | bigint | null;
	readonly beside: string | null;
}

/** What another room adds to the page of a task in the same statement: a text about `t`, the task. */
export type Beside = Prisma.Sql;

/** One statement. Of a series, what the reader may see. */
export async function readOrigins(
	actor: Actor,
	number: number,
	today: PlainDate,
	beside: Beside = Prisma.sql`NULL`
): Promise<Origins> {
	const visible = visibleTasksSql(actor, today, 'o');
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT s."id" AS "sourceId", s."kind", s."reference", s."author", s."due", s."dueText", s."controlEndedOn",
			f."id" AS "attachmentId", f."name" AS "attachmentName", t."seriesId", t."recurrence",
			(
				SELECT o."number" FROM "Task" o
				WHERE o."seriesId" = t."seriesId" AND o."occurrence" < t."occurrence" AND ${visible}
				ORDER BY o."occurrence" DESC LIMIT 1
			) AS "previous",
			(
				SELECT o."number" FROM "Task" o
				WHERE o."seriesId" = t."seriesId" AND o."occurrence" > t."occurrence" AND ${visible}
				ORDER BY o."occurrence" LIMIT 1
			) AS "next",
			(${beside}) AS "beside"
		FROM "Task" t
		LEFT JOIN "TaskSource" s ON s."taskId" = t."id"
		LEFT JOIN "Attachment" f ON f."id" = s."attachmentId"
		WHERE t."number" = ${number}
		ORDER BY s."position", s."id"`;
	return {
		sources: rows.filter(({ sourceId }) => sourceId !== null).map(viewSource),
		series: seriesOf(actor, rows[0]),
		beside: rows[0]?.beside ?? null
	};
}

function viewSource(row: Row): SourceView {
	const { kind, reference, author, due, dueText, controlEndedOn, attachmentId, attachmentName } = row;
	return {
		...{ kind, reference, author, due, dueText, controlEndedOn },
		attachment: attachmentId ? { id: attachmentId, name: attachmentName ?? '' } : null
	};
}

function seriesOf({ locale }: Actor, row: Row | undefined): SeriesView | null {
	if (!row?.seriesId) return null;
	const { recurrence, previous, next } = row;
	return {
		word: isRecurrence(recurrence) ? recurrenceWord(recurrence, locale) : null,
		previous: previous === null ? null : Number(previous),
		next: next === null ? null : Number(next)
	};
}
