import { describe, expect, it } from 'vitest';
import { type Case, dayAndMonth, longDate, monthName, monthShort } from '#lib/latvian/dates.ts';
import { parseDateText, shortDate, weekday } from '#lib/latvian/dates.ts';

const cases: Case[] = ['nominative', 'genitive', 'dative', 'accusative', 'locative'];

describe('dates in Latvian', () => {
	it.each([
		['janvāris', 'janvāra', 'janvārim', 'janvāri', 'janvārī'],
		['februāris', 'februāra', 'februārim', 'februāri', 'februārī'],
		['marts', 'marta', 'martam', 'martu', 'martā'],
		['aprīlis', 'aprīļa', 'aprīlim', 'aprīli', 'aprīlī'],
		['maijs', 'maija', 'maijam', 'maiju', 'maijā'],
		['jūnijs', 'jūnija', 'jūnijam', 'jūniju', 'jūnijā'],
		['jūlijs', 'jūlija', 'jūlijam', 'jūliju', 'jūlijā'],
		['augusts', 'augusta', 'augustam', 'augustu', 'augustā'],
		['septembris', 'septembra', 'septembrim', 'septembri', 'septembrī'],
		['oktobris', 'oktobra', 'oktobrim', 'oktobri', 'oktobrī'],
		['novembris', 'novembra', 'novembrim', 'novembri', 'novembrī'],
		['decembris', 'decembra', 'decembrim', 'decembri', 'decembrī']
	])('decline %s, and are read back in every case', (...forms) => {
		const month = 1 + monthsInOrder.indexOf(forms[0] as string);
		expect(cases.map((wanted) => monthName(month, wanted))).toEqual(forms);
		const date = `2026-${String(month).padStart(2, '0')}-25`;
		for (const wanted of cases) expect(parseDateText(longDate(date, { case: wanted }))).toBe(date);
	});

	it('are written as documents write them', () => {
		expect(longDate('2026-03-25')).toBe('2026. gada 25. marts');
		expect(longDate('2022-04-01', { case: 'dative' })).toBe('2022. gada 1. aprīlim');
		expect(longDate('2022-03-05', { locale: 'en' })).toBe('5 March 2022');
		expect(shortDate('2026-03-05')).toBe('05.03.2026.');
		expect(shortDate('2026-03-05', 'en')).toBe('5 Mar 2026');
		expect(dayAndMonth('2022-05-02')).toBe('02.05.');
		expect(dayAndMonth('2022-05-02', 'en')).toBe('2 May');
		expect([monthShort(3), monthShort(5), monthShort(6, 'en')]).toEqual(['mar.', 'mai.', 'Jun']);
	});

	it('name the weekday as a noun and as an adverb', () => {
		expect(weekday('2022-03-25')).toBe('piektdiena');
		expect(weekday('2026-03-25', 'lv', 'adverb')).toBe('trešdien');
		expect(weekday('2022-05-01')).toBe('svētdiena');
		expect(weekday('2022-03-28')).toBe('pirmdiena');
		expect(weekday('2022-03-25', 'en', 'adverb')).toBe('Friday');
	});

	it('are refused when they are none', () => {
		for (const bad of ['', '2022', '25.03.2022.', '2022-3-5'])
			expect(() => longDate(bad)).toThrow(RangeError);
		expect(() => monthName(13)).toThrow(RangeError);
	});
});

describe("a document's words for a day", () => {
	it.each([
		// The deadlines of the document of 2022, letter by letter.
		['2022.gada 1.aprīlis', '2022-04-01'],
		['2022. gada 1. septembris', '2022-09-01'],
		['2023. gada 1. marts', '2023-03-01'],
		['2022.gada 30.decembris ', '2022-12-30'],
		['2022.gada 1.jūlijs.', '2022-07-01'],
		['2022.gada 1.decembris.', '2022-12-01'],
		['2022.gada 1.novembris.', '2022-11-01'],
		['2022.gada 1.maijs ', '2022-05-01'],
		['    Termiņš: 2023.gada 1.janvāris.', '2023-01-01'],
		['Termiņš:  2022.gada 1.novembris.', '2022-11-01'],
		['2019.gada 17.jūnija', '2019-06-17'],
		['2020. gada 20. aprīļa', '2020-04-20'],
		['2006.gada 5.decembra', '2006-12-05'],
		['2021. gada 7. septembra', '2021-09-07'],
		// Other ways in which offices write a day.
		['līdz 2022. gada 1. aprīlim', '2022-04-01'],
		['līdz 2022. gada 1. aprīlim (ieskaitot)', '2022-04-01'],
		['Ne vēlāk kā līdz 2026. gada 30. jūnijam', '2026-06-30'],
		['2026. gada\u00a025. martā', '2026-03-25'],
		['uz sestdienu, 2026. gada 27. jūniju', '2026-06-27'],
		['trešdien, 2026. gada 25. martā', '2026-03-25'],
		['2026.g. 25. marts', '2026-03-25'],
		['30.09.2025.', '2025-09-30'],
		['25.03.2026', '2026-03-25'],
		['1. 4. 2022.', '2022-04-01'],
		['25.03.2026. gada', '2026-03-25'],
		['2022-04-01', '2022-04-01'],
		['1 April 2022', '2022-04-01'],
		['01 Sep 2022', '2022-09-01'],
		['2024. gada 29. februāris', '2024-02-29'],
		['š.g. 15. oktobrī', '2026-10-15'],
		['līdz š. g. 15. oktobrim', '2026-10-15'],
		['š.g. 15.10.', '2026-10-15']
	])('%j is %s', (text, date) => {
		expect(parseDateText(text, '2026-03-25')).toBe(date);
	});

	it.each([
		...[
			'',
			' ',
			'Termiņš:…..',
			'…..',
			'2023.gadam',
			'2023. gads',
			'2022. gada aprīlis',
			'1. aprīlis',
			'2022'
		],
		...[
			'2022. gada 31. februāris',
			'31.02.2022.',
			'2023-02-29',
			'32.01.2022.',
			'31 Feb 2022',
			'1 Ap 2022',
			'01.13.2022.',
			'0.0.2022.'
		],
		...['2022. gada 1. aprīlis un 2022. gada 1. maijs', 'no 01.04.2022. līdz 01.05.2022.', '25.03.26.'],
		...[
			'2022. gada 1. aprīlī vai vēlāk',
			'5.1 pantā',
			'13.Saeimas',
			'2021.-2027. gadam',
			'4.3.6.1. pasākuma'
		],
		'Tā kā darba grupa ir pastāvīga, tai nav nosakāms termiņš.'
	])('%j is no day', (text) => {
		expect(parseDateText(text, '2026-03-25')).toBeNull();
	});

	it('needs to know the year that "this year" is', () => {
		expect(parseDateText('š.g. 15. oktobrī')).toBeNull();
	});

	it('is answered at once, however long the text', () => {
		const started = performance.now();
		for (const text of [
			'dien '.repeat(50_000),
			'pirmdien'.repeat(50_000),
			' '.repeat(200_000),
			'1.'.repeat(99_999)
		])
			expect(parseDateText(text)).toBeNull();
		expect(performance.now() - started).toBeLessThan(2000);
	});
});

const monthsInOrder = Array.from({ length: 12 }, (_, index) => monthName(index + 1));
