import type { Reader } from '#lib/server/database.server.ts';
import type { Sum } from './sums.ts';

/** The sums of a programme, as the database makes them. */
export interface ProgrammeSums {
	readonly all: Sum;
	/** By the institution that administers them; null: nobody in particular. */
	readonly byInstitution: readonly (Sum & { readonly institutionId: string | null })[];
	/** By chapter, with all that stands in it at whatever depth. */
	readonly byChapter: ReadonlyMap<string, Sum>;
}

interface Row {
	readonly of: 'ALL' | 'INSTITUTION' | 'CHAPTER';
	readonly id: string | null;
	readonly measures: number | bigint;
	readonly funding: number | bigint | null;
	readonly unfunded: number | bigint;
}

/**
 * What the measures of a programme add up to, as it plans them: in all, by institution, by chapter. What was spent is not for every reader,
 * and is added up of what this one may know (`year-view.ts`). One statement.
 */
export async function readSums(read: Reader, programmeId: string): Promise<ProgrammeSums> {
	const rows = await read.$queryRaw<Row[]>`
		SELECT 'ALL' AS "of", CAST(NULL AS TEXT) AS "id", COUNT(*) AS "measures", SUM(m."funding") AS "funding",
			COUNT(*) - COUNT(m."funding") AS "unfunded"
		FROM "Measure" m WHERE m."programmeId" = ${programmeId}
		UNION ALL
		SELECT 'INSTITUTION', m."institutionId", COUNT(*), SUM(m."funding"), COUNT(*) - COUNT(m."funding")
		FROM "Measure" m WHERE m."programmeId" = ${programmeId} GROUP BY m."institutionId"
		UNION ALL
		SELECT 'CHAPTER', c."id", COUNT(*), SUM(m."funding"), COUNT(*) - COUNT(m."funding")
		FROM "ProgrammeChapter" c
			JOIN "ProgrammeChapter" d ON d."programmeId" = c."programmeId"
				AND (d."id" = c."id" OR d."numberKey" LIKE c."numberKey" || ' %')
			JOIN "Measure" m ON m."chapterId" = d."id"
		WHERE c."programmeId" = ${programmeId} GROUP BY c."id"`;
	const all = rows.find(({ of }) => of === 'ALL')!;
	const ofInstitutions = rows.filter(({ of }) => of === 'INSTITUTION');
	const ofChapters = rows.filter(({ of }) => of === 'CHAPTER');
	return {
		all: sumOf(all),
		byInstitution: ofInstitutions
			.map((row) => ({ ...sumOf(row), institutionId: row.id }))
			.sort((a, b) => b.funding - a.funding),
		byChapter: new Map(ofChapters.map((row) => [row.id!, sumOf(row)]))
	};
}

function sumOf({ measures, funding, unfunded }: Row): Sum {
	return { measures: Number(measures), funding: Number(funding ?? 0), unfunded: Number(unfunded) };
}
