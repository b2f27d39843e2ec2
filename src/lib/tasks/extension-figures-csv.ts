import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { Figures, FiguresPage } from './extension-figures.ts';

type Word = (inputs: object, options: { locale: Locale }) => string;

/** The columns of the figures, on the page and in the file, in their order. */
export const figuresFields: readonly (readonly [field: keyof Figures, word: Word])[] = [
	['asked', m.extensions_figures_asked],
	['granted', m.extensions_figures_granted],
	['refused', m.extensions_figures_refused],
	['moves', m.extensions_figures_moves],
	['tasks', m.extensions_figures_tasks],
	['days', m.extensions_figures_days],
	['averageDays', m.extensions_figures_average],
	['longestDays', m.extensions_figures_longest],
	['workingDays', m.extensions_figures_working],
	['averageWorkingDays', m.extensions_figures_average_working]
];

/** The head of the file. */
export function figuresColumns({ by }: FiguresPage, locale: Locale): string[] {
	const first = by === 'body' ? m.extensions_figures_body : m.extensions_figures_institution;
	return [first({}, { locale }), ...figuresFields.map(([, word]) => word({}, { locale }))];
}

/** A row each, all of them together last. */
export function figuresRows({ rows, all }: FiguresPage, locale: Locale): (string | number | null)[][] {
	const total = { label: m.extensions_figures_all({}, { locale }), ...all };
	return [...rows, total].map((row) => [row.label, ...figuresFields.map(([field]) => row[field])]);
}
