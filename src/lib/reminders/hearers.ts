import { isLead } from '#lib/accounts/actor.ts';
import {
	institutionAt,
	institutionsOfSeat,
	postsOf,
	type Directory,
	type Post
} from '#lib/council/council.ts';
import type { Duty } from './ladder.ts';
import type { Capacity, Hearer } from './planner.ts';

/**
 * Somebody who holds a seat or was named by an institution. Without an address they cannot be reached: none is known, it
 * fails, or they want no mail. Whoever has paused is away.
 */
export interface Holder {
	readonly personId: string;
	readonly name: string;
	readonly address: string | null;
	readonly locale: 'lv' | 'en';
	readonly kind: string; // HOLDER, ACTING, SUBSTITUTE, CONTACT
	readonly isAway?: boolean;
}

/** The council as it stands on a day: who sits where, and whom the institutions named. */
export interface CouncilAt {
	readonly directory: Directory;
	readonly date: string;
	readonly holders: ReadonlyMap<string, readonly Holder[]>;
	readonly contacts: ReadonlyMap<string, readonly Holder[]>;
}

export interface Assignment {
	readonly role: string; // LEAD, CO
	readonly institutionId: string | null;
	readonly postId: string | null;
}

/** What of a task says who hears of it. */
export interface HeardTask {
	readonly bodyId: string;
	readonly assignments: readonly Assignment[];
	/** Restricted on that day: only those who may see it hear of it, the seats of its body. */
	readonly isRestricted?: boolean;
}

/** A hearer and who that is. */
export type KnownHearer = Hearer & { readonly holder: Holder };

/**
 * Who hears of a task: those to whom it is assigned, or, with no assignment, the body that owes it: its chair, deputy
 * chair and secretary in the lead, its other seats like co-responsible ones. Whoever cannot be reached is left out, and
 * the institution's contact hears instead; for a lead of whom nobody can be reached, those who lead the body; where
 * there is none either, nobody does.
 */
export function hearersOf(council: CouncilAt, task: HeardTask): KnownHearer[] {
	if (task.assignments.length === 0)
		return withoutStrangers(council, task, hearersOfBody(council, task.bodyId));
	return task.assignments.flatMap((assignment) => {
		const heard = withoutStrangers(council, task, hearersOfAssignment(council, task.bodyId, assignment));
		return heard.length > 0 || assignment.role !== 'LEAD' ? heard : standIns(council, task.bodyId);
	});
}

/** Of what is restricted only the seats of its body hear, whoever it is assigned to. */
function withoutStrangers(
	{ directory }: CouncilAt,
	{ bodyId, isRestricted }: HeardTask,
	hearers: KnownHearer[]
): KnownHearer[] {
	if (!isRestricted) return hearers;
	return hearers.filter(
		({ capacity: { kind, id } }) => kind === 'POST' && directory.postIndex.get(id)?.bodyId === bodyId
	);
}

function hearersOfBody(council: CouncilAt, bodyId: string): KnownHearer[] {
	return postsOf(council.directory, bodyId, council.date).flatMap((post) =>
		hearersOfPost(council, post, isLead(post) ? 'LEAD' : 'CO')
	);
}

function hearersOfAssignment(
	council: CouncilAt,
	bodyId: string,
	{ role, institutionId, postId }: Assignment
): KnownHearer[] {
	const duty: Duty = role === 'LEAD' ? 'LEAD' : 'CO';
	if (institutionId) return hearersOfInstitution(council, bodyId, institutionId, duty);
	const post = postId ? council.directory.postIndex.get(postId) : undefined;
	return post ? hearersOfPost(council, post, duty) : [];
}

function standIns(council: CouncilAt, bodyId: string): KnownHearer[] {
	return postsOf(council.directory, bodyId, council.date)
		.filter(isLead)
		.flatMap((post) => reachable(council, post, 'LEAD'))
		.map((hearer) => ({ ...hearer, isStandIn: true }));
}

/** Its seats in the body hear; where it has none there that can be reached, its contact. */
function hearersOfInstitution(
	council: CouncilAt,
	bodyId: string,
	institutionId: string,
	duty: Duty
): KnownHearer[] {
	const { directory, date } = council;
	const seats = postsOf(directory, bodyId, date)
		.filter((post) => institutionsOfSeat(directory, post, date).includes(institutionId))
		.flatMap((post) => reachable(council, post, duty));
	return seats.length ? seats : contactsOf(council, institutionId, duty);
}

function hearersOfPost(council: CouncilAt, post: Post, duty: Duty): KnownHearer[] {
	const seated = reachable(council, post, duty);
	return seated.length ? seated : post.institutionIds.flatMap((id) => contactsOf(council, id, duty));
}

/**
 * Who holds the seat, or acts for its holder; substitutes where neither can be reached, or is there. Where all are away, whoever
 * would hear otherwise does.
 */
function reachable(council: CouncilAt, post: Post, duty: Duty): KnownHearer[] {
	const holders = (council.holders.get(post.id) ?? []).filter((holder) => holder.address);
	const isRegular = ({ kind }: Holder) => kind !== 'SUBSTITUTE';
	const present = holders.filter(({ isAway }) => !isAway);
	const groups = [present.filter(isRegular), present, holders.filter(isRegular), holders];
	return asHearers(firstWithAny(groups), duty, { kind: 'POST', id: post.id });
}

function contactsOf(council: CouncilAt, institutionId: string, duty: Duty): KnownHearer[] {
	const contacts = (council.contacts.get(institutionId) ?? []).filter((holder) => holder.address);
	const { institutionId: id } = institutionAt(council.directory, institutionId, council.date);
	const present = contacts.filter(({ isAway }) => !isAway);
	return asHearers(firstWithAny([present, contacts]), duty, { kind: 'CONTACT', id });
}

function firstWithAny(groups: readonly (readonly Holder[])[]): readonly Holder[] {
	return groups.find((group) => group.length > 0) ?? [];
}

function asHearers(holders: readonly Holder[], duty: Duty, capacity: Capacity): KnownHearer[] {
	return holders.map((holder) => ({ recipientId: holder.personId, duty, capacity, holder }));
}
