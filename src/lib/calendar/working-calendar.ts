import { type PlainDate, dateOf, dayNumber, weekdayOfNumber } from '#lib/calendar/days.ts';
import { publicHolidays, substituteOf } from '#lib/calendar/public-holidays.ts';

/**
 * What a day of the secretariat's table is: a working day that is free (OFF) and the Saturday that is worked instead
 * (WORKED), a holiday that was given once (HOLIDAY), the closing day of a Song and Dance Festival (FESTIVAL).
 */
export type SpecialKind = 'OFF' | 'WORKED' | 'HOLIDAY' | 'FESTIVAL';

export interface SpecialDay {
	readonly date: PlainDate;
	readonly kind: SpecialKind;
}

/** What no rule of the law gives, and the secretariat decides. */
export interface CalendarRecords {
	readonly days: readonly SpecialDay[];
	/** Whose order about moved days is known. */
	readonly knownYears: readonly number[];
	/** A term that ends on a working day that was moved is over only after the next one (the law names no moved days). */
	readonly movedDaysPostpone: boolean;
}

// The law is applied to these years; before and after them only the weekend counts. So a mistyped year costs nothing,
// and '9999-12-31', which stands for "no deadline" in sorting, is an ordinary Friday.
const firstYear = 1991;
const lastYear = 2100;

const byLaw: number[] = [];
for (let year = firstYear; year <= lastYear; year++) {
	for (const day of publicHolidays(year)) byLaw.push(dayNumber(day));
}

/**
 * The real calendar of offices, as it is known: the law's holidays, and the table of moved and special days. A value that
 * never changes; calendarOf() gives the one of now. Everything is worked out once, as day numbers, because registers and
 * planners ask thousands of times.
 */
export class WorkingCalendar {
	readonly #holidays: ReadonlySet<number>;
	readonly #worked: ReadonlySet<number>;
	readonly #free: ReadonlySet<number>;
	readonly #movedOff: ReadonlySet<number>;
	readonly #freeInOrder: readonly number[];
	readonly #workedInOrder: readonly number[];
	readonly #knownYears: ReadonlySet<number>;
	readonly movedDaysPostpone: boolean;

	constructor({ days, knownYears, movedDaysPostpone }: CalendarRecords) {
		const of = (kind: SpecialKind) => days.filter((day) => day.kind === kind).map(({ date }) => date);
		const festivals = of('FESTIVAL').flatMap((date) => [date, substituteOf(date) ?? date]);
		this.#holidays = new Set([...byLaw, ...[...of('HOLIDAY'), ...festivals].map(dayNumber)]);
		this.#movedOff = new Set(of('OFF').map(dayNumber));
		this.#workedInOrder = inOrder(of('WORKED').map(dayNumber).filter(isWeekend));
		this.#freeInOrder = inOrder([...this.#holidays, ...this.#movedOff].filter((day) => !isWeekend(day)));
		this.#worked = new Set(this.#workedInOrder);
		this.#free = new Set(this.#freeInOrder);
		this.#knownYears = new Set(knownYears);
		this.movedDaysPostpone = movedDaysPostpone;
	}

	/** A day on which offices work: the real calendar, with holidays and the working days that the Cabinet moved. */
	isWorkingDay(date: PlainDate): boolean {
		return this.#isWorked(dayNumber(date));
	}

	/** Saturday, Sunday or public holiday; moved days are none, because the law names none. */
	isLegalDayOff(date: PlainDate): boolean {
		return this.#isOffByLaw(dayNumber(date));
	}

	/** A public holiday, on whichever day of the week. */
	isHoliday(date: PlainDate): boolean {
		return this.#holidays.has(dayNumber(date));
	}

	/**
	 * Whether a term that ends on this day is over only later: on a Saturday, Sunday or public holiday (Administrative
	 * Procedure Law, article 43), and, where the council decided so, on a working day that was moved.
	 */
	postponesTerm(date: PlainDate): boolean {
		const number = dayNumber(date);
		return this.#isOffByLaw(number) || (this.movedDaysPostpone && this.#movedOff.has(number));
	}

	/** The day itself when it is worked, else the nearest working day before it. */
	workingDayOnOrBefore(date: PlainDate): PlainDate {
		return this.#nearestWorked(dayNumber(date), -1);
	}

	/** The day itself when it is worked, else the nearest working day after it. */
	workingDayOnOrAfter(date: PlainDate): PlainDate {
		return this.#nearestWorked(dayNumber(date), 1);
	}

	/** The first working day after this day. */
	workingDayAfter(date: PlainDate): PlainDate {
		return this.#nearestWorked(dayNumber(date) + 1, 1);
	}

	/**
	 * How many working days lie after `from`, until and with `to`: from a Friday to the next Friday 5. Negative when
	 * `to` is the earlier one.
	 */
	workingDaysUntil(from: PlainDate, to: PlainDate): number {
		return this.#workedUntil(dayNumber(to)) - this.#workedUntil(dayNumber(from));
	}

	/** The day on which so many working days have passed since this one, which is not counted: ten from a Friday is the second Friday after. */
	workingDaysLater(date: PlainDate, count: number): PlainDate {
		let day = date;
		for (let passed = 0; passed < count; passed++) day = this.workingDayAfter(day);
		return day;
	}

	/** Whether a year's order about moved days is known, so that its working days will not change any more. */
	isYearKnown(year: number): boolean {
		return this.#knownYears.has(year);
	}

	#isOffByLaw(number: number): boolean {
		return isWeekend(number) || this.#holidays.has(number);
	}

	#nearestWorked(number: number, step: 1 | -1): PlainDate {
		while (!this.#isWorked(number)) number += step;
		return dateOf(number);
	}

	#isWorked(number: number): boolean {
		return isWeekend(number) ? this.#worked.has(number) : !this.#free.has(number);
	}

	/** Working days from a fixed Monday (1969-12-29, day -3) until and with this day. */
	#workedUntil(number: number): number {
		const weeks = Math.floor((number + 3) / 7);
		const mondayToFriday = weeks * 5 + Math.min(weekdayOfNumber(number), 5);
		return mondayToFriday - countUntil(this.#freeInOrder, number) + countUntil(this.#workedInOrder, number);
	}
}

function isWeekend(number: number): boolean {
	return weekdayOfNumber(number) >= 6;
}

/** How many of the ordered numbers are not above the limit. */
function countUntil(numbers: readonly number[], limit: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) <= limit) low = middle + 1;
		else high = middle;
	}
	return low;
}

function inOrder(numbers: readonly number[]): number[] {
	return [...new Set(numbers)].sort((a, b) => a - b);
}
