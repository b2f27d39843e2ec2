import { addEvent, emptyCalendar, textOf, type CalendarEvent } from './events.ts';

export type { CalendarEvent as FeedEvent } from './events.ts';

/** A calendar that programs subscribe to. */
export interface Feed {
	readonly name: string;
	readonly origin: string;
	readonly events: readonly CalendarEvent[];
}

/** How often programs are asked to look again, in seconds; what they make of it is theirs. */
const refreshedEvery = 4 * 60 * 60;

/** The feed as iCalendar (RFC 5545, 7986). Nothing in it depends on when it is asked for, so that the same events are the same bytes. */
export function renderFeed({ name, origin, events }: Feed): string {
	const calendar = emptyCalendar({ name, ttl: refreshedEvery, url: origin });
	for (const event of events) addEvent(calendar, event);
	return textOf(calendar);
}
