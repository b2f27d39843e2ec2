import { expect, test } from 'vitest';
import { chapterNumberOf, isWithin, nextNumber, numberKeyOf, tidyNumber } from './numbering.ts';

test('a number is written as it is printed, however it was typed', () => {
	const typed = ['2.1.4', ' 2.1.4. ', '2. 1. 4.', '2.1..4', 'II', '3)', '', 'divi trīs', '—', '1'.repeat(30)];
	expect(typed.map(tidyNumber)).toEqual([
		...['2.1.4.', '2.1.4.', '2.1.4.', '2.1.4.', 'II.', '3)', null, 'divitrīs.', null, null]
	]);
});

test('2.1.4. stands after 2.1.3. and before 2.1.10., a chapter before what is in it', () => {
	const inOrder = ['1.', '2.', '2.1.', '2.1.3.', '2.1.4.', '2.1.10.', '2.2.', '2.10.', '3.', '10.'];
	const sorted = [...inOrder].reverse().sort((a, b) => (numberKeyOf(a) < numberKeyOf(b) ? -1 : 1));
	expect(sorted).toEqual(inOrder);
	const within = (number: string, chapter: string) => isWithin(numberKeyOf(number), numberKeyOf(chapter));
	expect([within('2.1.4.', '2.'), within('2.10.', '2.1.'), within('2.1.', '2.1.')]).toEqual([
		true,
		false,
		false
	]);
});

test('the next number is one more than the highest in its chapter', () => {
	const taken = ['1.', '2.', '2.1.', '2.1.9.', '2.1.3.', '2.2.', '2.1.9.1.'];
	expect(nextNumber('2.1.', taken)).toBe('2.1.10.');
	expect(nextNumber('2.2.', taken)).toBe('2.2.1.');
	expect(nextNumber(null, taken)).toBe('3.');
	expect(['2.1.4.', '2.', '1.2'].map(chapterNumberOf)).toEqual(['2.1.', null, '1.']);
});
