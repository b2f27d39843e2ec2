import { type Case, englishMonths, monthName, monthShort } from '#lib/latvian/months.ts';

export { type Case, monthName, monthShort } from '#lib/latvian/months.ts';
export { parseDateText, parseMonthText } from '#lib/latvian/date-texts.ts';

// Words for dates; a date is text YYYY-MM-DD, a day without time or zone.
type Locale = 'lv' | 'en';

const weekdays = {
	lv: ['pirmdien', 'otrdien', 'trešdien', 'ceturtdien', 'piektdien', 'sestdien', 'svētdien'],
	en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
} as const;

/** "2022. gada 25. marts" in the wanted case ("līdz" takes the dative); English has one form, "25 March 2022". */
export function longDate(date: string, options: { case?: Case; locale?: Locale } = {}): string {
	const { year, month, day } = partsOf(date);
	if (options.locale === 'en') return `${day} ${englishMonths[month - 1]} ${year}`;
	return `${year}. gada ${day}. ${monthName(month, options.case)}`;
}

/** "2025. gada novembris" of "2025-11" in the wanted case; English "November 2025". */
export function longMonth(text: string, options: { case?: Case; locale?: Locale } = {}): string {
	const { year, month } = partsOf(`${text}-01`);
	if (options.locale === 'en') return `${englishMonths[month - 1]} ${year}`;
	return `${year}. gada ${monthName(month, options.case)}`;
}

/** "25.03.2022." with its final dot; English "25 Mar 2022". */
export function shortDate(date: string, locale: Locale = 'lv'): string {
	const { year, month, day } = partsOf(date);
	if (locale === 'en') return `${day} ${monthShort(month, 'en')} ${year}`;
	return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}.`;
}

/** "25.03." where the year is clear; English "25 Mar". */
export function dayAndMonth(date: string, locale: Locale = 'lv'): string {
	const { month, day } = partsOf(date);
	return locale === 'en' ? `${day} ${monthShort(month, 'en')}` : `${date.slice(8)}.${date.slice(5, 7)}.`;
}

/** "piektdiena", as adverb ("on Friday") "piektdien"; English has "Friday" for both. */
export function weekday(date: string, locale: Locale = 'lv', form: 'noun' | 'adverb' = 'noun'): string {
	const { year, month, day } = partsOf(date);
	const name = weekdays[locale][(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7] as string;
	return locale === 'lv' && form === 'noun' ? `${name}a` : name;
}

function partsOf(date: string): { year: number; month: number; day: number } {
	const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
	if (!found) throw new RangeError(`"${date}" is not a date YYYY-MM-DD.`);
	return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}
