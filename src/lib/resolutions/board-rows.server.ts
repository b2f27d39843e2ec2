import type { Actor } from '#lib/accounts/actor.server.ts';
import type { AnswerState } from '#lib/requests/asking.ts';
import { json, plain, rowsByKind, type JsonRow } from '#lib/server/json-rows.server.ts';
import { visibleTasksSql } from '#lib/tasks/visibility.server.ts';
import type { ControlClass, PointRole, ReportKind, ReportStatus, StepKind } from './resolutions.ts';
import { todayOf } from './resolution-finding.server.ts';

/* All that the board of a resolution shows, in one statement. */

export interface ResolutionRow {
	readonly id: string;
	readonly number: string;
	readonly issuer: string;
	readonly issuerName: string | null;
	readonly date: string | null;
	readonly receivedOn: string | null;
	readonly documentNumber: string | null;
	readonly subject: string;
	readonly text: string | null;
	readonly control: ControlClass | null;
	readonly bodyId: string;
	readonly predecessorId: string | null;
	readonly closedOn: string | null;
	readonly closedBy: string | null;
	readonly closedNote: string | null;
	readonly isSample: boolean | number;
	readonly provenance: string | null;
	readonly version: number;
}

export interface PointRow {
	readonly id: string;
	readonly position: number;
	readonly code: string | null;
	readonly text: string;
	readonly bodyId: string | null;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly dueText: string | null;
	readonly endedOn: string | null;
	readonly endedBy: string | null;
	readonly outcome: string | null;
	readonly version: number;
}

export interface OwesRow {
	readonly pointId: string;
	readonly institutionId: string;
	readonly role: PointRole;
	readonly position: number;
}

export interface TaskOfPointRow {
	readonly pointId: string;
	readonly relation: 'MADE' | 'TIED';
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly status: string;
	readonly closedAs: string | null;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly dueText: string | null;
	readonly bodyId: string;
}

export interface ReportRow {
	readonly id: string;
	readonly kind: ReportKind;
	readonly position: number;
	readonly title: string;
	readonly status: ReportStatus;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly dueText: string | null;
	readonly template: string;
	readonly sentOn: string | null;
	readonly version: number;
}

export interface StepRow {
	readonly reportId: string;
	readonly kind: StepKind;
	readonly due: string;
	readonly doneOn: string | null;
}

export interface RequestRow {
	readonly id: string;
	readonly subject: string;
	readonly state: 'PREPARED' | 'ASKED' | 'CLOSED';
	readonly due: string | null;
}

export interface AnswerRow {
	readonly id: string;
	readonly requestId: string;
	/** "point:…". */
	readonly part: string | null;
	readonly institutionId: string | null;
	readonly label: string | null;
	readonly role: PointRole;
	readonly state: AnswerState;
	readonly due: string | null;
	readonly firstSentOn: string | null;
	readonly position: number;
}

export interface DocumentRow {
	readonly id: string;
	readonly title: string;
	readonly attachmentId: string;
	readonly name: string;
	readonly size: number;
	readonly position: number;
	readonly authorName: string;
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
	readonly version: number;
}

export interface ExtensionRow {
	readonly id: string;
	readonly reportId: string | null;
	readonly pointId: string | null;
	readonly fromDue: string;
	readonly toDue: string;
	readonly reason: string | null;
	readonly decision: string;
	readonly decidedOn: string | null;
	readonly attachmentId: string | null;
	readonly recordedBy: string;
	readonly withdrawnBy: string | null;
}

/** Another resolution: that this one follows up, or that follows it up. */
export interface RelatedRow {
	readonly id: string;
	readonly number: string;
	readonly issuer: string;
	readonly subject: string;
	readonly closedOn: string | null;
}

export interface BoardRows {
	readonly resolution: ResolutionRow;
	readonly points: readonly PointRow[];
	readonly owes: readonly OwesRow[];
	readonly tasks: readonly TaskOfPointRow[];
	readonly reports: readonly ReportRow[];
	readonly steps: readonly StepRow[];
	readonly requests: readonly RequestRow[];
	readonly answers: readonly AnswerRow[];
	readonly documents: readonly DocumentRow[];
	readonly extensions: readonly ExtensionRow[];
	readonly predecessor: RelatedRow | null;
	readonly followUps: readonly RelatedRow[];
}

