import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import type { Choice } from './choices.ts';
import { recurrences, type Recurrence } from './recurrence.ts';

/** How often, in words: "katru gadu". */
export function recurrenceWord(recurrence: Recurrence, locale: Locale): string {
	switch (recurrence) {
		case 'P1M':
			return m.editing_recurrence_p1m({}, { locale });
		case 'P3M':
			return m.editing_recurrence_p3m({}, { locale });
		case 'P6M':
			return m.editing_recurrence_p6m({}, { locale });
		case 'P1Y':
			return m.editing_recurrence_p1y({}, { locale });
	}
}

/** The periods as a form offers them. */
export function recurrenceChoices(locale: Locale): Choice[] {
	return recurrences.map((value) => ({ value, label: recurrenceWord(value, locale) }));
}
