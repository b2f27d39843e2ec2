import { diffTexts, type Piece } from '#lib/audit/text-diff.ts';
import { likenessOf } from '#lib/documents/paragraphs.ts';
import type { MinutesParagraph } from './minutes-paragraphs.ts';

/** A paragraph of one version beside what became of it in another: none on a side where it is not there. */
export interface ComparedParagraph {
	readonly from: MinutesParagraph | null;
	readonly to: MinutesParagraph | null;
	readonly isSame: boolean;
	readonly pieces: readonly Piece[];
}

/** What became of a version, paragraph by paragraph, in the order of the newer one; what is gone stands where it was. */
export function compareParagraphs(
	from: readonly MinutesParagraph[],
	to: readonly MinutesParagraph[]
): ComparedParagraph[] {
	const pairs = pairParagraphs(from, to);
	const taken = new Map([...pairs].map(([before, after]) => [after, before]));
	const before = new Map(from.map((paragraph) => [paragraph.anchor, paragraph]));
	const rows: ComparedParagraph[] = [];
	let next = 0;
	const passGone = (until: number) => {
		for (; next < until; next += 1)
			if (!pairs.has(from[next]!.anchor)) rows.push(compared(from[next]!, null));
	};
	for (const paragraph of to) {
		const was = before.get(taken.get(paragraph.anchor) ?? '') ?? null;
		if (was) passGone(from.indexOf(was));
		rows.push(compared(was, paragraph));
	}
	passGone(from.length);
	return rows;
}

function compared(from: MinutesParagraph | null, to: MinutesParagraph | null): ComparedParagraph {
	const [was, is] = [from?.text ?? '', to?.text ?? ''];
	return { from, to, isSame: was === is, pieces: diffTexts(was, is, false) };
}

/**
 * Which paragraph of a version each paragraph of an earlier one became, by their anchors: the same words in the same part first,
 * then, between two such, the most similar one. What was rewritten altogether, or is gone, is not in it.
 */
export function pairParagraphs(
	from: readonly MinutesParagraph[],
	to: readonly MinutesParagraph[]
): Map<string, string> {
	const pairs = new Map<string, string>();
	const places = Map.groupBy(to, ({ place }) => place);
	for (const [place, before] of Map.groupBy(from, (paragraph) => paragraph.place)) {
		const after = places.get(place) ?? [];
		const [one] = before;
		// A part with one paragraph is that paragraph, whatever is written in it now.
		if (before.length === 1 && after.length === 1) pairs.set(one!.anchor, after[0]!.anchor);
		else pairWithin(before, after, pairs);
	}
	return pairs;
}

function pairWithin(
	before: readonly MinutesParagraph[],
	after: readonly MinutesParagraph[],
	pairs: Map<string, string>
): void {
	const fixed = [...sameWords(before, after), [before.length, after.length] as const];
	let [i, j] = [0, 0];
	for (const [p, q] of fixed) {
		pairSimilar(before.slice(i, p), after.slice(j, q), pairs);
		if (p < before.length && q < after.length) pairs.set(before[p]!.anchor, after[q]!.anchor);
		[i, j] = [p + 1, q + 1];
	}
}

/** The longest common row of paragraphs with the same words, by their places on both sides. */
function sameWords(
	a: readonly MinutesParagraph[],
	b: readonly MinutesParagraph[]
): (readonly [number, number])[] {
	const isSame = (i: number, j: number) => a[i]!.text === b[j]!.text;
	let head = 0;
	while (head < a.length && head < b.length && isSame(head, head)) head += 1;
	const least = Math.min(a.length, b.length) - head;
	let tail = 0;
	while (tail < least && isSame(a.length - 1 - tail, b.length - 1 - tail)) tail += 1;
	const middle = rowWithin(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
	return [
		...Array.from({ length: head }, (_, at) => [at, at] as const),
		...middle.map(([i, j]) => [head + i, head + j] as const),
		...Array.from({ length: tail }, (_, at) => [a.length - tail + at, b.length - tail + at] as const)
	];
}

/** More changed paragraphs than this on both sides are not compared each with each (a whole document pasted over another). */
const mostCompared = 1_000_000;

function rowWithin(
	a: readonly MinutesParagraph[],
	b: readonly MinutesParagraph[]
): (readonly [number, number])[] {
	if (a.length * b.length > mostCompared) return [];
	const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
	for (let i = a.length - 1; i >= 0; i -= 1)
		for (let j = b.length - 1; j >= 0; j -= 1)
			lengths[i]![j] =
				a[i]!.text === b[j]!.text
					? lengths[i + 1]![j + 1]! + 1
					: Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
	const row: (readonly [number, number])[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length)
		if (a[i]!.text === b[j]!.text) row.push([i++, j++]);
		else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
		else j += 1;
	return row;
}

/** Paragraphs that share fewer of their words than this are two different ones. */
const alike = 0.4;
/** So far on a paragraph is looked for that was rewritten. */
const reach = 40;

function pairSimilar(
	before: readonly MinutesParagraph[],
	after: readonly MinutesParagraph[],
	pairs: Map<string, string>
): void {
	let from = 0;
	const others = after.map(({ text }) => wordsOf(text));
	for (const paragraph of before) {
		const words = wordsOf(paragraph.text);
		const scores = others.slice(from, from + reach).map((other) => likenessOf(words, other));
		const best = scores.indexOf(Math.max(...scores));
		if (best === -1 || scores[best]! < alike) continue;
		pairs.set(paragraph.anchor, after[from + best]!.anchor);
		from += best + 1;
	}
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
