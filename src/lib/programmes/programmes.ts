import type { Deed, Grant, Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/*
 * Valsts programma bērna un ģimenes stāvokļa uzlabošanai: what is to be done in a year, by whom, for how much; who may do what with it.
 */

/** Leads are those of the body that watches it; whoever sits for an institution that administers a measure reads it whole. */
const readers: readonly Grant[] = ['SECRETARIAT', 'LEAD', 'ASKED', 'SYSTEM'];

export const deeds = {
	read: { name: 'programmes.read', grants: readers },
	register: { name: 'programmes.register', grants: ['SECRETARIAT'] },
	edit: { name: 'programmes.edit', grants: ['SECRETARIAT'] },
	changeChapters: { name: 'programmes.changeChapters', grants: ['SECRETARIAT'] },
	/** Measures with their results: added, pasted, edited, moved, taken out. */
	changeMeasures: { name: 'programmes.changeMeasures', grants: ['SECRETARIAT'] },
	/** All of that once its measures are followed: an assistant edits what is registered only. */
	changeCurrent: { name: 'programmes.changeCurrent', grants: ['SECRETARY'] }
} satisfies Record<string, Deed>;

/** DRAFT: registered; CURRENT: its measures are followed; CLOSED: its year is over and told. */
export const programmeStates = ['DRAFT', 'CURRENT', 'CLOSED'] as const;
export type ProgrammeState = (typeof programmeStates)[number];

/** "Īstenošanā". */
export function programmeStateWord(state: ProgrammeState, locale: Locale): string {
	switch (state) {
		case 'DRAFT':
			return m.programmes_state_draft({}, { locale });
		case 'CURRENT':
			return m.programmes_state_current({}, { locale });
		case 'CLOSED':
			return m.programmes_state_closed({}, { locale });
	}
}

/** The shape beside that word. */
export const stateShapes: Readonly<Record<ProgrammeState, 'todo' | 'going' | 'done'>> = {
	...{ DRAFT: 'todo', CURRENT: 'going', CLOSED: 'done' }
};
