import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import {
	areaOf,
	stepNames,
	stepOf,
	type GuideField,
	type Part,
	type StepName,
	type Unanswered
} from './guide.ts';
import { areaWord } from './questions.ts';

type Word = (inputs: object, options: { locale: Locale }) => string;

/** "Situācijas analīzes veikšana". */
export const stepWords: Readonly<Record<StepName, Word>> = {
	goal: m.guide_step_goal,
	analysis: m.guide_step_analysis,
	plan: m.guide_step_plan,
	monitoring: m.guide_step_monitoring,
	evaluation: m.guide_step_evaluation
};

/** What the guide says of a step (Markdown). */
export const stepTexts: Readonly<Record<StepName, Word>> = {
	goal: m.guide_text_goal,
	analysis: m.guide_text_analysis,
	plan: m.guide_text_plan,
	monitoring: m.guide_text_monitoring,
	evaluation: m.guide_text_evaluation
};

const areaTexts: readonly Word[] = [
	...[m.guide_area_1, m.guide_area_2, m.guide_area_3, m.guide_area_4, m.guide_area_5, m.guide_area_6],
	...[m.guide_area_7, m.guide_area_8, m.guide_area_9, m.guide_area_10, m.guide_area_11, m.guide_area_12],
	...[m.guide_area_13, m.guide_area_14, m.guide_area_15, m.guide_area_16]
];

/** What must be looked at in an area. */
export function areaText(area: number, locale: Locale): string {
	return areaTexts[area - 1]?.({}, { locale }) ?? '';
}

export const fieldWords: Readonly<Record<GuideField, Word>> = {
	title: m.guide_field_title,
	goal: m.guide_field_goal,
	situation: m.guide_field_situation,
	conclusions: m.guide_field_conclusions,
	measure: m.guide_field_measure,
	aim: m.guide_field_aim,
	tasks: m.guide_field_tasks,
	deadline: m.guide_field_deadline,
	who: m.guide_field_who,
	money: m.guide_field_money,
	watch: m.guide_field_watch,
	watchDeadline: m.guide_field_deadline,
	watchWho: m.guide_field_who,
	introduction: m.guide_field_introduction,
	evaluation: m.guide_field_evaluation
};

/** "2. solis: Situācijas analīzes veikšana". */
export function stepHeading(step: StepName, locale: Locale): string {
	const number = stepNames.indexOf(step) + 1;
	return m.guide_step({ number, name: stepWords[step]({}, { locale }) }, { locale });
}

/** What a part is called: a step, or an area. */
export function partHeading(part: Part, locale: Locale): string {
	const area = areaOf(part);
	return area === null ? stepHeading(stepOf(part), locale) : `${area}. ${areaWord(area, locale)}`;
}

/** "3. rinda: Termiņš". */
export function unansweredWord({ field, row }: Unanswered, locale: Locale): string {
	const name = fieldWords[field]({}, { locale });
	return row === null ? name : m.guide_row_field({ row, name }, { locale });
}
