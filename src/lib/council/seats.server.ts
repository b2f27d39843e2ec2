import type { Seat } from '#lib/accounts/actor.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { bodyById, inForce, institutionsOfSeat, type Directory } from './council.ts';
import { directoryAtRevision } from './directory.server.ts';

/**
 * The seats a person holds on a day (HOLDER, ACTING and SUBSTITUTE alike), in the order of the bodies and of the print.
 * It is asked on every request, so one statement brings both the seats and whether the directory has changed.
 */
export async function seatsOf(
	{ db }: Pick<Installation, 'db'>,
	personId: string,
	today: string
): Promise<Seat[]> {
	const rows = await db.read.$queryRaw<{ number: number | bigint; postId: string | null }[]>`
		SELECT r."number", m."postId"
		FROM "Revision" r
		LEFT JOIN "Membership" m ON m."personId" = ${personId}
			AND (m."startDate" IS NULL OR m."startDate" <= ${today})
			AND (m."endDate" IS NULL OR m."endDate" >= ${today})
		WHERE r."id" = 'council'`;
	if (!rows[0]) throw new Error('the database has no revision of the council');
	const directory = await directoryAtRevision(db, Number(rows[0].number));
	return seatsAmong(directory, new Set(rows.map((row) => row.postId)), today);
}

/** Those of some seats that are in force on a day, in the order of the bodies and of the print. */
export function seatsAmong(directory: Directory, held: ReadonlySet<string | null>, today: string): Seat[] {
	return directory.bodies
		.flatMap((body) => directory.postsByBody.get(body.id) ?? [])
		.filter((post) => held.has(post.id) && inForce(post, today))
		.flatMap((post) => seatOf(directory, post.id, today));
}

/** What a seat gives on a day; nothing where its body has ended. */
export function seatOf(directory: Directory, postId: string, today: string): Seat[] {
	const post = directory.postIndex.get(postId)!;
	const body = bodyById(directory, post.bodyId);
	if (!body || !inForce(body, today)) return [];
	return [
		{
			postId,
			bodyId: post.bodyId,
			role: post.role,
			institutionIds: institutionsOfSeat(directory, post, today),
			label: post.label,
			bodyName: body.shortName
		}
	];
}
