import { HeadingLevel, Paragraph, type Table } from 'docx';
import type { Block, EventsBlock, FactsBlock, Lines, Run, TableBlock } from './blocks.ts';
import { officialForWord } from './word-official.server.ts';
import { isOfficial } from './official-blocks.ts';
import { barsForWord } from './word-bars.server.ts';
import { markdownForWord } from './word-markdown.server.ts';
import { gap, makeTable, textWidth, type WordCell } from './word-table.server.ts';
import { runsOf, type RunLook } from './word-text.server.ts';

type Piece = Paragraph | Table;

/** The content of a document as Word has it; `width`: of the text, in twips. */
export function wordBlocks(blocks: readonly Block[], width = textWidth): Piece[] {
	return blocks.flatMap((block) => pieces(block, width));
}

function pieces(block: Block, width: number): Piece[] {
	if (isOfficial(block)) return officialForWord(block, lineRuns, width);
	switch (block.type) {
		case 'HEADING':
			return [
				new Paragraph({
					heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
					...(block.isUnnumbered ? {} : { numbering: { reference: 'headings', level: block.level - 1 } }),
					children: runsOf(block.text)
				})
			];
		case 'PARAGRAPH':
			return [
				new Paragraph({
					...(block.isTight ? { spacing: { after: 40 } } : {}),
					...(block.isLabel ? { keepNext: true, spacing: { before: 120, after: 60 } } : {}),
					children: lineRuns(block.lines)
				})
			];
		case 'MARKDOWN':
			return markdownForWord(block.source);
		case 'FACTS':
			return factsOf(block, width);
		case 'TABLE':
			return tableOf(block, width);
		case 'LIST':
			return block.items.map(
				(lines) =>
					new Paragraph({
						numbering: { reference: 'bullets', level: 0 },
						spacing: { after: 60 },
						children: lineRuns(lines)
					})
			);
		case 'BARS':
			return barsForWord(block, width);
		case 'EVENTS':
			return block.events.flatMap(eventOf);
	}
}

/** In grey nothing is printed: what is quiet on the screen is small here. */
function lookOf(run: Run): RunLook {
	switch (run.look) {
		case 'STRONG':
		case 'LATE':
			return { bold: true };
		case 'STRUCK':
			return { strike: true };
		case 'QUIET':
			return { italics: true };
		default:
			return {};
	}
}

function lineRuns(lines: Lines) {
	return lines.flatMap((line, at) => [
		...(at ? runsOf('\n') : []),
		...line.flatMap((run) => runsOf(run.text, lookOf(run)))
	]);
}

function factsOf({ facts }: FactsBlock, width: number): Piece[] {
	const rows = facts.map(({ term, lines }) => [
		cellOf([[{ text: term }]]),
		cellOf(lines.length ? lines : [[{ text: '–' }]])
	]);
	return rows.length ? [makeTable(rows, [3, 7], { width }), gap()] : [];
}

function tableOf({ caption, columns, rows, keepsRows = false }: TableBlock, width: number): Piece[] {
	const heads = columns.map(({ name }) => cellOf([[{ text: name, look: 'STRONG' }]], true));
	return [
		...(caption ? [new Paragraph({ keepNext: true, children: runsOf(caption) })] : []),
		makeTable(
			[heads, ...rows.map((row) => row.map((lines) => cellOf(lines)))],
			columns.map(({ share }) => share),
			{ keepsRows, width }
		),
		gap()
	];
}

function cellOf(lines: Lines, isHead = false): WordCell {
	const content = lines.map(
		(line) => new Paragraph({ style: 'Cell', children: line.flatMap((run) => runsOf(run.text, lookOf(run))) })
	);
	return { isHead, content };
}

function eventOf({ head, lines, text, isWithdrawn }: EventsBlock['events'][number]): Piece[] {
	return [
		new Paragraph({ style: 'EventHead', children: runsOf(head, { bold: true }) }),
		...(lines.length ? [new Paragraph({ children: lineRuns(lines) })] : []),
		...(text ? markdownForWord(text, isWithdrawn ? { strike: true } : {}) : [])
	];
}
