import { institutionAt, type Directory } from '#lib/council/council.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Reader } from '#lib/server/database.server.ts';
import type { FigureAt } from './figures-over-time.ts';

/** So many figures are looked through, the newest first. */
export const mostFigures = 10_000;

interface Row {
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly name: string;
	readonly nameKey: string;
	readonly whole: string | null;
	readonly value: number;
	readonly unit: string | null;
	readonly from: string | null;
	readonly until: string | null;
	readonly roundId: string;
	readonly day: string;
}

interface Whose {
	/** Only of these; none: of all. */
	readonly institutionIds?: readonly string[];
	readonly postIds?: readonly string[];
}

/** What has been asked in a round, of one answer, is accepted. */
export const acceptedSql = Prisma.sql`a."state" = 'ACCEPTED' AND a."withdrawnAt" IS NULL`;

/** The day that a round tells of, of its own or by when it was asked. */
export const dayOfRoundSql = Prisma.sql`COALESCE(r."asOf", q."due", '0000-00-00')`;

/** Of whom it is asked. */
export function whoseSql({ institutionIds, postIds = [] }: Whose): Prisma.Sql {
	if (!institutionIds) return Prisma.sql`1 = 1`;
	const inList = (column: string, ids: readonly string[]) =>
		ids.length ? Prisma.sql`a.${Prisma.raw(`"${column}"`)} IN (${Prisma.join([...ids])})` : Prisma.sql`1 = 0`;
	return Prisma.sql`(${inList('institutionId', institutionIds)} OR ${inList('postId', postIds)})`;
}

/** The figures of accepted answers of all rounds, with whose they are today. One statement. */
export async function readFigures(
	read: Pick<Reader, '$queryRaw'>,
	directory: Directory,
	{ today, ...whose }: Whose & { readonly today: string }
): Promise<FigureAt[]> {
	const rows = await read.$queryRaw<Row[]>`
		SELECT a."institutionId", a."postId", a."label", f."name", f."nameKey", f."value", f."unit",
			f."from", f."until", w."name" AS "whole", r."id" AS "roundId", ${dayOfRoundSql} AS "day"
		FROM "AnswerFigure" f
		LEFT JOIN "AnswerFigure" w ON w."answerId" = f."answerId" AND w."figureId" = f."partOf"
		JOIN "Answer" a ON a."id" = f."answerId"
		JOIN "Round" r ON r."requestId" = a."requestId"
		JOIN "Request" q ON q."id" = r."requestId"
		WHERE ${acceptedSql} AND ${whoseSql(whose)}
		ORDER BY "day" DESC, r."id" DESC, a."position", f."position"
		LIMIT ${mostFigures}`;
	return rows.map(({ institutionId, postId, label, ...figure }) => ({
		...figure,
		...whoIs(directory, { institutionId, postId, label }, today)
	}));
}

/** Who gave something, in the words of today: "Bērna māja (Bērnu aizsardzības centrs)". */
function whoIs(
	directory: Directory,
	{ institutionId, postId, label }: Pick<Row, 'institutionId' | 'postId' | 'label'>,
	today: string
): Pick<FigureAt, 'of' | 'institutionId'> {
	const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
	const now = isKnown ? institutionAt(directory, institutionId, today) : null;
	const name = now?.name ?? directory.postIndex.get(postId ?? '')?.label ?? '';
	return { of: label ? `${label} (${name})` : name, institutionId: now?.institutionId ?? null };
}
