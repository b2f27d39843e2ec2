import { daysBetween, type PlainDate } from '#lib/calendar/days.ts';

/** A deadline that moved to a later day. */
export interface Move {
	readonly taskId: string;
	readonly from: PlainDate;
	readonly to: PlainDate;
	/** Somebody had asked for it. */
	readonly isAsked: boolean;
}

/** How often and how far the deadlines of a body or an institution moved in a period. */
export interface Figures {
	/** Requests, and what became of them; the rest waits or was withdrawn. */
	readonly asked: number;
	readonly granted: number;
	readonly refused: number;
	/** How many times a deadline moved to a later day, asked for or not, and of how many tasks. */
	readonly moves: number;
	readonly tasks: number;
	/** All moves together, one on average, the longest. */
	readonly days: number;
	readonly workingDays: number;
	readonly averageDays: number | null;
	readonly averageWorkingDays: number | null;
	readonly longestDays: number | null;
}

/** By what the figures are put together. */
export type FiguresBy = 'body' | 'institution';

export interface FiguresPage {
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly by: FiguresBy;
	/** A period that was typed and is none: this year is shown. */
	readonly isWrongPeriod: boolean;
	readonly rows: readonly ({ readonly label: string } & Figures)[];
	/** All of them, each task counted once. */
	readonly all: Figures;
	/** There are more in this period than are looked through: the figures would be wrong, and none are shown. */
	readonly isTooMuch: boolean;
}

/** The figures of one row; how many working days lie between two days, the calendar knows. */
export function figuresOf(
	moves: readonly Move[],
	requests: readonly { readonly state: string }[],
	workingDaysBetween: (from: PlainDate, to: PlainDate) => number
): Figures {
	const days = moves.map(({ from, to }) => daysBetween(from, to));
	const working = moves.map(({ from, to }) => workingDaysBetween(from, to));
	const ofState = (state: string) => requests.filter((one) => one.state === state).length;
	return {
		...{ asked: requests.length, granted: ofState('GRANTED'), refused: ofState('REFUSED') },
		...{ moves: moves.length, tasks: new Set(moves.map(({ taskId }) => taskId)).size },
		...{ days: sum(days), workingDays: sum(working) },
		...{ averageDays: average(days), averageWorkingDays: average(working) },
		longestDays: days.length ? Math.max(...days) : null
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((whole, one) => whole + one, 0);
}

/** To whole days: nobody plans by halves. */
function average(numbers: readonly number[]): number | null {
	return numbers.length ? Math.round(sum(numbers) / numbers.length) : null;
}
