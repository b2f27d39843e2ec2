import { m } from '#i18n/generated/messages.js';
import { type Case, longDate, longMonth, parseDateText, parseMonthText } from '#lib/latvian/dates.ts';
import { addDays, addMonths, isPlainDate, type PlainDate } from './days.ts';

/** As exactly as somebody said it: a day, a month or a year, as text "2025-10-15", "2025-11", "2026". */
export type PartialDate = string;

type Locale = 'lv' | 'en';

const yearEndings: Record<Case, string> = {
	...{ nominative: 's', genitive: 'a', dative: 'am', accusative: 'u', locative: 'ā' }
};

/** Whether the text is a day, a month or a year that exists (years 1000 to 9999). */
export function isPartialDate(text: unknown): text is PartialDate {
	return typeof text === 'string' && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text) && isPlainDate(firstDay(text));
}

/** The day on which it begins. */
export function firstDay(date: PartialDate): PlainDate {
	return date + '-01-01'.slice(date.length - 4);
}

/** The day on which it ends: of a day itself. */
export function lastDay(date: PartialDate): PlainDate {
	if (date.length === 10) return date;
	return addDays(addMonths(firstDay(date), date.length === 4 ? 12 : 1), -1);
}

/**
 * What people write of a day, a month or a year: "15.10.2025.", "2025. gada novembrī", "11.2025.", "2026. gadā", and what the
 * portal writes itself; null for everything else.
 */
export function readPartialDate(text: string, referenceDate?: PlainDate): PartialDate | null {
	const typed = text.trim();
	const year = /^(\d{4})\.?(?:\s?(?:g\.|gad(?:s|a|am|u|ā)))?$/i.exec(typed)?.[1];
	const found = isPartialDate(typed)
		? typed
		: (year ?? parseDateText(typed, referenceDate) ?? parseMonthText(typed, referenceDate));
	return isPartialDate(found) ? found : null;
}

/** "2025. gada 15. oktobrī", "2025. gada novembrī", "2026. gadā", or in another case; English has one form of each. */
export function partialDateWords(date: PartialDate, locale: Locale, grammar: Case = 'locative'): string {
	const options = { locale, case: grammar };
	if (date.length === 10) return longDate(date, options);
	if (date.length === 7) return longMonth(date, options);
	return locale === 'en' ? date : `${date}. gad${yearEndings[grammar]}`;
}

/**
 * "no 2025. gada oktobra līdz 2026. gada aprīlim", of one year "no 2025. gada oktobra līdz decembrim" and "2025. gadā līdz
 * 30. septembrim"; where there is no end, or none of its own, as one date.
 */
export function partialSpanWords(from: PartialDate, until: PartialDate | null, locale: Locale): string {
	if (until === null || until === from) return partialDateWords(from, locale);
	const isOneYear = from.slice(0, 4) === until.slice(0, 4);
	const end = partialDateWords(until, locale, 'dative');
	const short = isOneYear ? end.replace(/^\d{4}\. gada | \d{4}$/, '') : end;
	if (isOneYear && from.length === 4)
		return m.calendar_year_until({ year: partialDateWords(from, locale), until: short }, { locale });
	const words = { from: partialDateWords(from, locale, 'genitive'), until: locale === 'lv' ? short : end };
	return m.calendar_from_until(words, { locale });
}

/** In the order in which they begin; of two that begin together the exacter one first. */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
	const keys = [a, b].map((date) => firstDay(date) + lastDay(date));
	return keys[0]! < keys[1]! ? -1 : keys[0]! > keys[1]! ? 1 : 0;
}
