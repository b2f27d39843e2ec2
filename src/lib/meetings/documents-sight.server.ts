import type { Actor } from '#lib/accounts/actor.server.ts';
import { isLead } from '#lib/accounts/actor.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { bodiesSeen } from '#lib/tasks/visibility.ts';
import { todayOf } from './finding.server.ts';

/**
 * The papers and minutes of meetings that a file is, for whoever asks whether somebody may have it (`mustSeeAttachment`): each a row that says
 * whether it is there for them, by the rules of `seesDocument`; what is withdrawn, or of an item that is restricted itself, is not.
 */
export function paperReferences(actor: Actor, attachmentId: string): Prisma.Sql {
	const today = todayOf(actor);
	const bodies = bodiesSeen(actor);
	const held = Prisma.join(bodies === 'ALL' || bodies.length === 0 ? [''] : [...bodies]);
	const sits = Prisma.sql`EXISTS (SELECT 1 FROM "MeetingBody" b
		WHERE b."meetingId" = p."meetingId" AND b."bodyId" IN (${held}))`;
	return Prisma.sql`
		SELECT CASE WHEN p."withdrawnAt" IS NULL
			AND (p."restrictedUntil" IS NULL OR p."restrictedUntil" < ${today} OR ${sits})
			AND (i."restrictedUntil" IS NULL OR i."restrictedUntil" < ${today} OR ${sits})
			AND (p."audience" IN ('PUBLIC', 'COUNCIL') OR (p."audience" = 'BODY' AND ${sits})) THEN 1 ELSE 0 END
		FROM "MeetingDocument" p
		LEFT JOIN "AgendaItem" i ON i."id" = p."itemId"
		WHERE p."attachmentId" = ${attachmentId}
		UNION ALL
		SELECT CASE WHEN ${ofMinutes(today, held)} THEN 1 ELSE 0 END
		FROM "MinutesVersion" v JOIN "Meeting" g ON g."id" = v."meetingId" WHERE v."attachmentId" = ${attachmentId}
		UNION ALL
		SELECT CASE WHEN ${ofMinutes(today, held)} THEN 1 ELSE 0 END
		FROM "SignedMinutes" s JOIN "Meeting" g ON g."id" = s."meetingId" WHERE s."attachmentId" = ${attachmentId}
		UNION ALL
		SELECT CASE WHEN d."withdrawnAt" IS NULL
			AND (d."personId" = ${actor.personId} OR ${writes(actor)} OR ${ofMinutes(today, held)}) THEN 1 ELSE 0 END
		FROM "Dissent" d JOIN "Decision" c ON c."id" = d."decisionId" JOIN "Meeting" g ON g."id" = c."meetingId"
		WHERE d."attachmentId" = ${attachmentId}`;
}

/** Whoever chairs or writes "Meeting" g, or leads a body that met, has what its minutes are made of. */
function writes({ personId, userId, seats }: Actor): Prisma.Sql {
	const led = seats.filter((seat) => !seat.contactOf && isLead(seat)).map(({ bodyId }) => bodyId);
	return Prisma.sql`(g."chairPersonId" = ${personId} OR g."writerPersonId" = ${personId} OR g."writerUserId" = ${userId}
		OR EXISTS (SELECT 1 FROM "MeetingBody" b
			WHERE b."meetingId" = g."id" AND b."bodyId" IN (${Prisma.join(led.length ? led : [''])})))`;
}

/**
 * What belongs to the minutes of "Meeting" g as a whole: whoever sits there has it once they went out, everybody once they are
 * approved, unless something of them is restricted.
 */
function ofMinutes(today: string, held: Prisma.Sql): Prisma.Sql {
	return Prisma.sql`(g."status" IN ('CIRCULATED', 'APPROVED', 'SIGNED') AND (
		EXISTS (SELECT 1 FROM "MeetingBody" b WHERE b."meetingId" = g."id" AND b."bodyId" IN (${held}))
		OR (g."status" <> 'CIRCULATED' AND NOT EXISTS (SELECT 1 FROM "AgendaItem" r
			WHERE r."meetingId" = g."id" AND r."restrictedUntil" >= ${today}))))`;
}

/** Of two terms the one that holds longer. */
export function laterOf(one: string | null, other: string | null): string | null {
	return one === null || (other !== null && other > one) ? other : one;
}
