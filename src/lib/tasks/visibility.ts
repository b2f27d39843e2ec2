import type { Locale, Standing } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';

/*
 * Ierobežotas pieejamības informācija (Informācijas atklātības likuma 5. pants): until its last day it is there for the
 * secretariat and for whoever holds a seat in the body, and for nobody else; from the next day on it is as any other.
 */

/** What carries a basis and a term: a task, an entry of its course, a document. */
export interface Restrictable {
	readonly restrictedUntil: PlainDate | null;
}

/** Whether it is restricted on a day: its last day still counts. */
export function isRestricted({ restrictedUntil }: Restrictable, today: PlainDate): boolean {
	return restrictedUntil !== null && restrictedUntil >= today;
}

/** Of which bodies somebody sees what is restricted: ALL for the secretariat and the portal itself. */
export function bodiesSeen({ role, seats, isSystem }: Standing): 'ALL' | readonly string[] {
	if (isSystem || role === 'SECRETARY' || role === 'ASSISTANT') return 'ALL';
	const held = seats.filter(({ contactOf }) => !contactOf);
	return [...new Set(held.map(({ bodyId }) => bodyId))].sort();
}

/** Whether somebody sees what is restricted in a body. */
export function seesRestricted(standing: Standing, bodyId: string): boolean {
	const seen = bodiesSeen(standing);
	return seen === 'ALL' || seen.includes(bodyId);
}

/** Whether a task is there for somebody on a day. */
export function seesTask(
	standing: Standing,
	task: Restrictable & { readonly bodyId: string },
	today: PlainDate
): boolean {
	return !isRestricted(task, today) || seesRestricted(standing, task.bodyId);
}

/** Whether somebody reads what the secretariat notes for itself. */
export function seesInternal({ role, isSystem }: Standing): boolean {
	return isSystem || role === 'SECRETARY' || role === 'ASSISTANT';
}

/** What a mail may say in the place of a title: nothing restricted leaves in a mail, whoever gets it. */
export function titleForMail(
	task: Restrictable & { readonly number: number; readonly title: string },
	today: PlainDate,
	locale: Locale
): string {
	return isRestricted(task, today)
		? m.files_restricted_in_mail({ number: task.number }, { locale })
		: task.title;
}
