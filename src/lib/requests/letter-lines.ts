import { headingIn, type Titled } from './heading-matching.ts';

/** A heading as it stands in a letter, and what follows it on the same line. */
export interface FoundHeading {
	readonly id: string;
	readonly after: string;
}

/** "1.", "2)", "1.1.", "IV.", "a)", and the signs of lists and headings. */
const before = /^\s*(?:#{1,6}\s+|[-*•]\s+(?!\*))?(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[a-z])[.)]\s*)?/u;
const marks = /\*\*|__|\\(?=[!-/:-@[-`{-~])/g;

/** The heading that a line of a letter is or begins with, however people write one; null where it is none. */
export function headingOnLine(line: string, headings: readonly Titled[]): FoundHeading | null {
	const start = before.exec(line)![0];
	const text = line.slice(start.length).trim();
	if (!text || text.length > 20_000) return null;
	const whole = headingIn(plain(text), headings, !looksLikeHeading(line, start, text));
	if (whole && plain(text).length <= longest) return { id: whole, after: '' };
	return leadIn(text, headings);
}

/** Longer than this nobody writes a heading. */
const longest = 200;

/** Without the signs of Markdown, and without a number that stands within the bold. */
function plain(text: string): string {
	return text
		.replace(marks, '')
		.replace(/^[*_]|[*_]$/g, '')
		.replace(before, '')
		.replace(/[\s:.–—-]+$/, '');
}

function looksLikeHeading(line: string, start: string, text: string): boolean {
	const isBold = /^(\*\*|__)(?:(?!\1).)+\1[\s:.]*$/.test(text);
	const isLoud = /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
	return /^\s*#/.test(line) || isBold || isLoud || /:\s*\**\s*$/.test(text) || /[\dIVX][.)]\s*$/.test(start);
}

/** "Kas ir spēkā: likums …", "**Kas ir spēkā.** Likums …", "Kas ir spēkā – likums …". */
function leadIn(text: string, headings: readonly Titled[]): FoundHeading | null {
	const bold = /^(\*\*|__)((?:(?!\1).)+)\1[\s:.–—-]*(.+)$/.exec(text);
	const lead = bold ? [bold[2]!, bold[3]!] : apart(text);
	if (!lead || lead[0]!.length > longest) return null;
	const id = headingIn(plain(lead[0]!), headings, true);
	return id ? { id, after: lead[1]!.trim() } : null;
}

function apart(text: string): [string, string] | null {
	const found = /^([^:–—]{2,200}?)(?::\s+|\s[–—-]\s)(.+)$/.exec(text);
	return found ? [found[1]!, found[2]!] : null;
}

/** The cells of a row of a table; null where the line is none. */
export function cellsOf(line: string): string[] | null {
	if (!/^\s*\|.*\|\s*$/.test(line)) return null;
	return line
		.trim()
		.slice(1, -1)
		.split(/(?<!\\)\|/)
		.map((cell) =>
			cell
				.trim()
				.replace(/\\\|/g, '|')
				.replace(/<br\s*\/?>/gi, '\n')
		);
}

/** The line under the head of a table. */
export function isTableRule(line: string): boolean {
	return /^[\s|:-]+$/.test(line) && line.includes('-');
}
