import type { PlainDate } from '#lib/calendar/days.ts';

/** What was said of a task last: by whoever reported, or by whoever sent the report back. */
export interface LastWord {
	readonly kind: 'REPORT' | 'RETURNED';
	readonly on: PlainDate;
	/** On one line and shortened; null where it is restricted. */
	readonly text: string | null;
}
