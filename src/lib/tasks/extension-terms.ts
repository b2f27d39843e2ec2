import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { problemWith, refuseField } from '#lib/server/input.ts';
import { nearestSource, reachOf } from './extensions.ts';
import type { SourceFacts } from './sources.ts';

/** Whose deadline is asked about, and which; refuses a source that binds no more, and what has no deadline. */
export function termOf<T extends SourceFacts & { readonly id: string }>(
	task: { readonly due: PlainDate | null; readonly sources: readonly T[] },
	sourceId: string | null
): { readonly source: T | null; readonly from: PlainDate } {
	const source = sourceId
		? (task.sources.find(({ id }) => id === sourceId) ?? refuseField('sourceId', 'extensions_problem_source'))
		: nearestSource(task.sources);
	if (source?.controlEndedOn) refuseField('sourceId', 'extensions_problem_source');
	const from = source ? source.due : task.sources.length ? null : task.due;
	return { source, from: from ?? refuseField('form', 'extensions_problem_no_due') };
}

/** Refuses a day that is not later, is over, or is far without a word about it; answers the reason as it is kept. */
export function mustBeAskable(
	from: PlainDate,
	asked: { readonly due: PlainDate; readonly reason: string; readonly farReason: string | null },
	{ today, locale }: { readonly today: PlainDate; readonly locale: Locale }
): string {
	const { due, reason, farReason } = asked;
	if (due <= from)
		refuseField('due', problemWith('extensions_problem_not_later', { date: shortDate(from, locale) }));
	if (due < today) refuseField('due', 'extensions_problem_past');
	const reach = reachOf(from, due);
	if (reach === 'NEVER') refuseField('due', 'extensions_problem_never');
	if (reach === 'FAR' && farReason === null) refuseField('farReason', 'extensions_problem_far');
	return reach === 'FAR' ? `${reason}\n\n${farReason}` : reason;
}
