import { heightOf, shrinkings, type Shrinking, type TextBox } from './slide-measuring.ts';
import { textOf, type SlideGroup, type SlideParagraph, type SlideRun } from './slides.ts';

/** What stands on one slide, and how small. */
export interface Fitted {
	readonly paragraphs: readonly SlideParagraph[];
	readonly shrinking: Shrinking;
}

/** Nobody in the last row reads smaller letters; a template whose own are smaller keeps them. */
const smallest = 14;

/**
 * Spreads the groups of a topic over as few slides as hold them in letters that can be read, as evenly as it goes; a group that no
 * slide holds is torn apart, its sub-heading repeated with `continued` behind it. At least one slide.
 */
export function fit(groups: readonly SlideGroup[], box: TextBox, continued: string): Fitted[] {
	const allowed = allowedShrinkings(box);
	const tightest = allowed.at(-1)!;
	const pieces = groups.flatMap((group) => torn(group, box, tightest, continued));
	const spread = spreadOver(pieces, (paragraphs) => heightOf(paragraphs, box, tightest), box.height);
	// The slides of one topic look alike.
	const shrinking =
		allowed.find((one) => spread.every((slide) => heightOf(slide, box, one) <= box.height)) ?? tightest;
	return spread.map((paragraphs) => ({ paragraphs, shrinking }));
}

/** How a single text is made to fit where it must stand on one slide, whatever its length; its lines stay as far apart as they are. */
export function shrunk(paragraphs: readonly SlideParagraph[], box: TextBox): Shrinking {
	const all = shrinkings.map(({ fontScale }) => ({ fontScale, lineReduction: 0 }));
	return all.find((one) => heightOf(paragraphs, box, one) <= box.height) ?? all.at(-1)!;
}

function allowedShrinkings({ levels }: TextBox): readonly Shrinking[] {
	const size = levels[0]!.size;
	return shrinkings.filter(({ fontScale }, at) => at === 0 || (size * fontScale) / 100_000 >= smallest);
}

/** The groups in their order on as few slides as hold them; of the ways to do it the one whose fullest slide is emptiest. */
function spreadOver(
	groups: readonly SlideGroup[],
	height: (paragraphs: readonly SlideParagraph[]) => number,
	room: number
): SlideParagraph[][] {
	return evenly(room, (most) => filled(groups, (slide) => height(slide) <= most));
}

/** What is made of the least room with which it is no more slides than with all of it. */
function evenly<S>(room: number, made: (room: number) => S[]): S[] {
	const few = made(room).length;
	let [low, high] = [0, room];
	for (let step = 0; few > 1 && step < 20; step += 1) {
		const middle = (low + high) / 2;
		[low, high] = made(middle).length <= few ? [low, middle] : [middle, high];
	}
	return made(high);
}

/** One slide after another, each with what fits. */
function filled(
	groups: readonly SlideGroup[],
	fits: (paragraphs: readonly SlideParagraph[]) => boolean
): SlideParagraph[][] {
	const slides: SlideParagraph[][] = [[]];
	for (const group of groups) {
		const last = slides.at(-1)!;
		if (last.length === 0 || fits([...last, ...group])) last.push(...group);
		else slides.push([...group]);
	}
	return slides;
}

/** A group in pieces of which each fits on a slide; each begins with the group's sub-heading. */
function torn(group: SlideGroup, box: TextBox, shrinking: Shrinking, continued: string): SlideGroup[] {
	const height = (paragraphs: readonly SlideParagraph[]) => heightOf(paragraphs, box, shrinking);
	if (height(group) <= box.height) return [group];
	const head = group[0]?.as === 'HEADING' ? group[0] : null;
	const again: SlideGroup = head
		? [{ ...head, runs: [...head.runs, { text: ` ${continued}`, isBold: true }] }]
		: [];
	const fits = (part: SlideParagraph) => height([...again, part]) <= box.height;
	const rest = (head ? group.slice(1) : group).flatMap((one) => halved(one, fits));
	return evenly(box.height, (room) => piecesOf(rest, { head, again }, (piece) => height(piece) <= room));
}

function piecesOf(
	paragraphs: readonly SlideParagraph[],
	{ head, again }: { head: SlideParagraph | null; again: SlideGroup },
	fits: (piece: readonly SlideParagraph[]) => boolean
): SlideGroup[] {
	const pieces: SlideParagraph[][] = [head ? [head] : []];
	for (const paragraph of paragraphs) {
		const last = pieces.at(-1)!;
		// A slide that holds the sub-heading alone says nothing.
		const isEmpty = last.every(({ as }) => as === 'HEADING');
		if (isEmpty || fits([...last, paragraph])) last.push(paragraph);
		else pieces.push([...again, paragraph]);
	}
	return pieces;
}

/** A paragraph that is higher than a slide, at its words; what comes after the first part has no mark. */
function halved(paragraph: SlideParagraph, fits: (part: SlideParagraph) => boolean): SlideParagraph[] {
	const length = textOf(paragraph).length;
	if (length < 2 || fits(paragraph)) return [paragraph];
	const [runs, rest] = cut(paragraph.runs, Math.floor(length / 2));
	const { as, level, isContinued } = paragraph;
	const isInList = isContinued ?? (as === 'BULLET' || as === 'NUMBER');
	const after: SlideParagraph = { as: 'TEXT', level, ...(isInList ? { isContinued: true } : {}), runs: rest };
	return [...halved({ ...paragraph, runs }, fits), ...halved(after, fits)];
}

/** Runs in two, at the blank nearest before a place; at the place itself where there is none. */
function cut(runs: readonly SlideRun[], at: number): [SlideRun[], SlideRun[]] {
	const text = runs.map((run) => run.text).join('');
	const blank = text.lastIndexOf(' ', at);
	const end = blank > 0 ? blank : at;
	const before: SlideRun[] = [];
	const after: SlideRun[] = [];
	let start = 0;
	for (const run of runs) {
		const split = Math.min(Math.max(end - start, 0), run.text.length);
		if (split > 0) before.push({ ...run, text: run.text.slice(0, split) });
		if (split < run.text.length) after.push({ ...run, text: run.text.slice(split) });
		start += run.text.length;
	}
	if (after[0]) after[0] = { ...after[0], text: after[0].text.trimStart() };
	return [before, after];
}
