import { fold } from '#lib/latvian/letters.ts';
import type { Option } from './marked-content.ts';
import { cellsOf, isTableRule } from './letter-lines.ts';

/** Good practice as it is typed: of which row of the field, what, where. */
export interface TypedPractice {
	readonly row: string;
	readonly text: string;
	readonly link: string;
}

/** By its words ("15. Bērni ar …"), or by its number alone. */
export function knownRow(list: readonly Option[], label: string): string | null {
	const words = bare(label);
	if (words === '') return null;
	const own = (one: Option) => [bare(one.label), one.id, bare(one.label.replace(/^\d+\.\s*/u, ''))];
	return list.find((one) => own(one).includes(words))?.id ?? null;
}

const bare = (text: string) =>
	fold(text)
		.replace(/[^\p{L}\d]+/gu, ' ')
		.trim();

/**
 * The rows of a table that was pasted where one text is asked for: area, text, link, as Excel copies them (tabs) or as Markdown. Its
 * head is left out; a line of no area keeps what it says, for whoever pasted it to choose. Null for what is no such table.
 */
export function pastedPractices(text: string, areas: readonly Option[]): TypedPractice[] | null {
	const rows = rowsOf(text).filter((cells) => cells.some(Boolean));
	const isKnown = (cells: readonly string[]) => knownRow(areas, cells[0] ?? '') !== null;
	if (rows.length === 0 || !rows.some(isKnown) || rows.some((cells) => cells.length < 2)) return null;
	const all = rows.length > 1 && !isKnown(rows[0]!) ? rows.slice(1) : rows;
	return all.map(([area = '', said = '', ...rest]) => {
		const row = knownRow(areas, area);
		const link = rest.find(Boolean) ?? '';
		return row === null
			? { row: '', text: [area, said].filter(Boolean).join(': '), link }
			: { row, text: said, link };
	});
}

/** Cells with line ends of their own stand in quotation marks, as spreadsheets copy them. */
function rowsOf(text: string): string[][] {
	const lines = text
		.replace(/\r\n?/gu, '\n')
		.split(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
		.filter((line) => line.trim());
	return lines.flatMap((line) => {
		if (line.includes('\t')) return [line.split('\t').map(unquoted)];
		return isTableRule(line) ? [] : [cellsOf(line) ?? [line]];
	});
}

function unquoted(cell: string): string {
	const typed = cell.trim();
	return /^".*"$/su.test(typed) ? typed.slice(1, -1).replaceAll('""', '"').trim() : typed;
}
