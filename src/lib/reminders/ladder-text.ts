import { usualLadder, type Ladder } from './ladder.ts';

/*
 * A ladder is kept as text, of the council's settings, a body or a task: "30,14,7,1,0", and where more than the days
 * before differs from the usual, "30,14,7,1,0;7;4;2": the days of the co-responsible, how many weekly notices of
 * lateness follow the first, and with which of them the secretariat hears.
 */

/** The longest time ahead, in days. */
export const furthestDay = 365;
export const mostRungs = 12;
export const mostWeekly = 12;
export const mostTellAt = 6;

/** Reads a kept ladder; null where the text is none, so that a slip in the data falls back on the next ladder, and nobody is forgotten. */
export function readLadder(text: string | null): Ladder | null {
	if (text === null) return null;
	const [before, co, weekly, tellAt] = text.split(';');
	const ladder = {
		before: readDays(before ?? ''),
		co: co === undefined ? usualLadder.co : readDays(co),
		weekly: readCount(weekly, usualLadder.weekly, 0, mostWeekly),
		tellAt: readCount(tellAt, usualLadder.tellAt, 1, mostTellAt)
	};
	return isList(ladder.before) && isList(ladder.co) && ladder.weekly !== null && ladder.tellAt !== null
		? (ladder as Ladder)
		: null;
}

/** As it is kept. */
export function ladderText({ before, co, weekly, tellAt }: Ladder): string {
	return [before.join(','), co.join(','), weekly, tellAt].join(';');
}

/** The nearest one that is set holds: the task's, its body's, the council's. */
export function nearestLadder(...kept: readonly (string | null | undefined)[]): Ladder {
	for (const text of kept) {
		const ladder = readLadder(text ?? null);
		if (ladder) return ladder;
	}
	return usualLadder;
}

/** What is wrong with days as somebody typed them. */
export type DaysProblem = 'EMPTY' | 'NOT_DAYS' | 'TOO_FAR' | 'TWICE' | 'TOO_MANY';

/** Days before a deadline as somebody types them, "30, 14, 7, 1, 0", in any order. */
export function readDays(typed: string): readonly number[] | DaysProblem {
	const parts = typed.split(/[\s,;.]+/).filter(Boolean);
	if (parts.length === 0) return 'EMPTY';
	if (!parts.every((part) => /^\d{1,6}$/.test(part))) return 'NOT_DAYS';
	const days = parts.map(Number);
	if (days.some((day) => day > furthestDay)) return 'TOO_FAR';
	if (new Set(days).size !== days.length) return 'TWICE';
	if (days.length > mostRungs) return 'TOO_MANY';
	return days.sort((a, b) => b - a);
}

function isList(days: readonly number[] | DaysProblem): days is readonly number[] {
	return typeof days !== 'string';
}

function readCount(text: string | undefined, usual: number, least: number, most: number): number | null {
	if (text === undefined) return usual;
	const count = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
	return count >= least && count <= most ? count : null;
}
