import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longDate, parseDateText, shortDate } from '#lib/latvian/dates.ts';

/* Everything in the council's five documents that looks like a date, and what it is. */

const folder = join(import.meta.dirname, '../prisma/sample/documents');
const month =
	'(?:janvār|februār|mart|aprī[lļ]|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)\\p{L}{0,3}(?!\\p{L})';
const lead = '(?:(?:līdz|no|kopš|pēc|uz)\\s+)?';
const dateLike = new RegExp(
	[
		`${lead}(?:š\\.\\s?g\\.|(?:š[īā]|nākamā)\\sgada|(?:19|20)\\d\\d\\s?\\.?\\s?g(?:ad\\p{L}*|\\.))(?:\\s*\\d{1,2}\\s?\\.)?(?:\\s*${month})?`,
		`${lead}\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?(?:19|20)\\d\\d\\.?`,
		`${lead}(?:\\d{1,2}\\s?\\.\\s?)?${month}`,
		'(?:19|20)\\d\\d-\\d\\d-\\d\\d'
	].join('|'),
	'giu'
);

const yearOnly = 'only a year';
const monthOnly = 'a month of a year';
const noYear = 'no year';
type Why = typeof yearOnly | typeof monthOnly | typeof noYear | 'school years, and no such month';

/** A day, or why it is none. */
const documents: Readonly<Record<string, { dated: string; says: Readonly<Record<string, string | Why>> }>> = {
	'000_d8580e7edfc7d764.txt': {
		dated: '2026-03-25',
		says: {
			'25.03.2026.': '2026-03-25',
			'Kopš 2022. gada': yearOnly,
			'līdz 2022. gadam': yearOnly,
			'No 2024. gada': yearOnly,
			'2009. gada 14. maija': '2009-05-14',
			'04.07.2025.': '2025-07-04',
			'kopš 2006. gada': yearOnly
		}
	},
	'001_374c39ded80580af.txt': {
		dated: '2025-09-30',
		says: {
			'30.09.2025.': '2025-09-30',
			'12.09.2017.': '2017-09-12',
			'2025.gada oktobrī': monthOnly,
			'līdz 2026.gada aprīlim': monthOnly,
			'22.12.2009.': '2009-12-22',
			'Šī gada maijā': monthOnly,
			'2018. gadā': yearOnly,
			'Š.g. aprīļa': monthOnly,
			'š.g. augusta': monthOnly,
			'2024. gadam': yearOnly,
			'2027. gadam': yearOnly,
			novembri: noYear,
			novembrī: noYear,
			Novembrī: noYear,
			'2023 gadā': yearOnly,
			'2024 gadā': yearOnly,
			'līdz 30.09.2025.': '2025-09-30',
			'2025. gada': yearOnly,
			'nākamā gada jūlijā': monthOnly,
			'No septembra': noYear,
			// The reader knows which November is meant; a program would have to guess.
			'20. novembrī': noYear,
			oktobrī: noYear,
			'2024-25-27': 'school years, and no such month'
		}
	},
	'002_baf80fab27259272.txt': {
		dated: '2024-12-31',
		says: {
			'2024. gada': yearOnly,
			'2024. gadam': yearOnly,
			'2022. gadā': yearOnly,
			'2023. gadā': yearOnly,
			maija: noYear,
			septembra: noYear,
			'2022. gada 29. novembra': '2022-11-29',
			'2024.gadā': yearOnly,
			'2024. gada 1. janvāri': '2024-01-01',
			'kopš 2019.gada': yearOnly,
			'līdz 2024. gadam': yearOnly,
			'2022. gada': yearOnly,
			'kopš 2013. gada': yearOnly,
			'no 2016. gada': yearOnly,
			'līdz 2022. gadam': yearOnly,
			'no 2022. gada 1. augusta': '2022-08-01',
			'no 2018. gada': yearOnly,
			'2018. gadā': yearOnly,
			'2019. gadā': yearOnly,
			'2020. gadā': yearOnly,
			'2021. gadā': yearOnly,
			'1.jūnijam': noYear,
			'no 2023. gada marta': monthOnly,
			'līdz 2023. gada decembra': monthOnly,
			'2024. gadā': yearOnly,
			'no 2024.gadā': yearOnly,
			'2023. gada': yearOnly
		}
	},
	'003_45cf5d01d9eb6b9c.txt': {
		dated: '2024-12-31',
		says: {
			'2017. gada 12. septembra': '2017-09-12',
			'2024. gadā': yearOnly,
			'2015. gadā': yearOnly,
			'2023. gada 19. decembra': '2023-12-19'
		}
	},
	'004_80f4e772a7b2cb4e.txt': {
		dated: '2022-03-25',
		says: {
			Marta: noYear,
			'2023.gadam': yearOnly,
			'2022.gada 1.aprīlis': '2022-04-01',
			'2022. gada 1. septembris': '2022-09-01',
			'2019.gada 17.jūnija': '2019-06-17',
			'2023. gada 1. marts': '2023-03-01',
			'2022.gada 30.decembris': '2022-12-30',
			'2020. gada 20. aprīļa': '2020-04-20',
			'2022.gada 1.jūlijs': '2022-07-01',
			'2022.gada 1.decembris': '2022-12-01',
			'2020.gadā': yearOnly,
			'2022.gada 1.novembris': '2022-11-01',
			'2022.gada 1.maijs': '2022-05-01',
			'2006.gada 5.decembra': '2006-12-05',
			'2021. gada 7. septembra': '2021-09-07',
			'2027. gadam': yearOnly,
			'2023.gada 1.janvāris': '2023-01-01'
		}
	}
};

