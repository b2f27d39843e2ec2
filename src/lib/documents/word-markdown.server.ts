import { AlignmentType, ExternalHyperlink, Paragraph, type ParagraphChild, type Table } from 'docx';
import { readTree, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { renderMarkdown } from './markdown.ts';
import { gap, makeTable, type WordCell } from './word-table.server.ts';
import { runsOf, type RunLook } from './word-text.server.ts';

/** Twips: 0.63 cm, as deep as one list stands in another. */
const step = 357;
const deepest = 8;
const monospaced = 'Courier New';

/** Where a paragraph stands. */
interface Place {
	readonly look: RunLook;
	/** In how many lists and quotations. */
	readonly depth: number;
}

const block = new Set(['p', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr', 'h3', 'h4', 'h5', 'h6']);

/**
 * Markdown as Word has it: made from the very HTML that the screen shows, so that both say the same and nothing that the
 * screen would not let through gets into a file.
 */
export function markdownForWord(source: string, look: RunLook = {}): (Paragraph | Table)[] {
	return blocksOf(readTree(renderMarkdown(source)), { look, depth: 0 });
}

/** A point with its number before its first words, and the rest of its text below them: "1.2. Pieņemt zināšanai …". */
export function numberedForWord(number: string, source: string): (Paragraph | Table)[] {
	const children = readTree(renderMarkdown(source)).filter((node) => typeof node !== 'string' || node.trim());
	return itemOf({ tag: 'li', attributes: {}, children }, number, { look: {}, depth: 0 });
}

function blocksOf(nodes: readonly HtmlNode[], place: Place): (Paragraph | Table)[] {
	const result: (Paragraph | Table)[] = [];
	let line: HtmlNode[] = [];
	const endLine = () => {
		if (line.some((node) => typeof node !== 'string' || node.trim() !== ''))
			result.push(paragraph(trimmed(line), place));
		line = [];
	};
	for (const node of nodes) {
		if (typeof node === 'string' || !block.has(node.tag)) line.push(node);
		else {
			endLine();
			result.push(...blockOf(node, place));
		}
	}
	endLine();
	return result;
}

function blockOf({ tag, attributes, children }: HtmlElement, place: Place): (Paragraph | Table)[] {
	switch (tag) {
		case 'ul':
		case 'ol':
			return listOf({ tag, attributes, children }, place);
		case 'blockquote':
			return blocksOf(children, { ...place, depth: Math.min(place.depth + 1, deepest) });
		case 'table':
			return [tableOf(children, place), gap()];
		case 'hr':
			return [paragraph(['⁂'], place, { alignment: AlignmentType.CENTER })];
		case 'pre':
			return [typed(children, place)];
		case 'p':
			return blocksOf(children, place);
		default: // a heading within somebody's text is no heading of the document
			return [paragraph(children, { ...place, look: { ...place.look, bold: true } }, { keepNext: true })];
	}
}

function paragraph(
	nodes: readonly HtmlNode[],
	{ look, depth }: Place,
	more: { alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]; keepNext?: boolean } = {}
): Paragraph {
	return new Paragraph({ ...more, indent: { left: depth * step }, children: inlineOf(nodes, look) });
}

/** What stands in a frame of ``` keeps its lines. */
function typed(nodes: readonly HtmlNode[], { look, depth }: Place): Paragraph {
	const text = textOf(nodes).replace(/\n$/, '');
	return new Paragraph({
		indent: { left: depth * step },
		children: runsOf(text, { ...look, font: monospaced })
	});
}

function textOf(nodes: readonly HtmlNode[]): string {
	return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}

function inlineOf(nodes: readonly HtmlNode[], look: RunLook): ParagraphChild[] {
	return nodes.flatMap((node): ParagraphChild[] => {
		if (typeof node === 'string') return runsOf(node.replace(/\n+/g, ' '), look);
		switch (node.tag) {
			case 'br':
				return runsOf('\n', look);
			case 'strong':
				return inlineOf(node.children, { ...look, bold: true });
			case 'em':
				return inlineOf(node.children, { ...look, italics: true });
			case 'del':
				return inlineOf(node.children, { ...look, strike: true });
			case 'code':
				return inlineOf(node.children, { ...look, font: monospaced });
			case 'a':
				return [linkOf(node, look)];
			default:
				return inlineOf(node.children, look);
		}
	});
}

/** `renderMarkdown` lets addresses of the web and of mail through only. */
function linkOf({ attributes: { href = '' }, children }: HtmlElement, look: RunLook): ExternalHyperlink {
	return new ExternalHyperlink({ link: href, children: inlineOf(children, { ...look, style: 'Hyperlink' }) });
}

/** Numbers stand as they were typed: 25., 27. must not become 25., 26. in a text that is quoted as law. */
function listOf(list: HtmlElement, place: Place): (Paragraph | Table)[] {
	let next = Number(list.attributes.start ?? 1);
	const sign = list.attributes.class === 'brackets' ? ')' : '.';
	const items = list.children.filter((node) => typeof node !== 'string').filter(({ tag }) => tag === 'li');
	return items.flatMap((item) => {
		const number = Number(item.attributes.value ?? next);
		next = number + 1;
		return itemOf(item, list.tag === 'ul' ? '•' : `${number}${sign}`, place);
	});
}

function itemOf({ children }: HtmlElement, mark: string, place: Place): (Paragraph | Table)[] {
	const depth = Math.min(place.depth + 1, deepest);
	const end = children.findIndex(
		(node) => typeof node !== 'string' && block.has(node.tag) && node.tag !== 'p'
	);
	const own = end < 0 ? children : children.slice(0, end);
	const first = own.flatMap((node, at) =>
		typeof node !== 'string' && node.tag === 'p'
			? [...(at ? [{ tag: 'br', attributes: {}, children: [] }] : []), ...node.children]
			: [node]
	);
	const width = Math.max(step, 120 * (mark.length + 1));
	const head = new Paragraph({
		indent: { left: (depth - 1) * step + width, hanging: width },
		children: [...runsOf(`${mark}\t`, place.look), ...inlineOf(trimmed(first), place.look)]
	});
	return [head, ...(end < 0 ? [] : blocksOf(children.slice(end), { ...place, depth }))];
}

function tableOf(children: readonly HtmlNode[], { look }: Place): Table {
	const rows = find(children, 'tr').map((row) =>
		row.children
			.filter((cell) => typeof cell !== 'string')
			.map((cell): WordCell => {
				const isHead = cell.tag === 'th';
				const alignment = alignments[cell.attributes.align ?? ''];
				return {
					isHead,
					content: [
						new Paragraph({
							...(alignment ? { alignment } : {}),
							children: inlineOf(cell.children, isHead ? { ...look, bold: true } : look)
						})
					]
				};
			})
	);
	return makeTable(rows);
}

const alignments: Record<string, (typeof AlignmentType)[keyof typeof AlignmentType] | undefined> = {
	center: AlignmentType.CENTER,
	right: AlignmentType.RIGHT
};

function find(nodes: readonly HtmlNode[], tag: string): HtmlElement[] {
	return nodes.flatMap((node) =>
		typeof node === 'string' ? [] : node.tag === tag ? [node] : find(node.children, tag)
	);
}

/** Without the blanks and line ends at both ends, which HTML does not show. */
function trimmed(nodes: readonly HtmlNode[]): HtmlNode[] {
	const result = [...nodes];
	if (typeof result[0] === 'string') result[0] = result[0].trimStart();
	const last = result.at(-1);
	if (typeof last === 'string') result[result.length - 1] = last.trimEnd();
	return result;
}
