import type { PartialDate } from '#lib/calendar/partial-dates.ts';
import { moneyField } from '#lib/latvian/money.ts';
import { marksIn, type MarkedContent } from './marked-content.ts';
import type { TypedMarks } from './marked-typing.ts';
import { partialDateField } from './partial-date-field.ts';

/*
 * What is chosen and marked, as a form shows it: in the browser, too.
 */

export const nothingTyped: TypedMarks = {
	...{ choiceIds: [], choices: [], marks: [], periodIds: [], periodFroms: [], periodUntils: [] },
	...{ periodOpens: [], moneyIds: [], money: [] },
	...{ practiceIds: [], practiceRows: [], practiceTexts: [], practiceLinks: [] }
};

/** How the form names a place in a field with rows; of one without, `row` is empty. */
export const markValue = (fieldId: string, row: string, option: string) => `${fieldId} ${row} ${option}`;

/** At which field the form says what is wrong: it is one of several of its kind. */
export const problemField = (fieldId: string) => `field-${fieldId}`;

/** What is kept, as the form shows it; `rowIds`: of rows for more practices. */
export function typedOf(content: Partial<MarkedContent>, rowIds: readonly string[] = []): TypedMarks {
	const { choices, marks, periods, money, practices } = marksIn(content);
	const spans = Object.entries(periods);
	const named = Object.entries(practices).flatMap(([field, list]) =>
		list.map((one) => ({ ...one, row: `${field} ${one.row}` }))
	);
	const rows = [...named, ...rowIds.map((id) => ({ id, row: '', text: '', link: '' }))];
	const dayOf = (date: PartialDate | null) => (date ? partialDateField(date) : '');
	return {
		...{ choiceIds: Object.keys(choices), choices: Object.values(choices) },
		marks: Object.entries(marks).flatMap(([field, list]) =>
			list.map(({ row, option }) => markValue(field, row, option))
		),
		periodIds: spans.map(([id]) => id),
		periodFroms: spans.map(([, { from }]) => dayOf(from)),
		periodUntils: spans.map(([, { until }]) => dayOf(until)),
		periodOpens: spans.flatMap(([id, { isOpenEnded }]) => (isOpenEnded ? [id] : [])),
		...{ moneyIds: Object.keys(money), money: Object.values(money).map(moneyField) },
		...{ practiceIds: rows.map(({ id }) => id), practiceRows: rows.map(({ row }) => row) },
		...{ practiceTexts: rows.map(({ text }) => text), practiceLinks: rows.map(({ link }) => link ?? '') }
	};
}

/** What two parts of a file say of several fields, together. */
export function joinTyped(one: TypedMarks, other: TypedMarks): TypedMarks {
	return Object.fromEntries(
		Object.entries(one).map(([name, values]) => [name, [...values, ...other[name as keyof TypedMarks]]])
	) as unknown as TypedMarks;
}
