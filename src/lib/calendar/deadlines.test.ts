import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/calendar/days.ts';
import { calendar, postponingCalendar } from '../../../tests/setup/calendar.ts';
import { describeDeadline, isLate, lastDay, lateUpTo } from '#lib/calendar/deadlines.ts';

describe('a deadline', () => {
	it.each([
		['2022-04-01', '2022-04-01', 'a Friday'],
		['2022-05-01', '2022-05-02', 'Sunday and 1 May'],
		['2023-01-01', '2023-01-02', 'Sunday and New Year'],
		['2022-04-15', '2022-04-19', 'Good Friday, then Easter Monday'],
		['2023-11-18', '2023-11-21', 'Saturday, then the day given for 18 November'],
		['2022-12-24', '2022-12-27', 'Christmas'],
		['2026-01-02', '2026-01-02', 'moved off: the end of a term knows only the law'],
		['2026-01-17', '2026-01-19', 'a worked Saturday is still a Saturday']
	])('of %s ends on %s: %s', (due, last) => {
		expect(lastDay(calendar, due)).toBe(last);
		expect(isLate(calendar, due, last)).toBe(false);
		expect(isLate(calendar, due, addDays(last, 1))).toBe(true);
	});

	it.each([
		['2022-02-28', '2022-03-25', 'LATE', 19],
		['2022-03-24', '2022-03-25', 'LATE', 1],
		['2022-03-25', '2022-03-26', 'LATE', 0],
		['2022-03-25', '2022-03-25', 'TODAY', 0],
		['2022-05-01', '2022-05-01', 'TODAY', 1],
		['2022-05-01', '2022-05-02', 'TODAY', 0],
		['2022-04-30', '2022-05-01', 'SOON', 1],
		['2022-04-01', '2022-03-25', 'SOON', 5],
		['2022-04-02', '2022-03-25', 'LATER', 6],
		['2022-05-01', '2022-03-25', 'LATER', 24],
		['2022-09-01', '2022-03-25', 'LATER', 109]
	])('of %s is, on %s, %s by %i working days', (due, today, state, workingDays) => {
		expect(describeDeadline(calendar, due, today)).toMatchObject({ state, workingDays });
	});

	it('tells whether its day is free, and which day of the week it is', () => {
		expect(describeDeadline(calendar, '2022-11-18', '2022-11-01')).toMatchObject({
			dayOff: true,
			weekday: 5,
			lastDay: '2022-11-21'
		});
		expect(describeDeadline(calendar, '2022-04-01', '2022-03-25')).toMatchObject({
			dayOff: false,
			weekday: 5
		});
	});

	it('is late for a query exactly when it is late by the rule, on every day from 2020 to 2028', () => {
		for (let today = '2020-01-01'; today < '2029-01-01'; today = addDays(today, 1)) {
			const limit = lateUpTo(calendar, today);
			for (let back = -2; back <= 14; back++) {
				const due = addDays(today, -back);
				if (isLate(calendar, due, today) !== due <= limit)
					throw new Error(`due ${due} on ${today}, limit ${limit}`);
			}
		}
	});

	it.each([
		['2026-01-02', '2026-01-05', 'moved off'],
		['2025-11-16', '2025-11-18', 'Sunday before a moved day'],
		['2026-01-17', '2026-01-19', 'a worked Saturday ends none'],
		['2022-04-01', '2022-04-01', 'a Friday']
	])('of %s ends on %s where moved days postpone it: %s', (due, last) => {
		expect(lastDay(postponingCalendar, due)).toBe(last);
		expect(lateUpTo(postponingCalendar, last) < due).toBe(true);
		expect(lateUpTo(postponingCalendar, addDays(last, 1)) >= due).toBe(true);
	});

	it('that stands for "none" is never late', () => {
		expect(isLate(calendar, '9999-12-31', '2099-12-31')).toBe(false);
	});
});
