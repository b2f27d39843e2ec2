import type { MembershipKind, PostRole, Span } from './council.ts';

export const membershipKinds = [
	'HOLDER',
	'ACTING',
	'SUBSTITUTE'
] as const satisfies readonly MembershipKind[];

/** Somebody in a seat, for as long as it is known. */
export interface Sitting extends Span {
	readonly id: string;
	readonly personId: string;
	readonly name: string;
	readonly kind: MembershipKind;
}

export interface Away {
	readonly personId: string;
	readonly startDate: string;
	readonly endDate: string;
}

/** What is to be in a seat, and all that it must agree with. */
export interface Proposal {
	readonly sitting: Omit<Sitting, 'name'>;
	/** The seat's own life, and its body's. */
	readonly post: Span;
	readonly body: Span;
	/** Who else sits in that seat, at any time. */
	readonly others: readonly Sitting[];
	/** When those are away. */
	readonly away: readonly Away[];
}

export interface MembershipProblem {
	readonly field: 'startDate' | 'endDate' | 'kind' | 'personId';
	readonly problem:
		| 'people_problem_ends_before'
		| 'people_problem_before_seat'
		| 'people_problem_after_seat'
		| 'people_problem_same_person'
		| 'people_problem_held'
		| 'people_problem_acting_taken'
		| 'people_problem_acting_present'
		| 'people_problem_acting_endless';
	/** With whom it does not agree. */
	readonly other?: Sitting;
	/** The day that it must not cross. */
	readonly day?: string;
}

/** What is wrong with somebody in a seat from a day to a day, or null. */
export function findProblem(proposal: Proposal): MembershipProblem | null {
	const { sitting, others } = proposal;
	const life = findProblemOfLife(proposal);
	if (life) return life;
	const meanwhile = others.filter((other) => other.id !== sitting.id && overlap(other, sitting));
	const same = meanwhile.find((other) => other.personId === sitting.personId);
	if (same) return { field: 'personId', problem: 'people_problem_same_person', other: same };
	if (sitting.kind === 'SUBSTITUTE') return null;
	const taken = meanwhile.find((other) => other.kind === sitting.kind);
	if (sitting.kind === 'HOLDER')
		return taken ? { field: 'startDate', problem: 'people_problem_held', other: taken } : null;
	if (taken) return { field: 'startDate', problem: 'people_problem_acting_taken', other: taken };
	return findProblemOfActing(proposal, meanwhile);
}

function findProblemOfLife({ sitting, post, body }: Proposal): MembershipProblem | null {
	const { startDate, endDate } = sitting;
	if (startDate && endDate && endDate < startDate)
		return { field: 'endDate', problem: 'people_problem_ends_before' };
	for (const life of [post, body]) {
		const first = life.startDate;
		const last = life.endDate;
		if (first && startDate && startDate < first)
			return { field: 'startDate', problem: 'people_problem_before_seat', day: first };
		if (first && endDate && endDate < first)
			return { field: 'endDate', problem: 'people_problem_before_seat', day: first };
		if (last && startDate && startDate > last)
			return { field: 'startDate', problem: 'people_problem_after_seat', day: last };
		if (last && (endDate === null || endDate > last))
			return { field: 'endDate', problem: 'people_problem_after_seat', day: last };
	}
	return null;
}

/** Somebody acts for a holder who is away, for as long as that; or in a seat that nobody holds. */
function findProblemOfActing(
	{ sitting, away }: Proposal,
	meanwhile: readonly Sitting[]
): MembershipProblem | null {
	const holder = meanwhile.find(({ kind }) => kind === 'HOLDER');
	if (!holder) return null;
	if (!sitting.startDate || !sitting.endDate)
		return { field: 'endDate', problem: 'people_problem_acting_endless', other: holder };
	const isAway = away.some((one) => one.personId === holder.personId && overlap(one, sitting));
	return isAway ? null : { field: 'kind', problem: 'people_problem_acting_present', other: holder };
}

/** Whether two spans have a day in common. */
export function overlap(a: Span, b: Span): boolean {
	return (a.startDate ?? '') <= (b.endDate ?? '9999') && (b.startDate ?? '') <= (a.endDate ?? '9999');
}

/** Whether a span has a day from this one on. */
export function lastsFrom({ endDate }: Pick<Span, 'endDate'>, day: string): boolean {
	return endDate === null || endDate >= day;
}

/**
 * Whether it is unusual that somebody chairs a body: they hold no other seat on that day, and no institution that the seat
 * speaks for has another seat there. It is told, not refused: a minister chairs by office and sits nowhere else (DOMAIN §1).
 */
export function isChairWithoutSeat({
	role,
	otherSeatsOfPerson,
	otherSeatsOfInstitutions
}: {
	role: PostRole;
	otherSeatsOfPerson: number;
	otherSeatsOfInstitutions: number;
}): boolean {
	return role === 'CHAIR' && otherSeatsOfPerson === 0 && otherSeatsOfInstitutions === 0;
}
