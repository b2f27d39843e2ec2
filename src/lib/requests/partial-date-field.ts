import type { PartialDate } from '#lib/calendar/partial-dates.ts';
import { longMonth, shortDate } from '#lib/latvian/dates.ts';

/** As it can be typed, and is read again: "15.10.2025.", "2025. gada novembris", "2026". */
export function partialDateField(date: PartialDate): string {
	if (date.length === 10) return shortDate(date, 'lv');
	return date.length === 7 ? longMonth(date, { locale: 'lv' }) : date;
}
