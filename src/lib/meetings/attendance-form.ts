import type { SeatAttendance } from './attendance.ts';
import type { Quorum } from './rules.ts';

export const attendanceStates = ['PRESENT', 'ONLINE', 'ABSENT', 'SUBSTITUTE'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/*
 * A table of seats is one form: each field's name says of which seat it is. `was` carries what the writer saw of the seat, so that
 * two writers of different seats are not in each other's way, and what nobody touched is not written. Read by the browser too: it
 * says so in as few words as can be.
 */

const fields = ['state', 'name', 'title', 'online', 'came', 'left', 'note'] as const;
export type SeatField = (typeof fields)[number];

/** What a form says of a seat, as it is typed: items by their numbers, a tick as "on". */
export type SeatValues = Readonly<Record<SeatField, string>>;

/** The name of a seat's field: "state:019d…". */
export function seatField(field: SeatField | 'was', postId: string): string {
	return `${field}:${postId}`;
}

/** What the form shows of a seat. `itemIds`: the agenda in its order. */
export function seatValues(seat: SaidOfSeat, itemIds: readonly string[]): SeatValues {
	const number = (id: string | null) =>
		id !== null && itemIds.includes(id) ? String(itemIds.indexOf(id) + 1) : '';
	return {
		...{ state: seat.state ?? '', name: seat.substituteName ?? '', title: seat.substituteTitle ?? '' },
		...{ online: seat.isOnline ? 'on' : '', note: seat.note ?? '' },
		...{ came: number(seat.cameItemId), left: number(seat.leftItemId) }
	};
}

/** All that is said of a seat in one line, for comparing. */
export function seatPrint(values: SeatValues): string {
	return JSON.stringify(fields.map((field) => values[field]));
}

/** What a form says of a seat; null where it says nothing of it. */
export function typedOf(form: Readonly<Record<string, unknown>>, postId: string): SeatValues | null {
	if (form[seatField('was', postId)] === undefined && form[seatField('state', postId)] === undefined)
		return null;
	const text = (field: SeatField) => {
		const value = form[seatField(field, postId)];
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		...{ state: text('state'), name: text('name'), title: text('title'), online: text('online') },
		...{ came: text('came'), left: text('left'), note: text('note') }
	};
}

/** The seats of which a form says something. */
export function seatsTyped(form: Readonly<Record<string, unknown>>): string[] {
	const ids = Object.keys(form).flatMap((key) => /^(?:was|state):(.+)$/.exec(key)?.[1] ?? []);
	return [...new Set(ids)];
}

/** What is said of a seat, as it is kept. */
export type SaidOfSeat = Pick<
	SeatAttendance,
	| 'state'
	| 'substituteName'
	| 'substituteTitle'
	| 'substituteId'
	| 'isOnline'
	| 'cameItemId'
	| 'leftItemId'
	| 'note'
>;

/** Nothing is said yet. */
export const unsaid: SaidOfSeat = {
	...{ state: null, substituteName: null, substituteTitle: null, substituteId: null },
	...{ isOnline: false, cameItemId: null, leftItemId: null, note: null }
};

export type SeatProblem =
	'attendance_problem_state' | 'attendance_problem_item' | 'documents_problem_line_long';

/** Only what goes with the state: a name with a substitute, items with whoever was there. */
export function settled(values: SeatValues): SeatValues {
	const { state } = values;
	const isThere = state !== '' && state !== 'ABSENT';
	const number = (typed: string) => (isThere ? typed.replace(/\.$/, '') : '');
	const ofSubstitute = (typed: string) => (state === 'SUBSTITUTE' ? typed : '');
	return {
		...values,
		...{ name: ofSubstitute(values.name), title: ofSubstitute(values.title) },
		...{ online: ofSubstitute(values.online) && 'on', came: number(values.came), left: number(values.left) }
	};
}

/** A sentence about a quorum, made of one with marks for its numbers. */
export function fillTemplate(
	template: string,
	{ present, voting, needed }: Pick<Quorum, 'present' | 'voting' | 'needed'>
): string {
	const numbers: Record<string, unknown> = { '%p': present, '%v': voting, '%n': needed };
	return template.replace(/%[pvn]/g, (mark) => String(numbers[mark]));
}

/** What is typed, as it is kept: only what goes with the state. `personOf`: the person of the council of that name, if it is one. */
export function saidBy(
	values: SeatValues,
	{ itemIds, personOf }: { itemIds: readonly string[]; personOf: (name: string) => string | null }
): SaidOfSeat | SeatProblem {
	const { state, name, title, online, came, left, note } = settled(values);
	if (state !== '' && !isState(state)) return 'attendance_problem_state';
	if ([name, title].some((line) => line.length > 300) || note.length > 1000)
		return 'documents_problem_line_long';
	const [cameItemId, leftItemId] = [itemOf(came, itemIds), itemOf(left, itemIds)];
	if (cameItemId === undefined || leftItemId === undefined) return 'attendance_problem_item';
	return {
		...{ state: state === '' ? null : state, substituteName: name || null, substituteTitle: title || null },
		...{ substituteId: name ? personOf(name) : null, isOnline: online !== '' },
		...{ cameItemId, leftItemId, note: note || null }
	};
}

function isState(text: string): text is AttendanceState {
	return (attendanceStates as readonly string[]).includes(text);
}

/** The item of a typed number ("3", "3."); null where none is typed, undefined where there is no such item. */
export function itemOf(number: string, itemIds: readonly string[]): string | null | undefined {
	if (number === '') return null;
	const [, digits] = /^(\d{1,3})\.?$/.exec(number) ?? [];
	return (digits !== undefined && itemIds[Number(digits) - 1]) || undefined;
}
