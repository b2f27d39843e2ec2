import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { deadlineWords, type DeadlineWords } from '#lib/calendar/deadline-words.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { isLate, lateUpTo } from '#lib/calendar/deadlines.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { stemOf, wordsOfText } from '#lib/tasks/search-words.ts';
import { citationOf } from './citing.ts';
import { surroundingsOf, type Surroundings } from './point-reading.server.ts';
import { readResolutionFilter, type ResolutionFilter } from './resolution-filter.ts';
import { todayOf } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { readableSql } from './sight.server.ts';

/** A resolution in the list. */
export interface ListedResolution {
	readonly id: string;
	readonly citation: string;
	readonly subject: string;
	readonly body: string;
	readonly date: PlainDate | null;
	/** Of all that is still to be done for it, what comes first. */
	readonly next: { readonly words: DeadlineWords; readonly isLate: boolean } | null;
	readonly points: number;
	readonly openPoints: number;
	readonly closedOn: PlainDate | null;
	readonly isSample: boolean;
}

export interface ResolutionList {
	readonly filter: ResolutionFilter;
	readonly resolutions: readonly ListedResolution[];
	readonly total: number;
	readonly pages: number;
	/** Whether there is any for this reader, whatever is asked. */
	readonly isEmpty: boolean;
	readonly mayRegister: boolean;
}

const pageSize = 50;

interface Row {
	readonly id: string;
	readonly number: string;
	readonly issuer: string;
	readonly subject: string;
	readonly bodyId: string;
	readonly date: string | null;
	readonly closedOn: string | null;
	readonly next: string | null;
	readonly points: number | bigint;
	readonly openPoints: number | bigint;
	readonly isSample: boolean | number;
}

/** What comes first of all that is still to be done: a step or a deadline of a report that was not sent, of a point that goes on. */
const nextSql = Prisma.sql`(SELECT MIN(n."due") FROM (
	SELECT s."due" FROM "ReportStep" s JOIN "Report" e ON e."id" = s."reportId"
	WHERE e."resolutionId" = r."id" AND e."status" <> 'SENT' AND s."doneOn" IS NULL
	UNION ALL
	SELECT e."due" FROM "Report" e WHERE e."resolutionId" = r."id" AND e."status" <> 'SENT'
	UNION ALL
	SELECT p."due" FROM "ResolutionPoint" p WHERE p."resolutionId" = r."id" AND p."endedOn" IS NULL
) n)`;

/** The resolutions that somebody may read, as an address asks for them: what is due first comes first. Two statements. */
export async function listResolutions(actor: Actor, search: URLSearchParams): Promise<ResolutionList> {
	const surroundings = await surroundingsOf(actor);
	const asked = readResolutionFilter(search);
	const { read } = actor.installation.db;
	const readable = readableSql(actor, surroundings.directory);
	const where = whereOf(actor, asked, surroundings);
	const [counted] = await read.$queryRaw<{ total: number | bigint; all: number | bigint }[]>`
		SELECT (SELECT COUNT(*) FROM "Resolution" r WHERE ${readable} AND ${where}) AS "total",
			(SELECT COUNT(*) FROM "Resolution" r WHERE ${readable}) AS "all"`;
	const total = Number(counted!.total);
	const pages = Math.max(1, Math.ceil(total / pageSize));
	const page = Math.min(asked.page, pages);
	const rows = await read.$queryRaw<Row[]>`
		SELECT r."id", r."number", r."issuer", r."subject", r."bodyId", r."date", r."closedOn", r."isSample",
			CASE WHEN r."closedOn" IS NULL THEN ${nextSql} END AS "next",
			(SELECT COUNT(*) FROM "ResolutionPoint" p WHERE p."resolutionId" = r."id") AS "points",
			(SELECT COUNT(*) FROM "ResolutionPoint" p WHERE p."resolutionId" = r."id" AND p."endedOn" IS NULL) AS "openPoints"
		FROM "Resolution" r WHERE ${readable} AND ${where}
		ORDER BY CASE WHEN r."closedOn" IS NULL THEN 0 ELSE 1 END,
			CASE WHEN r."closedOn" IS NULL THEN COALESCE(${nextSql}, '9999') ELSE '' END,
			COALESCE(r."date", '') DESC, r."id" DESC
		LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
	return {
		...{ filter: { ...asked, page }, total, pages, isEmpty: Number(counted!.all) === 0 },
		resolutions: rows.map((row) => viewRow(actor, surroundings, row)),
		mayRegister: can(actor, deeds.register)
	};
}

function whereOf(actor: Actor, { q, state }: ResolutionFilter, { calendar }: Surroundings): Prisma.Sql {
	const conditions = wordsOfText(q).map((word) => Prisma.sql`r."searchText" LIKE ${`%${stemOf(word)}%`}`);
	if (state !== 'ALL') conditions.push(Prisma.sql`r."closedOn" IS NULL`);
	if (state === 'LATE') conditions.push(Prisma.sql`${nextSql} <= ${lateUpTo(calendar, todayOf(actor))}`);
	return conditions.length ? Prisma.join(conditions, ' AND ') : Prisma.sql`1 = 1`;
}

function viewRow(actor: Actor, { directory, calendar }: Surroundings, row: Row): ListedResolution {
	const { id, subject, date, closedOn, next } = row;
	const today = todayOf(actor);
	const body = bodyById(directory, row.bodyId);
	return {
		...{ id, subject, date, closedOn, citation: citationOf(row, actor.locale) },
		body: body ? bodyLabel(body, actor.locale) : '',
		next: next && {
			words: deadlineWords(calendar, next, today, actor.locale),
			isLate: isLate(calendar, next, today)
		},
		...{ points: Number(row.points), openPoints: Number(row.openPoints), isSample: Boolean(row.isSample) }
	} as ListedResolution;
}
