import { describe, expect, test } from 'vitest';
import { partialDateField, requiredPartialDateField } from './partial-date-field.ts';
import { comparePartialDates, firstDay, isPartialDate, lastDay } from './partial-dates.ts';
import { partialDateWords, partialSpanWords, readPartialDate } from './partial-dates.ts';

describe('a partial date', () => {
	test.each([
		['2025-10-15', '2025-10-15', '2025-10-15', '2025. gada 15. oktobrī', '15 October 2025'],
		['2025-11', '2025-11-01', '2025-11-30', '2025. gada novembrī', 'November 2025'],
		['2024-02', '2024-02-01', '2024-02-29', '2024. gada februārī', 'February 2024'],
		['2025-12', '2025-12-01', '2025-12-31', '2025. gada decembrī', 'December 2025'],
		['2026', '2026-01-01', '2026-12-31', '2026. gadā', '2026']
	])('%s goes from %s to %s', (date, first, last, latvian, english) => {
		expect(isPartialDate(date)).toBe(true);
		expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
		expect([partialDateWords(date, 'lv'), partialDateWords(date, 'en')]).toEqual([latvian, english]);
	});

	test.each([
		'',
		'25',
		'0999',
		'2025-13',
		'2025-00',
		'2025-1',
		'2025-02-29',
		'2025-10-15T10:00',
		'2025-',
		null,
		2025
	])('%j is none', (text) => expect(isPartialDate(text)).toBe(false));

	test.each([
		[
			'2025-10',
			'2026-04',
			'no 2025. gada oktobra līdz 2026. gada aprīlim',
			'from October 2025 to April 2026'
		],
		['2025', '2027', 'no 2025. gada līdz 2027. gadam', 'from 2025 to 2027'],
		['2025', '2025-09-30', '2025. gadā līdz 30. septembrim', '2025, until 30 September'],
		['2025-10', '2025-12', 'no 2025. gada oktobra līdz decembrim', 'from October 2025 to December 2025'],
		[
			'2025-10-15',
			'2025-11',
			'no 2025. gada 15. oktobra līdz novembrim',
			'from 15 October 2025 to November 2025'
		],
		['2025-11', null, '2025. gada novembrī', 'November 2025'],
		['2025', '2025', '2025. gadā', '2025']
	])('%s until %s is said in words', (from, until, latvian, english) => {
		expect(partialSpanWords(from, until, 'lv')).toBe(latvian);
		expect(partialSpanWords(from, until, 'en')).toBe(english);
	});

	test('is said in every case', () => {
		const words = (date: string) =>
			(['nominative', 'genitive', 'dative', 'accusative', 'locative'] as const).map((grammar) =>
				partialDateWords(date, 'lv', grammar).split(' ').at(-1)
			);
		expect(words('2026')).toEqual(['gads', 'gada', 'gadam', 'gadu', 'gadā']);
		expect(words('2026-04')).toEqual(['aprīlis', 'aprīļa', 'aprīlim', 'aprīli', 'aprīlī']);
	});

	test.each([
		['15.10.2025.', '2025-10-15'],
		['2025. gada 15. oktobrī', '2025-10-15'],
		['15 October 2025', '2025-10-15'],
		['2025. gada novembrī', '2025-11'],
		['2025.gada oktobrī', '2025-10'],
		['līdz 2026.gada aprīlim', '2026-04'],
		['2026. g. aprīlis', '2026-04'],
		['novembris 2025', '2025-11'],
		['11.2025.', '2025-11'],
		['November 2025', '2025-11'],
		['Nov 2025', '2025-11'],
		['2025-11', '2025-11'],
		['š. g. augustā', '2022-08'],
		['nākamā gada jūlijā', '2023-07'],
		['2026', '2026'],
		['2026.', '2026'],
		['2026. gadā', '2026'],
		[' 2026. g. ', '2026'],
		['13.2025.', null],
		['31.02.2025.', null],
		['0999', null],
		['drīzumā', null],
		['2025. gada rudenī', null],
		['2025.-2027. gadam', null],
		['', null]
	])('is read from %j as %j', (text, date) => expect(readPartialDate(text, '2022-03-25')).toBe(date));

	test('needs a year', () => {
		expect(readPartialDate('š. g. augustā')).toBe(null);
		expect(readPartialDate('novembrī', '2022-03-25')).toBe(null);
	});

	test('is a field of a form', () => {
		expect(partialDateField.parse('2025. gada novembris')).toBe('2025-11');
		expect([partialDateField.parse(' '), partialDateField.parse(null)]).toEqual([null, null]);
		expect(requiredPartialDateField.parse('2026')).toBe('2026');
		const problem = (given: { error?: { issues: { message: string }[] } }) => given.error!.issues[0]!.message;
		expect(problem(partialDateField.safeParse('drīz'))).toBe('calendar_problem_partial_date');
		expect(problem(partialDateField.safeParse('2'.repeat(5000)))).toBe('calendar_problem_partial_date');
		expect(problem(requiredPartialDateField.safeParse(''))).toBe('calendar_problem_partial_date_missing');
	});

	test('has its place among others', () => {
		const sorted = ['2026', '2025-11-04', '2025', '2025-11', '2025-01-01', '2025-11-01'];
		expect(sorted.toSorted(comparePartialDates)).toEqual([
			'2025-01-01',
			'2025',
			'2025-11-01',
			'2025-11',
			'2025-11-04',
			'2026'
		]);
	});
});
