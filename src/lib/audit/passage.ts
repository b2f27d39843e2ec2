import { fold } from '#lib/latvian/letters.ts';

/** What is to be found: a passage and how else it is written (other cases of a name), as wholes or as parts of words too. */
export interface Passage {
	readonly texts: readonly string[];
	readonly wholeWords: boolean;
}

/** Fewer letters and digits than this stand everywhere. */
export const fewestSigns = 3;

/** How many letters and digits a passage has: only they are looked for. */
export function signsOf(text: string): number {
	return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

// Marks of Markdown, and signs that nobody sees, may stand within a word and between words.
const unseen = '*_~`\\\\\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';
const within = `[${unseen}]*`;
// Names of files tie words together by hyphens and stops; they stand in titles and in the record too.
const between = `(?:[\\s${unseen}>|.-]|&nbsp;|%20|<br\\s*/?>)+`;
/** In addresses words are tied together by other signs, or by none. */
const betweenInNames = `(?:[\\s${unseen}.+-]|%20)*`;

const letters = lettersByBase();

function lettersByBase(): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const [first, last] of [
		[0xc0, 0x24f],
		[0x1e00, 0x1eff]
	] as const)
		for (let code = first; code <= last; code += 1) {
			const letter = String.fromCharCode(code);
			const base = fold(letter);
			if (/^[a-z]$/.test(base)) found.set(base, (found.get(base) ?? '') + letter);
		}
	return found;
}

/**
 * A pattern that finds a passage however it is written: capital or small letters, with or without their marks, any blanks, Markdown
 * and signs of file names between its words. `inNames`: also as addresses write it ("annaberzina"). Linear in the text's length.
 */
export function patternOf({ texts, wholeWords }: Passage, { inNames = false } = {}): RegExp {
	const tie = inNames ? betweenInNames : between;
	const alternatives = [...texts]
		.sort((a, b) => b.length - a.length)
		.map((text) => {
			const tidy = text.normalize('NFC').trim();
			const words = tidy.split(/\s+/).map((word) => Array.from(word, signPattern).join(within));
			const [before, after] = [
				wholeWords && /^[\p{L}\p{N}]/u.test(tidy),
				wholeWords && /[\p{L}\p{N}]$/u.test(tidy)
			];
			return `${before ? '(?<![\\p{L}\\p{N}])' : ''}${words.join(tie)}${after ? '(?![\\p{L}\\p{N}])' : ''}`;
		});
	return new RegExp(alternatives.join('|'), 'giu');
}

function signPattern(sign: string): string {
	if (/[‐-―−-]/.test(sign)) return '[‐-―−-]';
	if (/[“”„‟«»″"]/.test(sign)) return '[“”„‟«»″"]';
	if (/[‘’‚‛′´`']/.test(sign)) return "[‘’‚‛′´`']";
	const base = fold(sign);
	if (!/^[a-z]+$/.test(base)) return /[\p{L}\p{N}]/u.test(sign) ? sign : escape(sign);
	const plain = Array.from(base, (letter) => `[${letter}${letters.get(letter) ?? ''}]\\p{M}*`).join('');
	return base.length === 1 ? plain : `(?:${plain}|${sign})`;
}

const escape = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * Whether a text can have the passage at all: whether it has the longest word of it, in whatever quotation. Answers a thousand
 * times quicker than reading the text as JSON, so that millions of rows can be asked.
 */
export function mayHave({ texts }: Passage): (text: string) => boolean {
	const longest = texts.map((text) => {
		const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
		return words.reduce((one, other) => (other.length > one.length ? other : one), '');
	});
	const pattern = new RegExp(
		longest.map((word) => Array.from(word, signPattern).join(within)).join('|'),
		'iu'
	);
	// What stands in an address of a page is written with signs of per cent.
	return (text) => pattern.test(text) || /%[\da-f]{2}/i.test(text);
}

/** A place where the passage stands, with the words around it. */
export interface Surroundings {
	readonly before: string;
	readonly match: string;
	readonly after: string;
}

const around = 48;

/** Where a text, or what a JSON text or an address of a page says, has the passage. */
export function findIn(text: string, pattern: RegExp, isFixed: IsFixed = nothing): Surroundings[] {
	const found: Surroundings[] = [];
	eachText(text, isFixed, (plain) => {
		for (const match of plain.matchAll(pattern)) {
			const [start, end] = [match.index, match.index + match[0].length];
			found.push({
				before: (start > around ? '…' : '') + plain.slice(Math.max(0, start - around), start),
				match: match[0],
				after: plain.slice(end, end + around) + (end + around < plain.length ? '…' : '')
			});
		}
		return plain;
	});
	return found;
}

/** The text with `mask` in the place of the passage. JSON stays JSON, an address of a page stays one. */
export function blacken(text: string, pattern: RegExp, mask: string, isFixed: IsFixed = nothing): string {
	return eachText(text, isFixed, (plain) => plain.replace(pattern, () => mask));
}

/** Which fields of a JSON text hold no words of people, by their names: ids, constants, dates. */
export type IsFixed = (field: string) => boolean;
const nothing: IsFixed = () => false;

/** Hands every text in a text to `change`, and puts the answers in their places. */
function eachText(text: string, isFixed: IsFixed, change: (plain: string) => string): string {
	const json = jsonOf(text);
	if (json !== undefined) {
		let isChanged = false;
		const changed = mapStrings(json, isFixed, (inner) => {
			const answer = eachText(inner, isFixed, change);
			isChanged ||= answer !== inner;
			return answer;
		});
		return isChanged ? JSON.stringify(changed) : text;
	}
	if (/^[\w.-]+=\S*$/.test(text) && /%[\da-f]{2}|\+/i.test(text)) {
		const query = new URLSearchParams(text);
		const changed = new URLSearchParams([...query].map(([key, value]) => [key, change(value)]));
		return String(changed) === String(query) ? text : String(changed);
	}
	return change(text);
}

/** An object or a list; every other text is itself. */
function jsonOf(text: string): object | undefined {
	if (!/^\s*[{[]/.test(text)) return undefined;
	try {
		return JSON.parse(text) as object;
	} catch {
		return undefined;
	}
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function mapStrings(value: unknown, isFixed: IsFixed, change: (text: string) => string): unknown {
	if (typeof value === 'string') return uuid.test(value) ? value : change(value);
	if (Array.isArray(value)) return value.map((one) => mapStrings(one, isFixed, change));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(
			([key, inner]) => [key, isFixed(key) ? inner : mapStrings(inner, isFixed, change)] as const
		)
	);
}
