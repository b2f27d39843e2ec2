import { lineOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { fold } from '#lib/latvian/letters.ts';
import { m } from '#i18n/generated/messages.js';
import type { MarkedField } from './marked-content.ts';
import { markValue, nothingTyped } from './marked-columns.ts';
import type { TypedMarks } from './marked-typing.ts';
import { knownRow } from './pasted-practices.ts';

/*
 * What is chosen and marked, in the answer form of a letter: a table that is filled in with a pen or on a screen, and read again when
 * it comes back. What leaves the house is Latvian.
 */

const options = { locale: 'lv' } as const;
const practiceRows = 4;

/** A table to mark in. */
export function markedTable({ kind, options: choices = [], rows }: MarkedField): Block {
	const empty = (count: number): Lines[] => Array.from({ length: count }, () => []);
	const mark = { name: m.letters_form_mark({}, options), share: 2 };
	if (kind === 'PERIOD')
		return table(
			[
				{ name: m.answering_period_starts({}, options), share: 3 },
				{ name: m.answering_period_ends({}, options), share: 3 },
				{ name: m.letters_form_open_ended({}, options), share: 4 }
			],
			[empty(3)]
		);
	if (kind === 'MONEY') return table([{ name: m.answering_money_label({}, options), share: 1 }], [empty(1)]);
	if (kind === 'PRACTICES')
		return table(
			[
				{ name: m.answering_practice_row({}, options), share: 3 },
				{ name: m.answering_practice_text({}, options), share: 5 },
				{ name: m.answering_practice_link({}, options), share: 3 }
			],
			Array.from({ length: practiceRows }, () => empty(3))
		);
	if (kind === 'MARKS' && rows)
		return table(
			[
				{ name: m.answering_practice_row({}, options), share: 5 },
				...choices.map(({ label }) => ({ name: label, share: 2 }))
			],
			rows.map(({ label }) => [lineOf(label), ...empty(choices.length)])
		);
	return table(
		[{ name: m.letters_form_choice({}, options), share: 7 }, mark],
		choices.map(({ label }) => [lineOf(label), []])
	);
}

function table(columns: readonly { name: string; share: number }[], rows: readonly Lines[][]): Block {
	return { type: 'TABLE', columns: [...columns], rows: [...rows] };
}

/** What was filled in, as the form on the screen has it; whoever registers the letter sees it before it is kept. */
export function readMarkedTable(field: MarkedField, rows: readonly (readonly string[])[]): TypedMarks {
	const { id, kind, options: choices = [] } = field;
	// A table of one column is none in what is read of a file: its head stands there as a line.
	const isHead = (row: readonly string[]) =>
		row.length === 1 && isSame(row[0]!, m.answering_money_label({}, options));
	const cells = rows.filter((row) => row.some((cell) => cell.trim()) && !isHead(row));
	const [first = []] = cells;
	switch (kind) {
		case 'CHOICE': {
			const chosen = cells.flatMap(([label = '', mark = '']) =>
				isMarked(mark) ? (knownRow(choices, label) ?? []) : []
			);
			// Of two that are marked, whoever registers the letter decides.
			return { ...nothingTyped, choiceIds: [id], choices: [chosen.length === 1 ? chosen[0]! : ''] };
		}
		case 'MARKS':
			return { ...nothingTyped, marks: marksIn(field, cells) };
		case 'PERIOD':
			return {
				...nothingTyped,
				...{ periodIds: [id], periodFroms: [first[0] ?? ''], periodUntils: [first[1] ?? ''] },
				periodOpens: isMarked(first[2] ?? '') ? [id] : []
			};
		case 'MONEY':
			return { ...nothingTyped, moneyIds: [id], money: [first[0] ?? ''] };
		default:
			return practicesIn(field, cells);
	}
}

function marksIn(
	{ id, options: choices = [], rows }: MarkedField,
	cells: readonly (readonly string[])[]
): string[] {
	return cells.flatMap(([label = '', ...marks]) => {
		if (!rows) {
			const option = isMarked(marks[0] ?? '') ? knownRow(choices, label) : null;
			return option === null ? [] : [markValue(id, '', option)];
		}
		const row = knownRow(rows, label);
		if (row === null) return [];
		return choices.flatMap((one, at) => (isMarked(marks[at] ?? '') ? [markValue(id, row, one.id)] : []));
	});
}

function practicesIn({ id, rows = [] }: MarkedField, cells: readonly (readonly string[])[]): TypedMarks {
	return {
		...nothingTyped,
		practiceIds: cells.map((_, at) => `read-${at}`),
		practiceRows: cells.map(([label = '']) => {
			const row = knownRow(rows, label);
			return row === null ? '' : `${id} ${row}`;
		}),
		practiceTexts: cells.map(([, text = '']) => text),
		practiceLinks: cells.map(([, , link = '']) => link)
	};
}

const isSame = (one: string, other: string) =>
	[one, other]
		.map((text) => fold(text).replace(/[^\p{L}\d]+/gu, ''))
		.every((text, _, [first]) => text === first);

/** A cross, a tick, "jā": anything but an empty box or a no. */
function isMarked(cell: string): boolean {
	const typed = cell.trim().toLocaleLowerCase('lv');
	return typed !== '' && !/^(?:☐|□|-|–|—|0|nē|no)$/u.test(typed);
}
