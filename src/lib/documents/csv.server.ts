import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | null;

/**
 * A table as Excel in Latvia opens it by a double click: `;` between cells, UTF-8 with a byte order mark, CRLF,
 * numbers with a decimal comma. Text that Excel would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function csvForExcel(header: string[], rows: Iterable<CsvCell[]>): string {
	return byteOrderMark + lines([header]) + lines([...rows]);
}

/** The same in pieces, for a table too long to hold: rows are asked for as they are taken. */
export function csvStream(
	header: string[],
	rows: Iterable<CsvCell[]> | AsyncIterable<CsvCell[]>
): ReadableStream<Uint8Array> {
	const source = pieces(header, rows);
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const { done, value } = await source.next();
				if (done) controller.close();
				else controller.enqueue(value);
			},
			async cancel() {
				await source.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}

const byteOrderMark = '\uFEFF';
const rowsInPiece = 500;
const utf8 = new TextEncoder();

async function* pieces(
	header: string[],
	rows: Iterable<CsvCell[]> | AsyncIterable<CsvCell[]>
): AsyncGenerator<Uint8Array, void, undefined> {
	yield utf8.encode(byteOrderMark + lines([header]));
	let waiting: CsvCell[][] = [];
	for await (const row of rows) {
		waiting.push(row);
		if (waiting.length < rowsInPiece) continue;
		yield utf8.encode(lines(waiting));
		waiting = [];
	}
	if (waiting.length) yield utf8.encode(lines(waiting));
}

function lines(rows: CsvCell[][]): string {
	return stringify(
		rows.map((row) => row.map(cell)),
		{ delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ }
	);
}

function cell(value: CsvCell): string {
	if (value === null) return '';
	if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace('.', ',') : '';
	return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}
