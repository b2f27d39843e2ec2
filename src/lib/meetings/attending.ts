import { fold } from '#lib/latvian/letters.ts';
import type { CountedSeat } from './rules.ts';

/** What is wrong with what is said of a seat: the key of a message, and the facts in it. */
export interface AttendanceProblem {
	readonly postId: string;
	readonly problem:
		| 'attendance_problem_substitute_name'
		| 'attendance_problem_substitute_vote'
		| 'attendance_problem_substitute_own'
		| 'attendance_problem_substitute_twice'
		| 'attendance_problem_empty'
		| 'attendance_problem_left_before';
	readonly facts: Readonly<Record<string, string>>;
}

/** A seat as somebody says it was. */
export interface SaidSeat extends CountedSeat {
	readonly personName: string | null;
	readonly label: string;
}

/** What is wrong with what is said, seat by seat; the first of each. `itemIds`: the agenda in its order. */
export function findAttendanceProblems(
	seats: readonly SaidSeat[],
	itemIds: readonly string[]
): AttendanceProblem[] {
	const substituting = Map.groupBy(
		seats.filter(({ state }) => state === 'SUBSTITUTE'),
		keyOfSubstitute
	);
	return seats.flatMap((seat) => {
		const problem = findProblem(seat, substituting.get(keyOfSubstitute(seat)) ?? [], itemIds);
		return problem ? [{ postId: seat.postId, facts: {}, ...problem }] : [];
	});
}

type Found = Omit<AttendanceProblem, 'postId' | 'facts'> & Partial<Pick<AttendanceProblem, 'facts'>>;

function findProblem(seat: SaidSeat, same: readonly SaidSeat[], itemIds: readonly string[]): Found | null {
	const { state, personId, cameItemId, leftItemId } = seat;
	if (state === null || state === 'ABSENT') return null;
	const substitute = state === 'SUBSTITUTE' ? findSubstituteProblem(seat, same) : null;
	if (substitute) return substitute;
	if (state !== 'SUBSTITUTE' && personId === null) return { problem: 'attendance_problem_empty' };
	if (cameItemId === null || leftItemId === null) return null;
	const isBackwards = itemIds.indexOf(leftItemId) < itemIds.indexOf(cameItemId);
	return isBackwards && itemIds.includes(leftItemId) ? { problem: 'attendance_problem_left_before' } : null;
}

/** Somebody comes for a seat that has a vote, for one seat only, and not for the one that they hold themselves. */
function findSubstituteProblem(seat: SaidSeat, same: readonly SaidSeat[]): Found | null {
	const { substituteName, substituteId, votingRight, personId, personName } = seat;
	if (!substituteName) return { problem: 'attendance_problem_substitute_name' };
	if (!votingRight) return { problem: 'attendance_problem_substitute_vote' };
	const isOwn = substituteId ? substituteId === personId : isSameName(substituteName, personName);
	if (isOwn) return { problem: 'attendance_problem_substitute_own', facts: { name: substituteName } };
	const other = same.find((one) => one.postId !== seat.postId && !areTwo(one, seat));
	if (!other) return null;
	return {
		problem: 'attendance_problem_substitute_twice',
		facts: { name: substituteName, seat: other.label }
	};
}

/** By the name alone: the same person may be chosen from the council for one seat and written by hand for another. */
function keyOfSubstitute({ substituteName }: SaidSeat): string {
	return fold(substituteName ?? '').trim();
}

/** Two people of the council who happen to have one name. */
function areTwo(one: SaidSeat, other: SaidSeat): boolean {
	return one.substituteId !== null && other.substituteId !== null && one.substituteId !== other.substituteId;
}

function isSameName(one: string, other: string | null): boolean {
	return other !== null && fold(one).trim() === fold(other).trim();
}
