import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

export const itemKinds = ['INFORMATION', 'DISCUSSION', 'DECISION'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const itemOutcomes = ['HEARD', 'POSTPONED', 'DROPPED'] as const;
/** What came of an item: heard, put off to another meeting, taken off the agenda. Not said: it is still to come. */
export type ItemOutcome = (typeof itemOutcomes)[number];

/** Where an item comes from. */
export const itemOrigins = ['OWN', 'POSTPONED', 'DUE', 'LAID', 'PLAN', 'CONTROL'] as const;
export type ItemOrigin = (typeof itemOrigins)[number];

/** What an item is for: "Zināšanai". */
export function itemKindWord(kind: string, locale: Locale): string {
	const options = { locale };
	switch (kind as ItemKind) {
		case 'INFORMATION':
			return m.agenda_kind_information({}, options);
		case 'DISCUSSION':
			return m.agenda_kind_discussion({}, options);
		case 'DECISION':
			return m.agenda_kind_decision({}, options);
	}
}

/** What came of an item: "Atlikts". */
export function itemOutcomeWord(outcome: string, locale: Locale): string {
	const options = { locale };
	switch (outcome as ItemOutcome) {
		case 'HEARD':
			return m.agenda_outcome_heard({}, options);
		case 'POSTPONED':
			return m.agenda_outcome_postponed({}, options);
		case 'DROPPED':
			return m.agenda_outcome_dropped({}, options);
	}
}

/** The kinds as a form offers them. */
export function itemKindChoices(locale: Locale): { value: ItemKind; label: string }[] {
	return itemKinds.map((value) => ({ value, label: itemKindWord(value, locale) }));
}

/** The order after one thing was moved to a place (from 0); places beyond the ends are the ends. */
export function orderAfterMove(ids: readonly string[], id: string, to: number): string[] {
	const others = ids.filter((one) => one !== id);
	const place = Math.min(Math.max(to, 0), others.length);
	return [...others.slice(0, place), id, ...others.slice(place)];
}
