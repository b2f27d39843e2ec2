import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { dueWordsMissing } from '#lib/calendar/deadline-words.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { ControlledTask } from '#lib/tasks/controlled.ts';
import type { Owner } from '#lib/tasks/owners.ts';
import { isOwed, statusWord } from '#lib/tasks/tasks.ts';
import type { ControlRow } from './control.ts';

/* What a list of control says of a row, in words: the same on the screen, on paper and in a table. */

/** The institutions or seats, by their short names. */
export function ownerNames(owners: readonly Owner[]): string {
	return owners.map(({ label }) => label).join(', ');
}

/** That no task has followed, or that none will. */
export function withoutTaskWord({ decision }: ControlRow, locale: Locale): string {
	return decision.asksNothing
		? m.control_asks_nothing({}, { locale })
		: m.control_without_task({}, { locale });
}

/** "30.06.2022.", or the document's words, or that there is none. */
export function dueWord({ due, dueText }: ControlledTask, locale: Locale): string {
	if (due !== null) return shortDate(due, locale);
	return dueText ?? dueWordsMissing(locale);
}

/** "sākotnēji 01.05.2022.", where the deadline was moved. */
export function originalWord({ originalDue }: ControlledTask, locale: Locale): string | null {
	return originalDue && m.control_originally({ date: shortDate(originalDue, locale) }, { locale });
}

/** "kavējas par 2 darbdienām", of what is still owed. */
export function lateWord(task: ControlledTask): string | null {
	return task.isLate && isOwed(task) ? (task.dueWords?.note ?? null) : null;
}

/** "Izpildīts 20.06.2022.": of what is closed, with the day. */
export function standingWord(task: ControlledTask, locale: Locale): string {
	const word = statusWord(task, locale);
	return task.closedOn ? `${word} ${shortDate(task.closedOn, locale)}` : word;
}

/** The reason that was given; of what is late without one, that there is none. */
export function reasonWord({ reason, isLate, isDoneLate }: ControlledTask, locale: Locale): string | null {
	if (reason) return reason.text;
	return isLate || isDoneLate ? m.control_no_reason({}, { locale }) : null;
}

/** "12.03.2026. Sagatavots projekts." */
export function reportWord({ report }: ControlledTask, locale: Locale): string | null {
	return report && [shortDate(report.on, locale), report.text].filter(Boolean).join(' ');
}
