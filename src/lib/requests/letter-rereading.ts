import { shortDate } from '#lib/latvian/dates.ts';
import type { TypedEvent, TypedFigure } from './answer-form-reading.ts';
import type { LetterPage, LetterSlotView } from './letter-view.ts';

/*
 * A letter's form after one more file was read, or after it turned out to be another institution's: what somebody wrote stays, and
 * beside it stands what was read now.
 */

const lines = ['number', 'date', 'receivedOn', 'signatory', 'preparer'] as const;
const factColumns = [
	...['eventIds', 'eventDates', 'eventUntils', 'eventTexts'],
	...['figureIds', 'figureNames', 'figureValues', 'figureUnits', 'figureFroms', 'figureUntils', 'figureParts']
] as const;

type Column = 'textIds' | 'texts' | (typeof factColumns)[number];
/** What the form carries of it. */
export type TypedLetter = Readonly<
	Record<(typeof lines)[number] | 'rest', string> & Record<Column, readonly string[]>
>;
type Read = Pick<LetterPage, 'values' | 'slots'>;

/** What the form says, with what was read since in the places that nobody has written in. */
export function withReadSince(typed: TypedLetter, before: Read, now: Read): TypedLetter {
	const line = (name: (typeof lines)[number]) => {
		const isAsRead = [before.values[name], dayOf(before.values[name])].includes(typed[name].trim());
		return isAsRead ? now.values[name] || typed[name] : typed[name];
	};
	const textAt = (read: Read, place: string) => {
		const slot = read.slots.find(({ key }) => place.startsWith(`${key} `));
		return slot?.texts[place.slice(slot.key.length + 1)] ?? '';
	};
	return {
		...typed,
		...Object.fromEntries(lines.map((name) => [name, line(name)])),
		rest: textSince(typed.rest, before.values.rest, now.values.rest),
		texts: typed.textIds.map((place, at) =>
			textSince(typed.texts[at] ?? '', textAt(before, place), textAt(now, place))
		),
		...withFactsSince(typed, before, now)
	};
}

function dayOf(value: string): string {
	return /^\d{4}-\d\d-\d\d$/.test(value) ? shortDate(value, 'lv') : value;
}

/** Untouched, it is read anew; where somebody wrote, what is new is put below. */
function textSince(typed: string, before: string, now: string): string {
	if (same(typed, before)) return now;
	const added = (now.startsWith(before) ? now.slice(before.length) : now).trim();
	return added === '' || same(now, before) || typed.includes(added) ? typed : [typed, added].join('\n\n');
}

function same(one: string, other: string): boolean {
	return plain(one) === plain(other);
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Rows stay as they are; those that were not read before are added. */
function withFactsSince(
	typed: TypedLetter,
	before: Read,
	now: Read
): Record<(typeof factColumns)[number], string[]> {
	const columns = Object.fromEntries(factColumns.map((name) => [name, [...typed[name]]])) as Record<
		(typeof factColumns)[number],
		string[]
	>;
	for (const { key, facts } of now.slots) {
		const known = before.slots.find((slot) => slot.key === key)?.facts ?? { events: [], figures: [] };
		for (const event of added(facts.events, known.events)) addEvent(columns, key, event);
		for (const figure of added(facts.figures, known.figures)) addFigure(columns, key, figure);
	}
	return columns;
}

function added<T>(now: readonly T[], before: readonly T[]): T[] {
	const known = new Set(before.map((one) => JSON.stringify(one)));
	return now.filter((one) => !known.has(JSON.stringify(one)));
}

type Columns = Record<(typeof factColumns)[number], string[]>;

function addEvent(columns: Columns, key: LetterSlotView['key'], { date, until, text }: TypedEvent): void {
	columns.eventIds.push(`${key} added-${columns.eventIds.length}`);
	columns.eventDates.push(date);
	columns.eventUntils.push(until);
	columns.eventTexts.push(text);
}

function addFigure(columns: Columns, key: LetterSlotView['key'], { name, value, unit }: TypedFigure): void {
	columns.figureIds.push(`${key} added-${columns.figureIds.length}`);
	columns.figureNames.push(name);
	columns.figureValues.push(value);
	columns.figureUnits.push(unit);
	for (const column of [columns.figureFroms, columns.figureUntils, columns.figureParts]) column.push('');
}
