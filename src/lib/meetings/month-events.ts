import { addDays, daysBetween, type PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';

/** A dated event as somebody announced it, as far as the calendar of a month shows it. */
export interface MonthEvent {
	readonly id: string;
	readonly text: string;
	/** Who announced it. */
	readonly who: string;
	readonly date: string;
	readonly until: string | null;
	readonly firstDay: PlainDate;
	readonly lastDay: PlainDate;
	/** What was asked for when it was said: "round:…". */
	readonly subject: string;
}

interface Announced extends Omit<MonthEvent, 'who'> {
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
}

/** The events with who announced them, by their names of today. */
export function monthEvents(
	events: readonly Announced[],
	directory: Directory,
	today: PlainDate
): MonthEvent[] {
	return events.map(({ institutionId, postId, label, ...event }) => {
		const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
		const named = isKnown
			? institutionAt(directory, institutionId, today).label
			: (directory.postIndex.get(postId ?? '')?.label ?? '');
		const { id, text, date, until, firstDay, lastDay, subject } = event;
		return { id, text, date, until, firstDay, lastDay, subject, who: label ?? named };
	});
}

/** What goes on for longer stands above the month, and not in every day of it. */
const longestInDays = 6;

/** Whether it stands in the days of a month: its day is known, and it lasts for some days at most. */
export function isOfDays({ date, until }: Pick<MonthEvent, 'date' | 'until'>): boolean {
	if (date.length !== 10) return false;
	return until === null || (until.length === 10 && daysBetween(date, until) <= longestInDays);
}

/** Its days, from the first to the last. */
export function daysOfEvent({ firstDay, lastDay }: Pick<MonthEvent, 'firstDay' | 'lastDay'>): PlainDate[] {
	const count = Math.min(daysBetween(firstDay, lastDay), longestInDays) + 1;
	return Array.from({ length: Math.max(count, 1) }, (_, index) => addDays(firstDay, index));
}
