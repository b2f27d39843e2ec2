import { expect, test } from 'vitest';
import { daysOfEvent, isOfDays } from './month-events.ts';

test.each([
	['2025-10-15', null, true],
	['2025-10-15', '2025-10-17', true],
	['2025-10-15', '2025-10-30', false],
	['2025-10-15', '2026-04', false],
	['2025-11', null, false],
	['2026', null, false]
])('%s until %s stands in days: %s', (date, until, expected) => {
	expect(isOfDays({ date, until })).toBe(expected);
});

test('an event stands on each of its days', () => {
	expect(daysOfEvent({ firstDay: '2025-10-31', lastDay: '2025-11-02' })).toEqual([
		...['2025-10-31', '2025-11-01', '2025-11-02']
	]);
	expect(daysOfEvent({ firstDay: '2025-10-15', lastDay: '2025-10-15' })).toEqual(['2025-10-15']);
});
