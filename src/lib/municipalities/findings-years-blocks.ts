import type { Locale } from '#lib/accounts/actor.ts';
import { lineOf, type Block, type TableBlock } from '#lib/documents/blocks.ts';
import { m } from '#i18n/generated/messages.js';
import {
	areaYears,
	pointIn,
	type AreaOverYears,
	type QuestionOverYears,
	type YearPoint
} from './findings-over-years.ts';
import { pointWords } from './findings-words.ts';
import { areaWord, countedQuestions, optionWord, questionWord } from './questions.ts';
import type { SurveyFindings } from './survey-findings.ts';

/** How the answers went through the years, as a part of the document; nothing where one year only is known. */
export function yearsBlocks({ overYears, areasOverYears: areas }: SurveyFindings, locale: Locale): Block[] {
	if (overYears.length + areas.length === 0) return [];
	return [
		heading(m.findings_years({}, { locale }), 1),
		{ type: 'PARAGRAPH', lines: lineOf(m.findings_years_lead({}, { locale })) },
		...overYears.map((one) => yearsTable(one, locale)),
		...(areas.length ? [heading(m.findings_areas({}, { locale }), 2)] : []),
		...countedQuestions.areas
			.filter(() => areas.length > 0)
			.map((option) => areaYearsTable(areas, option, locale))
	];
}

function yearsTable({ question, years, lines }: QuestionOverYears, locale: Locale): TableBlock {
	return {
		...{ type: 'TABLE', caption: questionWord(question, locale), keepsRows: true },
		columns: [
			{ name: m.findings_column_year({}, { locale }), share: 12 },
			...lines.map(({ option }) => ({ name: optionWord(question, option, locale), share: 22 }))
		],
		rows: years.map((year) => [
			lineOf(String(year)),
			...lines.map(({ option }) => lineOf(cellOf(pointIn(lines, option, year), locale)))
		])
	};
}

/** As many years as a row of an upright sheet has room for. */
const mostYears = 10;

/** Through the years: of each area how many describe it, or conclude from it, or plan for it. */
function areaYearsTable(areas: readonly AreaOverYears[], option: string, locale: Locale): TableBlock {
	const years = areaYears(areas).slice(-mostYears);
	return {
		...{ type: 'TABLE', caption: optionWord('areas', option, locale), keepsRows: true },
		columns: [
			{ name: m.findings_column_area({}, { locale }), share: 30 },
			...years.map((year) => ({ name: String(year), share: 70 / Math.max(years.length, 4) }))
		],
		rows: areas.map(({ area, lines }) => [
			lineOf(`${area}. ${areaWord(area, locale)}`),
			...years.map((year) => lineOf(cellOf(pointIn(lines, option, year), locale)))
		])
	};
}

function cellOf(point: YearPoint | undefined, locale: Locale): string {
	return point ? pointWords(point, locale) : '–';
}

function heading(text: string, level: 1 | 2): Block {
	return { type: 'HEADING', level, text, isUnnumbered: true };
}
