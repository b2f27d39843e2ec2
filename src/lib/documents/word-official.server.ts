import { AlignmentType, Paragraph, TabStopType, type Table, type TextRun } from 'docx';
import type { Lines } from './blocks.ts';
import type {
	EdgesBlock,
	EntriesBlock,
	OfficialBlock,
	SignaturesBlock,
	TitleBlock
} from './official-blocks.ts';
import { numberedForWord } from './word-markdown.server.ts';
import { runsOf } from './word-text.server.ts';

/** Twips: 4.5 cm, which the longest usual term ("Padomes locekļi:") fits into. */
const termWidth = 2552;

/** The parts of an official document as Word has them. `runs`: of lines, as everywhere in it; `width`: of the text. */
export function officialForWord(
	block: OfficialBlock,
	runs: (lines: Lines) => TextRun[],
	width: number
): (Paragraph | Table)[] {
	switch (block.type) {
		case 'TITLE':
			return titleOf(block);
		case 'EDGES':
			return [edgesOf(block, width)];
		case 'ENTRIES':
			return entriesOf(block, runs);
		case 'POINT':
			return numberedForWord(block.number, block.source);
		case 'SIGNATURES':
			return signaturesOf(block, width);
	}
}

function titleOf({ lines }: TitleBlock): Paragraph[] {
	return lines.map(({ text, as }, at) => {
		if (as === 'KIND') return new Paragraph({ style: 'Title', keepNext: true, children: runsOf(text) });
		const isLast = at === lines.length - 1 || lines[at + 1]?.as === 'KIND';
		return new Paragraph({
			alignment: AlignmentType.CENTER,
			keepNext: true,
			spacing: { after: isLast ? 240 : 0 },
			children: runsOf(text, { bold: as !== 'AUTHOR' })
		});
	});
}

function edgesOf({ left, right, isTight }: EdgesBlock, width: number): Paragraph {
	return new Paragraph({
		spacing: { after: isTight ? 0 : 240 },
		tabStops: [{ type: TabStopType.RIGHT, position: width }],
		children: runsOf(`${left}\t${right}`)
	});
}

/** Each line is a paragraph of its own, so that a long list of people breaks between pages. */
function entriesOf({ entries }: EntriesBlock, runs: (lines: Lines) => TextRun[]): Paragraph[] {
	return entries.flatMap(({ term, lines }) =>
		(lines.length ? lines : [[{ text: '–' }]]).map((line, at, all) => {
			const isLast = at === all.length - 1;
			return new Paragraph({
				indent: { left: termWidth, hanging: at ? 0 : termWidth },
				spacing: { after: isLast ? 120 : 60 },
				...(at === 0 && !isLast ? { keepNext: true } : {}),
				children: [...(at ? [] : runsOf(`${term}\t`)), ...runs([line])]
			});
		})
	);
}

function signaturesOf({ signatures }: SignaturesBlock, width: number): Paragraph[] {
	return signatures.map(
		({ role, place, name }, at) =>
			new Paragraph({
				spacing: { before: at ? 360 : 600, after: 0 },
				keepNext: at < signatures.length - 1,
				keepLines: true,
				tabStops: [
					{ type: TabStopType.CENTER, position: Math.round(width / 2) },
					{ type: TabStopType.RIGHT, position: width }
				],
				children: runsOf(`${role}\t${place}\t${name}`)
			})
	);
}
