import { WorkingCalendar, type SpecialDay } from '../../src/lib/calendar/working-calendar.ts';

/** What the migration fills the calendar with: the orders about moved days since the council first met. */
export const movedDays = [
	{ off: '2017-05-05', worked: '2017-05-13' },
	{ off: '2018-04-30', worked: '2018-04-21' },
	{ off: '2020-06-22', worked: '2020-06-13' },
	{ off: '2021-05-03', worked: '2021-05-08' },
	{ off: '2021-06-25', worked: '2021-06-19' },
	{ off: '2021-11-19', worked: '2021-11-13' },
	{ off: '2023-05-05', worked: '2023-05-20' },
	{ off: '2024-12-23', worked: '2024-12-14' },
	{ off: '2024-12-30', worked: '2024-12-28' },
	{ off: '2025-05-02', worked: '2025-05-10' },
	{ off: '2025-11-17', worked: '2025-11-08' },
	{ off: '2026-01-02', worked: '2026-01-17' },
	{ off: '2026-06-22', worked: '2026-06-27' }
];

/** Closing days of the Song and Dance Festival, and holidays that were given once. */
export const festivals = ['2018-07-08', '2023-07-09', '2028-07-09'];
export const singleHolidays = ['2018-09-24', '2023-05-29'];

export const specialDays: SpecialDay[] = [
	...movedDays.flatMap(({ off, worked }): SpecialDay[] => [
		{ date: off, kind: 'OFF' },
		{ date: worked, kind: 'WORKED' }
	]),
	...festivals.map((date): SpecialDay => ({ date, kind: 'FESTIVAL' })),
	...singleHolidays.map((date): SpecialDay => ({ date, kind: 'HOLIDAY' }))
];

export const knownYears = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

const records = { days: specialDays, knownYears };

/** The calendar of a new installation. */
export const calendar = new WorkingCalendar({ ...records, movedDaysPostpone: false });

/** The same where a term on a working day that was moved is over only after the next one. */
export const postponingCalendar = new WorkingCalendar({ ...records, movedDaysPostpone: true });
