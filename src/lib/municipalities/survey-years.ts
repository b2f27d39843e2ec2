import { addDays, daysBetween } from '#lib/calendar/days.ts';
import { firstDay, lastDay } from '#lib/calendar/partial-dates.ts';
import type { Period } from '#lib/requests/marked-content.ts';

const daysOfYear = 365.25;

/** How many years a programme covers, as it would be said of it: of 2023 to 2027 five; null where that is not known. */
export function yearsOf({ from, until, isOpenEnded }: Period): number | null {
	if (isOpenEnded || from === null || until === null) return null;
	const days = daysBetween(firstDay(from), addDays(lastDay(until), 1));
	return Math.max(1, Math.round(days / daysOfYear));
}

/** A year as an address has it; of what is no year, one in which nothing was asked. */
export function yearIn(text: string): number {
	return /^[1-9]\d{3}$/u.test(text) ? Number(text) : 0;
}
