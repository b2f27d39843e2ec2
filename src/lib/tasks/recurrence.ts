import { addMonths, type PlainDate } from '#lib/calendar/days.ts';

/** How often a task comes back, as ISO 8601 writes durations: every month, quarter, half-year, year. */
export const recurrences = ['P1M', 'P3M', 'P6M', 'P1Y'] as const;
export type Recurrence = (typeof recurrences)[number];

const lengths: Readonly<Record<Recurrence, number>> = { P1M: 1, P3M: 3, P6M: 6, P1Y: 12 };

/** Whether the text is one of the periods. */
export function isRecurrence(text: string | null): text is Recurrence {
	return (recurrences as readonly (string | null)[]).includes(text);
}

/**
 * The deadline of the next occurrence: the first after `after` that is not before `notBefore`, so many whole periods from the
 * series' first one, on its day of the month (the 31st is a shorter month's last day, and the 31st again).
 */
export function occurrenceAfter(
	first: PlainDate,
	recurrence: Recurrence,
	{ after, notBefore }: { after: PlainDate; notBefore: PlainDate }
): PlainDate {
	for (let months = lengths[recurrence]; ; months += lengths[recurrence]) {
		const date = addMonths(first, months);
		if (date > after && date >= notBefore) return date;
	}
}

/** How many months from the month of one day to that of another. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
	return monthOf(to) - monthOf(from);
}

/**
 * A deadline so many months later: on the series' day of the month where it stood on it (or on the last day of a month that has
 * no such day), otherwise on its own.
 */
export function shiftDue(due: PlainDate, months: number, seriesDay: number): PlainDate {
	const month = monthOf(due);
	return onDay(month, seriesDay) === due ? onDay(month + months, seriesDay) : addMonths(due, months);
}

/** The day of the month: 1 to 31. */
export function dayOfMonth(date: PlainDate): number {
	return Number(date.slice(8));
}

function monthOf(date: PlainDate): number {
	return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function onDay(month: number, day: number): PlainDate {
	// January has all the days that any month has.
	const january = `${String(Math.floor(month / 12)).padStart(4, '0')}-01-${String(day).padStart(2, '0')}`;
	return addMonths(january, month % 12);
}
