import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

interface Hours {
	readonly startTime: string | null;
	readonly endTime: string | null;
}

/** "plkst. 10.00–12.00"; in English "10:00–12:00". Empty where no time is known. */
export function hoursWord({ startTime, endTime }: Hours, locale: Locale): string {
	if (startTime === null) return '';
	const from = timeWord(startTime, locale);
	return endTime === null
		? m.meetings_hour({ from }, { locale })
		: m.meetings_hours({ from, to: timeWord(endTime, locale) }, { locale });
}

/** A time as the language writes it: "10.00", "10:00". */
export function timeWord(time: string, locale: Locale): string {
	return locale === 'lv' ? time.replace(':', '.') : time;
}
