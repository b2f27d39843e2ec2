import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate, rigaTime, type PlainDate } from '#lib/calendar/days.ts';
import { clockText, type WallTime } from '#lib/calendar/wall-time.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate, weekday } from '#lib/latvian/dates.ts';

/** When a meeting is. */
export interface Times {
	readonly date: PlainDate | null;
	readonly startTime: WallTime | null;
	readonly endTime: WallTime | null;
}

/** Whether it is over at an instant: its end has passed, or its day where the end is not known. Without a day it never is. */
export function isOver({ date, endTime }: Times, now: Date): boolean {
	if (date === null) return false;
	const today = rigaDate(now);
	if (date !== today) return date < today;
	return endTime !== null && clockText(endTime) <= rigaTime(now);
}

export { endOfDay } from '#lib/calendar/days.ts';

/** "10.00–12.00", "10.00" where the end is not known; empty without a beginning. */
export function timeWords({ startTime, endTime }: Omit<Times, 'date'>): string {
	if (startTime === null) return '';
	const from = clockText(startTime);
	return endTime === null ? from : `${from}–${clockText(endTime)}`;
}

/** "ceturtdien, 2022. gada 7. aprīlī, plkst. 10.00–12.00"; without a day, nothing. */
export function whenWords({ date, ...times }: Times, locale: Locale): string | null {
	if (date === null) return null;
	const day = m.invitations_when_day(
		{ weekday: weekday(date, locale, 'adverb'), date: longDate(date, { case: 'locative', locale }) },
		{ locale }
	);
	const time = timeWords(times);
	return time ? m.invitations_when_time({ day, time }, { locale }) : day;
}
