import { expect, test } from 'vitest';
import { likenessOf, paragraphsOf } from './paragraphs.ts';

test.each([
	['', []],
	[' \n\n ', []],
	['Viena rinda\nun otra.\n\nCita.', ['Viena rinda\nun otra.', 'Cita.']],
	['# Par vidi\nTeksts', ['# Par vidi', 'Teksts']],
	['Ievads:\n\n- viens\n  - iekšā\n- divi', ['Ievads:', '- viens\n  - iekšā', '- divi']],
	['Ievads:\n- viens\n- divi', ['Ievads:', '- viens', '- divi']],
	['1. viens\n2. divi', ['1. viens', '2. divi']],
	['1. viens\n\n2. divi\n\nBeigas', ['1. viens', '2. divi', 'Beigas']],
	['- viens\n\n  tā otrā rindkopa\n\n- divi', ['- viens\n\n  tā otrā rindkopa', '- divi']],
	['2022. gada 25. martā\n\nTeksts', ['2022. gada 25. martā', 'Teksts']],
	['1.1. Pieņemt zināšanai.\n\n\n \n1.2. Sagatavot.', ['1.1. Pieņemt zināšanai.', '1.2. Sagatavot.']],
	['| a | b |\n|---|---|\n| 1 | 2 |\n\nTeksts', ['| a | b |\n|---|---|\n| 1 | 2 |', 'Teksts']],
	['Viens\r\n\r\nDivi\r\n- a\r\n- b', ['Viens', 'Divi', '- a', '- b']],
	[`${'> '.repeat(20)}dziļi\n\nTeksts`, [`${'> '.repeat(20)}dziļi`, 'Teksts']]
])('the blocks of %j', (text, expected) => {
	expect(paragraphsOf(text)).toEqual(expected);
});

test('a long text is cut at once, and nothing of it is lost', () => {
	for (const piece of ['Teksts par vidi.\n\n', '- a\n', '- a\n\n', '\n ', '\n\n', '  x\n\n', '> ', '|']) {
		const text = piece.repeat(500_000 / piece.length);
		const began = performance.now();
		const joined = paragraphsOf(text).join('');
		expect(performance.now() - began).toBeLessThan(4_000);
		expect(joined.replace(/\s/g, '').length).toBe(text.replace(/\s/g, '').length);
	}
});

test('how alike two texts are is the share of their words', () => {
	expect(likenessOf(['par', 'termiņiem'], ['par', 'naudu'])).toBe(0.5);
	expect(likenessOf(['a'], ['a', 'a', 'a'])).toBe(0.5);
	expect(likenessOf([], [])).toBe(0);
});
