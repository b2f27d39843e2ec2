import type { PlainDate } from '#lib/calendar/days.ts';
import type { Asked } from './asked.server.ts';

/** The address of the same day with something else asked of it. */
export function previewAddress(
	{ date, query, page }: Asked,
	change: { date?: PlainDate; page?: number; to?: string }
): string {
	const search = new URLSearchParams({ date: change.date ?? date });
	if (query) search.set('q', query);
	const shown = change.page ?? page;
	if (shown > 1) search.set('page', String(shown));
	if (change.to) search.set('to', change.to);
	return `/outbox/preview?${search}`;
}
