import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { dayOfWeek, type PlainDate } from '#lib/calendar/days.ts';
import { clockText } from '#lib/calendar/wall-time.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { shortDate, weekday } from '#lib/latvian/dates.ts';

/** What stops nobody, but whoever plans wants to know. */
export type PlanningWarning =
	| { readonly kind: 'HOLIDAY' | 'WEEKEND' | 'MOVED'; readonly date: PlainDate }
	/** Fewer working days are left than the body's rules want before a meeting is called, or its papers go out. */
	| { readonly kind: 'CALLED_LATE' | 'PAPERS_LATE'; readonly days: number; readonly wanted: number }
	/** The same body meets that day already. */
	| { readonly kind: 'OTHER'; readonly id: string; readonly time: string | null }
	| { readonly kind: 'AWAY'; readonly name: string };

/** What is said of a day that is none of work. */
export function dayWarnings(calendar: WorkingCalendar, date: PlainDate): PlanningWarning[] {
	if (calendar.isWorkingDay(date)) return [];
	if (calendar.isHoliday(date)) return [{ kind: 'HOLIDAY', date }];
	return [{ kind: dayOfWeek(date) >= 6 ? 'WEEKEND' : 'MOVED', date }];
}

/** What is said of the time that is left; an extraordinary meeting has none by its nature. */
export function termWarnings(
	calendar: WorkingCalendar,
	{ today, date }: { readonly today: PlainDate; readonly date: PlainDate },
	{ invitedDays, papersDays }: { readonly invitedDays: number; readonly papersDays: number }
): PlanningWarning[] {
	const days = calendar.workingDaysUntil(today, date);
	if (days < papersDays) return [{ kind: 'PAPERS_LATE', days, wanted: papersDays }];
	return days < invitedDays ? [{ kind: 'CALLED_LATE', days, wanted: invitedDays }] : [];
}

/** A warning in a sentence. */
export function warningWord(warning: PlanningWarning, locale: Locale): string {
	const options = { locale };
	switch (warning.kind) {
		case 'HOLIDAY':
			return m.meetings_warning_holiday({ date: shortDate(warning.date, locale) }, options);
		case 'WEEKEND':
			return m.meetings_warning_weekend(
				{ date: shortDate(warning.date, locale), weekday: weekday(warning.date, locale) },
				options
			);
		case 'MOVED':
			return m.meetings_warning_moved({ date: shortDate(warning.date, locale) }, options);
		case 'CALLED_LATE':
			return m.meetings_warning_called({ count: warning.days, wanted: warning.wanted }, options);
		case 'PAPERS_LATE':
			return m.meetings_warning_papers({ count: warning.days, wanted: warning.wanted }, options);
		case 'OTHER':
			return warning.time === null
				? m.meetings_warning_other_day({}, options)
				: m.meetings_warning_other({ time: clockText(warning.time) }, options);
		case 'AWAY':
			return m.meetings_warning_away({ name: warning.name }, options);
	}
}
