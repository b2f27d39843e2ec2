import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { lineOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { markStart } from '#lib/documents/file-reading.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { AskedPart } from './answer-parts.ts';
import { markedTable } from './marked-form.ts';
import { isWrittenKind, type Template, type TemplateField } from './template.ts';

/** What leaves the house is Latvian, whoever asks for it. */
const locale = 'lv';

/** All that the letter to one institution, and the form that goes with it, say. */
export interface AskingLetter {
	/** Of the letter itself, where it has one. */
	readonly number: string | null;
	readonly date: PlainDate;
	/** In the nominative: "Tieslietu ministrija". */
	readonly institution: string;
	readonly request: {
		readonly id: string;
		readonly title: string;
		/** Markdown: what is asked, and why. */
		readonly text: string | null;
		readonly due: PlainDate | null;
		readonly template: Template;
	};
	/** The points on which this institution is asked; none: it is asked as a whole. */
	readonly parts: readonly AskedPart[];
	/** To which address the answer is to go: "pasts@lm.gov.lv". */
	readonly sendTo: string | null;
}

/** What the letter says, under its title. */
export function letterBlocks({ request, parts, sendTo }: AskingLetter): Block[] {
	const { text, due } = request;
	const date = due && longDate(due, { case: 'dative' });
	const ask = date ? m.letters_ask_by({ date }, { locale }) : m.letters_ask({}, { locale });
	const send = sendTo ? m.letters_send_to({ address: sendTo }, { locale }) : m.letters_keep({}, { locale });
	const points = parts.filter(({ text: said }) => said.trim());
	return [
		...(text?.trim() ? [{ type: 'MARKDOWN', source: text } as const] : []),
		...(points.length ? [paragraphOf(m.letters_points({}, { locale }))] : []),
		...points.map(({ code, text: source }): Block =>
			code ? { type: 'POINT', number: code, source } : { type: 'MARKDOWN', source }
		),
		...[paragraphOf(ask), paragraphOf(send), paragraphOf(annexWords())]
	];
}

/** What the letter is about: "Par …". */
export function letterTitle(title: string): string {
	return /^par\s/i.test(title) ? title : m.letters_title({ title }, { locale });
}

function paragraphOf(text: string): Block {
	return { type: 'PARAGRAPH', lines: lineOf(text) };
}

/** What the form says at its top: whose answer to what by when, and how it is filled in. */
export function formHead({ request, institution }: AskingLetter): Block[] {
	const due = request.due && longDate(request.due, { case: 'dative' });
	return [
		{
			type: 'TITLE',
			lines: [
				{ text: formTitle().toLocaleUpperCase('lv'), as: 'KIND' },
				{ text: request.title, as: 'ABOUT' }
			]
		},
		{
			type: 'FACTS',
			facts: [
				{ term: m.letters_form_institution({}, { locale }), lines: lineOf(institution) },
				...(due
					? [
							{
								term: m.letters_form_due({}, { locale }),
								lines: lineOf(m.letters_form_due_by({ date: due }, { locale }))
							}
						]
					: [])
			]
		},
		paragraphOf(howWords())
	];
}

/** "Pielikums 2026. gada 12. marta vēstulei Nr. 1-15/345". */
export function formTop({ number, date }: Pick<AskingLetter, 'number' | 'date'>): string {
	return number
		? m.letters_form_top_number({ number, date: longDate(date, { case: 'genitive' }) }, { locale })
		: m.letters_form_top({}, { locale });
}

export function formTitle(): string {
	return m.letters_form_title({}, { locale });
}

/** What our letter says of the form behind it. */
export function annexWords(): string {
	return m.letters_annex({}, { locale });
}

/** How the form is filled in. */
export function howWords(): string {
	return m.letters_form_how({}, { locale });
}

/** What stands where nothing is written. */
export function promptWords(): string {
	return m.letters_form_prompt({}, { locale });
}

/** What whoever registers the answer would have to look for: its rows, in the order in which they are read again. */
export function aboutRows(): string[] {
	return [
		m.letters_form_number({}, { locale }),
		m.letters_form_signatory({}, { locale }),
		m.letters_form_preparer({}, { locale })
	];
}

export function aboutWords(): string {
	return m.letters_form_about({}, { locale });
}

const emptyRows = 5;

/** A table to write in: events with their dates, figures with their numbers. */
export function tableFor(field: TemplateField): Block {
	const { kind } = field;
	if (!isWrittenKind(kind)) return markedTable(field);
	const columns =
		kind === 'EVENTS'
			? [
					{ name: m.letters_form_event_date({}, { locale }), share: 2 },
					{ name: m.letters_form_event_until({}, { locale }), share: 2 },
					{ name: m.letters_form_event({}, { locale }), share: 6 }
				]
			: [
					{ name: m.letters_form_figure({}, { locale }), share: 6 },
					{ name: m.letters_form_value({}, { locale }), share: 2 },
					{ name: m.letters_form_unit({}, { locale }), share: 2 }
				];
	const row: Lines[] = columns.map(() => []);
	return { type: 'TABLE', columns, rows: Array.from({ length: emptyRows }, () => row) };
}

/** Of the letter in front of the form, which is ours and no answer. */
export const letterMark = `${markStart}letter`;
export const aboutMark = `${markStart}about`;

/** Word takes forty signs, letters, figures and "_". */
const longestMark = 40;
const markOf = (kind: string, id: string) =>
	`${markStart}${kind}_${id.replace(/-/g, kind.startsWith('f') ? '_' : '')}`.slice(0, longestMark);

export const requestMark = (id: string) => markOf('r', id);
/** `at`: the place of the part among those that the institution is asked, from 0. */
export const partMark = (at: number, id: string) => markOf(`p${at + 1}`, id);
export const fieldMark = (at: number, id: string) => markOf(`f${at + 1}`, id);

/** The number of a part in the form, from 0, by the mark of its head; null for another mark. */
export function placeOfPart(mark: string | null): number | null {
	const number = new RegExp(`^${markStart}p(\\d+)_`).exec(mark ?? '')?.[1];
	return number === undefined ? null : Number(number) - 1;
}
