import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { moneyText } from '#lib/latvian/money.ts';
import type { EntryOnPage } from '#lib/programmes/measure-page.server.ts';
import { numberText } from '#lib/requests/figure-numbers.ts';

/** Of the money, or of which result. */
export function entryAbout({ result }: Pick<EntryOnPage, 'result'>): string {
	return result ?? m.measures_entry_money();
}

/** What was told of it. */
export function entryValue(
	entry: Pick<EntryOnPage, 'amount' | 'value' | 'isReached'>,
	locale: Locale
): string {
	const { amount, value, isReached } = entry;
	if (amount !== null) return moneyText(amount, locale);
	if (value !== null) return numberText(value, locale);
	return isReached ? m.measures_tell_reached_yes() : m.measures_tell_reached_no();
}
