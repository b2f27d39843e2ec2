import { partialDateWords, partialSpanWords } from '#lib/calendar/partial-dates.ts';
import { m } from '#i18n/generated/messages.js';
import { numberText } from './figure-numbers.ts';
import { wrongSums } from './figures.ts';
import type { AnswerContent, DatedEvent, Figure } from './template.ts';

type Locale = 'lv' | 'en';

/** "2025. gada 15. oktobrī: Konference". */
export function eventLine({ date, until, text }: DatedEvent, locale: Locale): string {
	return `${partialSpanWords(date, until, locale)}: ${text}`;
}

/** "Bērni kopā: 403 bērni (2025. gadā)". */
export function figureLine({ name, value, unit, from, until }: Figure, locale: Locale): string {
	const amount = [numberText(value, locale), unit].filter(Boolean).join(' ');
	const when = from ? partialSpanWords(from, until, locale) : until ? untilWords(until, locale) : null;
	return `${name}: ${amount}${when ? ` (${when})` : ''}`;
}

function untilWords(until: string, locale: Locale): string {
	return m.answering_until({ date: partialDateWords(until, locale, 'dative') }, { locale });
}

/** What does not add up: each whole whose parts make something else, in words. It is said, never refused. */
export function sumWarnings({ figures }: Pick<AnswerContent, 'figures'>, locale: Locale): string[] {
	return wrongSums(figures).map(({ whole, sum, difference }) =>
		m.answering_sum_differs(
			{
				name: whole.name,
				value: numberText(whole.value, locale),
				sum: numberText(sum, locale),
				difference: numberText(Math.abs(difference), locale)
			},
			{ locale }
		)
	);
}
