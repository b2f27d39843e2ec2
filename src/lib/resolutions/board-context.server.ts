import type { Actor } from '#lib/accounts/actor.server.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { isLate } from '#lib/calendar/deadlines.ts';
import type { BoardRows } from './board-rows.server.ts';
import type { DueView } from './board.ts';
import type { Surroundings } from './point-reading.server.ts';

/** What every part of a board is made of. */
export interface Context extends Surroundings {
	readonly actor: Actor;
	readonly rows: BoardRows;
	readonly today: PlainDate;
}

/** A deadline as the board shows it. `isOver`: nothing is owed by it any more. */
export function viewDue(
	{ actor, calendar, today }: Context,
	due: PlainDate | null,
	{ original = null, isOver = false }: { original?: PlainDate | null; isOver?: boolean } = {}
): DueView | null {
	if (due === null) return null;
	return {
		...{ due, words: deadlineWords(calendar, due, today, actor.locale) },
		original: original === due ? null : original,
		isLate: !isOver && isLate(calendar, due, today)
	};
}
