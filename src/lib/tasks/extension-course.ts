import type { PlainDate } from '#lib/calendar/days.ts';
import type { Entry } from './entries.ts';

/** A later deadline that was asked for and waits for a decision, as the course of its task tells it. */
export interface AskedView {
	readonly by: string;
	readonly capacity: string;
	readonly on: PlainDate;
	readonly to: PlainDate;
}

/** What of a task's course waits for a decision: asked, and neither granted, refused nor withdrawn since. The newest first. */
export function askedOf(course: readonly Entry[]): AskedView[] {
	const entries = course.filter(({ isWithdrawn }) => !isWithdrawn);
	const newest = new Map<string, Entry>();
	for (const entry of entries) {
		const { change } = entry;
		const id = change?.type === 'ASKED' || change?.type === 'DUE' ? change.extensionId : null;
		if (id !== null && id !== undefined && !newest.has(id)) newest.set(id, entry);
	}
	return [...newest.values()].flatMap(({ kind, change, author, capacity, on }) =>
		change?.type === 'ASKED' && (kind === 'EXTENSION_ASKED' || kind === 'EXTENSION_CHANGED')
			? [{ by: author, capacity, on, to: change.to }]
			: []
	);
}
