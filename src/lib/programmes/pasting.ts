import { parseDateText } from '#lib/latvian/dates.ts';
import { fold } from '#lib/latvian/letters.ts';
import { countedParts } from './counting.ts';
import type { SaidOfMeasure, SaidResult } from './measure-reading.ts';
import { centsOf, moneyProblem } from './money.ts';
import type { Cells, ColumnKind, FindInstitution, PastedColumn } from './pasted-columns.ts';
import { chapterNumberOf, isWithin, nextNumber, numberKeyOf, tidyNumber } from './numbering.ts';

/*
 * A table that was pasted, as measures: what becomes of each row is shown before anything is made.
 */

/** A row as it will be. */
export interface PastedRow {
	/** From 1, in the table. */
	readonly line: number;
	/** TOTAL is a sum at the foot; KNOWN a chapter that is there. */
	readonly becomes: 'MEASURE' | 'CHAPTER' | 'KNOWN' | 'TOTAL';
	readonly said: SaidOfMeasure;
	/** Which chapter it stands in, by its number; null where by itself. */
	readonly chapter: string | null;
	/** As typed, where it was not read. */
	readonly problems: readonly {
		readonly kind: ColumnKind;
		readonly problem: string;
		readonly typed: string;
	}[];
}

/** What is there already. */
export interface Numbered {
	readonly number: string;
	readonly isChapter: boolean;
}

/**
 * The rows of a table as measures and chapters. A row that has but a number and a title, under which others are numbered, is a chapter;
 * one without number and title goes on with the row above it.
 */
export function readRows(
	rows: readonly Cells[],
	columns: readonly PastedColumn[],
	{ find, taken, from }: { find: FindInstitution; taken: readonly Numbered[]; from: number }
): PastedRow[] {
	const drafts = joined(rows, columns).map(({ cells, line }) => draftOf(cells, { line: line + from, find }));
	const keys = drafts.flatMap(({ number }) => (number ? [numberKeyOf(number)] : []));
	const known = new Map(taken.map((one) => [numberKeyOf(one.number), one]));
	const used = taken.map(({ number }) => number);
	used.push(...drafts.flatMap(({ number }) => number ?? []));
	const isHeading = ({ number, isBare }: Draft) =>
		number !== null && isBare && keys.some((key) => isWithin(key, numberKeyOf(number)));
	const chapters = [
		...taken.filter(({ isChapter }) => isChapter).map(({ number }) => number),
		...drafts.filter(isHeading).map(({ number }) => number!)
	];
	const met = new Set<string>();
	return drafts.map((draft): PastedRow => {
		const heading = isHeading(draft);
		const number = draft.number ?? (draft.isTotal ? '' : offered(used));
		const key = numberKeyOf(number);
		const problems = [...draft.problems];
		const before = known.get(key);
		const isTwice = met.has(key) || (before !== undefined && !(heading && before.isChapter));
		if (!draft.isTotal && isTwice)
			problems.push({ kind: 'NUMBER', problem: 'programmes_problem_number_there', typed: number });
		if (!draft.isTotal) met.add(key);
		return {
			...{
				line: draft.line,
				problems,
				said: { ...draft.said, number },
				chapter: chapterOf(number, chapters)
			},
			becomes: draft.isTotal ? 'TOTAL' : !heading ? 'MEASURE' : before ? 'KNOWN' : 'CHAPTER'
		};
	});
}

function offered(used: string[]): string {
	const number = nextNumber(null, used);
	used.push(number);
	return number;
}

/** The nearest chapter above it. */
function chapterOf(number: string, chapters: readonly string[]): string | null {
	for (let above = chapterNumberOf(number); above !== null; above = chapterNumberOf(above)) {
		const key = numberKeyOf(above);
		const found = chapters.find((one) => numberKeyOf(one) === key);
		if (found) return found;
	}
	return null;
}

type Joined = Readonly<Partial<Record<ColumnKind, string>>>;

/** Cells by what they are; a merged cell left the ones below it empty. */
function joined(rows: readonly Cells[], columns: readonly PastedColumn[]): { cells: Joined; line: number }[] {
	const all: { cells: Record<string, string>; line: number }[] = [];
	for (const [at, row] of rows.entries()) {
		const cells: Record<string, string> = {};
		for (const [column, { kind, head }] of columns.entries()) {
			const cell = row[column] ?? '';
			if (cell === '') continue;
			const isForeign = kind === 'DESCRIPTION' && head !== '' && !/apraksts|description/u.test(fold(head));
			const text = isForeign ? `${head}: ${cell}` : cell;
			cells[kind] = cells[kind] ? `${cells[kind]}\n${text}` : text;
		}
		const last = all.at(-1);
		if (last && cells.NUMBER === undefined && cells.TITLE === undefined)
			for (const [kind, text] of Object.entries(cells))
				last.cells[kind] = last.cells[kind] ? `${last.cells[kind]}\n${text}` : text;
		else all.push({ cells, line: at });
	}
	return all;
}

interface Draft {
	readonly line: number;
	readonly number: string | null;
	readonly said: SaidOfMeasure;
	/** A number and a title, and no more. */
	readonly isBare: boolean;
	readonly isTotal: boolean;
	readonly problems: PastedRow['problems'];
}

function draftOf(cells: Joined, { line, find }: { line: number; find: FindInstitution }): Draft {
	const problems: { kind: ColumnKind; problem: string; typed: string }[] = [];
	const wrong = (kind: ColumnKind, problem: string) => {
		problems.push({ kind, problem, typed: cells[kind]! });
		return null;
	};
	const isTotal =
		cells.NUMBER === undefined && /^(?:kopa|kopej|pavisam|total)/u.test(fold(cells.TITLE ?? ''));
	const number = cells.NUMBER === undefined ? null : tidyNumber(cells.NUMBER);
	if (cells.NUMBER !== undefined && number === null) wrong('NUMBER', 'programmes_problem_number_form');
	if (cells.TITLE === undefined) problems.push(noTitle);
	const money = cells.MONEY === undefined ? null : moneyProblem(cells.MONEY);
	if (money !== null) wrong('MONEY', money);
	const institutionId = cells.INSTITUTION === undefined ? null : find(cells.INSTITUTION);
	if (cells.INSTITUTION !== undefined && institutionId === null)
		wrong('INSTITUTION', 'programmes_problem_paste_institution');
	const day = cells.DUE === undefined ? null : parseDateText(cells.DUE);
	return {
		...{ line, number, isTotal, problems: isTotal ? [] : problems },
		isBare: Object.keys(cells).every((kind) => kind === 'NUMBER' || kind === 'TITLE'),
		said: {
			...{ number: number ?? '', title: (cells.TITLE ?? '').replace(/\n/gu, ' '), chapterId: null },
			...{ justification: cells.JUSTIFICATION ?? null, description: cells.DESCRIPTION ?? null },
			...{ institutionId, funding: centsOf(cells.MONEY ?? null), due: day },
			dueText: day === null ? (cells.DUE ?? null) : null,
			results: resultsOf(cells.RESULT ?? '')
		}
	};
}

const noTitle = { kind: 'TITLE', problem: 'programmes_problem_measure_title', typed: '' } as const;

/** A line each, without its number or bullet; what one line counts twice is two results. */
function resultsOf(cell: string): SaidResult[] {
	return cell.split('\n').flatMap((line) => {
		const text = line.replace(/^(?:\d{1,2}[.)]|[-•–·])\s+/u, '').trim();
		return text === '' ? [] : countedParts(text).map((part) => ({ id: null, ...part }));
	});
}
