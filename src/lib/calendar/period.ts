import { parseDateText } from '#lib/latvian/dates.ts';
import { isPlainDate, type PlainDate } from './days.ts';

/** From which day to which, both included. */
export interface Period {
	readonly from: PlainDate;
	readonly to: PlainDate;
}

/** What in an address was no date, or a last day before the first: the field, and what stood there. */
export type PeriodProblems = Partial<Record<'from' | 'to', string>>;

const longestDate = 60;

/** Reads a period of an address; what makes no sense is left out and named. Without one, this year up to today. */
export function readPeriod(
	params: URLSearchParams,
	today: PlainDate
): { period: Period; problems: PeriodProblems } {
	const problems: PeriodProblems = {};
	const date = (field: 'from' | 'to', otherwise: PlainDate) => {
		const typed = (params.get(field) ?? '').trim().slice(0, longestDate);
		if (typed === '') return otherwise;
		const found = isPlainDate(typed) ? typed : parseDateText(typed, today);
		// What is outside of these years is a slip of the keyboard.
		if (found && found >= '1000-01-01' && found < '3000-01-01') return found;
		problems[field] = typed;
		return otherwise;
	};
	const from = date('from', `${today.slice(0, 4)}-01-01`);
	const to = date('to', from > today ? from : today);
	if (to < from) problems.to ??= to;
	return { period: { from, to }, problems };
}
