import type { Locale } from '#lib/accounts/actor.ts';
import { lineOf, type BarsBlock, type Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { m } from '#i18n/generated/messages.js';
import type { Findings } from './findings.ts';
import { barsOf, baseWords, printedBars, shareWords, termBars, type Bar } from './findings-words.ts';
import { yearsBlocks } from './findings-years-blocks.ts';
import { regionWord } from './municipalities.ts';
import type { ShownPractice, SurveyFindings } from './survey-findings.ts';
import { printedGroups, type PublishedFindings } from './published-findings.ts';
import { areaWord, countedQuestions, optionWord, questionWord } from './questions.ts';

/** The findings of a survey as a document, with their pictures. */
export function findingsBlocks(page: SurveyFindings, locale: Locale): Block[] {
	const { findings, published, conclusions, practices } = page;
	const options = { locale };
	return [
		...titleOf(page, locale),
		...(conclusions
			? [heading(m.findings_conclusions({}, options)), { type: 'MARKDOWN', source: conclusions } as const]
			: []),
		...(findings ? countedBlocks(page, findings, locale) : []),
		...(published ? printedBlocks(published, locale) : []),
		...(findings || published ? [] : paragraph(m.findings_nothing({}, options))),
		...yearsBlocks(page, locale),
		...(practices.length ? [heading(m.findings_practices_of_survey({}, options))] : []),
		...practices.flatMap(({ area, practices: all }): Block[] => [
			heading(`${area}. ${areaWord(area, locale)}`, 2),
			{ type: 'MARKDOWN', source: all.map(itemOf).join('\n') }
		])
	];
}

/** One of a list, whatever lines it is of. */
function itemOf({ text, link }: ShownPractice): string {
	return `- ${[text, link].filter(Boolean).join('\n').replaceAll('\n', '\n  ')}`;
}

function titleOf({ title, asOf, published }: SurveyFindings, locale: Locale): Block[] {
	const date = longDate(asOf, { case: 'nominative', locale });
	return [
		{
			type: 'TITLE',
			lines: [
				{ text: m.findings_document({}, { locale }).toLocaleUpperCase('lv'), as: 'KIND' },
				{ text: title, as: 'ABOUT' }
			]
		},
		...(published ? [] : paragraph(`${m.municipalities_column_day({}, { locale })} ${date}`)),
		...paragraph(published && m.findings_source({ source: published.source }, { locale }))
	];
}

function countedBlocks(page: SurveyFindings, findings: Findings, locale: Locale): Block[] {
	const options = { locale };
	const { counted: count, documents } = findings;
	const terms = termBars(findings, locale);
	const of = baseWords('WITH_DOCUMENTS', documents, locale);
	return [
		...paragraph(m.findings_counted({ count, documents, all: page.asked }, options)),
		heading(m.findings_questions({}, options)),
		...findings.questions.map((one) => {
			const caption = `${questionWord(one.question, locale)}. ${baseWords(one.of, one.base, locale)}`;
			return barsBlock(caption, barsOf(one, locale), locale);
		}),
		...(terms.length ? [barsBlock(m.findings_terms({}, options), terms, locale)] : []),
		...fundingBlocks(findings, locale),
		heading(m.findings_areas({}, options)),
		...paragraph(of),
		...countedQuestions.areas.map((option) => areaBars(findings, option, locale)),
		heading(m.findings_regions({}, options)),
		...page.byRegion.map(({ region, findings: theirs }) => {
			const words = m.findings_region_counted({ count: theirs.counted }, options);
			return barsBlock(
				`${regionWord(region, locale)}. ${words}`,
				barsOf(theirs.questions[0]!, locale),
				locale
			);
		})
	];
}

/** One of the three small pictures: all sixteen areas, each with how many describe, conclude or plan. */
function areaBars({ areas }: Findings, option: string, locale: Locale): BarsBlock {
	const rows = areas.map(({ area, shares }) => {
		const share = shares.find((one) => one.option === option)!;
		return {
			label: `${area}. ${areaWord(area, locale)}`,
			...{ value: shareWords(share, locale), length: share.percent ?? 0 }
		};
	});
	return barsBlock(optionWord('areas', option, locale), rows, locale);
}

function printedBlocks(published: PublishedFindings, locale: Locale): Block[] {
	const options = { locale };
	const { gathered, areBasesPrinted, bases, figures, terms } = published;
	return [
		heading(m.findings_printed({}, options)),
		...paragraph(m.findings_printed_lead({ gathered }, options)),
		...paragraph(
			areBasesPrinted
				? null
				: m.findings_printed_bases({ all: bases.ALL, documents: bases.WITH_DOCUMENTS }, options)
		),
		...paragraph(
			terms &&
				m.findings_printed_terms(
					{ shortest: terms.shortest, longest: terms.longest, openEnded: terms.openEnded.join(', ') },
					options
				)
		),
		...printedGroups(figures).map(({ question, area, figures: all }) => {
			const caption = area === null ? questionWord(question, locale) : `${area}. ${areaWord(area, locale)}`;
			return barsBlock(caption, printedBars(all, published, locale), locale);
		})
	];
}

function barsBlock(caption: string, bars: readonly Bar[], locale: Locale): BarsBlock {
	const options = { locale };
	const heads = [m.findings_column_answer({}, options), m.findings_column_value({}, options)] as const;
	return { type: 'BARS', caption, heads, bars };
}

function fundingBlocks({ funded: count, funding }: Findings, locale: Locale): Block[] {
	if (count === 0) return [];
	const sum = moneyText(funding, locale);
	return [
		heading(m.findings_funding({}, { locale }), 2),
		...paragraph(m.findings_funding_sum({ sum, count }, { locale }))
	];
}

function heading(text: string, level: 1 | 2 = 1): Block {
	return { type: 'HEADING', level, text, isUnnumbered: true };
}

function paragraph(text: string | null): Block[] {
	return text ? [{ type: 'PARAGRAPH', lines: lineOf(text) }] : [];
}
