import type { Directory, InstitutionName, Post } from './council.ts';

/** From `date` on, seats and open tasks of the predecessor are the successor's; its history stays. */
export interface Succession {
	readonly predecessorId: string;
	readonly successorId: string;
	readonly date: string;
	readonly basis: string | null;
}

/** An institution as it is called on a day. */
export interface InstitutionAt {
	readonly institutionId: string;
	readonly name: string;
	readonly abbreviation: string | null;
	/** The abbreviation, or the name where there is none. */
	readonly label: string;
}

/** Whom a seat speaks for: the institution it was made for, and who holds that institution's seats on a day. */
export interface SeatInstitution {
	readonly original: InstitutionAt;
	readonly holder: InstitutionAt;
	/** Another institution than the one the seat was made for. */
	readonly hasMoved: boolean;
}

/**
 * The name of an institution on a day, without successions. Before its first name the first, in a gap the one before it:
 * a page never goes without a name. Throws on an id that is not in the directory.
 */
export function nameAt(directory: Directory, institutionId: string, date: string): InstitutionName {
	const names = directory.institutionIndex.get(institutionId)?.names ?? [];
	const begun = names.filter((one) => one.validFrom === null || one.validFrom <= date);
	const inForce = begun.filter((one) => one.validTo === null || date <= one.validTo);
	const name = inForce.at(-1) ?? begun.at(-1) ?? names[0];
	if (!name) throw new Error(`no institution ${institutionId}`);
	return name;
}

/** Who holds the seats and open tasks of an institution on a day, by its name on that day: VBTAI in 2022, BAC today. */
export function institutionAt(directory: Directory, institutionId: string, date: string): InstitutionAt {
	const holderId = holderAt(directory, institutionId, date);
	const { name, abbreviation } = nameAt(directory, holderId, date);
	return { institutionId: holderId, name, abbreviation, label: abbreviation ?? name };
}

/**
 * Follows the successions up to a day, each later than the one before it, so that two institutions which took over from
 * each other do not send us round for ever. Of several successors on one day, the one recorded first takes the seats.
 */
function holderAt(directory: Directory, institutionId: string, date: string): string {
	const taken = new Set<Succession>();
	let holder = institutionId;
	let since = '';
	for (;;) {
		const next = directory.successionsFrom
			.get(holder)
			?.find((one) => one.date >= since && one.date <= date && !taken.has(one));
		if (!next || !directory.institutionIndex.has(next.successorId)) return holder;
		taken.add(next);
		holder = next.successorId;
		since = next.date;
	}
}

/** Whose seats and tasks an institution took over, directly, up to a day (all, if none is given). */
export function predecessorsOf(directory: Directory, institutionId: string, date?: string): Succession[] {
	return (directory.successionsTo.get(institutionId) ?? []).filter((one) => !date || one.date <= date);
}

/** Who took over an institution's seats and tasks, directly, up to a day (all, if none is given). */
export function successorsOf(directory: Directory, institutionId: string, date?: string): Succession[] {
	return (directory.successionsFrom.get(institutionId) ?? []).filter((one) => !date || one.date <= date);
}

/** An institution and all whose duties it took over up to a day, through any number of steps. */
export function withPredecessors(directory: Directory, institutionId: string, date?: string): string[] {
	return closure(institutionId, (id) => predecessorsOf(directory, id, date).map((one) => one.predecessorId));
}

/**
 * An institution, all before it and all after it: what one asks for to find its tasks under any of its names.
 * Two that merged into one are not each other's family.
 */
export function institutionFamily(directory: Directory, institutionId: string): string[] {
	const after = closure(institutionId, (id) => successorsOf(directory, id).map((one) => one.successorId));
	return [...new Set([...withPredecessors(directory, institutionId), ...after])];
}

function closure(start: string, step: (id: string) => string[]): string[] {
	const found = new Set([start]);
	// A set that grows while it is walked: what is found is walked too, once.
	for (const id of found) for (const next of step(id)) found.add(next);
	return [...found];
}

/**
 * The institutions whose duties a seat carries on a day: today's holders and all before them, so that whoever sits for BAC
 * answers for what was given to VBTAI.
 */
export function institutionsOfSeat(directory: Directory, post: Post, date: string): string[] {
	const holders = post.institutionIds.map((id) => institutionAt(directory, id, date).institutionId);
	return [
		...new Set([...holders, ...post.institutionIds].flatMap((id) => withPredecessors(directory, id, date)))
	];
}

/** A seat as printed ("VBTAI pārstāvis"), and who speaks from it on a day. */
export function postLabelAt(
	directory: Directory,
	postId: string,
	date: string
): { label: string; institutions: SeatInstitution[] } {
	const post = directory.postIndex.get(postId);
	if (!post) throw new Error(`no post ${postId}`);
	return { label: post.label, institutions: seatInstitutions(directory, post, date) };
}

/** For whom a seat speaks on a date: its institutions as they were called then, successors in the place of who had ended. */
export function seatInstitutions(directory: Directory, post: Post, date: string): SeatInstitution[] {
	return post.institutionIds.map((id) => {
		const holder = institutionAt(directory, id, date);
		const { name, abbreviation } = nameAt(directory, id, date);
		return {
			original: { institutionId: id, name, abbreviation, label: abbreviation ?? name },
			holder,
			hasMoved: holder.institutionId !== id
		};
	});
}
