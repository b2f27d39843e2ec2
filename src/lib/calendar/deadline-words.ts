import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { describeDeadline, type Deadline } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { dayAndMonth, longDate, shortDate, weekday } from '#lib/latvian/dates.ts';

type Locale = 'lv' | 'en';

export interface DeadlineWords extends Deadline {
	/** "01.05.2022." */
	date: string;
	/** "2022. gada 1. maijs" */
	long: string;
	/** "svētdiena; nākamā darbdiena: 02.05. · 24 darbdienas", "kavējas par 2 darbdienām", "šodien" */
	note: string;
}

// A register asks for the same few days again and again, and plurals are dear (10 µs each).
const remembered = new WeakMap<WorkingCalendar, Map<string, Readonly<DeadlineWords>>>();
const mostRemembered = 5000;

/** A deadline in words, the same on pages and in mails; whether it is still owed at all, the caller knows. */
export function deadlineWords(
	calendar: WorkingCalendar,
	due: PlainDate,
	today: PlainDate,
	locale: Locale
): Readonly<DeadlineWords> {
	const known = knownBy(calendar);
	const key = `${locale} ${today} ${due}`;
	let words = known.get(key);
	if (!words) {
		if (known.size >= mostRemembered) known.clear();
		known.set(key, (words = makeWords(calendar, due, today, locale)));
	}
	return words;
}

/** What stands where a task has no deadline: "termiņš nav noteikts". */
export function dueWordsMissing(locale: Locale): string {
	return m.calendar_due_missing({}, { locale });
}

function knownBy(calendar: WorkingCalendar): Map<string, Readonly<DeadlineWords>> {
	let known = remembered.get(calendar);
	if (!known) remembered.set(calendar, (known = new Map()));
	return known;
}

function makeWords(
	calendar: WorkingCalendar,
	due: PlainDate,
	today: PlainDate,
	locale: Locale
): DeadlineWords {
	const deadline = describeDeadline(calendar, due, today);
	return {
		...deadline,
		date: shortDate(due, locale),
		long: longDate(due, { locale }),
		note: noteOf(deadline, due, today, locale, dayOffWords(calendar, deadline, due, today, locale))
	};
}

function noteOf(
	{ state, workingDays: count, lastDay }: Deadline,
	due: PlainDate,
	today: PlainDate,
	locale: Locale,
	dayOff: string
): string {
	const in_ = { locale };
	if (state === 'LATE') return count === 0 ? m.calendar_late({}, in_) : m.calendar_late_by({ count }, in_);
	if (due === today) return joined(m.calendar_today({}, in_), dayOff);
	if (lastDay === today) return dayOff;
	return joined(
		dayOff,
		count === 0 ? m.calendar_no_working_days({}, in_) : m.calendar_working_days({ count }, in_)
	);
}

/** Says that nobody works on the fixed day, and until when it may be done all the same. */
function dayOffWords(
	calendar: WorkingCalendar,
	{ dayOff, weekday: number, lastDay: last }: Deadline,
	due: PlainDate,
	today: PlainDate,
	locale: Locale
): string {
	const name = weekday(due, locale);
	const moved = () => m.calendar_moved_day({ weekday: name }, { locale });
	if (!dayOff) return calendar.isWorkingDay(due) ? '' : moved();
	const holiday = calendar.isLegalDayOff(due)
		? m.calendar_public_holiday({ weekday: name }, { locale })
		: moved();
	const day = number < 6 ? holiday : name;
	const next = last === today ? m.calendar_today({}, { locale }) : nextDate(due, last, locale);
	// The term's end may know no moved days, the working calendar does: "next working day" must be true in both.
	return calendar.workingDayOnOrAfter(due) === last
		? m.calendar_next_working_day({ day, next }, { locale })
		: m.calendar_last_day({ day, next }, { locale });
}

function nextDate(due: PlainDate, last: PlainDate, locale: Locale): string {
	return last.slice(0, 4) === due.slice(0, 4) ? dayAndMonth(last, locale) : shortDate(last, locale);
}

function joined(...parts: string[]): string {
	return parts.filter(Boolean).join(' · ');
}
