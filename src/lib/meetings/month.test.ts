import { describe, expect, test } from 'vitest';
import { calendarAddress, readMonth, shiftMonth, weeksOf } from './month.ts';

describe('a month of the calendar', () => {
	test('is the weeks that it touches, from Monday to Sunday', () => {
		const weeks = weeksOf('2022-03');
		expect(weeks).toHaveLength(5);
		expect(weeks.every((week) => week.length === 7)).toBe(true);
		expect([weeks[0]![0], weeks.at(-1)!.at(-1)]).toEqual(['2022-02-28', '2022-04-03']);
		// It begins on a Monday and ends on a Sunday: nothing of another month.
		expect(weeksOf('2021-02').flat()).toHaveLength(28);
	});

	test('follows and precedes another over the turn of a year', () => {
		expect([shiftMonth('2022-12', 1), shiftMonth('2022-01', -1)]).toEqual(['2023-01', '2021-12']);
	});

	test('is read from an address as it is written there', () => {
		expect(readMonth('2022-03')).toBe('2022-03');
		expect(['2022-13', '2022-3', '0001-01', '', 'rit', null].map(readMonth)).toEqual(
			Array.from({ length: 6 }, () => null)
		);
		expect(calendarAddress('2022-03', 'padome')).toBe('/meetings/calendar?month=2022-03&body=padome');
	});
});
