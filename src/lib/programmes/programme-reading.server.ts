import type { Reader } from '#lib/server/database.server.ts';
import type { SaidResult } from './measure-reading.ts';
import type { Neighbour } from './programme-view.ts';

/* What a page of a programme shows, read in as few statements as it can be. */

/** A measure with its results, as it stands in the table. */
export interface MeasureRow {
	readonly id: string;
	readonly number: string;
	readonly numberKey: string;
	readonly title: string;
	readonly justification: string | null;
	readonly description: string | null;
	readonly chapterId: string | null;
	readonly institutionId: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly due: string | null;
	readonly dueText: string | null;
	readonly taskId: string | null;
	readonly results: readonly SaidResult[];
}

interface JoinedRow extends Omit<MeasureRow, 'funding' | 'results'> {
	readonly funding: number | bigint | null;
	readonly resultId: string | null;
	readonly text: string;
	readonly target: number | null;
	readonly unit: string | null;
}

/** The measures of a programme with their results, as they are numbered. One statement. */
export async function readMeasures(read: Reader, programmeId: string): Promise<MeasureRow[]> {
	const rows = await read.$queryRaw<JoinedRow[]>`
		SELECT m."id", m."number", m."numberKey", m."title", m."justification", m."description",
			m."chapterId", m."institutionId", m."funding", m."due", m."dueText", m."taskId",
			r."id" AS "resultId", r."text", r."target", r."unit"
		FROM "Measure" m LEFT JOIN "MeasureResult" r ON r."measureId" = m."id"
		WHERE m."programmeId" = ${programmeId}
		ORDER BY m."numberKey", m."id", r."position", r."id"`;
	return [...Map.groupBy(rows, ({ id }) => id).values()].map((own): MeasureRow => {
		const { resultId: _id, text: _text, target: _target, unit: _unit, funding, ...measure } = own[0]!;
		const results = own.flatMap(({ resultId: id, text, target, unit }) =>
			id === null ? [] : [{ id, text, target, unit }]
		);
		return { ...measure, funding: funding === null ? null : Number(funding), results };
	});
}

/** A chapter, as it stands in the table. */
export interface ChapterRow {
	readonly id: string;
	readonly number: string;
	readonly numberKey: string;
	readonly title: string;
	readonly text: string | null;
	readonly goals: string | null;
	readonly tasks: string | null;
}

interface AroundRow extends ChapterRow {
	readonly kind: 'CHAPTER' | 'PREVIOUS' | 'NEXT';
}

/** The chapters of a programme, and the programmes of other years that it begins from or that begin from it. One statement. */
export async function readAround(
	read: Reader,
	id: string
): Promise<{ chapters: ChapterRow[]; previous: Neighbour | null; next: Neighbour[] }> {
	const rows = await read.$queryRaw<AroundRow[]>`
		SELECT 'CHAPTER' AS "kind", c."id", c."number", c."numberKey", c."title", c."text", c."goals", c."tasks"
		FROM "ProgrammeChapter" c WHERE c."programmeId" = ${id}
		UNION ALL
		SELECT CASE WHEN n."previousId" = ${id} THEN 'NEXT' ELSE 'PREVIOUS' END, n."id",
			CAST(n."year" AS TEXT), CAST(n."year" AS TEXT), n."title", NULL, NULL, NULL
		FROM "Programme" n
		WHERE n."previousId" = ${id} OR n."id" = (SELECT o."previousId" FROM "Programme" o WHERE o."id" = ${id})
		ORDER BY 4, 2`;
	const of = (wanted: AroundRow['kind']) => rows.filter(({ kind }) => kind === wanted);
	const neighbour = ({ id: other, number, title }: AroundRow) => ({ id: other, year: Number(number), title });
	return {
		chapters: of('CHAPTER').map(({ kind: _kind, ...chapter }) => chapter),
		previous: of('PREVIOUS').map(neighbour)[0] ?? null,
		next: of('NEXT').map(neighbour)
	};
}
