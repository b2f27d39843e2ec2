import type { FieldProblem } from './body-editing.ts';
import { overlaps } from './body-editing.ts';
import type { PostRole, Span } from './council.ts';

export const postRoles = ['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY', 'MEMBER', 'ADVISER'] as const;

/** What the rules of seats need to know of one. */
export interface SeatNode extends Span {
	readonly id: string;
	readonly role: PostRole;
}

/** What is wrong with a seat among the others of its body: inside the body's time, one chair at a time. */
export function problemOfSeat(seats: readonly SeatNode[], seat: SeatNode, body: Span): FieldProblem | null {
	const { startDate, endDate, role } = seat;
	if (startDate && endDate && startDate > endDate)
		return { field: 'startDate', key: 'bodies_problem_seat_start_after_end' };
	if (startDate && body.startDate && startDate < body.startDate)
		return { field: 'startDate', key: 'bodies_problem_before_body' };
	if (startDate && body.endDate && startDate > body.endDate)
		return { field: 'startDate', key: 'bodies_problem_after_body' };
	const hasOther =
		role === 'CHAIR' &&
		seats.some((one) => one.id !== seat.id && one.role === 'CHAIR' && overlaps(one, seat));
	return hasOther ? { field: 'role', key: 'bodies_problem_second_chair' } : null;
}

/** Somebody's time in a seat. */
export interface SeatTime extends Span {
	readonly id: string;
}

/**
 * What becomes of those who sit in a seat when it ends on a day: whose membership ends with it. A membership that begins later
 * makes the day impossible: it would end before its beginning.
 */
export function endedWith<Time extends SeatTime>(
	memberships: readonly Time[],
	endDate: string
): { ended: Time[]; isTooEarly: boolean } {
	return {
		ended: memberships.filter((one) => one.endDate === null || one.endDate > endDate),
		isTooEarly: memberships.some((one) => one.startDate !== null && one.startDate > endDate)
	};
}

/** The seats in a new order: one of them moved beside another. The same order where it stands there already. */
export function movedBeside(
	ids: readonly string[],
	{ id, besideId, side }: { id: string; besideId: string; side: 'BEFORE' | 'AFTER' }
): string[] {
	if (id === besideId || !ids.includes(besideId) || !ids.includes(id)) return [...ids];
	const from = ids.indexOf(id);
	const beside = ids.indexOf(besideId);
	// It is before (after) the other already, at whatever distance: the same form came twice.
	if (side === 'BEFORE' ? from < beside : from > beside) return [...ids];
	const others = ids.filter((one) => one !== id);
	others.splice(others.indexOf(besideId) + (side === 'BEFORE' ? 0 : 1), 0, id);
	return others;
}
