import { firstDay, lastDay, type PartialDate } from '#lib/calendar/partial-dates.ts';

/*
 * What an answer says by choosing and marking, so that it can be counted: of a survey. Each by the id of its field. What was kept
 * before there was such a thing has none of it.
 */

export const markedKinds = ['CHOICE', 'MARKS', 'PERIOD', 'MONEY', 'PRACTICES'] as const;
export type MarkedKind = (typeof markedKinds)[number];

/** Whether anybody may ask for it: what is marked is asked by rooms that count it. */
export const isWrittenKind = (kind: string) => !(markedKinds as readonly string[]).includes(kind);

/** One of what can be chosen, or one of what is asked about. */
export interface Option {
	/** Stays when its label changes. */
	readonly id: string;
	readonly label: string;
}

/** Of a field with rows, `row` is one of them; of one without, it is empty. */
export interface Mark {
	readonly row: string;
	readonly option: string;
}

export interface Period {
	readonly from: PartialDate | null;
	readonly until: PartialDate | null;
	/** Beztermiņa: it has no end. */
	readonly isOpenEnded: boolean;
}

/** What others may do likewise: in which of the field's rows it belongs. */
export interface Practice {
	/** Within its answer. */
	readonly id: string;
	readonly row: string;
	readonly text: string;
	readonly link: string | null;
}

export interface MarkedContent {
	readonly choices: Readonly<Record<string, string>>;
	readonly marks: Readonly<Record<string, readonly Mark[]>>;
	readonly periods: Readonly<Record<string, Period>>;
	/** Cents. */
	readonly money: Readonly<Record<string, number>>;
	readonly practices: Readonly<Record<string, readonly Practice[]>>;
}

/** As much of a field as what is marked in it depends on. */
export interface MarkedField {
	readonly id: string;
	readonly kind: string;
	readonly options?: readonly Option[];
	readonly rows?: readonly Option[];
}

export const noMarks: MarkedContent = { choices: {}, marks: {}, periods: {}, money: {}, practices: {} };

/** The same with what was not there yet when it was kept. */
export function marksIn(content: Partial<MarkedContent>): MarkedContent {
	const { choices, marks, periods, money, practices } = { ...noMarks, ...content };
	return { choices, marks, periods, money, practices };
}

/** Nothing is chosen, marked or named. */
export function isUnmarked(content: Partial<MarkedContent>): boolean {
	return Object.values(marksIn(content)).every((ofKind) => Object.keys(ofKind).length === 0);
}

/**
 * What of it a template asks for, in its order, and only the kinds of which something was said: the same marks are the same JSON,
 * and what says none is kept as it always was.
 */
export function marksFor(
	template: readonly MarkedField[],
	content: Partial<MarkedContent>
): Partial<MarkedContent> {
	const said = marksIn(content);
	const of = <T>(kind: MarkedKind, tell: (field: MarkedField) => T | null) =>
		Object.fromEntries(
			template.flatMap((field): [string, T][] => {
				const found = field.kind === kind ? tell(field) : null;
				return found === null ? [] : [[field.id, found]];
			})
		);
	const kept: MarkedContent = {
		choices: of('CHOICE', (field) => chosenIn(field, said)),
		marks: of('MARKS', (field) => some(markedIn(field, said.marks[field.id] ?? []))),
		periods: of('PERIOD', ({ id }) => said.periods[id] ?? null),
		money: of('MONEY', ({ id }) => said.money[id] ?? null),
		practices: of('PRACTICES', (field) => some(practicesIn(field, said)))
	};
	return Object.fromEntries(Object.entries(kept).filter(([, one]) => Object.keys(one).length > 0));
}

function chosenIn({ id, options = [] }: MarkedField, { choices }: MarkedContent): string | null {
	return options.find((option) => option.id === choices[id])?.id ?? null;
}

/** In the order of the field's rows and options, each once. */
export function markedIn({ options = [], rows }: MarkedField, marks: readonly Mark[]): Mark[] {
	const wanted = (rows ?? [{ id: '' }]).flatMap(({ id: row }) =>
		options.map(({ id: option }) => ({ row, option }))
	);
	return wanted.filter(({ row, option }) => marks.some((one) => one.row === row && one.option === option));
}

function practicesIn({ id, rows = [] }: MarkedField, { practices }: MarkedContent): Practice[] {
	return (practices[id] ?? []).filter(({ row }) => rows.some((one) => one.id === row));
}

const some = <T>(list: readonly T[]): readonly T[] | null => (list.length ? list : null);

/** Whether a period ends before it begins. */
export function isBackwards({ from, until }: Pick<Period, 'from' | 'until'>): boolean {
	return from !== null && until !== null && lastDay(until) < firstDay(from);
}
