import type { Database } from '#lib/server/database.server.ts';
import { json, plain, rowsByKind, type JsonRow } from '#lib/server/json-rows.server.ts';
import { resultsOf, type ToldResult } from './measure-told-rows.server.ts';

/* All that a programme's year is made of, in one statement. */

export interface ChapterRow {
	readonly id: string;
	readonly number: string;
	readonly numberKey: string;
	readonly title: string;
}

/** The task that follows a measure. */
export interface FollowedRow {
	readonly number: number;
	readonly bodyId: string;
	readonly status: string;
	readonly due: string | null;
	readonly restrictedUntil: string | null;
}

export interface YearRow {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly chapterId: string | null;
	readonly institutionId: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly spent: number | null;
	readonly due: string | null;
	readonly shortfall: string | null;
	readonly results: readonly ToldResult[];
	readonly task: FollowedRow | null;
}

const columns = {
	CHAPTER: plain('c', 'id number numberKey title'),
	MEASURE: plain('m', 'id number numberKey title chapterId institutionId funding spent due shortfall taskId'),
	RESULT: plain('r', 'id measureId text target unit achieved isReached position'),
	TASK: plain('t', 'id number bodyId status due restrictedUntil')
};

type What = keyof typeof columns;
type MeasureRow = Omit<YearRow, 'results' | 'task'> & {
	readonly numberKey: string;
	readonly taskId: string | null;
};
type ResultRow = Parameters<typeof resultsOf>[0][number] & { readonly measureId: string };

/** The chapters of a programme and its measures with results and tasks, as they are numbered. One statement. */
export async function readYearRows(
	{ read, kind }: Pick<Database, 'read' | 'kind'>,
	programmeId: string
): Promise<{ readonly chapters: ChapterRow[]; readonly measures: YearRow[] }> {
	const row = (what: What) => json(kind, columns[what]);
	const found = await read.$queryRaw<JsonRow<What>[]>`
		SELECT 'CHAPTER' AS "what", ${row('CHAPTER')} AS "row"
		FROM "ProgrammeChapter" c WHERE c."programmeId" = ${programmeId}
		UNION ALL
		SELECT 'MEASURE', ${row('MEASURE')} FROM "Measure" m WHERE m."programmeId" = ${programmeId}
		UNION ALL
		SELECT 'RESULT', ${row('RESULT')} FROM "MeasureResult" r
		JOIN "Measure" m ON m."id" = r."measureId" AND m."programmeId" = ${programmeId}
		UNION ALL
		SELECT 'TASK', ${row('TASK')} FROM "Task" t
		JOIN "Measure" m ON m."taskId" = t."id" AND m."programmeId" = ${programmeId}`;
	const of = rowsByKind(found);
	const results = Map.groupBy(of<ResultRow>('RESULT'), ({ measureId }) => measureId);
	const tasks = new Map(of<FollowedRow & { readonly id: string }>('TASK').map((one) => [one.id, one]));
	return {
		chapters: of<ChapterRow>('CHAPTER').toSorted(byNumber),
		measures: of<MeasureRow>('MEASURE')
			.toSorted(byNumber)
			.map(({ numberKey: _key, taskId, ...measure }) => ({
				...{ ...measure, results: resultsOf(results.get(measure.id) ?? []) },
				task: (taskId !== null && tasks.get(taskId)) || null
			}))
	};
}

/** By their bytes, as the databases sort them. */
function byNumber(a: { numberKey: string; id: string }, b: { numberKey: string; id: string }): number {
	return a.numberKey < b.numberKey || (a.numberKey === b.numberKey && a.id < b.id) ? -1 : 1;
}
