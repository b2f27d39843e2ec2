import type { AnswerState } from './asking.ts';

/* Where a letter can answer: under each part of a request, whether its institution was asked for that part or not. */

/** A place for what a letter says of one part. */
export interface LetterSlot {
	/** Of the part; "whole" of a request without parts. */
	readonly key: string;
	readonly partId: string | null;
	/** "2.1." */
	readonly code: string | null;
	/** Markdown. */
	readonly text: string;
	/** How far the answer is that was asked, and which it is; null: it was not, or is no more. */
	readonly state: AnswerState | null;
	readonly answerId: string | null;
}

export const wholeKey = 'whole';

/** What is known of an answer of whoever wrote the letter. */
export interface SlotAnswer {
	readonly id: string;
	readonly partId: string | null;
	readonly state: AnswerState;
	readonly withdrawnAt: unknown;
}

/** What was asked first, in its order; behind it what was not. */
export function slotsOf(
	parts: readonly { readonly id: string; readonly code: string | null; readonly text: string }[],
	theirs: readonly SlotAnswer[]
): LetterSlot[] {
	const asked = (partId: string | null) => {
		const found = theirs.find((one) => one.partId === partId && one.withdrawnAt === null);
		return { state: found?.state ?? null, answerId: found?.id ?? null };
	};
	if (parts.length === 0) return [{ key: wholeKey, partId: null, code: null, text: '', ...asked(null) }];
	const slots = parts.map(({ id, code, text }) => ({
		...{ key: id, partId: id, code, text, ...asked(id) }
	}));
	return [...slots.filter(({ state }) => state !== null), ...slots.filter(({ state }) => state === null)];
}

/** The only part that its writer was asked about: what names no part belongs there. Null where that is not one. */
export function onlySlot(slots: readonly LetterSlot[]): LetterSlot | null {
	const asked = slots.filter(({ state }) => state !== null);
	if (slots.length === 1) return slots[0]!;
	return asked.length === 1 ? asked[0]! : null;
}

/** The number of a letter, however it was typed: "Nr. 1-15/345" is "1-15/345". */
export function letterNumberKey(number: string): string {
	return number
		.toLocaleLowerCase('lv')
		.replace(/^nr\.?\s*/, '')
		.replace(/[–—]/g, '-')
		.replace(/\s+/g, '');
}
