import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays, dayNumber, type PlainDate } from './days.ts';

/** One thing of somebody's calendar. */
export interface FeedEvent {
	/** Stays as long as the thing does: "task-0197…"; calendars know it again by it. */
	readonly uid: string;
	/** Never falls: how often it changed. */
	readonly sequence: number;
	readonly changedAt: Date;
	/** A whole day, or a time. */
	readonly when: { readonly date: PlainDate } | { readonly start: Date; readonly end: Date };
	readonly summary: string;
	/** Line by line. */
	readonly description: readonly string[];
	readonly url: string;
	readonly location?: string;
	/** Whether one is busy then: at a meeting, not on the day of a deadline. */
	readonly isBusy?: boolean;
}

/** A calendar that programs subscribe to. */
export interface Feed {
	readonly name: string;
	readonly origin: string;
	readonly events: readonly FeedEvent[];
}

/** How often programs are asked to look again, in seconds; what they make of it is theirs. */
const refreshedEvery = 4 * 60 * 60;
const dayLength = 86_400_000;

/**
 * The feed as iCalendar (RFC 5545, 7986), as Outlook, Google and Apple take it: whole days end on the day after, and nothing in
 * it depends on when it is asked for, so that the same events are the same bytes.
 */
export function renderFeed({ name, origin, events }: Feed): string {
	const calendar = ical({
		...{ name, ttl: refreshedEvery, url: origin },
		prodId: { company: 'Padome', product: 'Padome', language: 'LV' }
	});
	const host = new URL(origin).host;
	for (const { uid, when, changedAt, sequence, summary, description, url, location, isBusy } of events)
		calendar.createEvent({
			...{ id: `${uid}@${host}`, sequence, summary, url, description: description.join('\n') },
			...{ stamp: changedAt, lastModified: changedAt, location: location ?? null },
			transparency: isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
			...('date' in when
				? { allDay: true, start: midnight(when.date), end: midnight(addDays(when.date, 1)) }
				: when)
		});
	return calendar.toString();
}

/** Of a whole day the library writes the date in UTC. */
function midnight(date: PlainDate): Date {
	return new Date(dayNumber(date) * dayLength);
}
