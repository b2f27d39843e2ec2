import type { Locale } from '#lib/accounts/actor.ts';
import { partialSpanWords } from '#lib/calendar/partial-dates.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block, type Lines, type TableBlock } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { checkSums, figuresInOrder, type SumCheck } from '#lib/requests/figures.ts';
import type { AnswerContent, DatedEvent, Figure, Template } from '#lib/requests/template.ts';
import {
	answered,
	eventsOf,
	figuresOf,
	missing,
	saysNothing,
	type RoundContent,
	type RoundEntry
} from './round-content.ts';
import { dayOf, entryName, missingName, periodWords, valueWords } from './round-words.ts';

/** A compiled round as a document: by institution, then all events, all figures, and who has not answered. */
export function roundBlocks(content: RoundContent, locale: Locale): Block[] {
	const { text, events, figures, without } = roundSections(content, locale);
	return [...headOf(content, locale), ...text, ...events, ...figures, ...without];
}

/** A compiled round as its page shows it, where its name stands above it already: each part by itself, empty where nothing is. */
export interface RoundSections {
	readonly text: readonly Block[];
	readonly events: readonly Block[];
	readonly figures: readonly Block[];
	readonly without: readonly Block[];
}

/** The parts of a compiled round. */
export function roundSections(content: RoundContent, locale: Locale): RoundSections {
	return {
		text: [
			...markdown(content.introduction),
			...missingNote(content, locale),
			...answered(content).flatMap((entry) => entryBlocks(content, entry, locale))
		],
		events: eventBlocks(content, locale),
		figures: figureBlocks(content, locale),
		without: missingBlocks(content, locale)
	};
}

function headOf(content: RoundContent, locale: Locale): Block[] {
	const capitals = (text: string) => text.toLocaleUpperCase('lv');
	const day = dayOf(content);
	return [
		{
			type: 'TITLE',
			lines: [
				{ text: capitals(content.council), as: 'NAME' },
				...(content.body ? [{ text: capitals(content.body), as: 'NAME' } as const] : []),
				{ text: capitals(m.rounds_document({}, { locale })), as: 'KIND' },
				{ text: content.title, as: 'ABOUT' }
			]
		},
		...(day
			? [{ type: 'EDGES', left: '', right: longDate(day, { case: 'locative', locale }) } as const]
			: []),
		...paragraph(content.organiser && m.rounds_organised({ organiser: content.organiser }, { locale }))
	];
}

/** Whoever reads a summary with answers missing is told so before the first of them. */
function missingNote(content: RoundContent, locale: Locale): Block[] {
	const [all, without] = [content.entries.length, missing(content).length];
	if (without === 0) return [];
	return paragraph(m.rounds_answered_of({ count: all - without, all }, { locale }));
}

function entryBlocks({ template }: RoundContent, entry: RoundEntry, locale: Locale): Block[] {
	return [
		heading(entryName(entry, locale)),
		...(saysNothing(entry) ? paragraph(m.rounds_entry_empty({}, { locale })) : []),
		...textBlocks(template, entry.content)
	];
}

/** The texts of an answer. Where only one is asked, its title says nothing that the institution's name does not. */
function textBlocks(template: Template, content: AnswerContent | null): Block[] {
	const fields = template.filter(({ kind }) => kind === 'TEXT');
	return fields.flatMap(({ id, title }) => {
		const text = markdown(content?.texts[id]);
		return text.length && fields.length > 1 ? [heading(title, 2), ...text] : text;
	});
}

/** All that one answer says, by itself. */
export function contentBlocks(template: Template, content: AnswerContent, locale: Locale): Block[] {
	const { events, figures } = content;
	return [
		...textBlocks(template, content),
		...(events.length
			? [
					eventTable(
						events.map((said) => ({ said, who: null })),
						locale
					)
				]
			: []),
		...(figures.length ? figuresOfOne(figures, locale) : [])
	];
}

function eventBlocks(content: RoundContent, locale: Locale): Block[] {
	const events = eventsOf(content);
	if (events.length === 0) return [];
	return [
		heading(m.rounds_events({}, { locale })),
		eventTable(
			events.map(({ entry, said }) => ({ said, who: entry.name })),
			locale
		)
	];
}

/** `who`: where the events are of several. */
function eventTable(
	events: readonly { readonly said: DatedEvent; readonly who: string | null }[],
	locale: Locale
): TableBlock {
	const options = { locale };
	const isOfSeveral = events.some(({ who }) => who !== null);
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name: m.rounds_column_when({}, options), share: 26 },
			{ name: m.rounds_column_event({}, options), share: isOfSeveral ? 46 : 74 },
			...(isOfSeveral ? [{ name: m.rounds_column_who({}, options), share: 28 }] : [])
		],
		rows: events.map(({ said, who }) => [
			lineOf(partialSpanWords(said.date, said.until, locale)),
			lineOf(said.text),
			...(isOfSeveral ? [lineOf(who)] : [])
		])
	};
}

function figureBlocks(content: RoundContent, locale: Locale): Block[] {
	const all = figuresOf(content);
	if (all.length === 0) return [];
	return [
		heading(m.rounds_figures({}, { locale })),
		...all.flatMap(({ entry, figures }) => [heading(entry.name, 2), ...figuresOfOne(figures, locale)])
	];
}

function figuresOfOne(figures: readonly Figure[], locale: Locale): Block[] {
	return [
		figureTable(figures, locale),
		...checkSums(figures).flatMap((check) => paragraph(sumWords(check, locale)))
	];
}

function figureTable(figures: readonly Figure[], locale: Locale): TableBlock {
	const options = { locale };
	const isDated = figures.some(({ from, until }) => from !== null || until !== null);
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name: m.rounds_column_figure({}, options), share: isDated ? 46 : 74 },
			{ name: m.rounds_column_value({}, options), share: isDated ? 20 : 26 },
			...(isDated ? [{ name: m.rounds_column_period({}, options), share: 34 }] : [])
		],
		rows: figuresInOrder(figures).map(({ figure, depth }): Lines[] => [
			lineOf(`${'– '.repeat(depth)}${figure.name}`),
			lineOf(valueWords(figure, locale)),
			...(isDated ? [lineOf(periodWords(figure, locale))] : [])
		])
	};
}

/** "403 = 3 + 177 + 223", or by how much they differ. */
export function sumWords({ whole, parts, sum, difference }: SumCheck<Figure>, locale: Locale): string {
	const number = (value: number) => valueWords({ value, unit: null }, locale);
	const said = {
		name: whole.name,
		value: number(whole.value),
		parts: parts.map(({ value }) => number(value)).join(' + ')
	};
	return difference === 0
		? m.rounds_sum_right(said, { locale })
		: m.rounds_sum_wrong({ ...said, sum: number(sum) }, { locale });
}

function missingBlocks(content: RoundContent, locale: Locale): Block[] {
	const without = missing(content);
	if (without.length === 0) return [];
	return [
		heading(m.rounds_missing({}, { locale })),
		{
			type: 'LIST',
			items: without.map((entry) => lineOf(missingName(entry, locale)))
		}
	];
}

function heading(text: string, level: 1 | 2 = 1): Block {
	return { type: 'HEADING', level, text, isUnnumbered: true };
}

function paragraph(text: string | null): Block[] {
	return text ? [{ type: 'PARAGRAPH', lines: lineOf(text) }] : [];
}

function markdown(source: string | null | undefined): Block[] {
	return source?.trim() ? [{ type: 'MARKDOWN', source }] : [];
}
