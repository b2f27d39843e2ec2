import { z } from 'zod';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import type { PartialDate } from '#lib/calendar/partial-dates.ts';
import {
	isUnmarked,
	isWrittenKind,
	markedKinds,
	marksFor,
	type MarkedContent,
	type Option
} from './marked-content.ts';
import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';

/*
 * What an answer is made of: the fields of a request's template, and what somebody wrote in them. Both are kept as JSON, so that a
 * template can be changed for one resolution without touching what was asked before.
 */

/** What can be asked by anybody; what is marked is asked by rooms that count it. */
export const writtenKinds = ['TEXT', 'EVENTS', 'FIGURES'] as const;
export const fieldKinds = [...writtenKinds, ...markedKinds] as const;
export { isWrittenKind };

export type FieldKind = (typeof fieldKinds)[number];

/** One thing that is asked. */
export interface TemplateField {
	/** Within its template; stays when the title changes. */
	readonly id: string;
	readonly kind: FieldKind;
	/** "Kas izdarīts". */
	readonly title: string;
	/** What is meant by it, for whoever writes. */
	readonly hint: string | null;
	/** Of CHOICE and MARKS: what can be chosen. */
	readonly options?: readonly Option[];
	/** Of MARKS and PRACTICES: what is asked about, each by itself. */
	readonly rows?: readonly Option[];
	/** Nothing is sent without it. */
	readonly isRequired?: boolean;
}

export type Template = readonly TemplateField[];

export type { PartialDate };

export interface DatedEvent {
	/** Within its answer. */
	readonly id: string;
	readonly date: PartialDate;
	/** The last day, month or year of what lasts. */
	readonly until: PartialDate | null;
	readonly text: string;
}

export interface Figure {
	/** Within its answer. */
	readonly id: string;
	readonly name: string;
	readonly value: number;
	/** "bērni", "euro", "%". */
	readonly unit: string | null;
	readonly from: PartialDate | null;
	readonly until: PartialDate | null;
	/** The id of the figure of which it is a part: the parts are summed and compared with the whole. */
	readonly partOf: string | null;
}

/** All that one answer says. */
export interface AnswerContent extends Partial<MarkedContent> {
	/** Markdown, by the ids of the fields of kind TEXT. */
	readonly texts: Readonly<Record<string, string>>;
	readonly events: readonly DatedEvent[];
	readonly figures: readonly Figure[];
}

export const emptyContent: AnswerContent = { texts: {}, events: [], figures: [] };

/** Nothing is said. */
export function isEmptyContent(content: AnswerContent): boolean {
	const { texts, events, figures } = content;
	const isSilent = Object.values(texts).every((text) => text.trim() === '');
	return isSilent && events.length + figures.length === 0 && isUnmarked(content);
}

/** The template of a request, as it is kept. */
export function readTemplate(json: string): Template {
	return JSON.parse(json) as Template;
}

/** The content of an answer, as it is kept; empty where nothing was written yet. */
export function readContent(json: string | null): AnswerContent {
	return json === null ? emptyContent : { ...emptyContent, ...(JSON.parse(json) as Partial<AnswerContent>) };
}

/** Its fields in the order of the template, so that the same words are the same JSON. */
export function writeContent(content: AnswerContent, template: Template): string {
	const { texts, events, figures } = content;
	const said = template.flatMap(({ id, kind }) => {
		const text = kind === 'TEXT' ? (texts[id]?.trim() ?? '') : '';
		return text === '' ? [] : [[id, text] as const];
	});
	const written = { texts: Object.fromEntries(said), events, figures, ...marksFor(template, content) };
	return JSON.stringify(written satisfies AnswerContent);
}

/** What is asked of each point of a resolution where nothing else is said: the headings of its reports. */
export function reportTemplate(locale: Locale): Template {
	const options = { locale };
	return [
		text('inForce', m.asking_field_in_force({}, options), m.asking_hint_in_force({}, options)),
		text('problems', m.asking_field_problems({}, options), m.asking_hint_problems({}, options)),
		text('done', m.asking_field_done({}, options), m.asking_hint_done({}, options)),
		text('planned', m.asking_field_planned({}, options), m.asking_hint_planned({}, options)),
		text('needed', m.asking_field_needed({}, options), m.asking_hint_needed({}, options))
	];
}

/** What is asked in a round where nothing else is said. */
export function roundTemplate(locale: Locale): Template {
	const options = { locale };
	return [
		text('news', m.asking_field_news({}, options), m.asking_hint_news({}, options)),
		{
			...{ id: 'events', kind: 'EVENTS', title: m.asking_field_events({}, options) },
			hint: m.asking_hint_events({}, options)
		},
		{
			...{ id: 'figures', kind: 'FIGURES', title: m.asking_field_figures({}, options) },
			hint: m.asking_hint_figures({}, options)
		}
	];
}

function text(id: string, title: string, hint: string): TemplateField {
	return { id, kind: 'TEXT', title, hint };
}

/** A field of a template, as a form sends it. */
export const templateFieldSchema = z.object({
	id: z.string().regex(/^[a-zA-Z][\w-]{0,40}$/, 'server_problem_form'),
	kind: z.enum(fieldKinds, 'server_problem_form').default('TEXT'),
	title: requiredLineField(200, 'asking_problem_field_title'),
	hint: lineField(500)
});

/** A field's text as somebody writes it: longer than any letter. */
export const contentTextField = textField(200_000);
