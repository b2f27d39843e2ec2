import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { History } from './history.ts';
import { isRestricted } from './visibility.ts';

/** "Informācijas atklātības likuma 5. pants, līdz 31.12.2027. (ieskaitot)" */
export function restrictionWords(basis: string | null, until: string, locale: Locale): string {
	return m.word_history_restricted_until({ basis: basis ?? '–', date: shortDate(until, locale) }, { locale });
}

/** On what ground something is restricted, and until which day. */
export interface Ground {
	readonly basis: string | null;
	readonly until: string;
}

/** What stands at the top of a document that holds anything restricted: the grounds, each once, with the last day. */
export function groundsText(grounds: readonly Ground[], locale: Locale): string | undefined {
	if (grounds.length === 0) return undefined;
	const words = grounds.map(({ basis, until }) => restrictionWords(basis, until, locale));
	return [m.word_restricted_heading({}, { locale }), ...new Set(words)].join('\n');
}

/** The same of a task's history. */
export function restrictionOf(
	{ parts, entries, documents, today }: History,
	locale: Locale
): string | undefined {
	const grounds = [...parts, ...entries, ...documents].flatMap((one) =>
		isRestricted(one, today) && one.restrictedUntil
			? [{ basis: one.restrictedBasis, until: one.restrictedUntil }]
			: []
	);
	return groundsText(grounds, locale);
}
