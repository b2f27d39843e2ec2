import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import { clockText, type WallSpan, type WallTime } from './wall-time.ts';

type Locale = 'lv' | 'en';

/** "plkst. 10.00"; English "10.00". */
export function timeWords(time: WallTime, locale: Locale): string {
	return m.calendar_time({ time: clockText(time) }, { locale });
}

/** "plkst. 10.00–12.00", or "plkst. 10.00" where the end is not known or is another day. */
export function hoursWords({ date, startTime, endTime, endDate }: WallSpan, locale: Locale): string {
	if (!endTime || (endDate && endDate !== date)) return timeWords(startTime, locale);
	return m.calendar_hours({ from: clockText(startTime), until: clockText(endTime) }, { locale });
}

/** "25.03.2026. plkst. 10.00–12.00"; over several days "25.03.2026. plkst. 10.00 – 26.03.2026. plkst. 12.00". */
export function spanWords(span: WallSpan, locale: Locale): string {
	const { date, endTime, endDate } = span;
	const day = (on: string, hours: string) =>
		m.calendar_day_hours({ date: shortDate(on, locale), hours }, { locale });
	const start = day(date, hoursWords(span, locale));
	if (!endDate || endDate === date) return start;
	return `${start} – ${endTime ? day(endDate, timeWords(endTime, locale)) : shortDate(endDate, locale)}`;
}
