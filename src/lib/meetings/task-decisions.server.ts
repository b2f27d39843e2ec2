import type { Actor } from '#lib/accounts/actor.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { json } from '#lib/server/json-rows.server.ts';
import type { Beside } from '#lib/tasks/origins.server.ts';
import type { FoundMeeting } from './finding.server.ts';
import { citationOf, decisionNumber, type Relation } from './minutes.ts';
import { seesItem, seesMinutes } from './minutes-sight.server.ts';

/** A decision that a task was born of, or that is about it, as the task's page shows it. */
export interface TaskDecision {
	readonly id: string;
	readonly meetingId: string;
	/** "1.2." */
	readonly number: string;
	/** "prot. Nr. 3 1. § 2. punkts" */
	readonly citation: string;
	readonly on: string | null;
	readonly text: string;
	readonly relation: Relation;
}

interface Row extends Omit<FoundMeeting, 'bodies' | 'place'> {
	readonly decisionId: string;
	readonly relation: Relation;
	readonly at: string;
	readonly text: string;
	readonly restrictedUntil: string | null;
	readonly item: number;
	readonly place: number;
	/** One of the bodies that met: a row for each. */
	readonly meetingBodyId: string;
}

const columns: [name: string, column: string][] = [
	...['id', 'status', 'number', 'date', 'bodyId', 'chairPersonId', 'writerPersonId', 'writerUserId'].map(
		(name): [string, string] => [name, `m."${name}"`]
	),
	...([
		...[
			['decisionId', 'd."id"'],
			['text', 'd."text"'],
			['relation', 'x."relation"'],
			['at', 'x."at"']
		],
		...[
			['restrictedUntil', 'i."restrictedUntil"'],
			['meetingBodyId', 'b."bodyId"']
		]
	] as [string, string][]),
	[
		'item',
		`(SELECT COUNT(*) FROM "AgendaItem" o WHERE o."meetingId" = m."id" AND o."position" <= i."position")`
	],
	['place', `(SELECT COUNT(*) FROM "Decision" o WHERE o."itemId" = i."id" AND o."position" <= d."position")`]
];

/** What the statement of a task's page asks beside it, for `decisionsBeside`. */
export function besideTask({ installation: { db } }: Actor): Beside {
	const row = json(db.kind, columns);
	const all =
		db.kind === 'sqlite'
			? Prisma.sql`json_group_array(json(${row}))`
			: Prisma.sql`json_agg(${row}::json)::text`;
	return Prisma.sql`SELECT ${all} FROM "DecisionTask" x
		JOIN "Decision" d ON d."id" = x."decisionId"
		JOIN "AgendaItem" i ON i."id" = d."itemId"
		JOIN "Meeting" m ON m."id" = d."meetingId"
		JOIN "MeetingBody" b ON b."meetingId" = m."id"
		WHERE x."taskId" = t."id"`;
}

/**
 * The decisions beside a task, for whoever may read their minutes. Nothing of the others: that a draft speaks of a task is not told
 * before it is circulated.
 */
export function decisionsBeside(actor: Actor, beside: string | null): TaskDecision[] {
	const rows = ((beside === null ? null : JSON.parse(beside)) ?? []) as Row[];
	const inOrder = rows.toSorted((a, b) => (a.at < b.at ? -1 : 1));
	return [...Map.groupBy(inOrder, ({ decisionId }) => decisionId).values()].flatMap((group) => {
		const row = group[0]!;
		const bodies = group.map(({ meetingBodyId }) => ({ bodyId: meetingBodyId }));
		const meeting = { ...row, bodies } as unknown as FoundMeeting;
		if (!seesMinutes(actor, meeting) || !seesItem(actor, meeting, row)) return [];
		const { item, place, decisionId: id, relation } = row;
		return [
			{
				...{ id, relation, meetingId: meeting.id, text: plainText(row.text, 500) },
				...{ number: decisionNumber(item, place), citation: citationOf(meeting, item, place) },
				on: meeting.date && shortDate(meeting.date, actor.locale)
			}
		];
	});
}
