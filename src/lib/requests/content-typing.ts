import { z } from 'zod';
import { daysBetween, type PlainDate } from '#lib/calendar/days.ts';
import { firstDay, lastDay, readPartialDate } from '#lib/calendar/partial-dates.ts';
import { tabsAsTables } from '#lib/documents/tabbed-tables.ts';
import { lineField } from '#lib/documents/text-fields.ts';
import { fold } from '#lib/latvian/letters.ts';
import { problemWith, refuseField } from '#lib/server/input.ts';
import { readNumber } from './figure-numbers.ts';
import { column } from './form-columns.ts';
import { notWholesOf } from './figures.ts';
import { markedColumns, readMarked } from './marked-typing.ts';
import {
	contentTextField,
	type AnswerContent,
	type DatedEvent,
	type Figure,
	type PartialDate,
	type Template
} from './template.ts';

/*
 * An answer as a form sends it: its fields, events and figures in rows of equal length, so that it works without JavaScript. A row
 * in which nothing is written is none.
 */

/** The columns of the form. */
export const contentFields = {
	/** Which fields of the template the texts are, in their order. */
	textIds: column,
	texts: column,
	...{ eventIds: column, eventDates: column, eventUntils: column, eventTexts: column },
	...{ figureIds: column, figureNames: column, figureValues: column, figureUnits: column },
	/** By its name: of which figure it is a part. */
	...{ figureFroms: column, figureUntils: column, figureParts: column },
	...markedColumns
};

export type TypedContent = z.output<z.ZodObject<typeof contentFields>>;

/**
 * What was typed, as it is kept. Refuses INVALID, with the row in the words: an event without a day or a text, a day that is none, an
 * end before its beginning, a figure without a name or a number, a part of what is not there. `today`: a month without its
 * year is the nearest one.
 */
export function readTyped(template: Template, typed: TypedContent, today: PlainDate): AnswerContent {
	const has = (kind: string) => template.some((field) => field.kind === kind);
	return {
		texts: readTexts(template, typed),
		events: has('EVENTS') ? readEvents(typed, today) : [],
		figures: has('FIGURES') ? readFigures(typed, today) : [],
		...readMarked(template, typed)
	};
}

function readTexts(template: Template, { textIds, texts }: TypedContent): Record<string, string> {
	const known = new Set(template.flatMap(({ id, kind }) => (kind === 'TEXT' ? [id] : [])));
	const said = textIds.flatMap((id, index) => {
		if (!known.has(id)) return [];
		const read = contentTextField.safeParse(tabsAsTables(texts[index] ?? ''));
		if (!read.success) return refuseField('texts', read.error.issues[0]!.message);
		return read.data === null ? [] : [[id, read.data] as const];
	});
	return Object.fromEntries(said);
}

function readEvents(typed: TypedContent, today: PlainDate): DatedEvent[] {
	return typed.eventTexts.flatMap((_, index) => {
		const at = (list: readonly string[]) => list[index]?.trim() ?? '';
		const row = String(index + 1);
		const [day, end] = [at(typed.eventDates), at(typed.eventUntils)];
		const text = lineOf('events', row, at(typed.eventTexts), 1000);
		if (!day && !end && !text) return [];
		if (!text) return refuseRow('events', 'answering_problem_event_text', row);
		if (!day) return refuseRow('events', 'answering_problem_event_date', row);
		const date = dateOf('events', day, row, today);
		const until = end ? dateOf('events', end, row, today) : null;
		mustFollow('events', date, until, row);
		return [{ id: idOf(typed.eventIds, index), date, until, text }];
	});
}

function readFigures(typed: TypedContent, today: PlainDate): Figure[] {
	const rows = typed.figureNames.flatMap((_, index) => {
		const at = (list: readonly string[]) => list[index]?.trim() ?? '';
		const row = String(index + 1);
		const line = (list: readonly string[], longest: number) => lineOf('figures', row, at(list), longest);
		const [name, number, unit, part] = [
			line(typed.figureNames, 300),
			at(typed.figureValues),
			line(typed.figureUnits, 60),
			line(typed.figureParts, 300)
		];
		const [begin, end] = [at(typed.figureFroms), at(typed.figureUntils)];
		if (![name, number, unit, part, begin, end].some(Boolean)) return [];
		if (!name) return refuseRow('figures', 'answering_problem_figure_name', row);
		const value = readNumber(number);
		if (value === null) return refuseRow('figures', 'answering_problem_figure_value', row);
		const from = begin ? dateOf('figures', begin, row, today) : null;
		const until = end ? dateOf('figures', end, row, today) : null;
		mustFollow('figures', from, until, row);
		return [{ row, part, figure: { id: idOf(typed.figureIds, index), name, value, unit, from, until } }];
	});
	const figures = rows.map(({ figure, part, row }) => {
		const whole = part === null ? null : rows.find(({ figure: { name } }) => fold(name) === fold(part));
		if (whole === undefined) return refuseRow('figures', 'answering_problem_figure_part', row);
		return { ...figure, partOf: whole?.figure.id ?? null };
	});
	const circle = figures.findIndex(
		({ id, partOf }) => partOf !== null && notWholesOf(id, figures).has(partOf)
	);
	if (circle >= 0) refuseRow('figures', 'answering_problem_figure_circle', rows[circle]!.row);
	return figures;
}

const ownId = /^[\w-]{1,64}$/;

/** Made by the page; one that was made up is refused by its form, not believed. */
function idOf(ids: readonly string[], index: number): string {
	const id = ids[index] ?? '';
	return ownId.test(id) ? id : `row-${index + 1}`;
}

function lineOf(field: string, row: string, typed: string, longest: number): string | null {
	const read = lineField(longest).safeParse(typed);
	return read.success ? read.data : refuseRow(field, 'answering_problem_row_long', row);
}

function dateOf(field: string, typed: string, row: string, today: PlainDate): PartialDate {
	return (
		readPartialDate(typed, today) ??
		nearestMonth(typed, today) ??
		refuseRow(field, 'answering_problem_row_date', row)
	);
}

/** "novembris" without its year: the one that is nearest; what was understood stands in the field afterwards, with the year. */
function nearestMonth(typed: string, today: PlainDate): PartialDate | null {
	const year = Number(today.slice(0, 4));
	const found = [year - 1, year, year + 1].flatMap((one) => readPartialDate(`${one}. gada ${typed}`) ?? []);
	const far = (date: PartialDate) => Math.abs(daysBetween(today, firstDay(date)));
	return found.sort((a, b) => far(a) - far(b))[0] ?? null;
}

function mustFollow(field: string, from: PartialDate | null, until: PartialDate | null, row: string): void {
	if (from !== null && until !== null && lastDay(until) < firstDay(from))
		refuseRow(field, 'answering_problem_row_order', row);
}

function refuseRow(field: string, problem: string, row: string): never {
	return refuseField(field, problemWith(problem, { row }));
}
