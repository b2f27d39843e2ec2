import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { json, plain, rowsByKind, type JsonRow } from '#lib/server/json-rows.server.ts';
import { readableSql, type FoundProgramme } from './programme-finding.server.ts';
import type { ProgrammeState } from './programmes.ts';

/* All that a measure's page and its verbs begin with, in one statement. */

/** A result, with what was achieved. */
export interface ToldResult {
	readonly id: string;
	readonly text: string;
	readonly target: number | null;
	readonly unit: string | null;
	readonly achieved: number | null;
	readonly isReached: boolean | null;
}

/** A measure with its results, as it is followed. */
export interface ToldMeasure {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly justification: string | null;
	readonly description: string | null;
	readonly institutionId: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly spent: number | null;
	readonly due: string | null;
	readonly dueText: string | null;
	readonly taskId: string | null;
	readonly shortfall: string | null;
	readonly version: number;
	readonly results: readonly ToldResult[];
}

/** Its programme, as far as what is told of its measures goes. */
export type ToldProgramme = Pick<
	FoundProgramme,
	'id' | 'year' | 'title' | 'state' | 'bodyId' | 'isSample' | 'version' | 'institutionIds'
>;

/** The task that follows it, or one that helps it. */
export interface MeasureTask {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly bodyId: string;
	readonly status: string;
	readonly closedAs: string | null;
	readonly version: number;
	readonly restrictedUntil: string | null;
	readonly isOwn: boolean;
	readonly assignments: readonly { readonly institutionId: string | null; readonly postId: string | null }[];
}

export interface ToldRows {
	readonly measure: ToldMeasure;
	readonly programme: ToldProgramme;
	/** Whether the programme is there for whoever asks. */
	readonly isReadable: boolean;
	/** Whoever sees them: that is asked of each. */
	readonly tasks: readonly MeasureTask[];
}

const columns = {
	MEASURE: plain(
		'm',
		'id number title justification description institutionId funding spent due dueText taskId shortfall version'
	),
	PROGRAMME: plain('p', 'id year title state bodyId isSample version'),
	READABLE: plain('p', 'id'),
	RESULT: plain('r', 'id text target unit achieved isReached position'),
	TASK: plain('t', 'id number title bodyId status closedAs version restrictedUntil'),
	OWES: plain('a', 'taskId institutionId postId')
};

type What = keyof typeof columns;

/** A measure with its programme, results and tasks; null where there is none. One statement. */
export async function readToldRows(
	from: Transaction | Reader,
	actor: Actor,
	id: string
): Promise<ToldRows | null> {
	const row = (what: What) => json(actor.installation.db.kind, columns[what]);
	const found = await (from as Transaction).$queryRaw<JsonRow<What>[]>`
		SELECT 'MEASURE' AS "what", ${row('MEASURE')} AS "row" FROM "Measure" m WHERE m."id" = ${id}
		UNION ALL
		SELECT 'PROGRAMME', ${row('PROGRAMME')} FROM "Programme" p
		JOIN "Measure" m ON m."programmeId" = p."id" AND m."id" = ${id}
		UNION ALL
		SELECT 'READABLE', ${row('READABLE')} FROM "Programme" p
		JOIN "Measure" m ON m."programmeId" = p."id" AND m."id" = ${id} WHERE ${readableSql(actor)}
		UNION ALL
		SELECT 'RESULT', ${row('RESULT')} FROM "MeasureResult" r WHERE r."measureId" = ${id}
		UNION ALL
		SELECT 'TASK', ${row('TASK')} FROM "Task" t
		WHERE t."id" IN (SELECT h."taskId" FROM "MeasureTask" h WHERE h."measureId" = ${id})
			OR t."id" = (SELECT m."taskId" FROM "Measure" m WHERE m."id" = ${id})
		UNION ALL
		SELECT 'OWES', ${row('OWES')} FROM "TaskAssignment" a
		JOIN "Measure" m ON m."taskId" = a."taskId" AND m."id" = ${id}`;
	const of = rowsByKind(found);
	const [measure] = of<Omit<ToldMeasure, 'results'>>('MEASURE');
	const [programme] = of<Omit<ToldProgramme, 'isSample' | 'institutionIds'> & { isSample: unknown }>(
		'PROGRAMME'
	);
	if (!measure || !programme) return null;
	const { institutionId, taskId } = measure;
	const owes = of<MeasureTask['assignments'][number]>('OWES');
	return {
		measure: { ...measure, results: resultsOf(of('RESULT')) },
		programme: {
			...{ ...programme, isSample: Boolean(programme.isSample), state: programme.state as ProgrammeState },
			institutionIds: institutionId === null ? [] : [institutionId]
		},
		isReadable: of('READABLE').length > 0,
		tasks: of<Omit<MeasureTask, 'isOwn' | 'assignments'>>('TASK')
			.map((task) => ({ ...task, isOwn: task.id === taskId, assignments: task.id === taskId ? owes : [] }))
			.toSorted((a, b) => a.number - b.number)
	};
}

interface ResultRow extends Omit<ToldResult, 'isReached'> {
	/** SQLite has no booleans. */
	readonly isReached: unknown;
	readonly position: number;
}

/** In their order. */
export function resultsOf(rows: readonly ResultRow[]): ToldResult[] {
	return rows
		.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
		.map(({ position: _position, isReached, ...row }) => ({
			...row,
			isReached: isReached === null ? null : Boolean(isReached)
		}));
}
