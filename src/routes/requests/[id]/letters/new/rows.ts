import type { LetterPage } from '#lib/requests/letter-view.ts';
import { joinTyped } from '#lib/requests/marked-form.ts';
import { markedColumns, typedOf, type TypedMarks } from '#lib/requests/marked-typing.ts';
import type { Unaccepted } from '../../../../submit.server.ts';
import type { EventRow, FigureRow } from '../../../answers/rows.ts';

/* What stands in the form of a letter: what was typed last, else what was read. */

/** So many rows stand empty, of events and of figures each. */
const empty = 6;

function list(form: Unaccepted | null, name: string): readonly string[] {
	const typed = form?.typed[name];
	return Array.isArray(typed) ? typed.map(String) : [];
}

/** The text of a field of a part. */
export function letterText(form: Unaccepted | null, place: string, read: string): string {
	if (!form) return read;
	const at = list(form, 'textIds').indexOf(place);
	return at < 0 ? read : (list(form, 'texts')[at] ?? '');
}

/** Rows that stand, and behind them some that are empty. */
export function letterEvents(form: Unaccepted | null, { facts, rowIds }: LetterPage): EventRow[] {
	const column = (name: string) => list(form, name);
	const [ids, dates, untils] = [column('eventIds'), column('eventDates'), column('eventUntils')];
	const typed = column('eventTexts').map((text, at) => ({
		...{ id: ids[at] ?? `event-${at}`, date: dates[at] ?? '', until: untils[at] ?? '', text }
	}));
	const read = facts.events.map((event, at) => ({ id: `read-${at}`, ...event }));
	const none = { date: '', until: '', text: '' };
	const rows = form ? typed.filter(({ date, until, text }) => date || until || text) : read;
	return [...rows, ...rowIds.slice(0, empty).map((id) => ({ id, ...none }))];
}

export function letterFigures(form: Unaccepted | null, { facts, rowIds }: LetterPage): FigureRow[] {
	const column = (name: string) => list(form, name);
	const [ids, values, units] = [column('figureIds'), column('figureValues'), column('figureUnits')];
	const [froms, untils, parts] = [column('figureFroms'), column('figureUntils'), column('figureParts')];
	const typed = column('figureNames').map((name, at) => ({
		...{ id: ids[at] ?? `figure-${at}`, name, value: values[at] ?? '', unit: units[at] ?? '' },
		...{ from: froms[at] ?? '', until: untils[at] ?? '', part: parts[at] ?? '' }
	}));
	const none = { name: '', value: '', unit: '', from: '', until: '', part: '' };
	const read = facts.figures.map((figure, at) => ({ ...none, id: `read-${at}`, ...figure }));
	const rows = form ? typed.filter(({ id: _, ...row }) => Object.values(row).some(Boolean)) : read;
	return [...rows, ...rowIds.slice(empty).map((id) => ({ id, ...none }))];
}

/** What is chosen and marked; without a script a form that came back has the rows that it had. */
export function letterMarks(form: Unaccepted | null, { facts, rowIds }: LetterPage): TypedMarks {
	if (form === null) return joinTyped(facts.marks, typedOf({}, rowIds.slice(empty)));
	return Object.fromEntries(
		Object.keys(markedColumns).map((name) => [name, list(form, name)])
	) as unknown as TypedMarks;
}
