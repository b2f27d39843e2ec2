import type { LetterSlotView } from '#lib/requests/letter-view.ts';
import { joinTyped, nothingTyped, typedOf } from '#lib/requests/marked-columns.ts';
import type { TypedMarks } from '#lib/requests/marked-typing.ts';
import type { Unaccepted } from '../../../../submit.server.ts';
import type { EventRow, FigureRow } from '../../../answers/rows.ts';

/* What stands in the form of a letter: what was typed last, else what was read. */

function list(form: Unaccepted | null, name: string): readonly string[] {
	const typed = form?.typed[name];
	// Of a form that was not even looked at, a single row is no list.
	if (typeof typed === 'string') return [typed];
	return Array.isArray(typed) ? typed.map(String) : [];
}

/** The text of a field of a part. */
export function letterText(form: Unaccepted | null, place: string, read: string): string {
	if (!form) return read;
	const at = list(form, 'textIds').indexOf(place);
	return at < 0 ? read : (list(form, 'texts')[at] ?? '');
}

/** Whether something stands in a part, or is wrong there. */
export function isSpokenOf(form: Unaccepted | null, slot: LetterSlotView): boolean {
	const { key, texts, facts, rowIds } = slot;
	if (!form) return Object.keys(texts).length + facts.events.length + facts.figures.length > 0;
	if (Object.keys(form.problems).some((field) => field.endsWith(` ${key}`))) return true;
	const written = list(form, 'texts');
	const isText = list(form, 'textIds').some((id, at) => isOf(slot, id) && Boolean(written[at]?.trim()));
	return isText || letterEvents(form, slot).length + letterFigures(form, slot).length > rowIds.length;
}

/** Rows that stand, and behind them some that are empty; each says of which part it is. */
export function letterEvents(form: Unaccepted | null, slot: LetterSlotView): EventRow[] {
	const { key, facts, rowIds } = slot;
	const column = (name: string) => list(form, name);
	const [ids, dates, untils] = [column('eventIds'), column('eventDates'), column('eventUntils')];
	const texts = column('eventTexts');
	const typed = ids.flatMap((id, at) =>
		isOf(slot, id) ? [{ id, date: dates[at] ?? '', until: untils[at] ?? '', text: texts[at] ?? '' }] : []
	);
	const read = facts.events.map((event, at) => ({ id: `${key} read-${at}`, ...event }));
	const none = { date: '', until: '', text: '' };
	const rows = form ? typed.filter(isWritten) : read;
	const empty = rowIds.slice(0, rowIds.length / 2);
	return [...rows, ...empty.map((id) => ({ id: `${key} ${id}`, ...none }))];
}

export function letterFigures(form: Unaccepted | null, slot: LetterSlotView): FigureRow[] {
	const { key, facts, rowIds } = slot;
	const column = (name: string) => list(form, name);
	const [ids, values, units] = [column('figureIds'), column('figureValues'), column('figureUnits')];
	const [froms, untils, parts] = [column('figureFroms'), column('figureUntils'), column('figureParts')];
	const names = column('figureNames');
	const typed = ids.flatMap((id, at) =>
		isOf(slot, id)
			? [
					{
						...{ id, name: names[at] ?? '', value: values[at] ?? '', unit: units[at] ?? '' },
						...{ from: froms[at] ?? '', until: untils[at] ?? '', part: parts[at] ?? '' }
					}
				]
			: []
	);
	const none = { name: '', value: '', unit: '', from: '', until: '', part: '' };
	const read = facts.figures.map((figure, at) => ({ ...none, id: `${key} read-${at}`, ...figure }));
	const rows = form ? typed.filter(isWritten) : read;
	const empty = rowIds.slice(rowIds.length / 2);
	return [...rows, ...empty.map((id) => ({ id: `${key} ${id}`, ...none }))];
}

/** What is chosen and marked; a form that came back has the rows that it had. */
export function letterMarks(form: Unaccepted | null, { facts, rowIds }: LetterSlotView): TypedMarks {
	if (form === null) return joinTyped(facts.marks, typedOf({}, rowIds.slice(rowIds.length / 2)));
	return Object.fromEntries(
		Object.keys(nothingTyped).map((name) => [name, list(form, name)])
	) as unknown as TypedMarks;
}

const isOf = ({ key }: LetterSlotView, id: string) => id.startsWith(`${key} `);
const isWritten = <T extends { readonly id: string }>({ id: _, ...row }: T) =>
	Object.values(row).some(Boolean);
