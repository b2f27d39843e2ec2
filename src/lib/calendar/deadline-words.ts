import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { type Deadline, describeDeadline } from '#lib/calendar/deadlines.ts';
import { isWorkingDay } from '#lib/calendar/working-days.ts';
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
const remembered = new Map<string, Readonly<DeadlineWords>>();
const mostRemembered = 5000;

/** A deadline in words, the same on pages and in mails; whether it is still owed at all, the caller knows. */
export function deadlineWords(due: PlainDate, today: PlainDate, locale: Locale): Readonly<DeadlineWords> {
	const key = `${locale} ${today} ${due}`;
	let words = remembered.get(key);
	if (!words) {
		if (remembered.size >= mostRemembered) remembered.clear();
		remembered.set(key, (words = makeWords(due, today, locale)));
	}
	return words;
}

/** What stands where a task has no deadline: "termiņš nav noteikts". */
export function dueWordsMissing(locale: Locale): string {
	return m.calendar_due_missing({}, { locale });
}

function makeWords(due: PlainDate, today: PlainDate, locale: Locale): DeadlineWords {
	const deadline = describeDeadline(due, today);
	return {
		...deadline,
		date: shortDate(due, locale),
		long: longDate(due, { locale }),
		note: noteOf(deadline, due, today, locale)
	};
}

function noteOf(deadline: Deadline, due: PlainDate, today: PlainDate, locale: Locale): string {
	const days = { count: deadline.workingDays };
	if (deadline.state === 'LATE') {
		return days.count === 0 ? m.calendar_late({}, { locale }) : m.calendar_late_by(days, { locale });
	}
	const dayOff = dayOffWords(deadline, due, today, locale);
	if (due === today) return joined(m.calendar_today({}, { locale }), dayOff);
	if (deadline.lastDay === today) return dayOff;
	const none = days.count === 0;
	return joined(
		dayOff,
		none ? m.calendar_no_working_days({}, { locale }) : m.calendar_working_days(days, { locale })
	);
}

/** Says that nobody works on the fixed day, and until when it may be done all the same. */
function dayOffWords(deadline: Deadline, due: PlainDate, today: PlainDate, locale: Locale): string {
	const name = weekday(due, locale);
	const last = deadline.lastDay;
	if (!deadline.dayOff) return isWorkingDay(due) ? '' : m.calendar_moved_day({ weekday: name }, { locale });

	const day = deadline.weekday < 6 ? m.calendar_public_holiday({ weekday: name }, { locale }) : name;
	const next = last === today ? m.calendar_today({}, { locale }) : nextDate(due, last, locale);
	// The term's end knows no moved days, the working calendar does: "next working day" must be true in both.
	const isNextWorked = !isWorkingDay(due) && isWorkingDay(last);
	return isNextWorked
		? m.calendar_next_working_day({ day, next }, { locale })
		: m.calendar_last_day({ day, next }, { locale });
}

function nextDate(due: PlainDate, last: PlainDate, locale: Locale): string {
	return last.slice(0, 4) === due.slice(0, 4) ? dayAndMonth(last, locale) : shortDate(last, locale);
}

function joined(...parts: string[]): string {
	return parts.filter(Boolean).join(' · ');
}
