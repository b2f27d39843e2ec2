import { z } from 'zod';
import { sortKey } from '#lib/latvian/letters.ts';

/*
 * Chapters and measures carry the numbers that are printed: "2.", "2.1.", "2.1.4.". One numbering holds both.
 */

const longest = 20;
const pattern = /^[\p{L}\d]+(?:[./-][\p{L}\d]+)*[.)]?$/u;

/** A number as it is printed: "2.1.4" and " 2.1.4. " are "2.1.4."; null for what is none. */
export function tidyNumber(typed: string): string | null {
	const text = typed
		.normalize('NFC')
		.replace(/\s+/gu, '')
		.replace(/\.{2,}/gu, '.');
	if (text.length > longest || !pattern.test(text)) return null;
	return /[.)]$/u.test(text) ? text : `${text}.`;
}

/** By which they sort: "2.1.4." after "2.1.3.", before "2.1.10."; a chapter before all that stands in it. */
export function numberKeyOf(number: string): string {
	return sortKey(number);
}

/** Whether something of this key stands in a chapter, at whatever depth. */
export function isWithin(key: string, chapterKey: string): boolean {
	return key.startsWith(`${chapterKey} `);
}

/** The next free number right below a chapter, or at the top where it is none: "2.1.10." after "2.1.9.". */
export function nextNumber(chapter: string | null, taken: readonly string[]): string {
	const before = chapter === null ? '' : chapter.replace(/[.)]?$/u, '.');
	const used = taken.flatMap((number) => {
		const rest = number.startsWith(before) ? /^(\d{1,6})[.)]?$/u.exec(number.slice(before.length)) : null;
		return rest ? [Number(rest[1])] : [];
	});
	return `${before}${Math.max(0, ...used) + 1}.`;
}

/** The number of the chapter that a number says it stands in: "2.1." of "2.1.4."; null at the top. */
export function chapterNumberOf(number: string): string | null {
	return /^(.+[.])[\p{L}\d]+[.)]?$/u.exec(number)?.[1] ?? null;
}

/** A number of a form, tidied. */
export const numberField = z
	.string()
	.nullish()
	.transform((typed, context): string => {
		const number = tidyNumber(typed ?? '');
		if (number !== null) return number;
		const isMissing = (typed ?? '').trim() === '';
		context.addIssue({
			code: 'custom',
			message: isMissing ? 'programmes_problem_number' : 'programmes_problem_number_form'
		});
		return z.NEVER;
	});

/** The same where it may be left to the portal. */
export const optionalNumberField = z
	.union([z.literal(''), numberField])
	.nullish()
	.transform((number) => number || null);
