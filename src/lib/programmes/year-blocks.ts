import type { Locale } from '#lib/accounts/actor.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { lineOf, linesOf, type Block, type Lines, type TableBlock } from '#lib/documents/blocks.ts';
import { longDate, shortDate } from '#lib/latvian/dates.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { m } from '#i18n/generated/messages.js';
import { comparisonWords } from './sums.ts';
import {
	sumsByChapter,
	sumsByInstitution,
	sumUp,
	type MeasureYear,
	type ProgrammeYear,
	type SumYear
} from './year-view.ts';
import {
	doneLines,
	hiddenWords,
	moneySummary,
	numberedLines,
	reachedSummary,
	reachedWords,
	spentTogetherWords,
	spentWords
} from './year-words.ts';

/** The report on a programme's year: what was planned, done, spent, and why not; then what it adds up to. */
export function yearBlocks(year: ProgrammeYear, asOf: string, locale: Locale): Block[] {
	return [...headOf(year, asOf, locale), ...yearSections(year, locale)];
}

/** The same as its public page shows it, where its name stands above it already. */
export function yearSections(year: ProgrammeYear, locale: Locale): Block[] {
	const options = { locale };
	const all = sumUp(year.measures, '');
	const whole = { ...all, label: m.measures_all({}, options) };
	return [
		...paragraph(reachedSummary(year.measures, locale)),
		...paragraph(moneySummary(all, locale)),
		...paragraph(hiddenWords(all, locale)),
		...paragraph(comparisonWords(all, year.statedTotal, locale)),
		...measuresOf(year, locale),
		heading(m.programmes_by_institution({}, options)),
		sumTable([...sumsByInstitution(year, m.programmes_institution_none({}, options)), whole], locale),
		heading(m.programmes_by_chapter({}, options)),
		sumTable([...sumsByChapter(year), whole], locale)
	];
}

function headOf({ council, title, approved }: ProgrammeYear, asOf: string, locale: Locale): Block[] {
	const options = { locale };
	const capitals = (text: string) => text.toLocaleUpperCase('lv');
	const { by, on, number } = approved;
	const order = [by, on && shortDate(on, locale), number && m.programmes_order_cited({ number }, options)];
	const said = order.filter(Boolean).join(', ');
	return [
		{
			type: 'TITLE',
			lines: [
				{ text: capitals(council), as: 'NAME' },
				{ text: capitals(m.measures_report({}, options)), as: 'KIND' },
				{ text: m.measures_report_about({ title }, options), as: 'ABOUT' }
			]
		},
		{ type: 'EDGES', left: '', right: longDate(asOf, { case: 'locative', locale }) },
		...paragraph(said && m.programmes_approved_by({ who: said }, options))
	];
}

/** Chapter by chapter, as they are numbered; what stands by itself where its number puts it. */
function measuresOf({ chapters, measures }: ProgrammeYear, locale: Locale): Block[] {
	const index = new Map(chapters.map((one) => [one.id, one]));
	const told = new Set<string>();
	const blocks: Block[] = [];
	let group: MeasureYear[] = [];
	const end = () => {
		if (group.length) blocks.push(measureTable(group, locale));
		group = [];
	};
	for (const one of measures) {
		const chain =
			one.chapterId === null ? [] : chapters.filter((at) => at.withBelow.includes(one.chapterId!));
		const isNew = one.chapterId === null || !told.has(one.chapterId);
		if (isNew || group.at(-1)?.chapterId !== one.chapterId) end();
		for (const { id } of chain.filter((at) => !told.has(at.id))) {
			const { number, title, depth } = index.get(id)!;
			blocks.push(heading(`${number} ${title}`, depth > 0 ? 2 : 1));
			told.add(id);
		}
		group.push(one);
	}
	end();
	return blocks;
}

function measureTable(measures: readonly MeasureYear[], locale: Locale): TableBlock {
	const options = { locale };
	return {
		type: 'TABLE',
		columns: [
			{ name: m.measures_column_measure({}, options), share: 24 },
			{ name: m.measures_column_planned({}, options), share: 24 },
			{ name: m.measures_column_done({}, options), share: 20 },
			{ name: m.measures_column_spent({}, options), share: 12 },
			{ name: m.measures_column_why({}, options), share: 20 }
		],
		rows: measures.map((one): Lines[] => [
			[...lineOf(`${one.number} ${one.title}`, 'STRONG'), ...lineOf(one.institution, 'QUIET')],
			linesOf([
				...numberedLines(one.results.map(({ text }) => plainText(text))),
				one.funding === null ? m.measures_funding_none({}, options) : moneyText(one.funding, locale)
			]),
			linesOf(doneLines(one, locale)),
			lineOf(one.isHidden ? null : spentWords(one.spent, one.funding, locale)),
			lineOf(one.shortfall && plainText(one.shortfall))
		])
	};
}

function sumTable(sums: readonly SumYear[], locale: Locale): TableBlock {
	const options = { locale };
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name: m.measures_column_of({}, options), share: 40 },
			{ name: m.measures_column_reached({}, options), share: 20 },
			{ name: m.programmes_funding({}, options), share: 20 },
			{ name: m.measures_column_spent({}, options), share: 20 }
		],
		rows: sums.map((sum): Lines[] => [
			lineOf(`${'– '.repeat(sum.depth)}${sum.label}`),
			lineOf(reachedWords(sum, locale)),
			lineOf(moneyText(sum.funding, locale)),
			lineOf(spentTogetherWords(sum, locale))
		])
	};
}

function heading(text: string, level: 1 | 2 = 1): Block {
	return { type: 'HEADING', level, text, isUnnumbered: true };
}

function paragraph(text: string | null): Block[] {
	return text ? [{ type: 'PARAGRAPH', lines: lineOf(text) }] : [];
}
