import ical, {
	ICalEventClass,
	ICalEventStatus,
	ICalEventTransparency,
	type ICalCalendar,
	type ICalCalendarData,
	type ICalEvent
} from 'ical-generator';
import { addDays, dayNumber, type PlainDate } from './days.ts';
import { rigaZone, spanMoments } from './riga-time.ts';
import { rigaTimezone } from './vtimezone.ts';
import type { WallSpan } from './wall-time.ts';

/** One thing of somebody's calendar: in a feed and in an invitation the same, with the same `uid`. */
export interface CalendarEvent {
	/** Stays as long as the thing does, whatever the portal's address: "task-0197…"; calendars know it again by it. */
	readonly uid: string;
	/** Never falls: how often it changed. */
	readonly sequence: number;
	readonly changedAt: Date;
	readonly when: EventTime;
	readonly summary: string;
	/** Line by line. */
	readonly description: readonly string[];
	readonly url: string;
	readonly location?: string | null;
	/** Whether one is busy then: at a meeting, not on the day of a deadline. */
	readonly isBusy?: boolean;
	/** Nothing is said where there is no doubt. */
	readonly status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
	/** Not for those who see one's calendar otherwise. */
	readonly isConfidential?: boolean;
}

/** A whole day, or several to the last one; or a time by the clock in Riga. */
export type EventTime = { readonly date: PlainDate; readonly until?: PlainDate | null } | WallSpan;

const dayLength = 86_400_000;
/** What has no end yet still takes its place in a calendar; without any, Outlook shows a line without height. */
const usualMinutes = 60;

/** A calendar without events, that knows the clock of Riga. */
export function emptyCalendar(data: ICalCalendarData = {}): ICalCalendar {
	return ical({
		...data,
		prodId: { company: 'Padome', product: 'Padome', language: 'LV' },
		// Only where an event has a time; and no zone of the calendar itself: DTSTAMP would follow it (RFC 5545, 3.8.7.2).
		timezone: { name: null, generator: () => rigaTimezone }
	});
}

/** Puts an event in, as Outlook, Google and Apple take it. What has a meaning in iCalendar is escaped by the library. */
export function addEvent(calendar: ICalCalendar, event: CalendarEvent): ICalEvent {
	const { uid, sequence, changedAt, summary, description, url, location, status } = event;
	return calendar.createEvent({
		...{ id: uid, sequence, stamp: changedAt, lastModified: changedAt, url },
		...{ summary: printable(summary), description: printable(description.join('\n')) },
		location: location ? printable(location) : null,
		status: status ? ICalEventStatus[status] : null,
		class: event.isConfidential ? ICalEventClass.CONFIDENTIAL : null,
		transparency:
			event.isBusy && status !== 'CANCELLED'
				? ICalEventTransparency.OPAQUE
				: ICalEventTransparency.TRANSPARENT,
		...timesOf(event.when)
	});
}

/** The calendar as text, whose last line ends as all others (RFC 5545, 3.1). */
export function textOf(calendar: ICalCalendar): string {
	return `${calendar.toString()}\r\n`;
}

/** Whole days end on the day after. */
function timesOf(when: EventTime) {
	if (!('startTime' in when))
		return {
			...{ allDay: true, start: midnight(when.date) },
			end: midnight(addDays(when.until && when.until > when.date ? when.until : when.date, 1))
		};
	const { start, end } = spanMoments(when);
	const isAfter = end !== null && end.epochMilliseconds > start.epochMilliseconds;
	return { timezone: rigaZone, start, end: isAfter ? end : start.add({ minutes: usualMinutes }) };
}

/** Of a whole day the library writes the date in UTC. */
function midnight(date: PlainDate): Date {
	return new Date(dayNumber(date) * dayLength);
}

/** Without what no line of a calendar may hold (RFC 5545, 3.1: CONTROL). */
function printable(text: string): string {
	return text.toWellFormed().replace(/[^\P{Cc}\t\r\n]/gu, '');
}
