import { describe, expect, it } from 'vitest';
import { calendar, postponingCalendar } from '../../../tests/setup/calendar.ts';
import { deadlineWords, dueWordsMissing } from '#lib/calendar/deadline-words.ts';

describe('a deadline in words', () => {
	it.each([
		['2022-04-01', '2022-03-25', '5 darbdienas', '5 working days'],
		['2022-03-28', '2022-03-25', '1 darbdiena', '1 working day'],
		['2022-04-08', '2022-03-25', '10 darbdienu', '10 working days'],
		['2022-04-27', '2022-03-25', '21 darbdiena', '21 working days'],
		['2022-09-01', '2022-03-25', '109 darbdienas', '109 working days'],
		['2022-03-25', '2022-03-25', 'šodien', 'today'],
		['2022-03-25', '2022-03-26', 'kavējas', 'late'],
		['2022-03-24', '2022-03-25', 'kavējas par 1 darbdienu', '1 working day late'],
		['2022-03-23', '2022-03-25', 'kavējas par 2 darbdienām', '2 working days late'],
		['2022-03-11', '2022-03-25', 'kavējas par 10 darbdienām', '10 working days late'],
		['2022-02-24', '2022-03-25', 'kavējas par 21 darbdienu', '21 working days late'],
		[
			'2022-05-01',
			'2022-03-25',
			'svētdiena; nākamā darbdiena: 02.05. · 24 darbdienas',
			'Sunday; next working day: 2 May · 24 working days'
		],
		[
			'2022-05-01',
			'2022-05-01',
			'šodien · svētdiena; nākamā darbdiena: 02.05.',
			'today · Sunday; next working day: 2 May'
		],
		['2022-05-01', '2022-05-02', 'svētdiena; nākamā darbdiena: šodien', 'Sunday; next working day: today'],
		[
			'2022-12-31',
			'2022-12-20',
			'sestdiena; nākamā darbdiena: 02.01.2023. · 8 darbdienas',
			'Saturday; next working day: 2 Jan 2023 · 8 working days'
		],
		[
			'2022-11-18',
			'2022-11-11',
			'piektdiena, svētku diena; nākamā darbdiena: 21.11. · 5 darbdienas',
			'Friday, public holiday; next working day: 21 Nov · 5 working days'
		],
		[
			'2025-11-16',
			'2025-11-10',
			'svētdiena; pēdējā diena: 17.11. · 4 darbdienas',
			'Sunday; last day: 17 Nov · 4 working days'
		],
		[
			'2026-01-02',
			'2026-01-01',
			'piektdiena, brīvdiena (pārcelta darbdiena) · darbdienu vairs nav',
			'Friday, a day off (moved working day) · no working days left'
		]
	])('%s on %s: %s', (due, today, latvian, english) => {
		expect(deadlineWords(calendar, due, today, 'lv').note).toBe(latvian);
		expect(deadlineWords(calendar, due, today, 'en').note).toBe(english);
	});

	it('has its date short and long, and all that is known of it', () => {
		expect(deadlineWords(calendar, '2022-05-01', '2022-03-25', 'lv')).toMatchObject({
			date: '01.05.2022.',
			long: '2022. gada 1. maijs',
			state: 'LATER',
			lastDay: '2022-05-02'
		});
		expect(deadlineWords(calendar, '2022-05-01', '2022-03-25', 'en')).toMatchObject({
			date: '1 May 2022',
			long: '1 May 2022'
		});
	});

	it('names the next working day of a moved day where that postpones the term', () => {
		const words = (locale: 'lv' | 'en') =>
			deadlineWords(postponingCalendar, '2026-01-02', '2025-12-30', locale).note;
		expect(words('lv')).toBe(
			'piektdiena, brīvdiena (pārcelta darbdiena); nākamā darbdiena: 05.01. · 1 darbdiena'
		);
		expect(words('en')).toBe(
			'Friday, a day off (moved working day); next working day: 5 Jan · 1 working day'
		);
	});

	it('says so when there is none', () => {
		expect(dueWordsMissing('lv')).toBe('termiņš nav noteikts');
		expect(dueWordsMissing('en')).toBe('no deadline set');
	});
});
