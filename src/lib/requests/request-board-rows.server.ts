import type { Installation } from '#lib/server/installation.server.ts';
import { instantOf, json, rowsByKind, type JsonRow } from '#lib/server/json-rows.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import type { AnswerState, RequestState } from './asking.ts';
import type { StepKind } from './request-steps.server.ts';
import { readTemplate, type Template } from './template.ts';

/* All that a board is made of, in one statement: who has answered is of one moment. */

const columns = {
	REQUEST: [
		...['id', 'subject', 'title', 'text', 'template', 'due', 'bodyId', 'state', 'askedAt', 'askedBy'],
		...['closedAt', 'closedBy', 'version']
	],
	PART: ['id', 'position', 'code', 'text', 'subject'],
	ANSWER: [
		...['id', 'partId', 'institutionId', 'postId', 'label', 'position', 'role', 'state', 'isUnasked', 'due'],
		...['firstSentOn', 'sentOn', 'remindedAt', 'acceptedAt', 'acceptedBy', 'withdrawnAt', 'withdrawnBy'],
		...['withdrawnReason', 'version']
	],
	VERSION: ['answerId', 'number', 'sentOn', 'authorName', 'capacity', 'via'],
	STEP: ['id', 'answerId', 'kind', 'text', 'dueBefore', 'at', 'authorName']
} as const;

type What = keyof typeof columns;

export interface BoardRequestRow {
	readonly id: string;
	readonly subject: string;
	readonly title: string;
	readonly text: string | null;
	readonly template: Template;
	readonly due: string | null;
	readonly bodyId: string | null;
	readonly state: RequestState;
	readonly askedAt: string | null;
	readonly askedBy: string | null;
	readonly closedAt: string | null;
	readonly closedBy: string | null;
	readonly version: number;
}

export interface BoardPartRow {
	readonly id: string;
	readonly position: number;
	readonly code: string | null;
	readonly text: string;
	readonly subject: string | null;
}

export interface BoardAnswerRow {
	readonly id: string;
	readonly partId: string | null;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly position: number;
	readonly role: 'LEAD' | 'CO';
	readonly state: AnswerState;
	readonly isUnasked: boolean;
	readonly due: string | null;
	readonly firstSentOn: string | null;
	readonly sentOn: string | null;
	readonly remindedAt: string | null;
	readonly acceptedAt: string | null;
	readonly acceptedBy: string | null;
	readonly withdrawnAt: string | null;
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
	readonly version: number;
}

export interface BoardVersionRow {
	readonly answerId: string;
	readonly number: number;
	readonly sentOn: string;
	readonly authorName: string;
	readonly capacity: string;
	readonly via: 'PORTAL' | 'MAIL' | 'LETTER';
}

export interface BoardStepRow {
	readonly id: string;
	readonly answerId: string;
	readonly kind: StepKind;
	readonly text: string | null;
	readonly dueBefore: string | null;
	/** ISO. */
	readonly at: string;
	readonly authorName: string;
}

export interface BoardRows {
	readonly request: BoardRequestRow;
	/** In their order. */
	readonly parts: readonly BoardPartRow[];
	readonly answers: readonly BoardAnswerRow[];
	/** The newest of each answer. */
	readonly versions: ReadonlyMap<string, BoardVersionRow>;
	/** Days that were moved and questions that were put back, by answer, the first first. */
	readonly steps: ReadonlyMap<string, readonly BoardStepRow[]>;
}

/** A request with all who are asked; null where there is none of that id. One statement. */
export async function readBoardRows({ db }: Pick<Installation, 'db'>, id: string): Promise<BoardRows | null> {
	if (!isId(id)) return null;
	const row = (what: What) =>
		json(
			db.kind,
			columns[what].map((name) => [name, `r."${name}"`])
		);
	const found = await db.read.$queryRaw<JsonRow<What>[]>`
		SELECT 'REQUEST' AS "what", ${row('REQUEST')} AS "row" FROM "Request" r WHERE r."id" = ${id}
		UNION ALL
		SELECT 'PART', ${row('PART')} FROM "RequestPart" r WHERE r."requestId" = ${id}
		UNION ALL
		SELECT 'ANSWER', ${row('ANSWER')} FROM "Answer" r WHERE r."requestId" = ${id}
		UNION ALL
		SELECT 'VERSION', ${row('VERSION')}
		FROM "AnswerVersion" r JOIN "Answer" a ON a."id" = r."answerId" AND a."requestId" = ${id}
		WHERE r."number" = (SELECT MAX(v."number") FROM "AnswerVersion" v WHERE v."answerId" = r."answerId")
		UNION ALL
		SELECT 'STEP', ${row('STEP')}
		FROM "AnswerStep" r JOIN "Answer" a ON a."id" = r."answerId" AND a."requestId" = ${id}
		WHERE r."kind" IN ('MOVED', 'RETURNED')`;
	const of = rowsByKind(found);
	const [request] = of<Omit<BoardRequestRow, 'template'> & { readonly template: string }>('REQUEST');
	if (!request) return null;
	const steps = of<BoardStepRow>('STEP').map((step) => ({ ...step, at: instantOf(step.at) }));
	const inTime = steps.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
	const versions = of<BoardVersionRow>('VERSION');
	return {
		request: { ...request, template: readTemplate(request.template) },
		parts: inOrder(of<BoardPartRow>('PART')),
		answers: inOrder(of<BoardAnswerRow>('ANSWER')).map((one) => ({
			...one,
			isUnasked: Boolean(one.isUnasked)
		})),
		versions: new Map(versions.map((one) => [one.answerId, one])),
		steps: Map.groupBy(inTime, ({ answerId }) => answerId)
	};
}

function inOrder<T extends { readonly id: string; readonly position: number }>(rows: readonly T[]): T[] {
	return rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
