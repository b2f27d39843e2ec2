import { numberField } from '#lib/requests/figure-numbers.ts';
import type { WrittenView } from '#lib/requests/answer-view.ts';
import { partialDateField } from '#lib/requests/partial-date-field.ts';
import { nothingTyped, typedOf } from '#lib/requests/marked-columns.ts';
import type { TypedMarks } from '#lib/requests/marked-typing.ts';
import type { Unaccepted } from '../../submit.server.ts';

/*
 * The rows of an answer's form: what is written, or what was typed last and not accepted, and some that are empty.
 */

export interface EventRow {
	readonly id: string;
	readonly date: string;
	readonly until: string;
	readonly text: string;
}

export interface FigureRow {
	readonly id: string;
	readonly name: string;
	readonly value: string;
	readonly unit: string;
	readonly from: string;
	readonly until: string;
	/** By name: of which figure it is a part. */
	readonly part: string;
}

/** So many rows stand empty, of events and of figures each. */
const empty = 3;

/** What stands in the text of a field: what was typed last, or what is written. */
export function textOf(written: WrittenView, answer: Unaccepted | null, id: string): string {
	const ids = list(answer, 'textIds');
	const at = ids.indexOf(id);
	return at < 0 ? (written.content.texts[id] ?? '') : (list(answer, 'texts')[at] ?? '');
}

export function eventRows(written: WrittenView, answer: Unaccepted | null): EventRow[] {
	if (answer) {
		const column = (name: string) => list(answer, name);
		const [ids, dates, untils] = [column('eventIds'), column('eventDates'), column('eventUntils')];
		return column('eventTexts').map((text, at) => ({
			...{ id: ids[at] ?? '', date: dates[at] ?? '', until: untils[at] ?? '', text }
		}));
	}
	const rows = written.content.events.map(({ id, date, until, text }) => ({
		...{ id, date: partialDateField(date), until: until ? partialDateField(until) : '', text }
	}));
	const none = { date: '', until: '', text: '' };
	return [...rows, ...written.rowIds.slice(0, empty).map((id) => ({ id, ...none }))];
}

export function figureRows(written: WrittenView, answer: Unaccepted | null): FigureRow[] {
	if (answer) {
		const column = (name: string) => list(answer, name);
		const [ids, values, units] = [column('figureIds'), column('figureValues'), column('figureUnits')];
		const [froms, untils] = [column('figureFroms'), column('figureUntils')];
		const parts = column('figureParts');
		return column('figureNames').map((name, at) => ({
			...{ id: ids[at] ?? '', name, value: values[at] ?? '', unit: units[at] ?? '' },
			...{ from: froms[at] ?? '', until: untils[at] ?? '', part: parts[at] ?? '' }
		}));
	}
	const { figures } = written.content;
	const rows = figures.map(({ id, name, value, unit, from, until, partOf }) => ({
		...{ id, name, value: numberField(value), unit: unit ?? '' },
		...{ from: from ? partialDateField(from) : '', until: until ? partialDateField(until) : '' },
		part: figures.find((one) => one.id === partOf)?.name ?? ''
	}));
	const none = { name: '', value: '', unit: '', from: '', until: '', part: '' };
	return [...rows, ...written.rowIds.slice(empty).map((id) => ({ id, ...none }))];
}

/** What is chosen and marked: what was typed last, or what is written. */
export function markedRows(written: WrittenView, answer: Unaccepted | null): TypedMarks {
	if (answer === null) return typedOf(written.content, written.rowIds.slice(empty));
	return Object.fromEntries(
		Object.keys(nothingTyped).map((name) => [name, list(answer, name)])
	) as unknown as TypedMarks;
}

function list(answer: Unaccepted | null, name: string): readonly string[] {
	const typed = answer?.typed[name];
	// Of a form that was not even looked at, a single row is no list.
	if (typeof typed === 'string') return [typed];
	return Array.isArray(typed) ? typed.map(String) : [];
}
