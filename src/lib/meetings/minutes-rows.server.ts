import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { instantOf, json } from '#lib/server/json-rows.server.ts';
import { visibleTasksSql } from '#lib/tasks/visibility.server.ts';
import type { GuestAttendance } from './attendance.ts';
import { todayOf } from './finding.server.ts';
import type { KeptAnswer } from './written.ts';

/*
 * All that is written of a meeting, in one statement: what is decided, who dissents and which tasks follow are of one moment, and
 * a page asks once where it would ask seven times.
 */

export interface ItemRow {
	readonly id: string;
	readonly position: number;
	readonly title: string;
	readonly kind: string;
	readonly origin: string;
	readonly description: string | null;
	readonly presenterInstitutionId: string | null;
	readonly presenterText: string | null;
	readonly isPublic: boolean | number;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
	readonly outcome: string | null;
	readonly version: number;
}

export interface PartRow {
	readonly place: string;
	readonly kind: string;
	readonly text: string;
	readonly version: number;
	readonly updatedAt: string;
	readonly writtenBy: string;
	readonly userId: string | null;
	readonly formId: string | null;
}

export interface DecisionRow {
	readonly id: string;
	readonly itemId: string;
	readonly position: number;
	readonly text: string;
	readonly votesFor: number | null;
	readonly votesAgainst: number | null;
	readonly votesAbstained: number | null;
	readonly isCast: boolean | number;
	readonly isPublic: boolean | number;
	readonly asksNothing: boolean | number;
	readonly version: number;
}

export interface DissentRow {
	readonly id: string;
	readonly decisionId: string;
	readonly personId: string | null;
	readonly authorName: string;
	readonly capacity: string;
	readonly text: string;
	readonly at: string;
	readonly recordedBy: string | null;
	readonly version: number;
	readonly attachmentId: string | null;
	readonly attachmentName: string | null;
}

export interface TaskRow {
	readonly id: string;
	readonly decisionId: string;
	readonly relation: string;
	readonly at: string;
	readonly number: number;
	readonly title: string;
	readonly due: string | null;
	readonly dueText: string | null;
	readonly originalDue: string | null;
	readonly status: string;
	readonly closedAs: string | null;
	readonly closedOn: string | null;
	readonly underControl: boolean | number;
	/** The wording from which it was made. */
	readonly wording: string | null;
}

export interface OwnerRow {
	readonly taskId: string;
	readonly role: 'LEAD' | 'CO';
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly position: number;
}

export interface MinutesRows {
	readonly ITEM: readonly ItemRow[];
	readonly PART: readonly PartRow[];
	readonly DECISION: readonly DecisionRow[];
	readonly DISSENT: readonly DissentRow[];
	readonly TASK: readonly TaskRow[];
	readonly OWNER: readonly OwnerRow[];
	/** Of a decision in writing, the first first. */
	readonly ANSWER: readonly KeptAnswer[];
	readonly GUEST: readonly (GuestAttendance & { readonly position: number })[];
}

const columns = {
	ITEM: [
		...['id', 'position', 'title', 'kind', 'origin', 'description', 'presenterInstitutionId'],
		...['presenterText', 'isPublic', 'restrictedBasis', 'restrictedUntil', 'outcome', 'version']
	],
	PART: ['place', 'kind', 'text', 'version', 'updatedAt', 'writtenBy', 'userId', 'formId'],
	DECISION: [
		...['id', 'itemId', 'position', 'text', 'votesFor', 'votesAgainst', 'votesAbstained'],
		...['isCast', 'isPublic', 'asksNothing', 'version']
	],
	ANSWER: ['id', 'itemId', 'postId', 'personId', 'authorName', 'answer', 'text', 'at', 'via'],
	OWNER: ['taskId', 'role', 'institutionId', 'postId', 'position'],
	GUEST: [
		...['id', 'position', 'name', 'title', 'institution', 'isOnline', 'cameItemId', 'leftItemId', 'version']
	]
} as const;

