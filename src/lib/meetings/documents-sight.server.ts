import type { Actor } from '#lib/accounts/actor.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { bodiesSeen } from '#lib/tasks/visibility.ts';
import { todayOf } from './finding.server.ts';

/**
 * The papers of meetings that a file is, for whoever asks whether somebody may have it (`mustSeeAttachment`): each a row that says
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
		WHERE p."attachmentId" = ${attachmentId}`;
}

/** Of two terms the one that holds longer. */
export function laterOf(one: string | null, other: string | null): string | null {
	return one === null || (other !== null && other > one) ? other : one;
}
