import type { Locale } from '#lib/accounts/actor.ts';
import { isPlainDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';

/** A date in a form's field: as the page's language writes it, or, where it is none, as it was typed. */
export function dateText(value: unknown, locale: Locale): string {
	const text = typeof value === 'string' ? value : '';
	return isPlainDate(text) ? shortDate(text, locale) : text;
}
