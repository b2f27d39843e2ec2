import type { Locale } from '#lib/accounts/actor.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { m } from '#i18n/generated/messages.js';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal calls what happens to programmes and their measures. */

export const programmeDeeds: Words = {
	'programmes.register': m.programmes_deed_register,
	'programmes.edit': m.programmes_deed_edit,
	'programmes.changeChapters': m.programmes_deed_chapters,
	'programmes.changeMeasures': m.programmes_deed_measures,
	'programmes.changeCurrent': m.programmes_deed_current,
	'programmes.begin': m.measures_deed_begin,
	'programmes.close': m.measures_deed_close,
	'programmes.publish': m.measures_deed_publish,
	'programmes.prepare': m.measures_deed_prepare,
	'programmes.tell': m.measures_deed_tell,
	'programmes.withdrawEntry': m.measures_deed_withdraw,
	'programmes.explain': m.measures_deed_explain,
	'programmes.tie': m.measures_deed_tie
};

export const programmeSubjects: Words = {
	Programme: m.programmes_subject_programme,
	ProgrammeChapter: m.programmes_field_chapter,
	Measure: m.programmes_field_measure,
	MeasureResult: m.programmes_field_result
};

export const programmeFields: Words = {
	year: m.programmes_year,
	'Programme.basis': m.programmes_basis,
	'Programme.order': m.programmes_order,
	'Programme.tasks': m.programmes_tasks,
	'Programme.previousId': m.programmes_field_previous,
	orderedOn: m.programmes_ordered_on,
	orderedBy: m.programmes_ordered_by,
	goals: m.programmes_goals,
	statedTotal: m.programmes_stated_total,
	chapter: m.programmes_field_chapter,
	chapters: m.programmes_field_chapters,
	chapterId: m.programmes_field_chapter,
	measure: m.programmes_field_measure,
	measures: m.programmes_field_measures,
	justification: m.programmes_justification,
	funding: m.programmes_funding,
	results: m.programmes_results,
	target: m.programmes_result_target,
	unit: m.programmes_result_unit,
	carriedFromId: m.programmes_field_carried,
	shortfall: m.measures_field_shortfall,
	told: m.measures_field_told,
	why: m.measures_field_why,
	amount: m.measures_field_amount,
	isReached: m.measures_field_reached,
	resultId: m.measures_field_result
};

/** What its constants mean. */
export const programmeConstants: Words = {
	CURRENT: m.programmes_state_current
};

const money: ReadonlySet<string> = new Set(['statedTotal', 'funding', 'spent', 'amount']);

/** Euro in words where a field holds cents; null for what is no money. */
export function moneyWords(field: string, value: number, locale: Locale): string | null {
	return money.has(field) ? moneyText(value, locale) : null;
}
