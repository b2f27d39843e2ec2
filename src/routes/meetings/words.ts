import type { Locale } from '#lib/accounts/actor.ts';
import { hoursWords } from '#lib/calendar/time-words.ts';

/** What of a meeting says when it is. */
interface Hours {
	readonly date: string | null;
	readonly startTime: string | null;
	readonly endTime: string | null;
}

/** "plkst. 10.00–12.00"; empty where no time is known. */
export function hoursWord({ date, startTime, endTime }: Hours, locale: Locale): string {
	return date && startTime ? hoursWords({ date, startTime, endTime }, locale) : '';
}
