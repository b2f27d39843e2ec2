import { fold } from '#lib/latvian/letters.ts';
import { blockTokens } from './markdown-dialect.ts';
import { isTangled } from './markdown-limits.ts';

export type ParagraphKind = 'PARAGRAPH' | 'ITEM' | 'TABLE' | 'HEADING';

/** A block of a Markdown text that can be spoken of by itself: a paragraph, an item of a list with all below it, a table, a heading. */
export interface Paragraph {
	readonly kind: ParagraphKind;
	readonly source: string;
	/** Where it stands in the text. */
	readonly start: number;
	readonly end: number;
	/** The same as long as its words are, wherever it moves and whatever number it gets; "-2" for the second with these words. */
	readonly anchor: string;
}

/** The blocks of a text, as a page shows them: blanks and line ends between them belong to none. */
export function paragraphsOf(text: string): Paragraph[] {
	// One kind of line end, without moving anything.
	const even = text.replace(/\r\n/g, ' \n').replaceAll('\r', '\n');
	const counts = new Map<string, number>();
	return rangesOf(even).map(({ kind, start, end }) => {
		const source = text.slice(start, end);
		const mark = hash(wordsIn(source).join(' ') || source.trim());
		const count = (counts.get(mark) ?? 0) + 1;
		counts.set(mark, count);
		return { kind, source, start, end, anchor: count === 1 ? mark : `${mark}-${count}` };
	});
}

interface Range {
	readonly kind: ParagraphKind;
	readonly start: number;
	readonly end: number;
}

/** A text that the parser must not be given falls into paragraphs, as it is shown too. */
function rangesOf(text: string): Range[] {
	if (isTangled(text)) return plainRanges(text);
	try {
		return rangesOfTokens(text);
	} catch (error) {
		if (error instanceof RangeError) return plainRanges(text);
		throw error;
	}
}

function rangesOfTokens(text: string): Range[] {
	const ranges: Range[] = [];
	let at = 0;
	for (const token of blockTokens(text)) {
		if (token.type === 'list') {
			let item = at;
			for (const { raw } of token.items as { raw: string }[]) {
				ranges.push(...trimmed('ITEM', text, item, item + raw.length));
				item += raw.length;
			}
		} else ranges.push(...trimmed(kindOf(token.type), text, at, at + token.raw.length));
		at += token.raw.length;
	}
	return ranges;
}

function kindOf(type: string): ParagraphKind {
	if (type === 'heading') return 'HEADING';
	return type === 'table' ? 'TABLE' : 'PARAGRAPH';
}

function plainRanges(text: string): Range[] {
	const ranges: Range[] = [];
	let start = 0;
	for (const { 0: gap, index } of text.matchAll(/\n[ \t]*(?:\n[ \t]*)+/g)) {
		ranges.push(...trimmed('PARAGRAPH', text, start, index));
		start = index + gap.length;
	}
	return [...ranges, ...trimmed('PARAGRAPH', text, start, text.length)];
}

function trimmed(kind: ParagraphKind, text: string, start: number, end: number): Range[] {
	const source = text.slice(start, end);
	const blank = source.length - source.trimStart().length;
	return source.trim() === '' ? [] : [{ kind, start: start + blank, end: start + source.trimEnd().length }];
}

/** So much of the words must be the same for a changed block to be the one that was meant. */
const leastLikeness = 0.5;

/**
 * The block of a newer text that an anchor of an older one means: the one with the same words, else, among those that are new, the
 * one most like it; null where it was taken away.
 */
export function findParagraph(
	anchor: string,
	older: readonly Paragraph[],
	newer: readonly Paragraph[]
): Paragraph | null {
	const same = newer.find((one) => one.anchor === anchor);
	if (same) return same;
	const meant = older.find((one) => one.anchor === anchor);
	if (!meant) return null;
	const known = new Set(older.map((one) => one.anchor));
	const mark = anchor.replace(/-\d+$/, '');
	// Of two with the same words the first was taken away: the other is as good.
	const twin = newer.findLast((one) => one.anchor.replace(/-\d+$/, '') === mark);
	if (twin) return twin;
	const words = wordsIn(meant.source);
	let [best, most]: [Paragraph | null, number] = [null, leastLikeness];
	for (const one of newer) {
		if (known.has(one.anchor)) continue;
		const likeness = likenessOf(words, wordsIn(one.source));
		if (likeness > most || (likeness === most && best === null)) [best, most] = [one, likeness];
	}
	return best;
}

/** Which share of the words two texts have in common (Dice): 0 to 1; of a text without words none. */
export function likenessOf(a: readonly string[], b: readonly string[]): number {
	const left = new Map<string, number>();
	for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
	let common = 0;
	for (const word of b) {
		const count = left.get(word) ?? 0;
		if (count > 0) common += 1;
		left.set(word, count - 1);
	}
	return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** The words of a block without the number or dash before it, and without marks. */
function wordsIn(source: string): string[] {
	const said = source.replace(/^\s*(?:#{1,6}|[-*+•]|\d{1,9}\\?[.)])\s+/u, '');
	return fold(said).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** 53 bits of a text (cyrb53): short enough for an address, made the same on the server and in the browser. */
function hash(text: string): string {
	let [a, b] = [0xdeadbeef, 0x41c6ce57];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 2654435761);
		b = Math.imul(b ^ code, 1597334677);
	}
	a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
	b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
	return `p${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36)}`;
}
