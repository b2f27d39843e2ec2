import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { documented, shownQuestions, type EntryGroup, type MarkGroup } from './findings.ts';
import { overYears, type QuestionOverYears } from './findings-over-years.ts';
import type { Region } from './municipalities.ts';
import { readPublished } from './published-findings.ts';

/* What was accepted, counted by the database: as few rows come back for ten years of all municipalities as for one. */

type Reading = Pick<Reader, '$queryRaw'>;

/** Whether an entry has a document, as its own row says. */
const isDocumented = Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM "SurveyMark" d WHERE d."entryId" = e."id"
	AND d."question" = 'status' AND d."option" IN (${Prisma.join([...documented])})) THEN 1 ELSE 0 END`;

interface EntryRow {
	readonly year: number | bigint;
	readonly region: string;
	readonly status: string;
	readonly years: number | bigint | null;
	readonly isOpenEnded: boolean | number;
	readonly count: number | bigint;
	readonly funded: number | bigint;
	readonly funding: number | bigint | string | null;
}

export interface YearEntryGroup extends EntryGroup {
	readonly year: number;
}

/** The accepted answers of all surveys, alike put together. One statement. */
export async function readEntryGroups(read: Reading): Promise<YearEntryGroup[]> {
	const rows = await read.$queryRaw<EntryRow[]>`
		SELECT s."year", e."region", COALESCE(m."option", '') AS "status", e."years", e."isOpenEnded",
			COUNT(*) AS "count", COUNT(e."funding") AS "funded", SUM(e."funding") AS "funding"
		FROM "SurveyEntry" e
			JOIN "Survey" s ON s."id" = e."surveyId"
			LEFT JOIN "SurveyMark" m ON m."entryId" = e."id" AND m."question" = 'status'
		WHERE e."isAccepted"
		GROUP BY s."year", e."region", COALESCE(m."option", ''), e."years", e."isOpenEnded"
		ORDER BY s."year"`;
	return rows.map(({ region, status, isOpenEnded, ...row }) => ({
		...{ region: region as Region, status, isOpenEnded: Boolean(isOpenEnded) },
		...{ year: Number(row.year), years: row.years === null ? null : Number(row.years) },
		...{ count: Number(row.count), funded: Number(row.funded), funding: Number(row.funding ?? 0) }
	}));
}

interface MarkRow {
	readonly region: string;
	readonly question: string;
	readonly row: string;
	readonly option: string;
	readonly isDocumented: number | bigint;
	readonly count: number | bigint;
}

/** What was marked in the accepted answers of a survey, by region. One statement. */
export async function readMarkGroups(read: Reading, surveyId: string): Promise<MarkGroup[]> {
	const rows = await read.$queryRaw<MarkRow[]>`
		SELECT "region", "question", "row", "option", "isDocumented", COUNT(*) AS "count" FROM (
			SELECT e."region", m."question", m."row", m."option", ${isDocumented} AS "isDocumented"
			FROM "SurveyEntry" e JOIN "SurveyMark" m ON m."entryId" = e."id"
			WHERE e."surveyId" = ${surveyId} AND e."isAccepted"
		) "said"
		GROUP BY "region", "question", "row", "option", "isDocumented"`;
	return rows.map(({ region, isDocumented, count, ...mark }) => ({
		...{ ...mark, region: region as Region, isDocumented: Number(isDocumented) === 1, count: Number(count) }
	}));
}

interface YearRow extends Omit<MarkRow, 'region' | 'row'> {
	readonly year: number | bigint;
}

/** How the questions with few answers were answered through the years. One statement. */
async function readYearMarks(read: Reading) {
	const rows = await read.$queryRaw<YearRow[]>`
		SELECT "year", "question", "option", "isDocumented", COUNT(*) AS "count" FROM (
			SELECT s."year", m."question", m."option", ${isDocumented} AS "isDocumented"
			FROM "SurveyMark" m
				JOIN "SurveyEntry" e ON e."id" = m."entryId"
				JOIN "Survey" s ON s."id" = e."surveyId"
			WHERE m."question" IN (${Prisma.join([...shownQuestions])}) AND e."isAccepted"
		) "said"
		GROUP BY "year", "question", "option", "isDocumented"`;
	return rows.map(({ year, isDocumented, count, ...mark }) => ({
		...{ ...mark, year: Number(year), isDocumented: Number(isDocumented) === 1, count: Number(count) }
	}));
}

/** The shares through the years; `surveys`: all of them, with what was published of those without answers. One statement. */
export async function readOverYears(
	read: Reading,
	entries: readonly YearEntryGroup[],
	surveys: readonly { readonly year: number; readonly published: string | null }[]
): Promise<QuestionOverYears[]> {
	const marks = await readYearMarks(read);
	const published = surveys.flatMap(({ year, published }) => {
		// What was answered here is counted here.
		const findings = entries.some((one) => one.year === year) ? null : readPublished(published);
		return findings ? [{ year, findings }] : [];
	});
	return overYears({ entries, marks, published });
}
