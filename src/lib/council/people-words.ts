import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { MembershipKind, Span } from './council.ts';

/** "no 01.01.2022.", "no 01.01.2022. līdz 31.12.2022."; where no day is known, that it is not. */
export function spanOf({ startDate, endDate }: Span, locale: Locale): string {
	const from = startDate && shortDate(startDate, locale);
	const to = endDate && shortDate(endDate, locale);
	if (from && to) return m.people_span({ from, to }, { locale });
	if (from) return m.people_span_from({ from }, { locale });
	return to ? m.people_span_to({ to }, { locale }) : m.people_span_unknown({}, { locale });
}

/** How somebody is in a seat, as a choice of a form. */
export function membershipKindWord(kind: MembershipKind, locale: Locale): string {
	switch (kind) {
		case 'HOLDER':
			return m.people_kind_holder({}, { locale });
		case 'ACTING':
			return m.people_kind_acting({}, { locale });
		case 'SUBSTITUTE':
			return m.people_kind_substitute({}, { locale });
	}
}
