import type { Deed, Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/*
 * A programme's year: its measures are followed by their tasks, what was spent and achieved is told, it is closed and published.
 */

export const yearDeeds = {
	begin: { name: 'programmes.begin', grants: ['SECRETARY'] },
	close: { name: 'programmes.close', grants: ['SECRETARY'] },
	publish: { name: 'programmes.publish', grants: ['SECRETARY'] },
	/** Any of these, put before a secretary. */
	prepare: { name: 'programmes.prepare', grants: ['SECRETARIAT'] },
	/** What was spent and achieved: who may is as the rules of the measure's task say, and asked by that room. */
	tell: { name: 'programmes.tell', grants: [] },
	/** What was told by mistake: one's own, or, as a secretary, anybody's. */
	withdrawEntry: { name: 'programmes.withdrawEntry', grants: ['SECRETARY'] },
	/** Why not: whoever may report on the measure's task may, too. */
	explain: { name: 'programmes.explain', grants: ['SECRETARIAT'] },
	/** A task that helps a measure. */
	tie: { name: 'programmes.tie', grants: ['SECRETARIAT', 'LEAD'] }
} satisfies Record<string, Deed>;

/** What a programme is taken to next; SHOW and HIDE: put before anybody, or taken off again. */
export const yearSteps = ['BEGIN', 'CLOSE', 'SHOW', 'HIDE'] as const;
export type YearStep = (typeof yearSteps)[number];

/** What has happened, as the page says it. */
export function stepDoneWords(step: YearStep): string {
	switch (step) {
		case 'BEGIN':
			return m.measures_begun();
		case 'CLOSE':
			return m.measures_closed();
		case 'SHOW':
			return m.measures_shown();
		case 'HIDE':
			return m.measures_hidden();
	}
}

/** What waits for a secretary, in words. */
export function stepPreparedWords(step: YearStep, title: string, locale: Locale): string {
	const options = { locale };
	switch (step) {
		case 'BEGIN':
			return m.measures_prepared_begin({ title }, options);
		case 'CLOSE':
			return m.measures_prepared_close({ title }, options);
		case 'SHOW':
			return m.measures_prepared_show({ title }, options);
		case 'HIDE':
			return m.measures_prepared_hide({ title }, options);
	}
}
