import type { Locale } from '#lib/accounts/actor.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { numberText } from '#lib/requests/figure-numbers.ts';
import { m } from '#i18n/generated/messages.js';
import { resultState, resultStateWord, shareOf, type ResultFacts } from './measure-state.ts';

/* What came of a measure, in words. */

/** "4 no 5 (video stāsti)"; of what counts nothing, its state; null where nothing was said of it. */
export function achievedWords(
	result: ResultFacts & { readonly unit: string | null },
	locale: Locale
): string {
	const { target, achieved, unit } = result;
	if (target === null) return resultStateWord(resultState(result), locale);
	const said = { value: numberText(achieved ?? 0, locale), target: numberText(target, locale) };
	return unit
		? m.measures_achieved_of_unit({ ...said, unit }, { locale })
		: m.measures_achieved_of(said, { locale });
}

/** "8 000 euro (80 %)". */
export function spentWords(spent: number | null, funding: number | null, locale: Locale): string {
	const money = moneyText(spent ?? 0, locale);
	const share = shareOf(spent ?? 0, funding);
	return share === null ? money : m.measures_spent_share({ money, share }, { locale });
}
