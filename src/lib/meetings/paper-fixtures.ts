import type { Lines } from '#lib/documents/blocks.ts';
import { screenBlocks, type ScreenBlock } from '#lib/documents/screen-blocks.ts';
import type { Block } from '#lib/documents/blocks.ts';

/** What the reader of a page reads, paragraph by paragraph, as `wordPlainText` says it of a Word file. */
export function screenTextOf(blocks: readonly Block[]): string {
	return screenBlocks(blocks)
		.flatMap(textsOf)
		.map((text) => text.replace(/\s+/g, ' ').trim())
		.filter(Boolean)
		.join('\n');
}

const linesOf = (lines: Lines) => lines.map((line) => line.map(({ text }) => text).join(''));

function textsOf(block: ScreenBlock): string[] {
	switch (block.type) {
		case 'TITLE':
			return block.lines.map(({ text }) => text);
		case 'EDGES':
			return [`${block.left} ${block.right}`];
		case 'ENTRIES':
			return block.entries.flatMap(({ term, lines }) => {
				const [first = '–', ...more] = linesOf(lines);
				return [`${term} ${first}`, ...more];
			});
		case 'POINT': {
			const [first = '', ...more] = htmlTexts(block.html);
			return [`${block.number} ${first}`, ...more];
		}
		case 'SIGNATURES':
			return block.signatures.map(({ role, place, name }) => `${role} ${place} ${name}`);
		case 'HEADING':
			return [block.text];
		case 'PARAGRAPH':
			return linesOf(block.lines);
		case 'HTML':
			return htmlTexts(block.html);
		case 'TABLE':
			return [
				...block.columns.map(({ name }) => name),
				...block.rows.flatMap((row) => row.flatMap((cell) => linesOf(cell)))
			];
		default:
			throw new Error(`no document of a meeting has ${block.type}`);
	}
}

function htmlTexts(html: string): string[] {
	return html
		.replace(/\n/g, ' ')
		.replace(/<\/(?:p|li|h\d|td|th)>|<br ?\/?>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replaceAll('&amp;', '&')
		.split('\n')
		.map((text) => text.trim())
		.filter(Boolean);
}
