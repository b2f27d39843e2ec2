import { parseDateText } from '#lib/latvian/dates.ts';
import { fold } from '#lib/latvian/letters.ts';
import { readMoney } from '#lib/latvian/money.ts';
import { countsIn } from './counting.ts';
import { moneyProblem } from './money.ts';

/* What each column of a table is that was pasted: by its head, else by what stands in it. */

export const columnKinds = [
	...(['NUMBER', 'TITLE', 'INSTITUTION', 'MONEY', 'RESULT', 'DUE', 'JUSTIFICATION', 'DESCRIPTION'] as const)
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** A column, with its head where the table has one. What is of no kind of ours goes to the description. */
export interface PastedColumn {
	readonly kind: ColumnKind;
	readonly head: string;
}

/** The institution that a cell names; null for none or several. */
export type FindInstitution = (cell: string) => string | null;

export type Cells = readonly string[];

const heads: readonly (readonly [ColumnKind, RegExp])[] = [
	['NUMBER', /^(?:nr\b|n\. ?p|numurs|number|no\b|#)/u],
	['MONEY', /finansejum|summa|budzet|^eu|funding|amount|cost/u],
	['INSTITUTION', /institucij|atbildig|administr|iestade|izpilditaj|responsible|institution/u],
	['RESULT', /rezultat|result/u],
	['DUE', /termin|datums|deadline|^due/u],
	['JUSTIFICATION', /pamatojum|justification|reason/u],
	['DESCRIPTION', /apraksts|description|piezim|notes?$/u],
	['TITLE', /pasakum|nosaukum|aktivitat|measure|title|activity/u]
];

/** What the columns of a table are, and whether its first row is their heads. */
export function readColumns(
	rows: readonly Cells[],
	find: FindInstitution
): { columns: PastedColumn[]; hasHead: boolean } {
	const first = rows[0] ?? [];
	const named = first.map((cell) => heads.find(([, pattern]) => pattern.test(fold(cell)))?.[0] ?? null);
	const hasHead = named.filter(Boolean).length >= 2 && !first.some((cell) => isNumberLike(cell));
	const body = hasHead ? rows.slice(1) : rows;
	const kinds: (ColumnKind | null)[] = first.map((_, at) => (hasHead ? named[at]! : null));
	const has = (kind: ColumnKind) => kinds.includes(kind);
	const claim = (kind: ColumnKind, fits: (cells: Cells) => boolean) => {
		if (has(kind)) return;
		const at = kinds.findIndex((known, place) => known === null && fits(cellsIn(body, place)));
		if (at >= 0) kinds[at] = kind;
	};
	claim('NUMBER', (cells) => share(cells, isNumberLike) >= 0.7);
	claim('MONEY', (cells) => share(cells, isMoneyLike) >= 0.7);
	claim('INSTITUTION', (cells) => share(cells, (cell) => cell.length < 120 && find(cell) !== null) >= 0.6);
	claim('DUE', (cells) => share(cells, (cell) => parseDateText(cell) !== null) >= 0.6);
	claim('TITLE', (cells) => cells.length > 0);
	claim('RESULT', (cells) => share(cells, (cell) => countsIn(cell).length > 0) >= 0.3);
	return {
		columns: kinds.map((kind, at) => ({ kind: kind ?? 'DESCRIPTION', head: hasHead ? first[at]! : '' })),
		hasHead
	};
}

const cellsIn = (rows: readonly Cells[], at: number) =>
	rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');

function share(cells: Cells, fits: (cell: string) => boolean): number {
	return cells.length ? cells.filter(fits).length / cells.length : 0;
}

function isNumberLike(cell: string): boolean {
	return /^\d{1,3}(?:\.\d{1,3})*\.?$/u.test(cell);
}

/** Also what must be asked about. */
function isMoneyLike(cell: string): boolean {
	return (readMoney(cell) ?? 0) >= 10_000 || /ambiguous|negative/u.test(moneyProblem(cell) ?? '');
}
