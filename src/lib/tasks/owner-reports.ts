import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionFamily, type Directory } from '#lib/council/council.ts';
import type { Entry } from './entries.ts';
import { ownersOf, type AssignmentRecord, type Owner } from './owners.ts';

/** Whoever answers for a task, and their newest report on it. */
export interface OwnerReport {
	readonly owner: Owner;
	readonly role: 'LEAD' | 'CO';
	/** Null: has not reported yet. */
	readonly last: { readonly on: PlainDate; readonly entryId: string } | null;
}

/** What happened, the newest first; only entries speak. */
type Course = readonly (Entry | { readonly type: 'REMINDED' | 'REGISTERED' })[];

/**
 * The lead and co-responsible, each with its own report: what was said in an institution's name, also under its predecessors'
 * names, or from a seat of it. Who else reported (the chair, the secretariat) spoke for none of them.
 */
export function ownerReports(
	directory: Directory,
	assignments: readonly AssignmentRecord[],
	course: Course,
	date: PlainDate
): OwnerReport[] {
	const seen = new Set<string>();
	return assignments.flatMap((assignment) => {
		const { lead, co } = ownersOf(directory, [assignment], date);
		const owner = [...lead, ...co][0];
		const key = owner && (owner.institutionId ?? owner.label);
		if (!owner || !key || seen.has(key)) return [];
		seen.add(key);
		return [{ owner, role: assignment.role, last: lastOf(directory, assignment, course) }];
	});
}

function lastOf(
	directory: Directory,
	{ institutionId, postId }: AssignmentRecord,
	course: Course
): OwnerReport['last'] {
	const family = institutionId ? institutionFamily(directory, institutionId) : [];
	const isSeatOf = (id: string | null) =>
		id !== null &&
		(id === postId ||
			(directory.postIndex.get(id)?.institutionIds.some((one) => family.includes(one)) ?? false));
	const entry = course.find(
		(one) =>
			one.type === 'ENTRY' &&
			(one.kind === 'REPORTED' || one.kind === 'SUBMITTED') &&
			!one.isWithdrawn &&
			((one.institutionId !== null && family.includes(one.institutionId)) || isSeatOf(one.postId))
	);
	return entry?.type === 'ENTRY' ? { on: entry.on, entryId: entry.id } : null;
}
