import { m } from '#i18n/generated/messages.js';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import type { AttendanceView, SeatAttendance } from './attendance.ts';
import { isLocked } from './meetings.ts';
import { hasVote, type Rules } from './rules.ts';

/*
 * Atsevišķais viedoklis: whoever could vote when something was decided, and did not vote for it, may hand in their own opinion in
 * writing; it is attached to the minutes. Sister councils give seven days for it (MK 876/2005); here the body says.
 */

/** A seat from which somebody may dissent, and who that is. */
export interface Dissenter {
	readonly postId: string;
	readonly personId: string | null;
	readonly name: string;
	/** The seat as it was called that day; of a substitute, that they stood in. */
	readonly capacity: string;
	readonly rules: Pick<Rules, 'dissentDays'>;
}

/**
 * Who could vote when an item was heard, each as of the meeting's day. As long as nothing is said of who was there, everybody who
 * holds a seat with a vote.
 */
export function dissentersAt({ bodies, items }: AttendanceView, itemId: string): Dissenter[] {
	const isSaid = bodies.some(({ seats }) => seats.some(({ state }) => state !== null));
	const at = { itemId, itemIds: items.map(({ id }) => id) };
	return bodies.flatMap(({ seats, rules }) =>
		seats
			.filter((seat) => (isSaid ? hasVote(seat, rules, at) : seat.votingRight))
			.flatMap((seat) => speakerOf(seat).map((speaker) => ({ ...speaker, postId: seat.postId, rules })))
	);
}

function speakerOf(seat: SeatAttendance): Pick<Dissenter, 'personId' | 'name' | 'capacity'>[] {
	const { state, label } = seat;
	if (state === 'SUBSTITUTE') {
		const capacity = m.dissents_substitute({ seat: label }, { locale: 'lv' });
		return seat.substituteName ? [{ personId: seat.substituteId, name: seat.substituteName, capacity }] : [];
	}
	return seat.personName ? [{ personId: seat.personId, name: seat.personName, capacity: label }] : [];
}

/** Everybody who was there voted for it: nobody can say that they did not. */
export function isUnanimous(
	{ items, quorum }: AttendanceView,
	{ itemId, votesFor }: { readonly itemId: string; readonly votesFor: number | null }
): boolean {
	const { present } = items.find(({ id }) => id === itemId)?.quorum ?? quorum;
	return votesFor !== null && present > 0 && votesFor >= present;
}

/** The last day on which a dissent may be handed in; null: until the minutes are approved. */
export function dissentUntil(
	{ date }: { readonly date: PlainDate | null },
	{ dissentDays }: Pick<Rules, 'dissentDays'>
): PlainDate | null {
	return dissentDays === null || date === null ? null : addDays(date, dissentDays);
}

/** Whether one that is handed in on a day is in time. */
export function isInTime(
	meeting: { readonly date: PlainDate | null; readonly status: string },
	rules: Pick<Rules, 'dissentDays'>,
	on: PlainDate
): boolean {
	const until = dissentUntil(meeting, rules);
	return until === null ? !isLocked(meeting) : on <= until;
}
