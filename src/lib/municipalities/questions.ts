import type { Locale } from '#lib/accounts/actor.ts';
import type { Option } from '#lib/requests/marked-content.ts';
import type { Template, TemplateField } from '#lib/requests/template.ts';
import { m } from '#i18n/generated/messages.js';

/*
 * What the Children's Protection Centre asks every municipality about its programme. The ids stay for ever: by them the answers of
 * the years are counted beside each other.
 */

/** How the situation is to be analysed, area by area: the guide of the Centre numbers them. */
export const areaNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const;
export type AreaNumber = (typeof areaNumbers)[number];

/** The questions that are answered by choosing or marking, with their options: what is counted. */
export const countedQuestions = {
	/** Own, part of other documents, none, out of date. */
	status: ['OWN', 'PART', 'NONE', 'OUTDATED'],
	/** The analysis of the situation: with conclusions, without, none. */
	analysis: ['CONCLUSIONS', 'NO_CONCLUSIONS', 'NONE'],
	/** The plan: it is there, with dates, with money. */
	plan: ['HAS', 'DATES', 'MONEY'],
	/** Who watches: what is done is named, only who is competent is, none. */
	monitoring: ['CONCRETE', 'BODIES_ONLY', 'NONE'],
	/** Whether children took part. */
	participation: ['YES', 'NO'],
	/** Of each area: described, concluded from, planned for. */
	areas: ['DESCRIBED', 'CONCLUDED', 'PLANNED']
} as const;
export type CountedQuestion = keyof typeof countedQuestions;

const areaWords = [
	...[m.municipalities_area_1, m.municipalities_area_2, m.municipalities_area_3, m.municipalities_area_4],
	...[m.municipalities_area_5, m.municipalities_area_6, m.municipalities_area_7, m.municipalities_area_8],
	...[m.municipalities_area_9, m.municipalities_area_10, m.municipalities_area_11, m.municipalities_area_12],
	...[m.municipalities_area_13, m.municipalities_area_14, m.municipalities_area_15, m.municipalities_area_16]
];

/** "Demogrāfiskā situācija pašvaldībā". */
export function areaWord(area: number, locale: Locale): string {
	return areaWords[area - 1]?.({}, { locale }) ?? String(area);
}

const questionWords = {
	status: m.municipalities_question_status,
	period: m.municipalities_question_period,
	analysis: m.municipalities_question_analysis,
	plan: m.municipalities_question_plan,
	funding: m.municipalities_question_funding,
	monitoring: m.municipalities_question_monitoring,
	participation: m.municipalities_question_participation,
	participationHow: m.municipalities_question_participation_how,
	areas: m.municipalities_question_areas,
	documents: m.municipalities_question_documents,
	practices: m.municipalities_question_practices
};
export type Question = keyof typeof questionWords;

/** "Situācijas analīze". */
export function questionWord(question: Question, locale: Locale): string {
	return questionWords[question]({}, { locale });
}

const optionWords: Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>> = {
	'status OWN': m.municipalities_status_own,
	'status PART': m.municipalities_status_part,
	'status NONE': m.municipalities_status_none,
	'status OUTDATED': m.municipalities_status_outdated,
	'analysis CONCLUSIONS': m.municipalities_analysis_conclusions,
	'analysis NO_CONCLUSIONS': m.municipalities_analysis_no_conclusions,
	'analysis NONE': m.municipalities_analysis_none,
	'plan HAS': m.municipalities_plan_has,
	'plan DATES': m.municipalities_plan_dates,
	'plan MONEY': m.municipalities_plan_money,
	'monitoring CONCRETE': m.municipalities_monitoring_concrete,
	'monitoring BODIES_ONLY': m.municipalities_monitoring_bodies,
	'monitoring NONE': m.municipalities_monitoring_none,
	'participation YES': m.municipalities_participation_yes,
	'participation NO': m.municipalities_participation_no,
	'areas DESCRIBED': m.municipalities_areas_described,
	'areas CONCLUDED': m.municipalities_areas_concluded,
	'areas PLANNED': m.municipalities_areas_planned
};

/** "Iekļauta citos plānošanas dokumentos". */
export function optionWord(question: CountedQuestion, option: string, locale: Locale): string {
	return optionWords[`${question} ${option}`]?.({}, { locale }) ?? option;
}

/** What is asked, as a request has it. */
export function surveyTemplate(locale: Locale): Template {
	const options = { locale };
	const field = (id: Question, kind: TemplateField['kind'], hint: string | null = null) => ({
		...{ id, kind, title: questionWord(id, locale), hint }
	});
	const chosen = (question: CountedQuestion): readonly Option[] =>
		countedQuestions[question].map((id) => ({ id, label: optionWord(question, id, locale) }));
	const rows = areaNumbers.map((area) => ({ id: String(area), label: `${area}. ${areaWord(area, locale)}` }));
	return [
		{ ...field('status', 'CHOICE'), options: chosen('status'), isRequired: true },
		field('period', 'PERIOD', m.municipalities_hint_period({}, options)),
		{ ...field('analysis', 'CHOICE'), options: chosen('analysis') },
		{ ...field('areas', 'MARKS', m.municipalities_hint_areas({}, options)), options: chosen('areas'), rows },
		{ ...field('plan', 'MARKS'), options: chosen('plan') },
		field('funding', 'MONEY', m.municipalities_hint_funding({}, options)),
		{ ...field('monitoring', 'CHOICE'), options: chosen('monitoring') },
		{ ...field('participation', 'CHOICE'), options: chosen('participation') },
		field('participationHow', 'TEXT', m.municipalities_hint_participation({}, options)),
		field('documents', 'TEXT', m.municipalities_hint_documents({}, options)),
		{ ...field('practices', 'PRACTICES', m.municipalities_hint_practices({}, options)), rows }
	];
}