const related = plain('r', 'id number issuer subject closedOn');
const columns = {
	RESOLUTION: plain(
		'r',
		'id number issuer issuerName date receivedOn documentNumber subject text control bodyId predecessorId ' +
			'closedOn closedBy closedNote isSample provenance version'
	),
	POINT: plain('p', 'id position code text bodyId due originalDue dueText endedOn endedBy outcome version'),
	OWES: plain('o', 'pointId institutionId role position'),
	TASK: [
		...plain('x', 'pointId relation'),
		...plain('t', 'id number title status closedAs due originalDue dueText bodyId')
	],
	REPORT: plain('e', 'id kind position title status due originalDue dueText template sentOn version'),
	STEP: plain('s', 'reportId kind due doneOn'),
	REQUEST: plain('q', 'id subject state due'),
	ANSWER: [
		...plain('a', 'id requestId institutionId label role state firstSentOn position'),
		['due', 'COALESCE(a."due", q."due")'],
		['part', 'u."subject"']
	] as [string, string][],
	DOCUMENT: [
		...plain('d', 'id title attachmentId position authorName withdrawnBy withdrawnReason version'),
		...plain('f', 'name size')
	],
	EXTENSION: plain(
		'x',
		'id reportId pointId fromDue toDue reason decision decidedOn attachmentId recordedBy withdrawnBy'
	),
	PREDECESSOR: related,
	FOLLOW_UP: related
};

type What = keyof typeof columns;

/** The rows of a board; null where there is no such resolution. Whether somebody may read it is asked of them. One statement. */
export async function readBoardRows(actor: Actor, id: string): Promise<BoardRows | null> {
	const { db } = actor.installation;
	const row = (what: What) => json(db.kind, columns[what]);
	const found = await db.read.$queryRaw<JsonRow<What>[]>`
		SELECT 'RESOLUTION' AS "what", ${row('RESOLUTION')} AS "row" FROM "Resolution" r WHERE r."id" = ${id}
		UNION ALL
		SELECT 'POINT', ${row('POINT')} FROM "ResolutionPoint" p WHERE p."resolutionId" = ${id}
		UNION ALL
		SELECT 'OWES', ${row('OWES')} FROM "ResolutionPointInstitution" o
		JOIN "ResolutionPoint" p ON p."id" = o."pointId" AND p."resolutionId" = ${id}
		UNION ALL
		SELECT 'TASK', ${row('TASK')} FROM "ResolutionPointTask" x
		JOIN "ResolutionPoint" p ON p."id" = x."pointId" AND p."resolutionId" = ${id}
		JOIN "Task" t ON t."id" = x."taskId" AND ${visibleTasksSql(actor, todayOf(actor), 't')}
		UNION ALL
		SELECT 'REPORT', ${row('REPORT')} FROM "Report" e WHERE e."resolutionId" = ${id}
		UNION ALL
		SELECT 'STEP', ${row('STEP')} FROM "ReportStep" s
		JOIN "Report" e ON e."id" = s."reportId" AND e."resolutionId" = ${id}
		UNION ALL
		SELECT 'REQUEST', ${row('REQUEST')} FROM "Report" e JOIN "Request" q ON q."subject" = 'report:' || e."id"
		WHERE e."resolutionId" = ${id}
		UNION ALL
		SELECT 'ANSWER', ${row('ANSWER')} FROM "Report" e JOIN "Request" q ON q."subject" = 'report:' || e."id"
		JOIN "Answer" a ON a."requestId" = q."id" AND a."withdrawnAt" IS NULL
		LEFT JOIN "RequestPart" u ON u."id" = a."partId"
		WHERE e."resolutionId" = ${id}
		UNION ALL
		SELECT 'DOCUMENT', ${row('DOCUMENT')} FROM "ResolutionDocument" d
		JOIN "Attachment" f ON f."id" = d."attachmentId" WHERE d."resolutionId" = ${id}
		UNION ALL
		SELECT 'EXTENSION', ${row('EXTENSION')} FROM "ResolutionExtension" x WHERE x."resolutionId" = ${id}
		UNION ALL
		SELECT 'PREDECESSOR', ${row('PREDECESSOR')} FROM "Resolution" r
		WHERE r."id" = (SELECT "predecessorId" FROM "Resolution" WHERE "id" = ${id})
		UNION ALL
		SELECT 'FOLLOW_UP', ${row('FOLLOW_UP')} FROM "Resolution" r WHERE r."predecessorId" = ${id}`;
	const of = rowsByKind(found);
	const inOrder = <T extends { readonly position: number }>(rows: T[]) =>
		rows.toSorted((one, other) => one.position - other.position);
	const [resolution] = of<ResolutionRow>('RESOLUTION');
	if (!resolution) return null;
	return {
		...{ resolution, points: inOrder(of<PointRow>('POINT')), owes: inOrder(of<OwesRow>('OWES')) },
		tasks: of<TaskOfPointRow>('TASK').toSorted((one, other) => one.number - other.number),
		...{ reports: inOrder(of<ReportRow>('REPORT')), steps: of<StepRow>('STEP') },
		...{ requests: of<RequestRow>('REQUEST'), answers: inOrder(of<AnswerRow>('ANSWER')) },
		...{ documents: inOrder(of<DocumentRow>('DOCUMENT')) },
		extensions: of<ExtensionRow>('EXTENSION').toSorted((one, other) => (one.id < other.id ? -1 : 1)),
		...{ predecessor: of<RelatedRow>('PREDECESSOR')[0] ?? null, followUps: of<RelatedRow>('FOLLOW_UP') }
	};
}
