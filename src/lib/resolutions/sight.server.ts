import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead } from '#lib/accounts/actor.ts';
import { withPredecessors, type Directory } from '#lib/council/council.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { deeds } from './resolutions.ts';

/* Which resolutions are there for somebody, as a condition over the table "Resolution" under the alias r: as `mayDo` says of one. */

/** Those that they may read: the secretariat all, others those of a body in which they sit, lead, or for whose institution they do. */
export function readableSql(actor: Actor, directory: Directory | null): Prisma.Sql {
	if (can(actor, { ...deeds.read, grants: ['SECRETARIAT', 'SYSTEM'] })) return Prisma.sql`1 = 1`;
	const seats = actor.seats.filter(({ contactOf }) => !contactOf);
	const own = seats.flatMap(({ institutionIds }) => institutionIds);
	const institutions = directory === null ? own : own.flatMap((id) => withPredecessors(directory, id));
	// Where the council is not at hand, those whose duties were taken over are asked for with the rest.
	const orBefore =
		directory === null
			? Prisma.sql` OR w."institutionId" IN (SELECT "predecessorId" FROM "InstitutionSuccession"
				WHERE "successorId" IN (${list(own)}))`
			: Prisma.empty;
	return Prisma.sql`(r."bodyId" IN (${list(seats.map(({ bodyId }) => bodyId))})
		OR EXISTS (SELECT 1 FROM "ResolutionPoint" v
			WHERE v."resolutionId" = r."id" AND v."bodyId" IN (${list(seats.filter(isLead).map(({ bodyId }) => bodyId))}))
		OR EXISTS (SELECT 1 FROM "ResolutionPoint" v
			JOIN "ResolutionPointInstitution" w ON w."pointId" = v."id"
			WHERE v."resolutionId" = r."id" AND (w."institutionId" IN (${list(institutions)})${orBefore})))`;
}

/** PostgreSQL refuses an empty list; no id is empty. */
function list(ids: readonly string[]): Prisma.Sql {
	return Prisma.join(ids.length ? [...new Set(ids)] : ['']);
}

/**
 * The documents of resolutions that a file is, for whoever asks whether somebody may have it (`mustSeeAttachment`): each a row that
 * says whether it is there for them. What is withdrawn is not.
 */
export function resolutionReferences(actor: Actor, directory: Directory, attachmentId: string): Prisma.Sql {
	const isReadable = readableSql(actor, directory);
	return Prisma.sql`
		SELECT CASE WHEN d."withdrawnAt" IS NULL AND ${isReadable} THEN 1 ELSE 0 END
		FROM "ResolutionDocument" d JOIN "Resolution" r ON r."id" = d."resolutionId"
		WHERE d."attachmentId" = ${attachmentId}
		UNION ALL
		SELECT CASE WHEN x."withdrawnAt" IS NULL AND ${isReadable} THEN 1 ELSE 0 END
		FROM "ResolutionExtension" x JOIN "Resolution" r ON r."id" = x."resolutionId"
		WHERE x."attachmentId" = ${attachmentId}`;
}
