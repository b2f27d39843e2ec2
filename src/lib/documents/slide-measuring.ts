import { textOf, type SlideParagraph } from './slides.ts';

/* How much room a text takes: nobody who makes a file can see it, so it is reckoned, rather too large than too small. */

/** Where text stands on the slides of a template. Lengths in points. */
export interface TextBox {
	readonly width: number;
	readonly height: number;
	/** Of each depth in lists, the outermost first. */
	readonly levels: readonly TextLevel[];
}

export interface TextLevel {
	readonly size: number;
	/** How far its lines stand from the left. */
	readonly left: number;
	/** The distance before a paragraph. */
	readonly before: number;
	/** The distance of lines, in parts of the letters' own. */
	readonly leading: number;
	/** The template puts a sign before a paragraph of this depth. */
	readonly isMarked: boolean;
	readonly isBold: boolean;
}

/** How a text is made smaller so that it fits: as PowerPoint says it, in thousandths of a percent. */
export interface Shrinking {
	readonly fontScale: number;
	readonly lineReduction: number;
}

/** The larger first: letters shrink before lines come closer than they can be read. */
export const shrinkings: readonly Shrinking[] = [
	...[1000, 950, 900].map((scale) => ({ fontScale: scale * 100, lineReduction: 100_000 - scale * 100 })),
	...[850, 800, 750].map((scale) => ({ fontScale: scale * 100, lineReduction: 10_000 })),
	...[700, 650, 600].map((scale) => ({ fontScale: scale * 100, lineReduction: 20_000 }))
];

/** What a sub-heading keeps from what stands above it, in parts of its size. */
export const headingDistance = 0.6;

const whole = 100_000;
/** Lines stand further apart than letters are high. */
const lineHeight = 1.2;

/** How high paragraphs stand one below another. */
export function heightOf(paragraphs: readonly SlideParagraph[], box: TextBox, shrinking: Shrinking): number {
	return paragraphs.reduce(
		(sum, paragraph, at) => sum + paragraphHeight(paragraph, box, shrinking, at === 0),
		0
	);
}

function paragraphHeight(
	paragraph: SlideParagraph,
	{ width, levels }: TextBox,
	{ fontScale, lineReduction }: Shrinking,
	isFirst: boolean
): number {
	const level = levels[paragraph.level] ?? levels.at(-1)!;
	const size = (level.size * fontScale) / whole;
	const isHeading = paragraph.as === 'HEADING';
	const isOutside = isHeading || (paragraph.as === 'TEXT' && !paragraph.isContinued);
	const room = width - (isOutside ? 0 : level.left);
	const lines = linesOf(textOf(paragraph), room / size, isHeading || level.isBold);
	const before = isHeading ? Math.max(level.before, level.size * headingDistance) : level.before;
	const leading = level.leading - lineReduction / whole;
	return lines * size * lineHeight * leading + (isFirst ? 0 : (before * fontScale) / whole);
}

/** How many lines a text takes in a width, which is given in parts of the size of its letters. */
export function linesOf(text: string, width: number, isBold: boolean): number {
	return text.split('\n').reduce((sum, line) => sum + wrapped(line, Math.max(width, 2), isBold), 0);
}

/** A word that is longer than a line is broken. */
function wrapped(line: string, width: number, isBold: boolean): number {
	let lines = 1;
	let used = 0;
	for (const word of line.split(/\s+/)) {
		const length = widthOf(word, isBold);
		const gap = used ? space : 0;
		if (used + gap + length <= width) {
			used += gap + length;
			continue;
		}
		const more = Math.ceil(length / width);
		lines += used ? more : more - 1;
		used = length - (more - 1) * width;
	}
	return lines;
}

const space = 0.28;

/** The letters of Arial by their width, in parts of their size; bold ones are wider. Other typefaces are near it, or narrower. */
const widths: readonly (readonly [RegExp, number])[] = [
	[/[ijl'|!.,:;īļ]/, 0.28],
	[/[ftrI()[\]/\-ŗĪ]/, 0.34],
	[/[mw—]/, 0.8],
	[/[MW@%]/, 0.92],
	[/[A-ZĀČĒĢĶĻŅŠŪŽ]/, 0.7],
	[/[ckszxyvčķšž]/, 0.5]
];

function widthOf(word: string, isBold: boolean): number {
	let sum = 0;
	for (const letter of word) sum += widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.56;
	return isBold ? sum * 1.08 : sum;
}
