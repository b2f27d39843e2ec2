import type { Locale } from '#lib/accounts/actor.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { numberText } from '#lib/requests/figure-numbers.ts';
import { m } from '#i18n/generated/messages.js';
import { resultState, resultStateWord, shareOf, type ResultFacts } from './measure-state.ts';
import { sumUp, type MeasureYear, type SumYear } from './year-view.ts';

/* What came of a measure, in words. */

/** "4 no 5 (video stāsti)"; of what counts nothing, its state; where nothing was said yet, that. */
export function achievedWords(
	result: ResultFacts & { readonly unit: string | null },
	locale: Locale
): string {
	const { target, achieved, unit } = result;
	if (target === null) return resultStateWord(resultState(result), locale);
	if (achieved === null) return resultStateWord('NONE', locale);
	const said = { value: numberText(achieved, locale), target: numberText(target, locale) };
	return unit
		? m.measures_achieved_of_unit({ ...said, unit }, { locale })
		: m.measures_achieved_of(said, { locale });
}

/** What came of a measure, a line a result; one where it is not for this reader, or nobody said anything of any. */
export function doneLines(
	{ isHidden, state, results }: Pick<MeasureYear, 'isHidden' | 'state' | 'results'>,
	locale: Locale
): string[] {
	if (isHidden) return [m.measures_restricted({}, { locale })];
	if (state === 'NONE') return [resultStateWord(state, locale)];
	return numberedLines(results.map((result) => achievedWords(result, locale)));
}

/** Lines of which there are several carry numbers, so that what was planned and what was done are found beside one another. */
export function numberedLines(lines: readonly string[]): string[] {
	return lines.length > 1 ? lines.map((line, at) => `${at + 1}) ${line}`) : [...lines];
}

/** The money of a year: planned, and, once somebody said so, spent. */
export function moneySummary(all: SumYear, locale: Locale): string {
	const funding = moneyText(all.funding, locale);
	if (all.spent === null && all.hidden === 0) return m.measures_report_planned({ funding }, { locale });
	return m.measures_report_money({ funding, spent: spentTogetherWords(all, locale) }, { locale });
}

/** How many were reached of how many; of a year of which nobody said anything, that. */
export function reachedSummary(measures: readonly MeasureYear[], locale: Locale): string {
	const isUntold = measures.every(
		(one) => !one.isHidden && one.state === 'NONE' && one.spent === null && one.shortfall === null
	);
	if (isUntold) return m.measures_untold({}, { locale });
	const { measures: count, reached } = sumUp(measures, '');
	return m.measures_report_summary({ count, reached }, { locale });
}

/** "3 no 7"; where nobody said anything of any, that. */
export function reachedWords(
	{ reached, told, hidden, measures }: Pick<SumYear, 'reached' | 'told' | 'hidden' | 'measures'>,
	locale: Locale
): string {
	if (hidden > 0 && hidden === measures) return m.measures_restricted({}, { locale });
	if (told === 0) return resultStateWord('NONE', locale);
	return m.measures_reached_of({ reached, count: measures }, { locale });
}

/** "8 000 euro (80 %)"; where nothing was said yet, that: nobody is told that nothing was spent. */
export function spentWords(spent: number | null, funding: number | null, locale: Locale): string {
	if (spent === null) return resultStateWord('NONE', locale);
	const money = moneyText(spent, locale);
	const share = shareOf(spent, funding);
	return share === null ? money : m.measures_spent_share({ money, share }, { locale });
}

/** The same of several measures; a whole without what is not for this reader says so, and has no share. */
export function spentTogetherWords(
	{ spent, funding, hidden, measures }: Pick<SumYear, 'spent' | 'funding' | 'hidden' | 'measures'>,
	locale: Locale
): string {
	if (hidden > 0 && hidden === measures) return m.measures_restricted({}, { locale });
	if (hidden === 0 || spent === null) return spentWords(spent, funding, locale);
	return m.measures_spent_without({ money: moneyText(spent, locale), count: hidden }, { locale });
}

/** That a whole is without what is not for this reader; null where it is a whole. */
export function hiddenWords({ hidden }: Pick<SumYear, 'hidden'>, locale: Locale): string | null {
	return hidden === 0 ? null : m.measures_hidden_count({ count: hidden }, { locale });
}
