import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { documented, type EntryGroup, type MarkGroup } from './findings.ts';
import type { Region } from './municipalities.ts';

/* What was accepted, counted by the database: the answers themselves do not come back, however many there are. */

type Reading = Pick<Reader, '$queryRaw'>;
type InSurvey<Group> = Group & { readonly surveyId: string };

interface EntryRow {
	readonly surveyId: string;
	readonly region: string;
	readonly status: string;
	readonly years: number | bigint | null;
	readonly isOpenEnded: boolean | number;
	readonly count: number | bigint;
	readonly funded: number | bigint;
	readonly funding: number | bigint | string | null;
}

/** The accepted answers of all surveys, alike put together. One statement. */
export async function readEntryGroups(read: Reading): Promise<InSurvey<EntryGroup>[]> {
	const rows = await read.$queryRaw<EntryRow[]>`
		SELECT e."surveyId", e."region", COALESCE(m."option", '') AS "status", e."years", e."isOpenEnded",
			COUNT(*) AS "count", COUNT(e."funding") AS "funded", SUM(e."funding") AS "funding"
		FROM "SurveyEntry" e
			LEFT JOIN "SurveyMark" m ON m."entryId" = e."id" AND m."question" = 'status'
		WHERE e."isAccepted"
		GROUP BY e."surveyId", e."region", COALESCE(m."option", ''), e."years", e."isOpenEnded"`;
	return rows.map(({ surveyId, region, status, isOpenEnded, ...row }) => ({
		...{ surveyId, region: region as Region, status, isOpenEnded: Boolean(isOpenEnded) },
		years: row.years === null ? null : Number(row.years),
		...{ count: Number(row.count), funded: Number(row.funded), funding: Number(row.funding ?? 0) }
	}));
}

interface MarkRow {
	readonly surveyId: string;
	readonly region: string;
	readonly question: string;
	readonly row: string;
	readonly option: string;
	readonly isDocumented: number | bigint;
	readonly count: number | bigint;
}

/** What was marked in the accepted answers of all surveys, by region; whether they have a document, their own row says. One statement. */
export async function readMarkGroups(read: Reading): Promise<InSurvey<MarkGroup>[]> {
	const rows = await read.$queryRaw<MarkRow[]>`
		SELECT "surveyId", "region", "question", "row", "option", "isDocumented", COUNT(*) AS "count" FROM (
			SELECT e."surveyId", e."region", m."question", m."row", m."option",
				CASE WHEN d."option" IN (${Prisma.join([...documented])}) THEN 1 ELSE 0 END AS "isDocumented"
			FROM "SurveyEntry" e
				JOIN "SurveyMark" m ON m."entryId" = e."id"
				LEFT JOIN "SurveyMark" d ON d."entryId" = e."id" AND d."question" = 'status'
			WHERE e."isAccepted"
		) "said"
		GROUP BY "surveyId", "region", "question", "row", "option", "isDocumented"`;
	return rows.map(({ region, isDocumented, count, ...mark }) => ({
		...{ ...mark, region: region as Region, isDocumented: Number(isDocumented) === 1, count: Number(count) }
	}));
}
