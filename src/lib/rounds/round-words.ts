import type { Locale } from '#lib/accounts/actor.ts';
import { partialDateWords, partialSpanWords } from '#lib/calendar/partial-dates.ts';
import { m } from '#i18n/generated/messages.js';
import type { Figure } from '#lib/requests/template.ts';
import type { RoundContent, RoundEntry } from './round-content.ts';

/** "Bērna māja (Bērnu aizsardzības centrs)"; both names where one institution took over from another. */
export function entryName({ name, of, before, after }: RoundEntry, locale: Locale): string {
	const options = { locale };
	const beside = [
		of,
		before && m.rounds_name_before({ name: before }, options),
		after && m.rounds_name_after({ name: after }, options)
	].filter(Boolean);
	return beside.length ? `${name} (${beside.join('; ')})` : name;
}

/** Why nothing of it is in a summary. */
export function missingWord({ state }: Pick<RoundEntry, 'state'>, locale: Locale): string {
	return state === 'RETURNED'
		? m.rounds_entry_returned({}, { locale })
		: m.rounds_entry_missing({}, { locale });
}

/** One whose answer is not there, among all of whom it is said: why, only where it is something else than that none came. */
export function missingName(entry: RoundEntry, locale: Locale): string {
	const name = entryName(entry, locale);
	return entry.state === 'RETURNED' ? `${name} – ${missingWord(entry, locale)}` : name;
}

/** "403 bērni", "12,5 %". */
export function valueWords({ value, unit }: Pick<Figure, 'value' | 'unit'>, locale: Locale): string {
	const number = new Intl.NumberFormat(locale === 'lv' ? 'lv-LV' : 'en-GB', {
		maximumFractionDigits: 6
	}).format(value);
	return unit ? `${number}\u00a0${unit}` : number;
}

/** "+97", "−3", "0": how much more it is than before. */
export function changeWords(change: number, locale: Locale): string {
	const words = valueWords({ value: Math.abs(change), unit: null }, locale);
	return change > 0 ? `+${words}` : change < 0 ? `\u2212${words}` : words;
}

/** Of which time a figure is: "2025. gadā līdz 30. septembrim"; nothing where it is not said. */
export function periodWords({ from, until }: Pick<Figure, 'from' | 'until'>, locale: Locale): string {
	if (from) return partialSpanWords(from, until, locale);
	return until ? m.rounds_until({ date: partialDateWords(until, locale, 'dative') }, { locale }) : '';
}

/** "2025. gada 30. septembris": the day a round tells of, else the last day to answer. */
export function dayOf({ asOf, due }: Pick<RoundContent, 'asOf' | 'due'>): string | null {
	return asOf ?? due;
}
