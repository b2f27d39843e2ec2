import { parse } from 'csv-parse/sync';

/** A table that was pasted, row by row; all rows have equally many cells. */
export interface PastedTable {
	readonly rows: readonly (readonly string[])[];
	/** How many lines stood beside it, and are not of it. */
	readonly outside: number;
}

const mostRows = 500;

/**
 * Reads a table as it arrives in a field: Markdown, which a browser makes of what was copied from Word or Excel, or, without a script,
 * cells parted by tabs (or semicolons). Null for what is no table.
 */
export function readTable(text: string): PastedTable | null {
	const lines = text.toWellFormed().replace(/\r\n?/g, '\n').split('\n');
	const ofTable = lines.filter((line) => /^\s*\|.*\|\s*$/u.test(line));
	if (ofTable.length > 0) {
		const outside = lines.filter((line) => line.trim() !== '' && !ofTable.includes(line)).length;
		return tableOf(ofTable.filter((line) => !/^[\s|:-]+$/u.test(line)).map(cellsOfMarkdown), outside);
	}
	const delimiter = ['\t', ';'].find((sign) => text.includes(sign));
	return delimiter ? tableOf(parsed(text, delimiter), 0) : null;
}

function tableOf(rows: readonly (readonly string[])[], outside: number): PastedTable | null {
	const tidied = rows
		.map((row) => row.map(tidyCell))
		.filter((row) => row.some((cell) => cell !== ''))
		.slice(0, mostRows);
	const width = Math.max(0, ...tidied.map((row) => row.length));
	if (width < 2) return null;
	const square = tidied.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
	const isUsed = Array.from({ length: width }, (_, at) => square.some((row) => row[at] !== ''));
	return { rows: square.map((row) => row.filter((_, at) => isUsed[at])), outside };
}

/** Cells between bars; a bar of a text is escaped, and so are signs that Markdown would read. */
function cellsOfMarkdown(line: string): string[] {
	const inner = line.trim().replace(/^\|/u, '').replace(/\|$/u, '');
	return inner.split(/(?<!\\)\|/u).map((cell) =>
		cell
			.replace(/<br\s*\/?>/giu, '\n')
			.replace(/\*\*(.+?)\*\*/gu, '$1')
			.replace(/\\([\\|`*_{}[\]()#+.!~<>-])/gu, '$1')
	);
}

/** A cell with line ends of its own stands in quotation marks, as spreadsheets copy it; others may hold some of them. */
function parsed(text: string, delimiter: string): string[][] {
	const options = { delimiter, relax_column_count: true, skip_empty_lines: true, bom: true };
	try {
		return parse(text, options) as unknown as string[][];
	} catch {
		return parse(text, { ...options, quote: null }) as unknown as string[][];
	}
}

function tidyCell(cell: string): string {
	return cell
		.normalize('NFC')
		.split('\n')
		.map((line) => line.replace(/[\p{Cc}\p{Cf}\s\u00a0]+/gu, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}
