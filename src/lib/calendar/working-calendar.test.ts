import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfWeek } from '#lib/calendar/days.ts';
import { easterSunday, publicHolidays } from '#lib/calendar/public-holidays.ts';
import { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { calendar, movedDays, specialDays } from '../../../tests/setup/calendar.ts';

describe('public holidays', () => {
	it('are those that date-holidays knows, in every year', () => {
		const library = new Holidays('LV');
		// What was given once is in the library's list, and in our table.
		const given = new Set(specialDays.filter(({ kind }) => kind === 'HOLIDAY').map(({ date }) => date));
		for (let year = 2012; year <= 2100; year++) {
			const known = library.getHolidays(year, 'en').filter((day) => day.type === 'public');
			const expected = new Set(known.map((day) => day.date.slice(0, 10)).filter((date) => !given.has(date)));
			// Mothers' Day and Whitsun are always Sundays: the library calls the first an observance, the second nothing.
			const found = [...publicHolidays(year)].filter((date) => expected.has(date) || !isOwnSunday(date));
			expect(found.sort(), String(year)).toEqual([...expected].sort());
		}
	});

	it.each([
		...['2020-04-12', '2021-04-04', '2022-04-17', '2023-04-09', '2024-03-31', '2025-04-20', '2026-04-05'],
		...['2027-03-28', '2028-04-16']
	])('know Easter %s', (date) => {
		expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
	});
});

/** Mothers' Day or Whitsun. */
function isOwnSunday(date: string): boolean {
	const year = Number(date.slice(0, 4));
	const isMay = date.slice(5, 7) === '05' && dayOfWeek(date) === 7;
	const isMothersDay = isMay && Number(date.slice(8)) > 7 && Number(date.slice(8)) <= 14;
	return date === addDays(easterSunday(year), 49) || isMothersDay;
}

describe('moved working days', () => {
	it.each(movedDays)('$off is free and $worked is worked', ({ off, worked }) => {
		expect(calendar.isWorkingDay(off)).toBe(false);
		expect(calendar.isWorkingDay(worked)).toBe(true);
		// The term of a law knows no moved days.
		expect(calendar.isLegalDayOff(off)).toBe(false);
		expect(calendar.isLegalDayOff(worked)).toBe(true);
		expect(dayOfWeek(worked)).toBe(6);
		expect(worked.slice(0, 7)).toBe(off.slice(0, 7));
		expect(
			calendar.isLegalDayOff(addDays(off, -1)) && calendar.isLegalDayOff(addDays(off, 1)),
			'a lone working day'
		).toBe(true);
	});

	it('are not known for 2027', () => {
		expect([2026, 2027].map((year) => calendar.isYearKnown(year))).toEqual([true, false]);
		for (const lone of ['2027-05-03', '2027-06-25', '2027-11-19'])
			expect(calendar.isWorkingDay(lone)).toBe(true);
	});
});

describe('the working calendar', () => {
	it.each([
		['2022-04-15', 'Good Friday'],
		['2022-04-18', 'Easter Monday'],
		['2022-05-01', 'Sunday and 1 May'],
		['2022-06-23', 'Midsummer Eve'],
		['2022-06-24', 'Midsummer Day'],
		['2022-11-18', 'Proclamation Day'],
		['2022-12-26', 'Christmas'],
		['2021-12-24', 'Christmas Eve'],
		['2021-12-31', "New Year's Eve"],
		['2023-05-29', 'the hockey bronze'],
		['2018-09-24', 'the papal visit'],
		['2018-07-09', 'the day after the festival'],
		['2023-07-10', 'the day after the festival'],
		['2028-07-10', 'the day after the festival'],
		['2023-11-20', '18 November was a Saturday'],
		['2028-11-20', '18 November is a Saturday'],
		['2024-05-06', '4 May was a Saturday'],
		['2025-05-05', '4 May was a Sunday']
	])('%s is free: %s', (date) => {
		expect(calendar.isWorkingDay(date)).toBe(false);
		expect(calendar.isLegalDayOff(date)).toBe(true);
	});

	it.each([
		['2022-05-02', '1 May gives no free day after a weekend'],
		['2023-01-02', '1 January gives none'],
		['2022-12-27', 'Christmas gives none'],
		['2026-03-25', 'a day of remembrance is worked'],
		['2025-07-07', "the school youth's festival gives none"],
		['2022-05-09', "nor does Mothers' Day"],
		['2024-12-27', 'a lone working day that nobody moved']
	])('%s is worked: %s', (date) => {
		expect(calendar.isWorkingDay(date)).toBe(true);
	});

	it('finds the nearest working day', () => {
		expect(calendar.workingDayOnOrAfter('2022-05-01')).toBe('2022-05-02');
		expect(calendar.workingDayOnOrAfter('2023-01-01')).toBe('2023-01-02');
		expect(calendar.workingDayOnOrAfter('2026-01-01')).toBe('2026-01-05');
		expect(calendar.workingDayOnOrBefore('2026-01-18')).toBe('2026-01-17');
		expect(calendar.workingDayOnOrBefore('2022-04-18')).toBe('2022-04-14');
		expect(calendar.workingDayOnOrBefore('2022-03-25')).toBe('2022-03-25');
		expect(calendar.workingDayAfter('2022-03-25')).toBe('2022-03-28');
		expect(calendar.workingDayAfter('2022-06-22')).toBe('2022-06-27');
	});

	it.each([
		['2022-03-25', '2022-04-01', 5],
		['2022-03-25', '2022-05-01', 23],
		['2022-03-25', '2022-05-02', 24],
		['2022-03-25', '2022-07-01', 65],
		['2022-03-25', '2022-09-01', 109],
		['2022-02-28', '2022-03-25', 19],
		['2022-03-25', '2022-02-28', -19],
		['2022-03-25', '2022-03-25', 0],
		['2022-03-25', '2022-03-27', 0],
		['2022-12-30', '2023-01-02', 1],
		['2026-01-16', '2026-01-19', 2]
	])('counts from %s until %s %i', (from, to, count) => {
		expect(calendar.workingDaysUntil(from, to)).toBe(count);
	});

	it.each([
		['2022-03-25', 0, '2022-03-25'],
		['2022-03-25', 5, '2022-04-01'],
		['2022-03-26', 1, '2022-03-28'],
		['2022-03-25', 23, '2022-04-29'],
		['2022-03-25', 24, '2022-05-02']
	])('from %s %i working days later is %s', (from, count, day) => {
		expect(calendar.workingDaysLater(from, count)).toBe(day);
	});

	it('counts as one counts on the fingers, from 2016 to 2029', () => {
		let count = 0;
		for (let day = '2016-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
			if (day !== '2016-01-01' && calendar.isWorkingDay(day)) count++;
			if (calendar.workingDaysUntil('2016-01-01', day) !== count) throw new Error(`wrong on ${day}`);
		}
		expect(count).toBeGreaterThan(3500);
	});

	it('takes a mistyped year quietly', () => {
		expect(calendar.workingDaysUntil('2022-03-25', '9999-12-31')).toBeGreaterThan(2_000_000);
		expect(calendar.isWorkingDay('9999-12-31')).toBe(true);
	});
});

describe('a calendar that was changed', () => {
	const changed = new WorkingCalendar({
		days: [
			...specialDays,
			{ date: '2027-05-03', kind: 'OFF' },
			{ date: '2027-05-08', kind: 'WORKED' },
			{ date: '2027-09-01', kind: 'HOLIDAY' },
			{ date: '2033-07-10', kind: 'FESTIVAL' }
		],
		knownYears: [2027],
		movedDaysPostpone: true
	});

	it('knows its own days, and the other one does not', () => {
		for (const [date, isWorked] of [
			...[['2027-05-03', false] as const, ['2027-05-08', true] as const, ['2027-09-01', false] as const],
			...[['2033-07-11', false] as const, ['2027-05-10', true] as const]
		])
			expect(changed.isWorkingDay(date), date).toBe(isWorked);
		expect(calendar.isWorkingDay('2027-05-03')).toBe(true);
		expect(changed.workingDaysUntil('2027-04-30', '2027-05-10')).toBe(5);
		expect(calendar.workingDaysUntil('2027-04-30', '2027-05-10')).toBe(5);
		expect(changed.workingDaysUntil('2027-04-30', '2027-05-07')).toBe(3);
		expect(changed.isYearKnown(2027)).toBe(true);
	});

	it('postpones a term on a moved day only where the council decided so', () => {
		expect(changed.postponesTerm('2027-05-03')).toBe(true);
		expect(changed.isLegalDayOff('2027-05-03')).toBe(false);
		expect(calendar.postponesTerm('2026-01-02')).toBe(false);
		expect(calendar.postponesTerm('2026-01-17')).toBe(true);
	});
});
