import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { Span } from '#lib/council/council.ts';
import { spanWords } from '#lib/council/words.ts';

/** From when to when somebody sat somewhere, in words; what is not known is said so. */
export function spanOf({ startDate, endDate }: Span, locale: Locale): string {
	const words = spanWords({ name: '', abbreviation: null, validFrom: startDate, validTo: endDate }, locale);
	return words || m.bodies_time_unknown({}, { locale });
}
