import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { Base, Findings, QuestionFindings, Share } from './findings.ts';
import type { YearPoint } from './findings-over-years.ts';
import { countBehind, type PublishedFigure, type PublishedFindings } from './published-findings.ts';
import { optionWord } from './questions.ts';

/* What findings say in words: the screen, the file and the Word document the same. */

/** A bar of a picture with its words: what, how many, and how long it is in percent. */
export interface Bar {
	readonly label: string;
	readonly value: string;
	/** 0 to 100. */
	readonly length: number;
	/** What stands under it, smaller. */
	readonly note?: string | undefined;
}

/** "8 (19 %)"; where there is nobody to be a share of, "0". */
export function shareWords({ count, percent }: Pick<Share, 'count' | 'percent'>, locale: Locale): string {
	return percent === null ? String(count) : m.findings_value({ count, percent }, { locale });
}

/** "19 %". */
export function percentWords(percent: number, locale: Locale): string {
	return m.findings_percent({ percent }, { locale });
}

/** "19 %"; "19 %*" of what was printed. */
export function pointWords({ percent, isPublished }: YearPoint, locale: Locale): string {
	return `${percentWords(percent, locale)}${isPublished ? '*' : ''}`;
}

/** Of whom the shares are, and how many they are. */
export function baseWords(of: Base, base: number, locale: Locale): string {
	const say = of === 'ALL' ? m.findings_base_all : m.findings_base_documents;
	return say({ base }, { locale });
}

/** The bars of a question, with those who have not said. */
export function barsOf({ question, base, shares, unsaid }: QuestionFindings, locale: Locale): Bar[] {
	const rest: Share[] =
		unsaid > 0 ? [{ option: '', count: unsaid, percent: Math.round((100 * unsaid) / base) }] : [];
	return [...shares, ...rest].map((share) => ({
		label: share.option ? optionWord(question, share.option, locale) : m.findings_unsaid({}, { locale }),
		value: shareWords(share, locale),
		length: share.percent ?? 0
	}));
}

/** The bars of the terms: the longest is whole. */
export function termBars({ terms, openEnded }: Findings, locale: Locale): Bar[] {
	const rows = [
		...terms.map(({ years, count }) => ({
			label: m.findings_term_years({ count: years }, { locale }),
			count
		})),
		...(openEnded > 0 ? [{ label: m.findings_open_ended({}, { locale }), count: openEnded }] : [])
	];
	const most = Math.max(1, ...rows.map(({ count }) => count));
	return rows.map(({ label, count }) => ({
		...{ label, value: String(count) },
		length: Math.round((100 * count) / most)
	}));
}

/** The bars of what was printed: a percentage is as long as it is, a count as many as it is of. */
export function printedBars(
	figures: readonly PublishedFigure[],
	{ bases }: Pick<PublishedFindings, 'bases'>,
	locale: Locale
): Bar[] {
	return figures.map((figure) => {
		const { name: label, percent, count, of } = figure;
		if (percent === null)
			return {
				label,
				value: m.findings_municipalities({ count: count! }, { locale }),
				length: Math.round((100 * count!) / (of === 'DESCRIBED' ? bases.ALL : bases[of]))
			};
		return {
			label,
			value: percentWords(percent, locale),
			length: percent,
			note: noteOf(figure, bases, locale)
		};
	});
}

function noteOf(
	figure: PublishedFigure,
	bases: PublishedFindings['bases'],
	locale: Locale
): string | undefined {
	if (figure.of === 'DESCRIBED') return m.findings_printed_described({}, { locale });
	const behind = countBehind(figure, bases);
	return behind === null
		? undefined
		: m.findings_printed_behind({ count: behind, base: bases[figure.of] }, { locale });
}

/** Of whom a printed figure is, without how many they are. */
export function printedBase(of: PublishedFigure['of'], locale: Locale): string {
	const say = {
		ALL: m.findings_printed_of_all,
		WITH_DOCUMENTS: m.findings_printed_of_documents,
		DESCRIBED: m.findings_printed_described
	}[of];
	return say({}, { locale });
}
