import { bodyById, inForce, postsOf, type Directory, type Post } from './council.ts';
import type { Holder, People } from './holders.server.ts';
import { contactsOf } from './recipients.server.ts';
import { institutionAt, institutionsOfSeat } from './succession.ts';

/*
 * Who hears of something for a seat or for an institution, and why: the same for invitations, questions and reminders.
 */

/** Somebody who hears for an institution or a seat, with what they hear as. */
export interface Hearer extends Holder {
	/** "LM pārstāvis, 8. apakšgrupa"; null: as the official whom the institution named. */
	readonly seat: string | null;
}

/**
 * Of those in one seat, as reminders have it: substitutes hear where the holder cannot be reached, or is away. Where nobody can be
 * reached, the holder stays on the list, so that it shows who has no address.
 */
export function hearing<T extends Holder>(all: readonly T[]): readonly T[] {
	const reached = all.filter(({ address }) => address !== null);
	const present = reached.filter(({ isAway }) => !isAway);
	const regular = present.filter(({ kind }) => kind !== 'SUBSTITUTE');
	return [regular, present, reached].find((group) => group.length > 0) ?? all.slice(0, 1);
}

/** Who hears for a seat on a day; nobody where it does not exist then. */
export function hearersOfSeat(people: People, postId: string, date: string): Hearer[] {
	const post = people.directory.postIndex.get(postId);
	return post && isOpen(people.directory, post, date)
		? hearing(people.holders.get(postId) ?? []).map((one) => ({ ...one, seat: seatWords(people, post) }))
		: [];
}

/**
 * Who hears for an institution, by whoever carries its duties on a day: the officials it named for task control; where there are none
 * who can be reached, whoever holds its seats in the body that asks, else in the council, else in any body.
 */
export function hearersOfInstitution(
	people: People,
	institutionId: string,
	{ bodyId, date }: { readonly bodyId: string | null; readonly date: string }
): Hearer[] {
	const seats = seatsOfInstitution(people.directory, institutionId, date);
	const among = (posts: readonly Post[]) => once(posts.flatMap(({ id }) => hearersOfSeat(people, id, date)));
	const isCouncil = (post: Post) => bodyById(people.directory, post.bodyId)?.kind === 'COUNCIL';
	const officials = hearing(officialsOf(people, institutionId, date)).map((one) => ({ ...one, seat: null }));
	const groups = [
		officials,
		among(seats.filter((post) => post.bodyId === bodyId)),
		among(seats.filter(isCouncil)),
		among(seats)
	].filter((group) => group.length > 0);
	const isReached = ({ address, isAway }: Hearer) => address !== null && !isAway;
	const able = groups.find((group) => group.some(isReached));
	const late = groups.find((group) => group.some(({ address }) => address !== null));
	return able ?? late ?? groups[0] ?? [];
}

/** Everybody who may speak for an institution on a day, by their ids: its officials, and whoever holds its seats. */
export function peopleOfInstitution(
	people: People,
	institutionId: string,
	date: string
): Map<string, Holder> {
	const seats = seatsOfInstitution(people.directory, institutionId, date);
	const all = [
		...officialsOf(people, institutionId, date),
		...seats.flatMap(({ id }) => people.holders.get(id) ?? [])
	];
	return new Map(all.map((one) => [one.personId, one]));
}

/** The nearest named: by whoever carries its duties, else by those before them. */
function officialsOf(
	{ directory, contacts }: People,
	institutionId: string,
	date: string
): readonly Holder[] {
	const holder = institutionAt(directory, institutionId, date).institutionId;
	return contactsOf(directory, contacts, holder, date);
}

function seatsOfInstitution(directory: Directory, institutionId: string, date: string): Post[] {
	const holder = institutionAt(directory, institutionId, date).institutionId;
	return directory.bodies
		.filter((body) => inForce(body, date))
		.flatMap(({ id }) => postsOf(directory, id, date))
		.filter((post) => institutionsOfSeat(directory, post, date).includes(holder));
}

function isOpen(directory: Directory, post: Post, date: string): boolean {
	const body = bodyById(directory, post.bodyId);
	return body !== undefined && inForce(body, date) && inForce(post, date);
}

function seatWords({ directory }: People, { label, bodyId }: Post): string {
	return `${label}, ${bodyById(directory, bodyId)?.shortName ?? ''}`;
}

/** The same person hears once, by their first seat. */
function once(hearers: readonly Hearer[]): Hearer[] {
	const known = new Map<string, Hearer>();
	for (const one of hearers) if (!known.has(one.personId)) known.set(one.personId, one);
	return [...known.values()];
}
