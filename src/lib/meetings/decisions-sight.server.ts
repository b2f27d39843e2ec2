import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead } from '#lib/accounts/actor.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { bodiesSeen } from '#lib/tasks/visibility.ts';
import { deeds, lockedStatuses } from './meetings.ts';

/*
 * What minutes-sight.server.ts says of one meeting, for lists of many that the database pages: conditions over `"Meeting"` m and
 * `"AgendaItem"` i. A test holds both to the same answers.
 */

/** The meetings whose minutes somebody reads: `seesMinutes`. */
export function seenMinutesSql(actor: Actor): Prisma.Sql {
	if (actor.isSystem || can({ ...actor, seats: [], personId: null, userId: null }, deeds.writeMinutes))
		return Prisma.sql`1 = 1`;
	const { personId, userId, seats } = actor;
	const leads = seats.filter(isLead);
	const held = seats.filter(({ contactOf }) => !contactOf);
	const writers = [personId, userId].filter((id) => id !== null);
	return Prisma.sql`(m."status" IN (${Prisma.join([...lockedStatuses])})
		OR m."bodyId" IN (${idsOf(leads)}) OR m."chairPersonId" IN (${list(personId === null ? [] : [personId])})
		OR m."writerPersonId" IN (${list(writers)}) OR m."writerUserId" IN (${list(writers)})
		OR EXISTS (SELECT 1 FROM "MeetingBody" s WHERE s."meetingId" = m."id"
			AND (s."bodyId" IN (${idsOf(held.filter(isLead))})
				OR (m."status" = 'CIRCULATED' AND s."bodyId" IN (${idsOf(held)})))))`;
}

/** The items of which somebody knows more than the number: `seesItem`. */
export function seenItemsSql(actor: Actor, today: string): Prisma.Sql {
	const seen = bodiesSeen(actor);
	if (seen === 'ALL') return Prisma.sql`1 = 1`;
	return Prisma.sql`(i."restrictedUntil" IS NULL OR i."restrictedUntil" < ${today}
		OR EXISTS (SELECT 1 FROM "MeetingBody" s WHERE s."meetingId" = m."id" AND s."bodyId" IN (${list(seen)})))`;
}

function idsOf(seats: readonly { readonly bodyId: string }[]): Prisma.Sql {
	return list([...new Set(seats.map(({ bodyId }) => bodyId))]);
}

/** PostgreSQL refuses an empty list; no id is empty. */
function list(ids: readonly string[]): Prisma.Sql {
	return Prisma.join(ids.length ? [...ids] : ['']);
}
