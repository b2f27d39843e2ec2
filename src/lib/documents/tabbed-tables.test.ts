import { expect, test } from 'vitest';
import { tabsAsTables } from './tabbed-tables.ts';

test('rows of a spreadsheet are a table', () => {
	const pasted = 'Programmā:\r\nPasākums\tSumma\tGads\r\nNometne | vasarā\t10 239,50\t\r\nTālāk.';
	const table = [
		...['Programmā:', '', '| Pasākums | Summa | Gads |', '| --- | --- | --- |'],
		...['| Nometne \\| vasarā | 10 239,50 |  |', '', 'Tālāk.']
	].join('\n');
	expect(tabsAsTables(pasted)).toBe(table);
	expect(tabsAsTables(table)).toBe(table);
});

test('lists, what is indented, one line alone and prose stay as they are', () => {
	for (const text of [
		'1.\tPirmais\n2.\tOtrais',
		'•\ta\n•\tb',
		'\ta\tb\n\tc\td',
		'a\tb',
		'a\tb\nc\td\te',
		'a; b\nc; d'
	])
		expect(tabsAsTables(text), text).toBe(text);
});