/** Reads them for whoever may see the minutes. Tasks that the reader may not know of are not among them. */
export async function readRows(
	from: Pick<Reader, '$queryRaw'>,
	actor: Actor,
	meetingId: string
): Promise<MinutesRows> {
	const { kind } = actor.installation.db;
	const row = (what: keyof typeof columns) =>
		json(
			kind,
			columns[what].map((name) => [name, `r."${name}"`])
		);
	const own = Prisma.sql`IN (SELECT "id" FROM "Decision" WHERE "meetingId" = ${meetingId})`;
	const visible = visibleTasksSql(actor, todayOf(actor));
	const found = await from.$queryRaw<{ what: keyof MinutesRows; row: string }[]>`
		SELECT 'ITEM' AS "what", ${row('ITEM')} AS "row" FROM "AgendaItem" r WHERE r."meetingId" = ${meetingId}
		UNION ALL
		SELECT 'PART', ${row('PART')} FROM "MinutesPart" r WHERE r."meetingId" = ${meetingId}
		UNION ALL
		SELECT 'DECISION', ${row('DECISION')} FROM "Decision" r WHERE r."meetingId" = ${meetingId}
		UNION ALL
		SELECT 'DISSENT', ${json(kind, dissentColumns)}
		FROM "Dissent" r LEFT JOIN "Attachment" a ON a."id" = r."attachmentId"
		WHERE r."withdrawnAt" IS NULL AND r."decisionId" ${own}
		UNION ALL
		SELECT 'TASK', ${json(kind, taskColumns)}
		FROM "DecisionTask" d JOIN "Task" t ON t."id" = d."taskId" LEFT JOIN "TaskSource" s ON s."id" = d."sourceId"
		WHERE d."decisionId" ${own} AND ${visible}
		UNION ALL
		SELECT 'OWNER', ${row('OWNER')}
		FROM "TaskAssignment" r WHERE r."taskId" IN (SELECT "taskId" FROM "DecisionTask" WHERE "decisionId" ${own})
		UNION ALL
		SELECT 'ANSWER', ${row('ANSWER')}
		FROM "WrittenAnswer" r WHERE r."itemId" IN (SELECT "id" FROM "AgendaItem" WHERE "meetingId" = ${meetingId})
		UNION ALL
		SELECT 'GUEST', ${row('GUEST')} FROM "MeetingGuest" r WHERE r."meetingId" = ${meetingId}`;
	const rows: Record<keyof MinutesRows, unknown[]> = {
		...{ ITEM: [], PART: [], DECISION: [], DISSENT: [], TASK: [], OWNER: [], ANSWER: [], GUEST: [] }
	};
	for (const { what, row: text } of found) rows[what].push(JSON.parse(text));
	const { ITEM, PART, DECISION, DISSENT, TASK, OWNER, GUEST } = rows as unknown as MinutesRows;
	return {
		...{ ITEM: inOrder(ITEM), PART, DECISION: inOrder(DECISION), OWNER: inOrder(OWNER) },
		ANSWER: answersInOrder(rows.ANSWER as readonly AnswerRow[]),
		...{ DISSENT: DISSENT.toSorted(byTime), TASK: TASK.toSorted(byTime) },
		GUEST: inOrder(GUEST).map((guest) => ({ ...guest, isOnline: Boolean(guest.isOnline) }))
	};
}

/** An answer in writing as its JSON has it. */
export type AnswerRow = Omit<KeptAnswer, 'at'> & { readonly id: string; readonly at: string };

/** As they came: of one moment in the order of their ids. */
export function answersInOrder(rows: readonly AnswerRow[]): KeptAnswer[] {
	return rows
		.map((row) => ({ ...row, at: instantOf(row.at) }))
		.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
		.map(({ id: _id, at, ...said }) => ({ ...said, at: new Date(at) }));
}

const dissentColumns: [string, string][] = [
	...['id', 'decisionId', 'personId', 'authorName', 'capacity', 'text', 'at', 'recordedBy', 'version'].map(
		(name): [string, string] => [name, `r."${name}"`]
	),
	['attachmentId', 'r."attachmentId"'],
	['attachmentName', 'a."name"']
];

const taskColumns: [string, string][] = [
	...['decisionId', 'relation', 'at'].map((name): [string, string] => [name, `d."${name}"`]),
	...[
		...['id', 'number', 'title', 'due', 'dueText', 'originalDue', 'status', 'closedAs', 'closedOn'],
		'underControl'
	].map((name): [string, string] => [name, `t."${name}"`]),
	['wording', 's."provenance"']
];

function inOrder<T extends { readonly position: number }>(rows: readonly T[]): T[] {
	return rows.toSorted((a, b) => a.position - b.position);
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
	return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
