import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';

const minute = 60_000;

/** When something was saved, as one says it to whoever wants to write there too: "tikko", "pirms 3 minūtēm", "šodien plkst. 14.05". */
export function savedWords(at: Date, now: Date, locale: 'lv' | 'en'): string {
	const options = { locale };
	const minutes = Math.floor((now.getTime() - at.getTime()) / minute);
	if (minutes < 1) return m.answering_saved_now({}, options);
	if (minutes < 60) return m.answering_saved_minutes({ count: minutes }, options);
	const time = rigaTime(at);
	if (rigaDate(at) === rigaDate(now)) return m.answering_saved_today({ time }, options);
	return m.answering_saved_on({ date: shortDate(rigaDate(at), locale), time }, options);
}
