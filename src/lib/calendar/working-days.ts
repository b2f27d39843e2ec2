import { type PlainDate, dateOf, dayNumber, weekdayOfNumber } from '#lib/calendar/days.ts';
import { movedDays } from '#lib/calendar/moved-days.ts';
import { publicHolidays } from '#lib/calendar/public-holidays.ts';

// The law is applied to these years; before and after them only the weekend counts. So a mistyped year costs nothing,
// and '9999-12-31', which stands for "no deadline" in sorting, is an ordinary Friday.
const firstYear = 1991;
const lastYear = 2100;

// Everything is worked out once, as day numbers, because registers and planners ask thousands of times.
const holidays = new Set<number>();
for (let year = firstYear; year <= lastYear; year++) {
	for (const day of publicHolidays(year)) holidays.add(dayNumber(day));
}
const workedWeekends = inOrder(movedDays.map((day) => dayNumber(day.worked)));
const movedOff = movedDays.map((day) => dayNumber(day.off));
const freeWeekdays = inOrder([...holidays, ...movedOff].filter((number) => weekdayOfNumber(number) < 6));
const worked = new Set(workedWeekends);
const free = new Set(freeWeekdays);

/** A day on which offices work: the real calendar, with holidays and the working days that the Cabinet moved. */
export function isWorkingDay(date: PlainDate): boolean {
	return isWorked(dayNumber(date));
}

/**
 * Saturday, Sunday or public holiday: what postpones the end of a term (Administrative Procedure Law, article 43;
 * it names no moved days, so these count only for the working calendar).
 */
export function isLegalDayOff(date: PlainDate): boolean {
	const number = dayNumber(date);
	return weekdayOfNumber(number) >= 6 || holidays.has(number);
}

/** The day itself when it is worked, else the nearest working day before it. */
export function workingDayOnOrBefore(date: PlainDate): PlainDate {
	return nearestWorked(dayNumber(date), -1);
}

/** The day itself when it is worked, else the nearest working day after it. */
export function workingDayOnOrAfter(date: PlainDate): PlainDate {
	return nearestWorked(dayNumber(date), 1);
}

/** The first working day after this day. */
export function workingDayAfter(date: PlainDate): PlainDate {
	return nearestWorked(dayNumber(date) + 1, 1);
}

/**
 * How many working days lie after `from`, until and with `to`: from a Friday to the next Friday 5. Negative when
 * `to` is the earlier one.
 */
export function workingDaysUntil(from: PlainDate, to: PlainDate): number {
	return workedUntil(dayNumber(to)) - workedUntil(dayNumber(from));
}

function nearestWorked(number: number, step: 1 | -1): PlainDate {
	while (!isWorked(number)) number += step;
	return dateOf(number);
}

function isWorked(number: number): boolean {
	return weekdayOfNumber(number) < 6 ? !free.has(number) : worked.has(number);
}

/** Working days from a fixed Monday (1969-12-29, day -3) until and with this day. */
function workedUntil(number: number): number {
	const weeks = Math.floor((number + 3) / 7);
	const mondayToFriday = weeks * 5 + Math.min(weekdayOfNumber(number), 5);
	return mondayToFriday - countUntil(freeWeekdays, number) + countUntil(workedWeekends, number);
}

/** How many of the ordered numbers are not above the limit. */
function countUntil(numbers: number[], limit: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) <= limit) low = middle + 1;
		else high = middle;
	}
	return low;
}

function inOrder(numbers: number[]): number[] {
	return [...new Set(numbers)].sort((a, b) => a - b);
}
