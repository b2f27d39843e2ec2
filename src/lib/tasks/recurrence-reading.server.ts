import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { isRecurrence } from './recurrence.ts';
import { recurrenceWord } from './recurrence-words.ts';
import { visibleTasks } from './visibility.server.ts';

/** What a recurring task follows and what follows it. */
export interface SeriesView {
	/** "katru gadu"; null where it repeats no longer. */
	readonly word: string | null;
	readonly previous: number | null;
	readonly next: number | null;
}

/** Null for a task that never repeated; otherwise two statements. */
export async function readSeries(
	actor: Actor,
	{
		recurrence,
		seriesId,
		occurrence
	}: { recurrence: string | null; seriesId: string | null; occurrence: string | null },
	today: PlainDate
): Promise<SeriesView | null> {
	if (!seriesId || !occurrence) return null;
	const { task } = actor.installation.db.read;
	const others = (than: { lt: string } | { gt: string }) => ({
		AND: [visibleTasks(actor, today), { seriesId, occurrence: than }]
	});
	const [previous, next] = await Promise.all([
		task.findFirst({
			where: others({ lt: occurrence }),
			orderBy: { occurrence: 'desc' },
			select: { number: true }
		}),
		task.findFirst({
			where: others({ gt: occurrence }),
			orderBy: { occurrence: 'asc' },
			select: { number: true }
		})
	]);
	return {
		word: isRecurrence(recurrence) ? recurrenceWord(recurrence, actor.locale) : null,
		previous: previous?.number ?? null,
		next: next?.number ?? null
	};
}
