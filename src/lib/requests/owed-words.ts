import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';

/** What somebody owes to one request. */
export interface OwedAnswers {
	readonly requestId: string;
	readonly title: string;
	/** The first of them. */
	readonly path: string;
	/** How many parts. */
	readonly count: number;
	readonly due: PlainDate | null;
	readonly isLate: boolean;
	/** All of it came back with a question. */
	readonly isReturned: boolean;
	readonly askedOn: PlainDate;
}

/** "Starpziņojums: 3 daļas – līdz 01.04.2026." */
export function owedWords({ title, count, due, isLate, isReturned }: OwedAnswers, locale: Locale): string {
	const options = { locale };
	if (isReturned) return m.answering_waiting_returned({ title }, options);
	if (due === null) return title;
	const date = shortDate(due, locale);
	if (isLate) return m.answering_waiting_late({ title, date }, options);
	return count > 1
		? m.answering_waiting_parts({ title, count, date }, options)
		: m.answering_waiting_one({ title, date }, options);
}
