import type { PlainDate } from '#lib/calendar/days.ts';

// What no rule gives: orders and laws of single years, each with the place where it was read.

interface MovedDay {
	/** The working day that is free. */
	off: PlainDate;
	/** The Saturday that is worked instead. */
	worked: PlainDate;
	source: string;
}

interface SpecialDay {
	date: PlainDate;
	name: string;
	source: string;
}

/**
 * Working days that the Cabinet moved by article 133, part four of the Labour Law, since the council first met
 * (2017). It orders so by 1 July of the year before, to a Saturday of the same week or month; for 2019 and 2022
 * there was no order.
 */
export const movedDays: MovedDay[] = [
	{ off: '2017-05-05', worked: '2017-05-13', source: 'ovv.lv, 04.2017.' },
	{ off: '2018-04-30', worked: '2018-04-21', source: 'MK rīkojums Nr. 211 (ifinanses.lv)' },
	{ off: '2020-06-22', worked: '2020-06-13', source: 'aloja.lv, 11.06.2020.' },
	{ off: '2021-05-03', worked: '2021-05-08', source: 'MK 30.06.2020. rīkojums Nr. 354 (r19vs.lv)' },
	{ off: '2021-06-25', worked: '2021-06-19', source: 'MK 30.06.2020. rīkojums Nr. 354 (itiesibas.lv)' },
	{ off: '2021-11-19', worked: '2021-11-13', source: 'MK 30.06.2020. rīkojums Nr. 354 (nra.lv)' },
	{ off: '2023-05-05', worked: '2023-05-20', source: 'MK rīkojums par 2023. gadu (nra.lv)' },
	{ off: '2024-12-23', worked: '2024-12-14', source: 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)' },
	{ off: '2024-12-30', worked: '2024-12-28', source: 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)' },
	{ off: '2025-05-02', worked: '2025-05-10', source: 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)' },
	{ off: '2025-11-17', worked: '2025-11-08', source: 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)' },
	{ off: '2026-01-02', worked: '2026-01-17', source: 'MK rīkojums par 2026. gadu (jauns.lv, 17.01.2026.)' },
	{ off: '2026-06-22', worked: '2026-06-27', source: 'MK rīkojums par 2026. gadu (la.lv, 06.2025.; 1188.lv)' }
];

/** Years of which no order is known yet, so that their working days may still change (26-TA-1023 was postponed). */
export const unconfirmed: number[] = [2027];

/**
 * Closing days of the Song and Dance Festival (Vispārējie latviešu Dziesmu un deju svētki): holidays by law, but the
 * law names no dates. The festival of the school youth gives no holiday.
 */
export const festivalClosings: SpecialDay[] = [
	{ date: '2018-07-08', name: 'XXVI Dziesmu svētku noslēgums', source: 'vacanza/holidays, latvia.py' },
	{ date: '2023-07-09', name: 'XXVII Dziesmu svētku noslēgums', source: 'vtmec.gov.lv, preili.lv' },
	{ date: '2028-07-09', name: 'XXVIII Dziesmu svētku noslēgums', source: 'thelatviatime.com, 11.03.2026.' }
];

/** Holidays that the Saeima gave once. */
export const singleHolidays: SpecialDay[] = [
	{ date: '2018-09-24', name: 'Pāvesta Franciska vizīte', source: 'vacanza/holidays, latvia.py' },
	{ date: '2023-05-29', name: 'Hokeja izlases bronza', source: 'vacanza/holidays; date-holidays' }
];
