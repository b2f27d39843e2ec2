import { describe, expect, it } from 'vitest';
import { monthsBetween, occurrenceAfter, shiftDue, type Recurrence } from './recurrence.ts';

describe('the next deadline of a recurring task', () => {
	it.each<[string, Recurrence, string, string, string]>([
		['2022-03-01', 'P1Y', '2022-03-01', '2022-02-10', '2023-03-01'],
		['2022-03-01', 'P1Y', '2023-03-01', '2023-03-01', '2024-03-01'],
		// The 31st is a shorter month's last day, and the 31st again.
		['2022-01-31', 'P1M', '2022-01-31', '2022-01-31', '2022-02-28'],
		['2022-01-31', 'P1M', '2022-02-28', '2022-02-28', '2022-03-31'],
		['2022-03-31', 'P3M', '2022-06-30', '2022-06-30', '2022-09-30'],
		['2022-03-31', 'P3M', '2022-09-30', '2022-09-30', '2022-12-31'],
		['2020-02-29', 'P1Y', '2023-02-28', '2023-02-28', '2024-02-29'],
		['2022-08-31', 'P6M', '2022-08-31', '2022-08-31', '2023-02-28'],
		// After years of silence: the one that is current, not all that were missed.
		['2015-03-01', 'P1Y', '2015-03-01', '2022-03-25', '2023-03-01'],
		['2015-03-01', 'P1M', '2015-03-01', '2022-03-25', '2022-04-01'],
		['2015-03-25', 'P1M', '2015-03-25', '2022-03-25', '2022-03-25'],
		// The period was changed on the way: still the series' day.
		['2022-01-31', 'P3M', '2022-02-28', '2022-02-28', '2022-04-30']
	])('of a series from %s, %s, after %s, on %s: %s', (first, recurrence, after, notBefore, next) => {
		expect(occurrenceAfter(first, recurrence, { after, notBefore })).toBe(next);
	});

	it.each([
		// On the series' own day, which February had not.
		['2022-02-28', 1, 31, '2022-03-31'],
		['2022-03-31', 1, 31, '2022-04-30'],
		// A day of its own.
		['2022-02-15', 12, 31, '2023-02-15'],
		['2022-12-20', 3, 1, '2023-03-20']
	])('moves a deadline of %s by %i months, in a series on day %i, to %s', (due, months, day, moved) => {
		expect(shiftDue(due, months, day)).toBe(moved);
	});

	it('counts months from month to month', () => {
		expect(monthsBetween('2022-01-31', '2022-02-28')).toBe(1);
		expect(monthsBetween('2022-11-30', '2023-02-01')).toBe(3);
	});
});
