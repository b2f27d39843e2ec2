import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { markdownOf } from './file-reading.ts';
import { linesDown, makePdf, type PlacedText } from './pdf-fixtures.ts';
import { readPdf } from './pdf-reading.server.ts';

const read = async (...pages: (readonly PlacedText[])[]) => markdownOf(await readPdf(makePdf(pages)));
/** As wide as the text of a page: what is shorter ends a paragraph. */
const full = (text: string) => text.padEnd(70, ' vārdi').slice(0, 70).replace(/ $/, 'i');
const wide = full('Likums nosaka institūciju pienākumus, un noteikumi nosaka, kā');

describe('a PDF with text becomes Markdown', () => {
	test('lines that were only wrapped are one paragraph again', async () => {
		const text = await read(linesDown([wide, full('tās sadarbojas'), 'līdz galam.', 'Cita rindkopa.']));
		expect(text).toBe(`${wide} ${full('tās sadarbojas')} līdz galam.\n\nCita rindkopa.`);
	});

	test('distance and an indent part paragraphs as well', async () => {
		const apart = await read([...linesDown([wide, wide]), ...linesDown([wide, wide], 710)]);
		expect(apart).toBe(`${wide} ${wide}\n\n${wide} ${wide}`);
		const indented = await read([
			...linesDown([wide, wide]),
			{ text: wide.slice(0, 66), x: 104, y: 732 },
			...linesDown([wide], 718)
		]);
		expect(indented).toBe(`${wide} ${wide}\n\n${wide.slice(0, 66)} ${wide}`);
	});

	test('a word that was parted at the end of a line is whole, what has a hyphen keeps it', async () => {
		const parted = `${wide.slice(0, 60)} institū-`;
		const years = `${wide.slice(0, 60)} no 2025-`;
		expect(await read(linesDown([parted, 'cija'.padEnd(69, 's'), wide]))).toContain('institūcija');
		expect(await read(linesDown([years, '2027 gadam '.padEnd(69, 's'), wide]))).toContain('no 2025-2027');
	});

	test('a date at the beginning of a line is no item', async () => {
		const line = full('30. jūnijam sagatavot grozījumus');
		expect(await read(linesDown([wide, line, wide]))).toBe(`${wide} ${line} ${wide}`);
	});

	test('bullets on two levels, items over two lines, and numbers', async () => {
		const long = `• ${wide.slice(0, 66)}`;
		const text = await read([
			{ text: 'Darbi:', y: 760 },
			{ text: long, y: 746 },
			{ text: 'turpinās', x: 92, y: 732 },
			{ text: '• apakšā', x: 110, y: 718 },
			{ text: '• augšā', y: 704 },
			{ text: '1. viens', y: 690 },
			{ text: '2. divi', y: 676 },
			{ text: wide, y: 662 }
		]);
		expect(text).toBe(
			`Darbi:\n\n- ${wide.slice(0, 66)} turpinās\n  - apakšā\n- augšā\n\n1. viens\n2. divi\n\n${wide}`
		);
	});

	test('a paragraph goes on over the page; what each page repeats, and its number, do not stand in it', async () => {
		const foot = { text: 'DOKUMENTS PARAKSTĪTS AR DROŠU ELEKTRONISKO PARAKSTU', y: 40 };
		const text = await read(
			[...linesDown([wide, wide]), foot, { text: '1', x: 300, y: 20 }],
			[...linesDown(['un turpinās otrajā lapā.']), foot, { text: '2 no 2', x: 300, y: 20 }]
		);
		expect(text).toBe(`${wide} ${wide} un turpinās otrajā lapā.\n\n${foot.text}`);
	});

	test('a heading that happens to begin two pages stays where it is', async () => {
		const page = (text: string) => linesDown(['Kas izdarīts', text]);
		expect(await read(page('Pirmais.'), page('Otrais.'))).toBe(
			'Kas izdarīts\n\nPirmais.\n\nKas izdarīts\n\nOtrais.'
		);
	});

	test('a raised figure stands in its line, and signs are no marks', async () => {
		const text = await read([
			{ text: 'pants 26.', y: 760 },
			{ text: '1', x: 134, y: 764, size: 7 },
			{ text: ' 5*6 _a_', x: 138, y: 760 }
		]);
		expect(text).toBe('pants 26.1 5\\*6 \\_a\\_');
	});
});

describe('a PDF that cannot be read says why', () => {
	test('a scan', async () => {
		expect(await readPdf(makePdf([[], []]))).toMatchObject({ problem: 'NO_TEXT', pagesWithoutText: 2 });
	});

	test('a scan behind a page of text tells how many pages nobody read', async () => {
		const reading = await readPdf(makePdf([[{ text: 'Teksts', y: 700 }], []]));
		expect(reading).toMatchObject({ problem: null, pagesWithoutText: 1 });
	});

	test.each<[string, Uint8Array, string]>([
		['locked with a password', makePdf([[{ text: 'a', y: 700 }]], true), 'ENCRYPTED'],
		['nothing but its first word', strToU8('%PDF-1.7\n'), 'BROKEN'],
		['something else', strToU8('<html>'), 'BROKEN'],
		['hundreds of pages', makePdf(Array.from({ length: 201 }, () => [])), 'TOO_BIG']
	])('%s', async (_what, bytes, problem) => {
		expect(await readPdf(bytes)).toMatchObject({ problem, parts: [] });
	});
});
