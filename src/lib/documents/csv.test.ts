import { describe, expect, test } from 'vitest';
import { csvForExcel, csvStream, type CsvCell } from './csv.server.ts';

const rows: CsvCell[][] = [
	['Ādaži', 12, null],
	['ar ; un "pēdiņām"', -3.5, 'divas\nrindas'],
	['', 0, '01.05.2022.']
];

describe('a table for Excel in Latvia', () => {
	test('has a byte order mark, semicolons, CRLF, and quotes where they are needed', () => {
		expect(csvForExcel(['Vieta', 'Skaits', 'Piezīme'], rows)).toBe(
			'\uFEFFVieta;Skaits;Piezīme\r\nĀdaži;12;\r\n"ar ; un ""pēdiņām""";-3,5;"divas\nrindas"\r\n;0;01.05.2022.\r\n'
		);
	});

	test('without rows is its header', () => expect(csvForExcel(['A', 'B'], [])).toBe('\uFEFFA;B\r\n'));

	test.each([
		['=1+1', "'=1+1"],
		['=HYPERLINK("https://x.example";"x")', '"\'=HYPERLINK(""https://x.example"";""x"")"'],
		['+371 60000000', "'+371 60000000"],
		['-2+3', "'-2+3"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\t=1', "'\t=1"],
		['\r=1', '"\'\r=1"'],
		['\n=1', '"\'\n=1"'],
		['＝1', "'＝1"],
		['– domuzīme', '– domuzīme'],
		['a=1', 'a=1'],
		["'jau", "'jau"]
	])('the text %j is no formula', (text, cell) =>
		expect(csvForExcel(['A'], [[text]])).toBe(`\uFEFFA\r\n${cell}\r\n`)
	);

	test('numbers stay numbers, and what is none stays empty', () =>
		expect(csvForExcel(['A'], [[-5], [1234.5], [NaN], [Infinity]])).toBe(
			'\uFEFFA\r\n-5\r\n1234,5\r\n\r\n\r\n'
		));

	test('a formula in a header is none either', () => expect(csvForExcel(['=A'], [])).toBe("\uFEFF'=A\r\n"));
});

describe('the same in pieces', () => {
	test('is the same', async () => {
		expect(await textOf(csvStream(['A', 'B', 'C'], rows))).toBe(csvForExcel(['A', 'B', 'C'], rows));
		expect(await textOf(csvStream(['A'], []))).toBe(csvForExcel(['A'], []));
	});

	test('asks for rows as they are taken, and for no more when the reader leaves', async () => {
		const asked = { rows: 0, closed: false };
		const reader = csvStream(['A'], counting(asked)).getReader();
		await reader.read();
		await reader.read();
		expect(asked.rows).toBeLessThan(5_000);
		await reader.cancel();
		expect(asked.closed).toBe(true);
	});

	test('ten thousand rows and more', async () => {
		const many = Array.from({ length: 12_345 }, (_, index): CsvCell[] => [`Uzdevums ${index}`, index]);
		const text = await textOf(csvStream(['Uzdevums', 'Nr.'], many));
		expect(text.split('\r\n')).toHaveLength(12_347);
		expect(text.endsWith('Uzdevums 12344;12344\r\n')).toBe(true);
	});
});

async function* counting(asked: { rows: number; closed: boolean }): AsyncGenerator<CsvCell[]> {
	try {
		for (; asked.rows < 1_000_000; asked.rows += 1) yield [asked.rows];
	} finally {
		asked.closed = true;
	}
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
	// Not Response.text(), which would drop the byte order mark.
	return Buffer.concat(await Array.fromAsync(stream)).toString('utf8');
}
