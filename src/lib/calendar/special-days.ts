import { addDays, dayOfWeek, type PlainDate } from './days.ts';
import { WorkingCalendar, type SpecialDay } from './working-calendar.ts';

/** A working day that the Cabinet moved (Labour Law, article 133, part four): free, and a Saturday is worked instead. */
export interface MovedDay {
	readonly kind: 'MOVED';
	readonly off: PlainDate;
	readonly worked: PlainDate;
	readonly source: string;
}

/** A holiday that no rule gives: given once, or the closing day of a Song and Dance Festival. */
export interface GivenDay {
	readonly kind: 'HOLIDAY' | 'FESTIVAL';
	readonly date: PlainDate;
	readonly name: string;
	readonly source: string;
}

/** What the secretariat writes down as one: two rows of the table where a day was moved, else one. */
export type CalendarEntry = MovedDay | GivenDay;

/** The years that the table is about: before it there was no council, after it nobody knows the law. */
export const firstYear = 2010;
export const lastYear = 2100;

/** The day by which an entry is called. */
export function keyOf(entry: CalendarEntry): PlainDate {
	return entry.kind === 'MOVED' ? entry.off : entry.date;
}

/** The days that an entry takes up in the table. */
export function daysOf(entry: CalendarEntry): SpecialDay[] {
	if (entry.kind !== 'MOVED') return [{ date: entry.date, kind: entry.kind }];
	return [
		{ date: entry.off, kind: 'OFF' },
		{ date: entry.worked, kind: 'WORKED' }
	];
}

/** What is wrong with an entry beside the table's other days: by field, the key of the message that says it; empty where nothing is. */
export function wrongIn(
	entry: CalendarEntry,
	others: readonly SpecialDay[]
): Readonly<Record<string, string>> {
	const wrong: Record<string, string> = {};
	const calendar = new WorkingCalendar({ days: others, knownYears: [], movedDaysPostpone: false });
	const taken = new Set(others.map(({ date }) => date));
	const check = (field: string, date: PlainDate, problem: () => string | null) => {
		const year = Number(date.slice(0, 4));
		const found =
			year < firstYear || year > lastYear
				? 'calendar_problem_year'
				: taken.has(date)
					? 'calendar_problem_taken'
					: problem();
		if (found) wrong[field] = found;
	};
	if (entry.kind === 'MOVED') {
		check('off', entry.off, () => (calendar.isWorkingDay(entry.off) ? null : 'calendar_problem_off'));
		check('worked', entry.worked, () => wrongSaturday(entry, calendar));
	} else if (entry.kind === 'HOLIDAY')
		check('date', entry.date, () => (calendar.isLegalDayOff(entry.date) ? 'calendar_problem_holiday' : null));
	else check('date', entry.date, () => null);
	return wrong;
}

/** It is a Saturday of the same week or the same month, and no holiday. */
function wrongSaturday({ off, worked }: MovedDay, calendar: WorkingCalendar): string | null {
	if (dayOfWeek(worked) !== 6) return 'calendar_problem_saturday';
	const isSameWeek = addDays(off, 6 - dayOfWeek(off)) === worked;
	if (worked.slice(0, 7) !== off.slice(0, 7) && !isSameWeek) return 'calendar_problem_month';
	return calendar.isHoliday(worked) ? 'calendar_problem_worked_holiday' : null;
}

/** The year whose order must be known on a day: from July on the next one's too, because the Cabinet decides by 1 July. */
export function mustBeKnown(today: PlainDate): number[] {
	const year = Number(today.slice(0, 4));
	return today.slice(5) >= '07-01' ? [year, year + 1] : [year];
}

/** Those of them of which no order is known: their working days may still change. */
export function unknownYears(calendar: WorkingCalendar, today: PlainDate): number[] {
	return mustBeKnown(today).filter((year) => !calendar.isYearKnown(year));
}
