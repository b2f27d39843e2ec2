import { readTree, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { renderMarkdown } from './markdown.ts';
import { deepestLevel, textOf, type SlideParagraph, type SlideRun } from './slides.ts';

/* Markdown as slides have it: made, as in Word, from the very HTML that the screen shows. */

type Look = Omit<SlideRun, 'text'>;
type Kind = Omit<SlideParagraph, 'runs'>;

const headings = new Set(['h3', 'h4', 'h5', 'h6']);
const blocks = new Set([...headings, 'p', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr']);

/** The paragraphs of a text; what is a table there, is here a bullet for each row. */
export function slideParagraphs(source: string): SlideParagraph[] {
	return paragraphsOf(readTree(renderMarkdown(source)), { as: 'TEXT', level: 0 });
}

/** One line of plain text. */
export function plainParagraph(as: SlideParagraph['as'], text: string, level = 0): SlideParagraph {
	return { as, level, runs: [{ text }] };
}

function paragraphsOf(nodes: readonly HtmlNode[], kind: Kind): SlideParagraph[] {
	const result: SlideParagraph[] = [];
	let line: HtmlNode[] = [];
	const endLine = () => {
		const paragraph = { ...kind, runs: trimmed(runsOf(line, {})) };
		if (textOf(paragraph).trim()) result.push(paragraph);
		line = [];
	};
	for (const node of nodes) {
		if (typeof node === 'string' || !blocks.has(node.tag)) line.push(node);
		else {
			endLine();
			result.push(...blockOf(node, kind));
		}
	}
	endLine();
	return result;
}

function blockOf(element: HtmlElement, kind: Kind): SlideParagraph[] {
	const { tag, children } = element;
	if (headings.has(tag)) return paragraphsOf(children, { as: 'HEADING', level: 0 });
	if (tag === 'ul' || tag === 'ol') return listOf(element, kind);
	if (tag === 'table') return rowsOf(children, kind.level);
	// A line between two parts of a text says nothing on a slide.
	return tag === 'hr' ? [] : paragraphsOf(children, kind);
}

/** A list in an item stands one level deeper than the item. */
function listOf({ tag, attributes, children }: HtmlElement, around: Kind): SlideParagraph[] {
	const level = around.as === 'TEXT' ? around.level : Math.min(around.level + 1, deepestLevel);
	let next = Number(attributes.start ?? 1);
	return children.flatMap((item) => {
		if (typeof item === 'string') return [];
		const number = Number(item.attributes.value ?? next);
		next = number + 1;
		return itemOf(item, tag === 'ul' ? { as: 'BULLET', level } : numbered(number, attributes, level));
	});
}

function numbered(number: number, { class: look }: HtmlElement['attributes'], level: number): Kind {
	return { as: 'NUMBER', level, number, ...(look === 'brackets' ? { isBracketed: true as const } : {}) };
}

/** Only the first paragraph of an item has its mark; the others stand below it. */
function itemOf({ children }: HtmlElement, kind: Kind): SlideParagraph[] {
	const made = paragraphsOf(children, kind);
	return made.map((paragraph, at) =>
		at > 0 && paragraph.level === kind.level && paragraph.as === kind.as
			? { as: 'TEXT', level: kind.level, isContinued: true, runs: paragraph.runs }
			: paragraph
	);
}

/** The cells of a row one behind another; what stands over its columns is bold. */
function rowsOf(nodes: readonly HtmlNode[], level: number): SlideParagraph[] {
	return nodes.flatMap((node): SlideParagraph[] => {
		if (typeof node === 'string') return [];
		if (node.tag !== 'tr') return rowsOf(node.children, level);
		const cells = node.children.filter((cell) => typeof cell !== 'string');
		const isHead = cells.every(({ tag }) => tag === 'th');
		const runs = cells
			.map(({ children }) => runsOf(children, isHead ? { isBold: true } : {}))
			.filter((cell) => cell.some(({ text }) => text.trim()))
			.flatMap((cell, at) => [...(at ? [{ text: ' – ' }] : []), ...cell]);
		return runs.length ? [{ as: isHead ? 'TEXT' : 'BULLET', level, runs }] : [];
	});
}

function runsOf(nodes: readonly HtmlNode[], look: Look): SlideRun[] {
	return nodes.flatMap((node): SlideRun[] => {
		if (typeof node === 'string') return [{ ...look, text: node.replace(/\n+/g, ' ') }];
		return node.tag === 'br' ? [{ ...look, text: '\n' }] : runsOf(node.children, lookOf(node, look));
	});
}

/** `renderMarkdown` lets addresses of the web and of mail through only. */
function lookOf({ tag, attributes }: HtmlElement, look: Look): Look {
	switch (tag) {
		case 'strong':
			return { ...look, isBold: true };
		case 'em':
			return { ...look, isItalic: true };
		case 'del':
			return { ...look, isStruck: true };
		case 'a':
			return { ...look, href: attributes.href };
		default:
			return look;
	}
}

function trimmed(runs: readonly SlideRun[]): SlideRun[] {
	const result = [...runs];
	while (result[0] && !result[0].text.trimStart()) result.shift();
	while (result.length && !result.at(-1)!.text.trimEnd()) result.pop();
	if (result.length === 0) return [];
	result[0] = { ...result[0]!, text: result[0]!.text.trimStart() };
	const last = result.at(-1)!;
	result[result.length - 1] = { ...last, text: last.text.trimEnd() };
	return result;
}
