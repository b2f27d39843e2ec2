import { parse } from 'csv-parse/sync';
import { problemWith } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { importColumns, readHeader, type ImportCells, type ImportColumn } from './people-import.ts';

/** A table of people of a council is far smaller than this. */
export const mostBytes = 5 * 1024 * 1024;
export const mostRows = 5_000;

/** A file as rows of cells by what they mean. */
export interface ImportTable {
	readonly rows: readonly { readonly line: number; readonly cells: ImportCells }[];
	readonly columns: readonly ImportColumn[];
	/** Headers that mean nothing here. */
	readonly ignored: readonly string[];
	readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1257';
	readonly delimiter: ';' | ',' | '\t';
}

/**
 * Reads a CSV as spreadsheets write it: UTF-8 with or without its mark, UTF-16, Windows-1257; semicolons, commas or tabs; quoted
 * cells; headers in Latvian or English in any order. Refuses INVALID at `file`, with words for what is no such table.
 */
export function readImportTable(bytes: Uint8Array): ImportTable {
	if (bytes.length > mostBytes) refuse('people_import_problem_big');
	if (bytes.length === 0) refuse('people_import_problem_empty');
	const { text, encoding } = decode(bytes);
	const delimiter = delimiterOf(text);
	const records = parseCells(text, delimiter);
	const header = records.shift();
	if (!header || records.length === 0) refuse('people_import_problem_empty');
	if (records.length > mostRows) refuse('people_import_problem_rows');
	const { columns, ignored } = readHeader(header.record);
	if (!columns.includes('name') && !(columns.includes('firstName') && columns.includes('surname')))
		refuse('people_import_problem_header');
	const rows = records
		.filter(({ record }) => record.some((cell) => cell.trim() !== ''))
		.map(({ record, info }) => ({ line: info.lines, cells: cellsOf(columns, record) }));
	return {
		...{ rows, ignored, encoding, delimiter },
		columns: importColumns.filter((column) => columns.includes(column))
	};
}

function decode(bytes: Uint8Array): Pick<ImportTable, 'encoding'> & { text: string } {
	const starts = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);
	if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) refuse('people_import_problem_excel');
	if (starts(0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
	if (starts(0x25, 0x50, 0x44, 0x46) || bytes.includes(0)) refuse('people_import_problem_kind');
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
	} catch {
		return { text: new TextDecoder('windows-1257').decode(bytes), encoding: 'Windows-1257' };
	}
}

/** Whichever stands most often in the first line, outside quotes. */
function delimiterOf(text: string): ImportTable['delimiter'] {
	const line = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0]!;
	const count = (sign: string) => line.split(sign).length;
	const signs = [';', '\t', ','] as const;
	return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

interface ParsedRecord {
	record: string[];
	info: { lines: number };
}

function parseCells(text: string, delimiter: string): ParsedRecord[] {
	try {
		return parse(text, {
			...{ delimiter, bom: true, info: true, trim: true, relax_column_count: true },
			...{ skip_empty_lines: true, max_record_size: 100_000 }
		}) as unknown as ParsedRecord[];
	} catch (fault) {
		const { lines } = fault as { lines?: number };
		if (lines === undefined) throw fault;
		throw new Refusal('INVALID', {
			fields: { file: problemWith('people_import_problem_quotes', { line: String(lines) }) }
		});
	}
}

function cellsOf(columns: readonly (ImportColumn | null)[], record: readonly string[]): ImportCells {
	const cells: Partial<Record<ImportColumn, string>> = {};
	columns.forEach((column, at) => {
		const text = tidy(record[at] ?? '');
		if (column && text && cells[column] === undefined) cells[column] = text;
	});
	return cells;
}

/** One line without characters that nobody sees; a cell that a spreadsheet was kept from running loses its apostrophe. */
function tidy(cell: string): string {
	return cell
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^'(?=[=+\-@])/, '')
		.trim();
}

function refuse(problem: string): never {
	throw new Refusal('INVALID', { fields: { file: problem } });
}
