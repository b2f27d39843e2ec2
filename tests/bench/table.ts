import type { Measured } from './load.ts';
import type { Page } from './page.ts';

type Row = Measured & Partial<Page> & { readonly name: string };

const columns: readonly (readonly [head: string, width: number, text: (row: Row) => string])[] = [
	['conn.', 7, (row) => String(row.connections)],
	['req/s', 9, (row) => row.perSecond.toFixed(0)],
	['p50 ms', 9, (row) => String(row.p50)],
	['p99 ms', 9, (row) => String(row.p99)],
	['queries', 9, (row) => shown(row.queries)],
	['bytes', 9, (row) => shown(row.bytes)],
	['gzip', 8, (row) => shown(row.gzip)],
	['js gzip', 9, (row) => shown(row.script)]
];
const nameWidth = 24;

export function printHead(): void {
	console.log(''.padEnd(nameWidth) + columns.map(([head, width]) => head.padStart(width)).join(''));
}

export function printRow(row: Row): void {
	const cells = columns.map(([, width, text]) => text(row).padStart(width)).join('');
	console.log(row.name.padEnd(nameWidth) + cells + (row.failed ? `  ${row.failed} failed` : ''));
}

export function printNote(text: string): void {
	console.log(`bench: ${text}`);
}

function shown(number: number | null | undefined): string {
	return number === undefined || number === null ? '–' : String(number);
}
