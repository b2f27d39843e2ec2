import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';

export interface AssignmentRecord {
	readonly role: 'LEAD' | 'CO';
	readonly institutionId: string | null;
	readonly postId: string | null;
}

/** An institution or a seat that answers for a task. */
export interface Owner {
	/** An institution's short name ("LM"), or a seat as printed ("VBTAI pārstāvis"). */
	readonly label: string;
	/** The institution's full name; a seat's label again. */
	readonly name: string;
	/** Whose page says more; null for a seat. */
	readonly institutionId: string | null;
}

export interface Owners {
	readonly lead: readonly Owner[];
	readonly co: readonly Owner[];
}

/**
 * Who owes a task, by the names of a day: today's for what is open (a successor has taken it over), the day it was closed
 * for the rest. Nobody where the body itself owes it.
 */
export function ownersOf(
	directory: Directory,
	assignments: readonly AssignmentRecord[],
	date: PlainDate
): Owners {
	const named = (role: AssignmentRecord['role']) =>
		distinct(assignments.filter((one) => one.role === role).flatMap((one) => ownerOf(directory, one, date)));
	return { lead: named('LEAD'), co: named('CO') };
}

function ownerOf(
	directory: Directory,
	{ institutionId, postId }: AssignmentRecord,
	date: PlainDate
): Owner[] {
	if (institutionId && directory.institutionIndex.has(institutionId)) {
		const { institutionId: id, name, label } = institutionAt(directory, institutionId, date);
		return [{ label, name, institutionId: id }];
	}
	const post = postId ? directory.postIndex.get(postId) : undefined;
	return post ? [{ label: post.label, name: post.label, institutionId: null }] : [];
}

/** Two that merged into one are named once. */
function distinct(owners: Owner[]): Owner[] {
	return owners.filter(
		(owner, index) =>
			owners.findIndex((one) => one.institutionId === owner.institutionId && one.label === owner.label) ===
			index
	);
}
