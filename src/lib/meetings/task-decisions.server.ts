import type { Actor } from '#lib/accounts/actor.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
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

interface Row extends Omit<FoundMeeting, 'bodies' | 'number' | 'place'> {
	readonly decisionId: string;
	readonly relation: Relation;
	readonly text: string;
	readonly number: number | bigint | null;
	readonly restrictedUntil: string | null;
	readonly item: number | bigint;
	readonly place: number | bigint;
	/** One of the bodies that met: a row for each. */
	readonly meetingBodyId: string;
}

/**
 * The decisions beside a task, for whoever may read their minutes, in one statement. Nothing of the others: that a draft speaks of a
 * task is not told before it is circulated.
 */
export async function readDecisionsOf(actor: Actor, taskNumber: number): Promise<TaskDecision[]> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT d."id" AS "decisionId", x."relation", d."text", i."restrictedUntil",
			m."id", m."status", m."number", m."date", m."bodyId", m."chairPersonId", m."writerPersonId", m."writerUserId",
			(SELECT COUNT(*) FROM "AgendaItem" o WHERE o."meetingId" = m."id" AND o."position" <= i."position") AS "item",
			(SELECT COUNT(*) FROM "Decision" o WHERE o."itemId" = i."id" AND o."position" <= d."position") AS "place",
			b."bodyId" AS "meetingBodyId"
		FROM "Task" t
		JOIN "DecisionTask" x ON x."taskId" = t."id"
		JOIN "Decision" d ON d."id" = x."decisionId"
		JOIN "AgendaItem" i ON i."id" = d."itemId"
		JOIN "Meeting" m ON m."id" = d."meetingId"
		JOIN "MeetingBody" b ON b."meetingId" = m."id"
		WHERE t."number" = ${taskNumber}
		ORDER BY x."at", d."id"`;
	return [...Map.groupBy(rows, ({ decisionId }) => decisionId).values()].flatMap((group) => {
		const [row] = group;
		const bodies = group.map(({ meetingBodyId }) => ({ bodyId: meetingBodyId }));
		const number = row!.number === null ? null : Number(row!.number);
		const meeting = { ...row!, number, bodies } as unknown as FoundMeeting;
		if (!seesMinutes(actor, meeting) || !seesItem(actor, meeting, row!)) return [];
		const [item, place] = [Number(row!.item), Number(row!.place)];
		return [
			{
				...{ id: row!.decisionId, meetingId: meeting.id, relation: row!.relation },
				...{ number: decisionNumber(item, place), citation: citationOf(meeting, item, place) },
				...{ on: meeting.date && shortDate(meeting.date, actor.locale), text: plainText(row!.text, 500) }
			}
		];
	});
}
