import { describe, expect, test } from 'vitest';
import { findParagraph, paragraphsOf } from './paragraphs.ts';

const blocks = (text: string) => paragraphsOf(text).map(({ kind, source }) => `${kind} ${source}`);

describe('the blocks of a text', () => {
	test.each([
		['', []],
		[' \n\n ', []],
		['Viena rinda\nun otra.\n\nCita.', ['PARAGRAPH Viena rinda\nun otra.', 'PARAGRAPH Cita.']],
		['# Par vidi\nTeksts', ['HEADING # Par vidi', 'PARAGRAPH Teksts']],
		['- viens\n  - iekšā\n- divi', ['ITEM - viens\n  - iekšā', 'ITEM - divi']],
		['1. viens\n\n2. divi\n\nBeigas', ['ITEM 1. viens', 'ITEM 2. divi', 'PARAGRAPH Beigas']],
		['2022. gada 25. martā\n\nTeksts', ['PARAGRAPH 2022. gada 25. martā', 'PARAGRAPH Teksts']],
		[
			'1.1. Pieņemt zināšanai.\n\n1.2. Sagatavot.',
			['PARAGRAPH 1.1. Pieņemt zināšanai.', 'PARAGRAPH 1.2. Sagatavot.']
		],
		[
			'| a | b |\n|---|---|\n| 1 | 2 |\n\nTeksts',
			['TABLE | a | b |\n|---|---|\n| 1 | 2 |', 'PARAGRAPH Teksts']
		],
		['Viens\r\n\r\nDivi\r\n- a\r\n- b', ['PARAGRAPH Viens', 'PARAGRAPH Divi', 'ITEM - a', 'ITEM - b']],
		[`${'> '.repeat(20)}dziļi\n\nTeksts`, [`PARAGRAPH ${'> '.repeat(20)}dziļi`, 'PARAGRAPH Teksts']]
	])('%j', (text, expected) => {
		expect(blocks(text)).toEqual(expected);
		for (const { source, start, end } of paragraphsOf(text)) expect(text.slice(start, end)).toBe(source);
	});

	test('a long text is cut at once, and nothing of it is lost', () => {
		for (const piece of ['Teksts par vidi.\n\n', '- a\n', '\n ', '> ', '|']) {
			const text = piece.repeat(500_000 / piece.length);
			const began = performance.now();
			const joined = paragraphsOf(text)
				.map(({ source }) => source)
				.join('');
			expect(performance.now() - began).toBeLessThan(4_000);
			expect(joined.replace(/\s/g, '').length).toBe(text.replace(/\s/g, '').length);
		}
	});
});

describe('the block that is meant', () => {
	const before =
		'# Par vidi\n\nLabklājības ministrija ziņo par paveikto digitālajā vidē.\n\n1. Sagatavot priekšlikumus par vecumu.\n2. Iesniegt tos padomei.\n\nTas pats.\n\nTas pats.';
	const older = paragraphsOf(before);
	const meant = (at: number, after: string) =>
		findParagraph(older[at]!.anchor, older, paragraphsOf(after))?.source ?? null;

	test.each([
		[1, before, 'Labklājības ministrija ziņo par paveikto digitālajā vidē.'],
		[1, `Jauns teksts.\n\n${before}`, 'Labklājības ministrija ziņo par paveikto digitālajā vidē.'],
		[
			1,
			before.replace('ziņo', '**ziņo**  '),
			'Labklājības ministrija **ziņo**   par paveikto digitālajā vidē.'
		],
		[
			1,
			before.replace('ziņo par', 'sīki ziņo par visu'),
			'Labklājības ministrija sīki ziņo par visu paveikto digitālajā vidē.'
		],
		[1, before.replace(/Labklājības.*\n/, ''), null],
		[1, before.replace(/Labklājības.*\n/, 'Sēdi slēdz plkst. 12.00.\n'), null],
		[
			3,
			before.replace('1. Sag', '1. Apspriest tos padomē.\n2. Sag').replace('2. Ies', '3. Ies'),
			'3. Iesniegt tos padomei.'
		],
		[
			2,
			before.replace(
				'1. Sagatavot priekšlikumus par vecumu.\n2.',
				'1. Sagatavot priekšlikumus par bērna vecumu.\n2.'
			),
			'1. Sagatavot priekšlikumus par bērna vecumu.'
		],
		[5, before.replace('\n\nTas pats.', ''), 'Tas pats.'],
		[4, '', null]
	])('the one at %i', (at, after, expected) => {
		expect(meant(at, after)).toBe(expected);
	});

	test('equal words have anchors of their own; an unknown anchor means nothing', () => {
		expect(new Set(older.map((one) => one.anchor)).size).toBe(older.length);
		expect(findParagraph('p0', older, older)).toBeNull();
	});
});
