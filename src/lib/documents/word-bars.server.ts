import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlign,
	WidthType,
	type ITableCellOptions
} from 'docx';
import type { BarsBlock } from './blocks.ts';
import { gap } from './word-table.server.ts';
import { runsOf } from './word-text.server.ts';

/* A picture of bars as a table whose cells are shaded: every reader of Word files shows it, and reads its words aloud. */

/** Of the text's width: what is named, the bar when it is whole, its value. */
const shares = { label: 0.4, bar: 0.4, value: 0.2 };
const ink = '4472A8';
const rest = 'E7E6E3';

/** Bars, each with what it is of before it and its value behind it. */
export function barsForWord({ caption, heads, bars }: BarsBlock, width: number): (Paragraph | Table)[] {
	if (bars.length === 0) return [];
	const grid = gridOf(bars.map(({ length }) => length));
	const columns = [
		Math.round(width * shares.label),
		...grid.map((part) => Math.round((width * shares.bar * part) / 100)),
		Math.round(width * shares.value)
	];
	const line = { style: BorderStyle.SINGLE, size: 4, color: 'FFFFFF' };
	return [
		...(caption ? [new Paragraph({ keepNext: true, children: runsOf(caption, { bold: true }) })] : []),
		new Table({
			...{
				width: { size: width, type: WidthType.DXA },
				columnWidths: columns,
				layout: TableLayoutType.FIXED
			},
			borders: {
				...{ top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
			},
			margins: { top: 20, bottom: 20, left: 60, right: 60 },
			rows: [headRow(heads, columns), ...bars.map((bar) => barRow(bar, grid, columns))]
		}),
		gap()
	];
}

/** The parts into which the whole is cut by the ends of all bars: each bar covers the first of them. */
function gridOf(lengths: readonly number[]): number[] {
	const ends = [...new Set([...lengths.map(lengthOf), 100])].filter((end) => end > 0).sort((a, b) => a - b);
	return ends.map((end, at) => end - (ends[at - 1] ?? 0));
}

const lengthOf = (length: number) => Math.min(100, Math.max(0, Math.round(length)));

function headRow([named, value]: BarsBlock['heads'], columns: readonly number[]): TableRow {
	return new TableRow({
		...{ tableHeader: true, cantSplit: true },
		children: [
			cellOf(named, { columnSpan: columns.length - 1 }, { isQuiet: true }),
			cellOf(value, {}, { isQuiet: true, isRight: true })
		]
	});
}

function barRow(
	{ label, value, length, note }: BarsBlock['bars'][number],
	grid: readonly number[],
	columns: readonly number[]
): TableRow {
	const covered = countCovered(grid, lengthOf(length));
	const [bar, left] = [columns.slice(1, 1 + covered), columns.slice(1 + covered, -1)];
	return new TableRow({
		cantSplit: true,
		children: [
			cellOf(label, { width: sized(columns.slice(0, 1)) }),
			...(bar.length ? [cellOf('', shaded(bar, ink))] : []),
			...(left.length ? [cellOf('', shaded(left, rest))] : []),
			cellOf(note ? `${value}\n${note}` : value, { width: sized(columns.slice(-1)) }, { isRight: true })
		]
	});
}

function countCovered(grid: readonly number[], length: number): number {
	let [sum, count] = [0, 0];
	for (; count < grid.length && sum + grid[count]! <= length; count += 1) sum += grid[count]!;
	return count;
}

function shaded(columns: readonly number[], fill: string): Cell {
	return { columnSpan: columns.length, width: sized(columns), shading: { fill } };
}

const sized = (columns: readonly number[]) => ({
	...{ size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA }
});

type Cell = Omit<ITableCellOptions, 'children'>;

function cellOf(text: string, options: Cell, { isQuiet = false, isRight = false } = {}): TableCell {
	return new TableCell({
		...{ ...options, verticalAlign: VerticalAlign.CENTER },
		children: [
			new Paragraph({
				style: 'Cell',
				...(isRight ? { alignment: AlignmentType.RIGHT } : {}),
				children: text ? runsOf(text, isQuiet ? { italics: true } : {}) : []
			})
		]
	});
}