const isDay = (said: string) => /^\d{4}-/.test(said);

describe('the dates in the council’s documents', () => {
	test('are those of five documents', () => {
		const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
		expect(files.sort()).toEqual(Object.keys(documents));
	});

	describe.each(Object.entries(documents))('%s', (file, { dated, says }) => {
		const text = readFileSync(join(folder, file), 'utf8');

		test('are all in the table', () => {
			const found = [...text.matchAll(dateLike)].map(([words]) => words.replace(/\s+/g, ' ').trim());
			expect([...new Set(found)].sort()).toEqual(Object.keys(says).sort());
		});

		test.each(Object.entries(says))('%j is %s', (words, expected) => {
			expect(parseDateText(words, dated)).toBe(isDay(expected) ? expected : null);
			if (!isDay(expected)) return;
			// Written by us, it is read back as the same day.
			for (const wanted of ['nominative', 'genitive', 'dative', 'accusative', 'locative'] as const)
				expect(parseDateText(longDate(expected, { case: wanted }))).toBe(expected);
			expect(parseDateText(`līdz ${longDate(expected, { case: 'dative' })}`)).toBe(expected);
			expect(parseDateText(shortDate(expected))).toBe(expected);
		});
	});

	test.each([
		// "This year" is that of the document, whatever year it is read in.
		['š.g. 15. oktobrī', '2025-09-30', '2025-10-15'],
		['līdz š. g. 15. oktobrim', '2025-09-30', '2025-10-15'],
		['Š.g. 1.aprīlī', '2022-03-25', '2022-04-01'],
		['š.\u00a0g. 29. februāris', '2024-01-01', '2024-02-29'],
		['š.g. 29. februāris', '2025-09-30', null],
		['Šī gada 15. maijā', '2025-09-30', '2025-05-15'],
		['līdz šā gada 1. aprīlim', '2022-03-25', '2022-04-01'],
		['nākamā gada 1. jūlijā', '2025-09-30', '2026-07-01'],
		['ne vēlāk kā līdz nākamā gada 1.martam', '2022-03-25', '2023-03-01'],
		['šī gada 15. maijā', undefined, null]
	])('%j in a document of %s is %s', (words, dated, date) => {
		expect(parseDateText(words, dated)).toBe(date);
	});
});
