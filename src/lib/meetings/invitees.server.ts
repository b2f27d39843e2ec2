import { bodyById, postsOf, type Directory, type Post } from '#lib/council/council.ts';
import { hearing } from '#lib/council/hearing.server.ts';
import type { Holder, SeatHolder } from '#lib/council/holders.server.ts';

/** A seat of a body that meets, with whoever is asked for it. */
export interface AskedSeat {
	readonly postId: string;
	readonly bodyId: string;
	/** "VBTAI pārstāvis". */
	readonly label: string;
	/** "8. apakšgrupa". */
	readonly bodyName: string;
	readonly votingRight: boolean;
	/** Whoever holds it that day, in whatever way; the holder first. */
	readonly holders: readonly SeatHolder[];
	/** Who of them hears of the meeting: a substitute where the holder is away. */
	readonly asked: readonly SeatHolder[];
}

/** Somebody who is invited, once, however many seats they hold. */
export interface Invitee extends Holder {
	readonly seats: readonly AskedSeat[];
}

interface Council {
	readonly directory: Directory;
	readonly holders: ReadonlyMap<string, readonly SeatHolder[]>;
}

/** Every seat of the bodies that meet, as of a day; one that nobody holds has nobody to ask. */
export function seatsAsked(
	{ directory, holders }: Council,
	{ bodies }: { readonly bodies: readonly { readonly bodyId: string }[] },
	date: string
): AskedSeat[] {
	return bodies.flatMap(({ bodyId }) => {
		const bodyName = bodyById(directory, bodyId)?.shortName ?? '';
		return postsOf(directory, bodyId, date).map((post) => seatOf(post, bodyName, holders.get(post.id) ?? []));
	});
}

function seatOf(post: Post, bodyName: string, holders: readonly SeatHolder[]): AskedSeat {
	const { id: postId, bodyId, label, votingRight } = post;
	return { postId, bodyId, label, bodyName, votingRight, holders, asked: hearing(holders) };
}

/** Who is invited for these seats, each once, in the order of the seats. */
export function inviteesOf(seats: readonly AskedSeat[]): Invitee[] {
	const found = new Map<string, Holder & { seats: AskedSeat[] }>();
	for (const seat of seats)
		for (const holder of seat.asked) {
			const known = found.get(holder.personId) ?? { ...holder, seats: [] };
			known.seats.push(seat);
			found.set(holder.personId, known);
		}
	return [...found.values()];
}

/** Who of those who are invited for these seats can be reached by mail. */
export function reachableOf(seats: readonly AskedSeat[]): Invitee[] {
	return inviteesOf(seats).filter(({ address }) => address !== null);
}

/** Whose answer it is when somebody else writes it down; undefined of a seat that nobody holds. */
export function answererOf({ asked, holders }: AskedSeat): SeatHolder | undefined {
	return asked[0] ?? holders[0];
}

/** The seats that somebody holds there, in whatever way: each of them they may answer for. */
export function seatsHeldBy(seats: readonly AskedSeat[], personId: string | null): AskedSeat[] {
	return seats.filter(({ holders }) => holders.some((holder) => holder.personId === personId));
}
