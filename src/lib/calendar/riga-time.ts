import { Temporal } from 'temporal-polyfill';
import { addDays, type PlainDate } from './days.ts';
import type { WallSpan, WallTime } from './wall-time.ts';

export const rigaZone = 'Europe/Riga';

/**
 * The moment at which the clock in Riga shows a time on a day. In the night of spring, when an hour is skipped, the one that is as
 * long after midnight (03:30 is 04:30); in the night of autumn, when an hour comes twice, the first: as calendars read it
 * (RFC 5545, 3.3.5).
 */
export function rigaMoment(date: PlainDate, time: WallTime): Temporal.ZonedDateTime {
	return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(rigaZone);
}

/** The same as an instant. */
export function wallInstant(date: PlainDate, time: WallTime): Date {
	return new Date(rigaMoment(date, time).epochMilliseconds);
}

/** What is wrong with a time in a night when the clocks change: there is none such, or there are two. */
export function wallTimeProblem(date: PlainDate, time: WallTime): 'SKIPPED' | 'TWICE' | null {
	const plain = Temporal.PlainDateTime.from(`${date}T${time}`);
	const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
		plain.toZonedDateTime(rigaZone, { disambiguation })
	);
	if (earlier!.equals(later!)) return null;
	return earlier!.toPlainDateTime().equals(plain) ? 'TWICE' : 'SKIPPED';
}

/** When a span begins and ends; of another day without a time, with that day; null where its end is not known. */
export function spanMoments(span: WallSpan): {
	start: Temporal.ZonedDateTime;
	end: Temporal.ZonedDateTime | null;
} {
	return { start: rigaMoment(span.date, span.startTime), end: endOf(span) };
}

function endOf({ date, endTime, endDate }: WallSpan): Temporal.ZonedDateTime | null {
	if (endTime) return rigaMoment(endDate ?? date, endTime);
	return endDate && endDate > date ? rigaMoment(addDays(endDate, 1), '00:00') : null;
}
