import type { PlainDate } from '#lib/calendar/days.ts';

// Data that no rule gives: it comes by order of the Cabinet, year by year, each entry with where it was read.

interface MovedDay {
	/** The working day that is free. */
	off: PlainDate;
	/** The Saturday that is worked for it. */
	worked: PlainDate;
	source: string;
	/** Read only as a draft: the adopted order was not seen. */
	isDraft?: true;
}

interface SpecialDay {
	date: PlainDate;
	name: string;
	source: string;
}

/**
 * Working days moved by article 133, part four of the Labour Law: an order of the Cabinet by 1 July of the year
 * before, to a Saturday of the same week or month. 2016 and 2022 had none.
 */
export const movedDays: MovedDay[] = [
	{ off: '2014-05-02', worked: '2014-05-10', source: 'MK rīkojums par 2014. gadu' },
	{ off: '2014-11-17', worked: '2014-11-22', source: 'MK rīkojums par 2014. gadu' },
	{ off: '2015-01-02', worked: '2015-01-10', source: 'MK rīkojums par 2015. gadu' },
	{ off: '2015-06-22', worked: '2015-06-27', source: 'MK rīkojums par 2015. gadu' },
	{ off: '2017-05-05', worked: '2017-05-13', source: 'MK rīkojums par 2017. gadu' },
	{ off: '2018-04-30', worked: '2018-04-21', source: 'MK rīkojums Nr. 211' },
	{ off: '2020-06-22', worked: '2020-06-13', source: 'aloja.lv, 11.06.2020.' },
	{ off: '2021-05-03', worked: '2021-05-08', source: 'itiesibas.lv, ziemellatvija.lv', isDraft: true },
	{ off: '2021-06-25', worked: '2021-06-19', source: 'itiesibas.lv, ziemellatvija.lv', isDraft: true },
	{ off: '2021-11-19', worked: '2021-11-13', source: 'itiesibas.lv, ziemellatvija.lv', isDraft: true },
	{ off: '2023-05-05', worked: '2023-05-20', source: 'nra.lv (rīkojuma teksts)' },
	{ off: '2024-12-23', worked: '2024-12-14', source: 'delfi.lv, 06.2023.', isDraft: true },
	{ off: '2024-12-30', worked: '2024-12-28', source: 'delfi.lv, 06.2023.', isDraft: true },
	{ off: '2025-05-02', worked: '2025-05-10', source: 'MK 30.04.2024. rīkojums Nr. 332' },
	{ off: '2025-11-17', worked: '2025-11-08', source: 'MK 30.04.2024. rīkojums Nr. 332' },
	{
		off: '2026-01-02',
		worked: '2026-01-17',
		source: 'la.lv, 06.2025. (pieņemts 10.06.2025.); jauns.lv, 17.01.2026.'
	},
	{ off: '2026-06-22', worked: '2026-06-27', source: 'la.lv, 06.2025. (pieņemts 10.06.2025.)' }
];

/** Years whose order is not known: their working days may still change (26-TA-1023 was postponed). */
export const unconfirmed: number[] = [2027];

/**
 * Closing days of the Song and Dance Festival (Vispārējie latviešu Dziesmu un deju svētki): holidays by law, which
 * names no dates. The school youth's festival gives no holiday.
 */
export const festivalClosings: SpecialDay[] = [
	{ date: '2018-07-08', name: 'XXVI Dziesmu un XVI Deju svētku noslēgums', source: 'dziesmusvetki.lv' },
	{
		date: '2023-07-09',
		name: 'XXVII Dziesmu un XVII Deju svētku noslēgums',
		source: 'vtmec.gov.lv, preili.lv'
	},
	{
		date: '2028-07-09',
		name: 'Dziesmu un deju svētku noslēgums',
		source: 'thelatviatime.com, 11.03.2026. (KM projekts)'
	}
];

/** Holidays that a law gave once. */
export const oneOffHolidays: SpecialDay[] = [
	{ date: '2018-09-24', name: 'Romas pāvesta vizīte', source: 'vacanza/holidays, latvia.py' },
	{ date: '2023-05-29', name: 'Hokeja izlases bronza', source: 'vacanza/holidays, latvia.py' }
];
