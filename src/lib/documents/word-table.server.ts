import {
	BorderStyle,
	LineRuleType,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType
} from 'docx';

export interface WordCell {
	readonly isHead: boolean;
	readonly content: readonly (Paragraph | Table)[];
}

/** Twips between the margins of an A4 sheet with 3 cm at the left and 2 cm at the right: 16 cm. */
export const textWidth = 9071;
/** The same across, with 2 cm on both sides. */
export const textWidthAcross = 14570;

const line = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' };
const lines = {
	top: line,
	bottom: line,
	left: line,
	right: line,
	insideHorizontal: line,
	insideVertical: line
};

/**
 * A table as wide as the text. The rows at its top whose cells are all heads stand on every page. `shares`: how wide the
 * columns are, in parts of the sum; equally, where it is not said. `keepsRows`: no row is torn between two pages.
 * Short rows are filled up: Word refuses a ragged table.
 */
export function makeTable(
	rows: readonly (readonly WordCell[])[],
	shares?: readonly number[],
	{ keepsRows = false, width = textWidth }: { readonly keepsRows?: boolean; readonly width?: number } = {}
): Table {
	const columns = Math.max(1, ...rows.map((row) => row.length));
	const widths = widthsOf(shares ?? Array.from({ length: columns }, () => 1), width);
	const isHead = (row: readonly WordCell[]) => row.every((cell) => cell.isHead);
	const heads = rows.findIndex((row) => !isHead(row));
	return new Table({
		width: { size: width, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		borders: lines,
		margins: { top: 40, bottom: 40, left: 85, right: 85 },
		rows: rows.map(
			(row, at) =>
				new TableRow({
					// Word repeats heads only from the first row on.
					tableHeader: heads < 0 ? at === 0 : at < heads,
					cantSplit: keepsRows || isHead(row),
					children: widths.map((size, column) => cellOf(row[column], size))
				})
		)
	});
}

/** What stands after a table: two that touch become one. */
export function gap(): Paragraph {
	return new Paragraph({ spacing: { after: 0, line: 120, lineRule: LineRuleType.EXACT } });
}

function cellOf(cell: WordCell | undefined, size: number): TableCell {
	// A cell must end in a paragraph, or Word calls the file damaged.
	const content = cell?.content.length ? [...cell.content] : [new Paragraph({ style: 'Cell' })];
	if (!(content.at(-1) instanceof Paragraph)) content.push(new Paragraph({}));
	return new TableCell({
		children: content,
		width: { size, type: WidthType.DXA },
		...(cell?.isHead ? { shading: { fill: 'F2F2F2' } } : {})
	});
}

function widthsOf(shares: readonly number[], width: number): number[] {
	const sum = shares.reduce((total, share) => total + share, 0);
	return shares.map((share) => Math.round((width * share) / sum));
}
