import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/* How a measure stands: by its results, and by its money. All of it is computed. */

/** A result, as far as it can be told whether it is there. */
export interface ResultFacts {
	readonly target: number | null;
	readonly achieved: number | null;
	/** Of what counts nothing. */
	readonly isReached: boolean | null;
}

/** NONE: nobody has said anything of it; NOT_YET: that nothing is there yet. */
export type ResultState = 'REACHED' | 'PARTLY' | 'NOT_YET' | 'NONE';

/** Of one result. */
export function resultState({ target, achieved, isReached }: ResultFacts): ResultState {
	if (target === null) return isReached === null ? 'NONE' : isReached ? 'REACHED' : 'NOT_YET';
	if (achieved === null) return 'NONE';
	if (achieved >= target) return 'REACHED';
	return achieved > 0 ? 'PARTLY' : 'NOT_YET';
}

/** Of all results of a measure together. */
export function measureState(results: readonly ResultFacts[]): ResultState {
	const states = results.map(resultState).filter((state) => state !== 'NONE');
	if (states.length === 0) return 'NONE';
	if (states.length === results.length && states.every((state) => state === 'REACHED')) return 'REACHED';
	return states.every((state) => state === 'NOT_YET') ? 'NOT_YET' : 'PARTLY';
}

/** "Sasniegts", and the shape beside it. */
export function resultStateWord(state: ResultState, locale: Locale): string {
	const options = { locale };
	switch (state) {
		case 'REACHED':
			return m.measures_state_reached({}, options);
		case 'PARTLY':
			return m.measures_state_partly({}, options);
		case 'NOT_YET':
			return m.measures_state_not_yet({}, options);
		case 'NONE':
			return m.measures_state_none({}, options);
	}
}

export const resultShapes: Readonly<Record<ResultState, 'todo' | 'going' | 'done'>> = {
	...{ REACHED: 'done', PARTLY: 'going', NOT_YET: 'todo', NONE: 'todo' }
};

/** A part of a whole in percent, rounded; null where there is no whole. */
export function shareOf(part: number, whole: number | null): number | null {
	return whole ? Math.round((part / whole) * 100) : null;
}

/** What is asked of a measure before its year is closed: it did not bring all, or was not all paid for, and nobody said why. */
export function wantsExplaining(measure: {
	readonly results: readonly ResultFacts[];
	readonly shortfall: string | null;
}): boolean {
	return measure.shortfall === null && measureState(measure.results) !== 'REACHED';
}
