import type { z } from 'zod';
import { readPartialDate, type PartialDate } from '#lib/calendar/partial-dates.ts';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { webAddress } from '#lib/documents/web-address.ts';
import { readMoney } from '#lib/latvian/money.ts';
import { problemWith, refuseField } from '#lib/server/input.ts';
import { column } from './form-columns.ts';
import { problemField } from './marked-columns.ts';
import { pastedPractices, type TypedPractice } from './pasted-practices.ts';
import {
	isBackwards,
	marksFor,
	type MarkedContent,
	type MarkedField,
	type Period,
	type Practice
} from './marked-content.ts';

/*
 * What is chosen and marked, as a form sends it. Columns that begin with the ids of their fields are of equal length; a mark says
 * where it stands: "areas 3 PLANNED".
 */

/** The columns of the form. */
export const markedColumns = {
	...{ choiceIds: column, choices: column },
	marks: column,
	/** `periodOpens`: the ids of those without an end. */
	...{ periodIds: column, periodFroms: column, periodUntils: column, periodOpens: column },
	...{ moneyIds: column, money: column },
	/** `practiceRows`: of which field, in which row: "practices 3". */
	...{ practiceIds: column, practiceRows: column, practiceTexts: column, practiceLinks: column }
};

export type TypedMarks = z.output<z.ZodObject<typeof markedColumns>>;

/**
 * What was typed, as it is kept; only kinds that the template has. Refuses INVALID at the field (`problemField`): a day that is none,
 * a period that ends before it begins or has an end and none, what is no sum, a practice without its text or its row, a link that is
 * none.
 */
export function readMarked(template: readonly MarkedField[], typed: TypedMarks): Partial<MarkedContent> {
	const of = <T>(kind: string, tell: (id: string, field: MarkedField) => T | null) =>
		Object.fromEntries(
			template.flatMap((field): [string, T][] => {
				const said = field.kind === kind ? tell(field.id, field) : null;
				return said === null ? [] : [[field.id, said]];
			})
		);
	return marksFor(template, {
		choices: of('CHOICE', (id) => typed.choices[typed.choiceIds.indexOf(id)] ?? null),
		marks: of('MARKS', (id) =>
			typed.marks.flatMap((value) => {
				const [of, row = '', option = ''] = value.split(' ');
				return of === id ? [{ row, option }] : [];
			})
		),
		periods: of('PERIOD', (id) => readPeriod(typed, id)),
		money: of('MONEY', (id) => readSum(typed, id)),
		practices: of('PRACTICES', (_, field) => readPractices(typed, field))
	});
}

function readPeriod(typed: TypedMarks, id: string): Period | null {
	const at = typed.periodIds.indexOf(id);
	const day = (text = ''): PartialDate | null =>
		text.trim() === ''
			? null
			: (readPartialDate(text) ?? refuseField(problemField(id), 'answering_problem_period_date'));
	const from = day(typed.periodFroms[at]);
	const until = day(typed.periodUntils[at]);
	const isOpenEnded = typed.periodOpens.includes(id);
	if (from === null && until === null && !isOpenEnded) return null;
	if (isOpenEnded && until !== null) refuseField(problemField(id), 'answering_problem_period_open');
	if (isBackwards({ from, until })) refuseField(problemField(id), 'answering_problem_period_order');
	return { from, until, isOpenEnded };
}

function readSum(typed: TypedMarks, id: string): number | null {
	const text = typed.money[typed.moneyIds.indexOf(id)]?.trim() ?? '';
	if (text === '') return null;
	const isNegative = /^(?:eur|€)?\s*[-−–]/iu.test(text);
	const problem = isNegative ? 'answering_problem_money_negative' : 'answering_problem_money';
	return readMoney(text) ?? refuseField(problemField(id), problem);
}

interface PracticeRow extends TypedPractice {
	readonly id: string;
	/** Of which row of the form it is, from 1. */
	readonly number: number;
}

/** The rows of a form of one field; where a table was pasted into one of them, each line of it is one. */
function practiceRows(typed: TypedMarks, { id: fieldId, rows = [] }: MarkedField): PracticeRow[] {
	return typed.practiceTexts.flatMap((typedText, at): PracticeRow[] => {
		const [of, row = ''] = (typed.practiceRows[at] ?? '').split(' ');
		if (of && of !== fieldId) return [];
		const own = typed.practiceIds[at] ?? '';
		const id = /^[\w-]{1,58}$/u.test(own) ? own : `practice-${at + 1}`;
		const [text, link] = [typedText.trim(), typed.practiceLinks[at]?.trim() ?? ''];
		const pasted = link === '' ? pastedPractices(text, rows) : null;
		if (pasted) return pasted.map((one, line) => ({ ...one, id: `${id}-${line + 1}`, number: at + 1 }));
		return text === '' && link === '' ? [] : [{ id, row, text, link, number: at + 1 }];
	});
}

function readPractices(typed: TypedMarks, field: MarkedField): Practice[] {
	return practiceRows(typed, field).map(({ id, row, number, ...said }) => {
		const refuse = (problem: string): never =>
			refuseField(problemField(field.id), problemWith(problem, { row: String(number) }));
		if (row === '') return refuse('answering_problem_practice_row');
		const text = textField(4000).safeParse(said.text);
		if (!text.success) return refuse('answering_problem_row_long');
		if (text.data === null) return refuse('answering_problem_practice_text');
		const link = lineField(1000).safeParse(said.link);
		const leadsTo = link.success && link.data !== null ? addressOf(link.data) : null;
		if (!link.success || (link.data !== null && leadsTo === null))
			return refuse('answering_problem_practice_link');
		return { id, row, text: text.data, link: leadsTo };
	});
}

/** "www.gulbene.lv/berni" is an address, too. */
function addressOf(typed: string): string | null {
	const address = webAddress(/^[a-z]+:/iu.test(typed) ? typed : `https://${typed}`);
	return address !== null && /^https?:\/\/[^/]*\.[^/]/iu.test(address) ? address : null;
}
