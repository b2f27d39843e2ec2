import type { Installation } from '#lib/server/installation.server.ts';
import {
	bodyById,
	inForce,
	institutionAt,
	withPredecessors,
	type Directory,
	type MembershipKind
} from './council.ts';
import { directoryOf } from './directory.server.ts';
import { holdersOn } from './holders.server.ts';

/** Somebody who can be told something: the facts of a mail's recipient. */
export interface Holder {
	readonly personId: string;
	readonly name: string;
	readonly address: string | null;
	readonly locale: 'lv' | 'en';
	readonly kind: MembershipKind | 'CONTACT';
}

/**
 * Who holds each seat on a day, by seat; a seat that nobody holds, or that does not exist on that day, is not in it.
 * Two statements, however many bodies.
 */
export async function postHoldersAt(
	installation: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, Holder[]>> {
	const [directory, holders] = await Promise.all([directoryOf(installation), holdersOn(installation, date)]);
	const open = directory.posts.filter((post) => {
		const body = bodyById(directory, post.bodyId);
		return inForce(post, date) && body !== undefined && inForce(body, date) && holders.has(post.id);
	});
	return new Map(
		open.map((post) => [
			post.id,
			holders.get(post.id)!.map(({ personId, name, address, locale, kind }) => ({
				personId,
				name,
				address,
				locale,
				kind
			}))
		])
	);
}

/**
 * The officials named for task control on a day, by institution: asked about VBTAI after BAC took over, BAC's are given,
 * or VBTAI's own as long as BAC has named nobody. Institutions without one are not in it.
 */
export async function contactsAt(
	installation: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, Holder[]>> {
	const [directory, named] = await Promise.all([directoryOf(installation), namedOn(installation, date)]);
	const result = new Map<string, Holder[]>();
	for (const { id } of directory.institutions) {
		const holder = institutionAt(directory, id, date).institutionId;
		const contacts = contactsOf(directory, named, holder, date);
		if (contacts.length) result.set(id, contacts);
	}
	return result;
}

/** The nearest named: by the institution itself, else by those before it. */
export function contactsOf(
	directory: Directory,
	named: ReadonlyMap<string, Holder[]>,
	institutionId: string,
	date: string
): Holder[] {
	const nearest = withPredecessors(directory, institutionId, date).find((id) => named.has(id));
	return nearest ? named.get(nearest)! : [];
}

/** Whom institutions themselves have named, on a day: one statement. */
export async function namedOn(
	{ db }: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, Holder[]>> {
	const rows = await db.read.$queryRaw<(Omit<Holder, 'kind'> & { institutionId: string })[]>`
		SELECT c."institutionId", p."id" AS "personId", p."name", p."email" AS "address", p."locale"
		FROM "InstitutionContact" c
		JOIN "Person" p ON p."id" = c."personId"
		WHERE (c."startDate" IS NULL OR c."startDate" <= ${date})
			AND (c."endDate" IS NULL OR c."endDate" >= ${date})
		ORDER BY p."sortKey", c."id"`;
	const contacts = Map.groupBy(rows, (row) => row.institutionId);
	return new Map(
		[...contacts].map(([institutionId, people]) => [
			institutionId,
			people.map(({ personId, name, address, locale }) => ({
				personId,
				name,
				address,
				locale,
				kind: 'CONTACT' as const
			}))
		])
	);
}
