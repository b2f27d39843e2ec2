import { escapeMarkdown } from './paste-rules.ts';
import type { PdfLine } from './pdf-lines.ts';

const bullet = /^([•▪◦●○■□➢✓\uF0B7\uF0A7\uF0D8\uF0FC])\s*(?=\S)/u;
const dash = /^[-–—]\s+(?=\S)/u;
const number = /^(\(?\d{1,2}(\.\d{1,2}){0,3}[.)]|[a-z]\))\s/u;

/** What the lines of a document have in common. */
interface Measure {
	/** Where the text ends at the right. */
	readonly right: number;
	/** From one line to the next within a paragraph. */
	readonly pitch: number;
}

/**
 * Markdown of the lines of a PDF, which knows no paragraphs: lines that were only wrapped are joined again, words that were parted at
 * a line's end are whole again, bullets are items.
 */
export function markdownOfLines(lines: readonly PdfLine[], pageWidth: number): string {
	const measure = measureOf(lines, pageWidth);
	const paragraphs: PdfLine[][] = [];
	for (const line of lines) {
		const open = paragraphs.at(-1);
		if (open && goesOn(open, line, measure)) open.push(line);
		else paragraphs.push([line]);
	}
	return blocksOf(paragraphs);
}

function measureOf(lines: readonly PdfLine[], pageWidth: number): Measure {
	const ends = lines.map(({ right }) => right).sort((one, other) => one - other);
	const gaps = lines
		.flatMap((line, at) => {
			const before = lines[at - 1];
			const gap = before?.page === line.page ? before.y - line.y : 0;
			return gap > 0 && gap < 3 * line.height ? [gap / line.height] : [];
		})
		.sort((one, other) => one - other);
	return {
		// A line or two may stand out; and where all are short, none was wrapped.
		right: Math.max(ends[Math.floor((ends.length - 1) * 0.97)] ?? 0, pageWidth * 0.75),
		// More lines are within a paragraph than between two; where they are not, single spacing is what is left.
		pitch: Math.min(gaps[Math.floor(gaps.length * 0.4)] ?? 1.2, 2)
	};
}

function goesOn(paragraph: readonly PdfLine[], line: PdfLine, { right, pitch }: Measure): boolean {
	const last = paragraph.at(-1)!;
	if (bullet.test(line.text)) return false;
	const firstWord = /^\S+/.exec(line.text)![0].length;
	const letter = (line.right - line.left) / Math.max(1, line.text.length);
	// It would have stood there, had the text gone on.
	if (last.right + (firstWord + 1) * letter < right - letter * 2) return false;
	if (Math.abs(last.height - line.height) > 0.15 * Math.max(last.height, line.height)) return false;
	const isNextPage = last.page !== line.page;
	if (isNextPage) return !/[.:;!?]$/.test(last.text) || /^\p{Ll}/u.test(line.text);
	if (last.y - line.y > (pitch + 0.25) * line.height || line.y > last.y + 1) return false;
	const isOutdented = line.left < last.left - letter * 1.5;
	const isIndented = line.left > last.left + letter * 2;
	if (number.test(line.text) || dash.test(line.text))
		return !(isOutdented || (/[.;:,]$/.test(last.text) && !/^\d+\.\s\p{Ll}/u.test(line.text)));
	// The second line of an item stands further in than its sign.
	return !(isIndented && (paragraph.length > 1 || !isItem(paragraph[0]!.text)));
}

function isItem(text: string): boolean {
	return bullet.test(text) || dash.test(text) || number.test(text);
}

/** Items stand under one another, all else is a paragraph of its own. */
function blocksOf(paragraphs: readonly (readonly PdfLine[])[]): string {
	const levels: number[] = [];
	let markdown = '';
	let kind: Kind | null = null;
	for (const lines of paragraphs) {
		const text = joined(lines);
		const sign = bullet.exec(text) ?? dash.exec(text);
		const own: Kind = sign ? 'BULLET' : number.test(text) ? 'NUMBER' : 'TEXT';
		markdown += own === kind && own !== 'TEXT' ? '\n' : '\n\n';
		if (!sign) levels.length = 0;
		markdown += sign
			? `${'  '.repeat(levelOf(lines[0]!.left, levels))}- ${escapeMarkdown(text.slice(sign[0].length))}`
			: escapeMarkdown(text);
		kind = own;
	}
	return markdown.trim();
}

type Kind = 'BULLET' | 'NUMBER' | 'TEXT';

/** By how far in the sign stands. */
function levelOf(left: number, levels: number[]): number {
	while (levels.length && levels.at(-1)! > left + 3) levels.pop();
	if (!levels.length || levels.at(-1)! < left - 3) levels.push(left);
	return levels.length - 1;
}

function joined(lines: readonly PdfLine[]): string {
	return lines.reduce((text, line) => {
		if (!text) return line.text;
		// "insti-" and "tūcija"; but "2025-" and "2027", "Rīgas-" and "Daugavpils".
		if (/\u00AD$/.test(text)) return text.slice(0, -1) + line.text;
		if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line.text)) return text.slice(0, -1) + line.text;
		return /[\p{L}\d][-–/]$/u.test(text) ? text + line.text : `${text} ${line.text}`;
	}, '');
}
