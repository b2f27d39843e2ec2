import { isPlainDate, type PlainDate } from '#lib/calendar/days.ts';
import { parseDateText } from '#lib/latvian/dates.ts';

/** Longer than any date that anybody writes. */
const longest = 60;

export interface AsOf {
	/** The day the page is about: the one asked for, else today. */
	readonly date: PlainDate;
	/** What was typed, where it is not a date: the page says so and shows today. */
	readonly wrong: string | null;
}

/** Reads "?date=…" as Latvians and machines write dates ("25.03.2022.", "2022. gada 25. marts", "2022-03-25"). */
export function readAsOf(typed: string | null, today: PlainDate): AsOf {
	const text = typed?.trim() ?? '';
	if (text === '') return { date: today, wrong: null };
	const date = text.length > longest ? null : isPlainDate(text) ? text : parseDateText(text, today);
	// A year of four figures that begins with 0 is a slip of the keyboard, not a time in which anybody held a seat.
	return date !== null && date >= '1000-01-01'
		? { date, wrong: null }
		: { date: today, wrong: text.length > longest ? `${text.slice(0, longest)}…` : text };
}
