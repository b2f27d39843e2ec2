import { answeredParts, type AskedPart } from './answer-parts.ts';
import { headingLikeness, headingWords } from './heading-matching.ts';
import { plainLines } from './letter-frame.ts';

/** What a letter says of one of several points. */
export interface LetterPart {
	/** null: what comes before the first point, which may be about all of them. */
	readonly partId: string | null;
	readonly text: string;
}

/**
 * Parts a letter by the points that it was asked about, where it names them on lines of their own: "2.1. punkts", "Par 2.1.
 * apakšpunktu", "2.1. Izvērtēt …". What was asked about one point, or as a whole, is about that; so is, where its writer was asked about
 * one point only (`onlyId`), a letter that names none.
 */
export function splitByParts(
	markdown: string,
	asked: readonly AskedPart[],
	onlyId: string | null = null
): LetterPart[] {
	const parts = answeredParts(asked);
	if (parts.length === 1) return [{ partId: parts[0]!.id, text: markdown }];
	const open: { partId: string | null; lines: string[] }[] = [{ partId: null, lines: [] }];
	for (const line of markdown.split('\n')) {
		const found = parts.find((part) => isHeadOf(part, line));
		if (found) open.push({ partId: found.id, lines: [] });
		else open.at(-1)!.lines.push(line);
	}
	if (open.length === 1 && onlyId !== null) return [{ partId: onlyId, text: markdown }];
	return open.map(({ partId, lines }) => ({ partId, text: lines.join('\n').trim() }));
}

const longest = 400;
const likeEnough = 0.6;

function isHeadOf({ code, text }: AskedPart, line: string): boolean {
	if (line.length > longest || /^\s*\|/.test(line)) return false;
	const [said = ''] = plainLines(line);
	const own = code?.replace(/\.$/, '');
	const at = own
		? said.search(new RegExp(`(?<![\\d.])${own.replace(/[^\p{L}\d]/gu, '\\$&')}(?!\\d|\\.\\d)`, 'u'))
		: -1;
	if (own && at === -1) return false;
	const words = headingWords(said.replace(own ?? '', ''));
	// "Par rezolūcijas 2.1. apakšpunktu": the point is named, and nothing else is said.
	if (
		own &&
		words.length <= 8 &&
		/punkt/i.test(said) &&
		!/[.;!?]$/.test(said.replace(/punkt\p{L}*\.?$/u, ''))
	)
		return true;
	return (!own || at <= 3) && headingLikeness(words, headingWords(plainLines(text).join(' '))) >= likeEnough;
}
