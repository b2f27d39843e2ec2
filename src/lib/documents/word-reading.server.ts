import { emptyReading, mostText, type FileReading, type TextPart } from './file-reading.ts';
import { parseHtml } from './html-parsing.server.ts';
import { cellsOf, elementsOf, itemOf, marksAt, transparent, typedNumber } from './word-elements.server.ts';
import { WordNumbers } from './word-numbers.server.ts';
import { attributeOf, valueAt, word, wordParts, type WordParts } from './word-parts.server.ts';
import { markdownFromHtml } from './word-paste.ts';
import { WordRuns, type Beside } from './word-runs.server.ts';
import { WordStyles } from './word-styles-reading.server.ts';
import { childrenOf, follow, isElement } from './xml.server.ts';

/**
 * The text of a Word file (.docx) as Markdown: headings, lists with the numbers that Word prints, tables, emphasis, links and notes.
 * Tracked changes are read as accepted; comments, headers, footers and pictures are left out.
 */
export async function readWord(bytes: Uint8Array): Promise<FileReading> {
	const parts = await wordParts(bytes);
	if (typeof parts === 'string') return { ...emptyReading, problem: parts };
	const read: TextPart[] = [];
	const htmlParts = new WordReader(parts).read();
	if (htmlParts.reduce((sum, { html }) => sum + html.length, 0) > 4 * mostText)
		return { ...emptyReading, problem: 'TOO_BIG' };
	for (const { mark, title, html } of htmlParts) {
		const markdown = await markdownFromHtml(`<body>${html}</body>`, parseHtml);
		if (markdown || mark !== null) read.push({ mark, title, markdown });
	}
	const isEmpty = read.every(({ markdown }) => !markdown);
	return { ...emptyReading, parts: read, problem: isEmpty ? 'NO_TEXT' : null };
}

interface HtmlPart {
	readonly mark: string | null;
	readonly title: string | null;
	html: string;
}

/** Goes through the body once and writes the HTML that Word itself would put on the clipboard: what reads that reads this. */
class WordReader {
	readonly #parts: WordParts;
	readonly #styles: WordStyles;
	readonly #runs: WordRuns;
	readonly #numbers: WordNumbers;
	#beside: Beside = { boxes: [], notes: [] };
	#read: HtmlPart[] = [{ mark: null, title: null, html: '' }];
	/** What stood in a paragraph whose end was deleted: it goes on in the next. */
	#carried = '';

	constructor(parts: WordParts) {
		this.#parts = parts;
		this.#styles = new WordStyles(parts.styles);
		this.#runs = new WordRuns(this.#styles, parts.links);
		this.#numbers = new WordNumbers(parts.numbering);
	}

