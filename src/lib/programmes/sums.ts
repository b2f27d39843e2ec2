import type { Locale } from '#lib/accounts/actor.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { m } from '#i18n/generated/messages.js';

/** What the measures of a programme, of a chapter, or of whoever administers them add up to. */
export interface Sum {
	readonly measures: number;
	/** Cents. */
	readonly funding: number;
	/** Of how many the document says no money. */
	readonly unfunded: number;
}

/** What some measures add up to. */
export function sumOf(measures: readonly { readonly funding: number | null }[]): Sum {
	const known = measures.flatMap(({ funding }) => funding ?? []);
	return {
		measures: measures.length,
		funding: known.reduce((sum, one) => sum + one, 0),
		unfunded: measures.length - known.length
	};
}

/** How the sum of the measures stands to the total that the document states. */
export interface SumComparison {
	/** SAME, LESS and MORE: the measures together, beside what is stated; UNSTATED: nothing is. */
	readonly is: 'SAME' | 'LESS' | 'MORE' | 'UNSTATED';
	/** Cents, never below nothing. */
	readonly difference: number;
}

/** Compares what the measures add up to with the stated total. */
export function compareSum(funding: number, stated: number | null): SumComparison {
	if (stated === null) return { is: 'UNSTATED', difference: 0 };
	const difference = Math.abs(funding - stated);
	return { is: funding === stated ? 'SAME' : funding < stated ? 'LESS' : 'MORE', difference };
}

/** The same in words: "Pasākumu finansējums kopā ir 283 239 euro, tieši tik, cik norādīts dokumentā." */
export function comparisonWords(
	{ funding }: Pick<Sum, 'funding'>,
	stated: number | null,
	locale: Locale
): string {
	const { is, difference } = compareSum(funding, stated);
	const money = (cents: number) => moneyText(cents, locale);
	const said = { sum: money(funding), stated: money(stated ?? 0), difference: money(difference) };
	switch (is) {
		case 'SAME':
			return m.programmes_sum_same(said, { locale });
		case 'LESS':
			return m.programmes_sum_less(said, { locale });
		case 'MORE':
			return m.programmes_sum_more(said, { locale });
		case 'UNSTATED':
			return m.programmes_sum_unstated(said, { locale });
	}
}
