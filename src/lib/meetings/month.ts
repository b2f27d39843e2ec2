import { addDays, addMonths, dayOfWeek, type PlainDate } from '#lib/calendar/days.ts';

/** A month, "2026-03". */
export type Month = string;

/** The month that an address asks for; null where it names none. */
export function readMonth(text: string | null): Month | null {
	return text !== null && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

export function monthOf(date: PlainDate): Month {
	return date.slice(0, 7);
}

/** The month so many months later, or before. */
export function shiftMonth(month: Month, by: number): Month {
	return monthOf(addMonths(`${month}-01`, by));
}

/** The weeks that a month touches, each from its Monday to its Sunday. */
export function weeksOf(month: Month): PlainDate[][] {
	const first = `${month}-01`;
	const last = addDays(`${shiftMonth(month, 1)}-01`, -1);
	const weeks: PlainDate[][] = [];
	for (let monday = addDays(first, 1 - dayOfWeek(first)); monday <= last; monday = addDays(monday, 7))
		weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
	return weeks;
}

/** The address of a month's page. */
export function calendarAddress(month: Month, body: string | null): string {
	const params = new URLSearchParams({ month, ...(body ? { body } : {}) });
	return `/meetings/calendar?${params}`;
}
