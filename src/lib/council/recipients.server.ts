import type { Installation } from '#lib/server/installation.server.ts';
import { bodyById, inForce, institutionAt, withPredecessors, type Directory } from './council.ts';
import { readPeople, toHolder, type Holder } from './holders.server.ts';

export type { Holder } from './holders.server.ts';

/**
 * Who holds each seat on a day, by seat, the holder first; a seat that nobody holds, or that does not exist on that day, is
 * not in it. One statement, however many bodies.
 */
export async function postHoldersAt(
	installation: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, Holder[]>> {
	const { directory, holders } = await readPeople(installation, date);
	const open = directory.posts.filter((post) => {
		const body = bodyById(directory, post.bodyId);
		return inForce(post, date) && body !== undefined && inForce(body, date) && holders.has(post.id);
	});
	return new Map(open.map((post) => [post.id, holders.get(post.id)!.map(toHolder)]));
}

/**
 * The officials named for task control on a day, by institution: asked about VBTAI after BAC took over, BAC's are given,
 * or VBTAI's own as long as BAC has named nobody. Institutions without one are not in it. One statement.
 */
export async function contactsAt(
	installation: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, Holder[]>> {
	const { directory, contacts } = await readPeople(installation, date);
	const result = new Map<string, Holder[]>();
	for (const { id } of directory.institutions) {
		const holder = institutionAt(directory, id, date).institutionId;
		const nearest = contactsOf(directory, contacts, holder, date);
		if (nearest.length) result.set(id, [...nearest]);
	}
	return result;
}

/** The nearest named: by the institution itself, else by those before it. */
export function contactsOf(
	directory: Directory,
	named: ReadonlyMap<string, readonly Holder[]>,
	institutionId: string,
	date: string
): readonly Holder[] {
	const nearest = withPredecessors(directory, institutionId, date).find((id) => named.has(id));
	return nearest ? named.get(nearest)! : [];
}