	read(): HtmlPart[] {
		const [body] = childrenOf(this.#parts.document.documentElement, word, 'body');
		if (body) this.#flow(body);
		this.#write(this.#carried && `<p>${this.#carried}</p>`);
		// A note of a note is in no letter, and could go round in a circle.
		for (const [at, note] of [...this.#beside.notes].entries()) this.#write(this.#note(note, at + 1));
		return this.#read;
	}

	#write(html: string): void {
		this.#read.at(-1)!.html += html;
	}

	/** What stands one under another on the pages; a mark begins a new part. */
	#flow(parent: Element): void {
		for (const element of elementsOf(parent)) {
			const mark = marksAt(element).at(-1);
			if (mark !== undefined && this.#begin(mark, element)) continue;
			const within = transparent(element);
			if (within) for (const one of within) this.#flow(one);
			else this.#write(this.#block(element));
		}
	}

	/** Begins a part; says whether the element was its title. */
	#begin(mark: string, element: Element): boolean {
		const isTitle = isElement(element, word, 'p');
		if (this.#read.at(-1)!.mark === mark && !isTitle) return false;
		const title = isTitle ? this.#runs.html(element, this.#beside) : null;
		this.#read.push({ mark, title: title && (parseHtml(title).body.textContent ?? '').trim(), html: '' });
		return isTitle;
	}

	/** HTML of what is in a cell or in a box. */
	#blocks(parent: Element): string {
		return elementsOf(parent)
			.map((element) => {
				const within = transparent(element);
				return within ? within.map((one) => this.#blocks(one)).join('') : this.#block(element);
			})
			.join('');
	}

	#block(element: Element): string {
		if (isElement(element, word, 'p')) return this.#paragraph(element);
		return isElement(element, word, 'tbl') ? this.#table(element) : '';
	}

	#paragraph(paragraph: Element): string {
		const content = this.#carried + this.#runs.html(paragraph, this.#beside);
		const isJoined = follow(paragraph, word, 'pPr', 'rPr', 'del').length > 0;
		this.#carried = isJoined ? content : '';
		const boxes = this.#beside.boxes.splice(0).map((box) => this.#blocks(box));
		return (isJoined ? '' : this.#whole(paragraph, content)) + boxes.join('');
	}

	#whole(paragraph: Element, content: string): string {
		const style = this.#styles.find(valueAt(paragraph, 'pPr', 'pStyle'));
		const listId = valueAt(paragraph, 'pPr', 'numPr', 'numId') ?? style.list?.id ?? '0';
		const level = Number(valueAt(paragraph, 'pPr', 'numPr', 'ilvl') ?? style.list?.level ?? 0);
		const number = listId === '0' ? null : this.#numbers.next(listId, level);
		if (!content.trim()) return '';
		const outline = Number(valueAt(paragraph, 'pPr', 'outlineLvl') ?? 9) + 1;
		const heading = outline <= 6 ? outline : style.heading;
		if (heading) return `<h${heading}>${number ? `${number.mark} ` : ''}${content}</h${heading}>`;
		if (number) return itemOf(number, content);
		const typed = typedNumber(paragraph, content);
		if (typed) return itemOf(typed.number, typed.content);
		return `<p${style.isListText ? ' class="MsoListParagraph"' : ''}>${content}</p>`;
	}

	#table(table: Element): string {
		const rows = follow(table, word, 'tr').filter((row) => !follow(row, word, 'trPr', 'del').length);
		const down = new Map<number, { rows: number }>();
		const cells = rows.map((row) => this.#row(row, down));
		const html = cells.map((row) =>
			row
				.map(
					({ wide, tall, html: content }) => `<td colspan="${wide}" rowspan="${tall.rows}">${content}</td>`
				)
				.join('')
		);
		return `<table>${html.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
	}

	/** `down`: the cells of the rows above that may go on, by the column in which they begin. */
	#row(row: Element, down: Map<number, { rows: number }>): Cell[] {
		const cells: Cell[] = [];
		let column = 0;
		for (const cell of cellsOf(row)) {
			const wide = Math.min(30, Math.max(1, Number(valueAt(cell, 'tcPr', 'gridSpan') ?? 1) || 1));
			const [merge] = follow(cell, word, 'tcPr', 'vMerge');
			const above = down.get(column);
			if (merge && attributeOf(merge, 'val') !== 'restart' && above) above.rows += 1;
			else {
				const tall = { rows: 1 };
				cells.push({ wide, tall, html: this.#blocks(cell) });
				down.set(column, tall);
			}
			column += wide;
		}
		return cells;
	}

	#note({ kind, id }: Beside['notes'][number], number: number): string {
		const root = this.#parts[`${kind}s`]?.documentElement;
		const note = root && childrenOf(root, word, kind).find((one) => attributeOf(one, 'id') === id);
		const text =
			note &&
			Array.from(note.childNodes)
				.map((one) => this.#runs.html(one, this.#beside))
				.join(' ');
		return text?.trim() ? `<p>[${number}] ${text.trim()}</p>` : '';
	}
}

interface Cell {
	readonly wide: number;
	readonly tall: { rows: number };
	readonly html: string;
}
