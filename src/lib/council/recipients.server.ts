import type { Seat } from '#lib/accounts/actor.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { bodyById, inForce, institutionAt, withPredecessors, type Directory } from './council.ts';
import { readPeople, toHolder, type Holder, type People } from './holders.server.ts';
import { seatsAmong } from './seats.server.ts';

export type { Holder } from './holders.server.ts';

/**
 * Who holds each seat on a day, by seat, the holder first; a seat that nobody holds, or that does not exist on that day, is
 * not in it. One statement, however many bodies.
 */
export async function postHoldersAt(
	installation: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, Holder[]>> {
	return (await recipientsAt(installation, date)).holders;
}

/** Whom mail can go to on a day. */
export interface Recipients {
	readonly directory: Directory;
	/** By seat, the holder first; without those that nobody holds. */
	readonly holders: Map<string, Holder[]>;
	/** By institution, as `contactsAt` gives them. */
	readonly contacts: Map<string, Holder[]>;
}

/** Holders, contacts and the directory they are of: together one statement. */
export async function recipientsAt(
	installation: Pick<Installation, 'db'>,
	date: string
): Promise<Recipients> {
	const people = await readPeople(installation, date);
	const { directory } = people;
	return { directory, holders: holdersOf(people, date), contacts: allContactsOf(people, date) };
}

/**
 * What somebody is on a day who comes by a personal link: their seats, and the institutions whose official for task control they
 * are. One statement.
 */
export async function standingOf(
	installation: Pick<Installation, 'db'>,
	personId: string,
	date: string
): Promise<{ seats: readonly Seat[]; namedBy: readonly string[] }> {
	const people = await readPeople(installation, date);
	const { directory, holders } = people;
	const isHere = ({ personId: id }: Holder) => id === personId;
	const held = new Set([...holders].flatMap(([postId, some]) => (some.some(isHere) ? postId : [])));
	const named = [...allContactsOf(people, date)].filter(([, officials]) => officials.some(isHere));
	return { seats: seatsAmong(directory, held, date), namedBy: named.map(([institutionId]) => institutionId) };
}

function holdersOf({ directory, holders }: People, date: string): Map<string, Holder[]> {
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
	return (await recipientsAt(installation, date)).contacts;
}

function allContactsOf({ directory, contacts }: People, date: string): Map<string, Holder[]> {
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
