import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { visibleTasksSql } from '#lib/tasks/visibility.server.ts';
import { seenItemsSql, seenMinutesSql } from './decisions-sight.server.ts';

/*
 * Which decisions with which tasks stand on a list of control: found, ordered and paged by the database. What its reader may not know
 * of (a draft, a restricted item, a restricted task) is not in it; a decision whose tasks are all hidden is not in it either, since
 * it is not without any.
 */

/** What is asked. */
export interface Control {
	readonly actor: Actor;
	/** With whose eyes what is restricted is seen: the actor's own, or those of everybody. */
	readonly eyes: Actor;
	readonly today: PlainDate;
	/** Of meetings in which any of these takes part; null: of all. */
	readonly bodyIds: readonly string[] | null;
	readonly from: PlainDate;
	readonly to: PlainDate;
	/** What a task followed from or whose text asks for something; only the former; what has no task and nobody settled; what asks for nothing. */
	readonly which: 'ASKING' | 'FOLLOWED' | 'WITHOUT' | 'NOTHING';
	/** More that a task, and a meeting, must be. */
	readonly tasks?: Prisma.Sql | undefined;
	readonly meetings?: Prisma.Sql;
}

/** A decision with one of its tasks, as the database has them. */
export interface FoundControl {
	readonly id: string;
	readonly meetingId: string;
	readonly bodyId: string;
	readonly number: number | bigint | null;
	readonly date: string | null;
	readonly text: string;
	readonly asksNothing: boolean | number;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
	readonly taskId: string | null;
	/** The places of the item and of the decision in it, from 1. */
	readonly item: number | bigint;
	readonly place: number | bigint;
}

/** A page of them, and how many there are: one statement. */
export async function findControl(
	read: Pick<Reader, '$queryRaw'>,
	asked: Control,
	{ skip, take }: { readonly skip: number; readonly take: number }
): Promise<{ total: number; rows: FoundControl[] }> {
	const rows = await read.$queryRaw<({ total: number | bigint } & FoundControl)[]>`
		SELECT c."total", p.*,
			(SELECT COUNT(*) FROM "AgendaItem" o WHERE o."meetingId" = p."meetingId"
				AND (o."position" < p."itemPosition" OR (o."position" = p."itemPosition" AND o."id" <= p."itemId"))) AS "item",
			(SELECT COUNT(*) FROM "Decision" o WHERE o."itemId" = p."itemId"
				AND (o."position" < p."position" OR (o."position" = p."position" AND o."id" <= p."id"))) AS "place"
		FROM (SELECT COUNT(*) AS "total" ${fromSql(asked)}) c
		LEFT JOIN (
			SELECT d."id", d."meetingId", d."itemId", d."position", d."text", d."asksNothing",
				i."position" AS "itemPosition", i."restrictedBasis", i."restrictedUntil",
				m."bodyId", m."number", m."date", m."dateKey", t."id" AS "taskId", t."number" AS "taskNumber"
			${fromSql(asked)}
			ORDER BY m."dateKey" DESC, m."id" DESC, i."position", i."id", d."position", d."id", t."number"
			LIMIT ${take} OFFSET ${skip}
		) p ON 1 = 1
		ORDER BY p."dateKey" DESC, p."meetingId" DESC, p."itemPosition", p."itemId", p."position", p."id", p."taskNumber"`;
	return { total: Number(rows[0]?.total ?? 0), rows: rows.filter(({ id }) => id !== null) };
}

/** Whether there is anything of it at all, as a condition. */
export function anyControlSql(asked: Control): Prisma.Sql {
	return Prisma.sql`EXISTS (SELECT 1 ${fromSql(asked)})`;
}

/** A result that ended a task is no task of the decision, and what was entered by mistake never held. */
const ofDecision = Prisma.sql`x."relation" <> 'CLOSED' AND EXISTS (SELECT 1 FROM "Task" z
	WHERE z."id" = x."taskId" AND (z."closedAs" IS NULL OR z."closedAs" <> 'MISTAKE'))`;

function fromSql(asked: Control): Prisma.Sql {
	const { actor, eyes, today, bodyIds, from, to, meetings } = asked;
	const ofBodies = bodyIds
		? Prisma.sql`AND EXISTS (SELECT 1 FROM "MeetingBody" b
			WHERE b."meetingId" = m."id" AND b."bodyId" IN (${Prisma.join(bodyIds.length ? [...bodyIds] : [''])}))`
		: Prisma.empty;
	return Prisma.sql`FROM "Meeting" m
		JOIN "Decision" d ON d."meetingId" = m."id"
		JOIN "AgendaItem" i ON i."id" = d."itemId"
		LEFT JOIN "DecisionTask" x ON x."decisionId" = d."id" AND ${ofDecision}
		LEFT JOIN "Task" t ON t."id" = x."taskId"
		WHERE m."dateKey" >= ${from} AND m."dateKey" <= ${to} AND m."status" <> 'CANCELLED' ${ofBodies}
			${meetings ? Prisma.sql`AND ${meetings}` : Prisma.empty}
			AND ${seenMinutesSql(actor)} AND ${seenItemsSql(eyes, today)} AND ${whichSql(asked)}`;
}

function whichSql({ which, today, eyes, tasks }: Control): Prisma.Sql {
	const without = (
		asksNothing: boolean
	) => Prisma.sql`(x."taskId" IS NULL AND d."asksNothing" = ${asksNothing}
		AND NOT EXISTS (SELECT 1 FROM "DecisionTask" y WHERE y."decisionId" = d."id" AND y."relation" = 'CLOSED'))`;
	const followed = Prisma.sql`(t."id" IS NOT NULL AND ${visibleTasksSql(eyes, today)}
		${tasks ? Prisma.sql`AND ${tasks}` : Prisma.empty})`;
	switch (which) {
		case 'ASKING':
			// "Pieņemt zināšanai" asks for nothing that could be controlled, whether or not somebody has said so.
			return Prisma.sql`(${followed} OR (d."asks" = ${true} AND ${without(false)}))`;
		case 'FOLLOWED':
			return followed;
		case 'WITHOUT':
			return without(false);
		case 'NOTHING':
			return without(true);
	}
}
