import type { TextPart } from '#lib/documents/file-reading.ts';
import { tidyText } from '#lib/documents/tidy-text.ts';
import { fold } from '#lib/latvian/letters.ts';
import {
	aboutMark,
	aboutRows,
	fieldMark,
	howWords,
	letterMark,
	partMark,
	placeOfPart,
	promptWords,
	requestMark
} from './answer-form.ts';
import { aboutOf } from './answer-form-about.ts';
import { answeredParts, type AskedPart } from './answer-parts.ts';
import { joinTyped, nothingTyped } from './marked-columns.ts';
import { readMarkedTable } from './marked-form.ts';
import type { TypedMarks } from './marked-typing.ts';
import { cellsOf, isTableRule } from './letter-lines.ts';
import type { LetterFacts } from './letter-facts.ts';
import { isWrittenKind, type Template, type TemplateField } from './template.ts';

/** What was asked, as far as reading an answer needs it. */
export interface AskedAnswer {
	readonly requestId: string;
	readonly template: Template;
	readonly parts: readonly AskedPart[];
	/** The only part that its writer was asked about: what names no part is about that. */
	readonly onlyId?: string | null;
}

/** An event or a figure as it was typed: whoever registers the answer sees it, and what is wrong with it. */
export interface TypedEvent {
	readonly date: string;
	readonly until: string;
	readonly text: string;
}
export interface TypedFigure {
	readonly name: string;
	readonly value: string;
	readonly unit: string;
}

/** What was written of one part. */
export interface ReadPart {
	/** Of the part; "" of the answer as a whole. */
	readonly partId: string;
	/** Markdown by the ids of the fields. */
	readonly texts: Readonly<Record<string, string>>;
	readonly events: readonly TypedEvent[];
	readonly figures: readonly TypedFigure[];
	/** What is chosen and marked, where the template asks for it. */
	readonly marks?: TypedMarks;
	/** Markdown that is about this part and stands under none of its headings. */
	readonly rest: string;
}

/** A form that came back. */
export interface ReadForm {
	/** It was made for another request: whoever registers it must look twice. */
	readonly isOfAnother: boolean;
	readonly parts: readonly ReadPart[];
	/** Markdown that stands in the file beside our letter and the form: most often their own letter. */
	readonly beside: string;
	readonly facts: LetterFacts;
}

/** The answer form as it was filled in; null where a file is none of ours. */
export function readAnswerForm(read: readonly TextPart[], asked: AskedAnswer): ReadForm | null {
	if (!read.some(({ mark }) => fieldAt(mark, asked))) return null;
	const parts = answeredParts(asked.parts).map((part, at) => partOf(read, asked, part, at));
	const beside = read
		.flatMap((piece) => besideOf(piece, asked))
		.filter(Boolean)
		.join('\n\n');
	return {
		isOfAnother: read.some(({ mark }) => isOfAnother(mark, asked)),
		...{ parts, beside },
		facts: aboutOf(read)
	};
}

function isOfAnother(mark: string | null, { requestId }: AskedAnswer): boolean {
	const [any, own] = [requestMark(''), requestMark(requestId)];
	return mark !== null && mark.startsWith(any) && mark !== any && mark !== own;
}

/** What somebody wrote where nothing was asked: before our letter, under the head of the form, below its last table. */
function besideOf({ mark, title, markdown }: TextPart, asked: AskedAnswer): string[] {
	if (mark === letterMark || fieldAt(mark, asked) || placeOfPart(mark) !== null) return [];
	if (mark === aboutMark)
		return blocksOf(markdown).filter((block) => !cellsOf(block.split('\n')[0]!) && !isOfAbout(block));
	if (!mark?.startsWith(requestMark(''))) return [title ?? '', markdown];
	const blocks = blocksOf(markdown);
	const how = blocks.findIndex((block) => bare(block) === bare(howWords()));
	return how === -1 ? [] : blocks.slice(how + 1);
}

/** A PDF has no table: the words of its rows stand by themselves. */
function isOfAbout(block: string): boolean {
	const own = new Set(aboutRows().flatMap((row) => bare(row).split(' ')));
	return bare(block)
		.split(' ')
		.every((word) => own.has(word));
}

export function blocksOf(markdown: string): string[] {
	return markdown.split(/\n\s*\n/).filter((block) => block.trim());
}

/** Which field of which part of the form a mark is. */
function fieldAt(
	mark: string | null,
	{ template, parts }: AskedAnswer
): { at: number; field: TemplateField } | null {
	if (mark === null) return null;
	for (const at of answeredParts(parts).keys())
		for (const field of template) if (mark === fieldMark(at, field.id)) return { at, field };
	return null;
}

function partOf(read: readonly TextPart[], asked: AskedAnswer, part: AskedPart, at: number): ReadPart {
	const place = placeOf(read, part, at);
	const texts: Record<string, string> = {};
	const events: TypedEvent[] = [];
	const figures: TypedFigure[] = [];
	let marks = nothingTyped;
	for (const piece of read) {
		const found = fieldAt(piece.mark, asked);
		if (!found || found.at !== place) continue;
		const said = writtenIn(piece, found.field, asked.template);
		if (found.field.kind === 'TEXT') addText(texts, found.field.id, said);
		else if (found.field.kind === 'EVENTS') addEvents(events, said);
		else if (found.field.kind === 'FIGURES') addFigures(figures, said);
		else marks = joinTyped(marks, readMarkedTable(found.field, rowsOf(said)));
	}
	const heads = read.filter(({ mark }) => mark === partMark(place, part.id));
	const rest = heads.map(({ markdown }) => markdown).join('\n\n');
	const isMarked = asked.template.some(({ kind }) => !isWrittenKind(kind));
	return { partId: part.id, texts, events, figures, ...(isMarked ? { marks } : {}), rest };
}

/** The number that the part has in the form: the points may have been put in another order since. */
function placeOf(read: readonly TextPart[], { id }: AskedPart, at: number): number {
	const places = read.flatMap(({ mark }) => {
		const place = placeOfPart(mark);
		return place !== null && mark === partMark(place, id) ? [place] : [];
	});
	return places[0] ?? at;
}

/** What stands under a heading of the form, without what the form itself says there. */
function writtenIn({ title, markdown }: TextPart, field: TemplateField, template: Template): string {
	// A heading that was deleted leaves what is meant by it behind.
	const hints = template.flatMap(({ hint }) => hint ?? []);
	const own = new Set([...hints, promptWords()].map(bare));
	const blocks = blocksOf(markdown).filter((block) => !own.has(bare(block)));
	// Somebody may have written behind the heading, on its own line.
	const after = title && bare(title).startsWith(bare(field.title)) ? title.slice(field.title.length) : '';
	return tidyText([after.replace(/^[\s:.–-]+/, ''), ...blocks].filter(Boolean).join('\n\n'));
}

/** The words of a text, whatever their look. */
export function bare(text: string): string {
	return fold(text)
		.replace(/[^\p{L}\d]+/gu, ' ')
		.trim();
}

function addText(texts: Record<string, string>, id: string, said: string): void {
	if (said) texts[id] = [texts[id], said].filter(Boolean).join('\n\n');
}

/** The rows of its tables without the head of each; and what stands beside them, as rows with a text only. */
function rowsOf(markdown: string): string[][] {
	const lines = markdown.split('\n');
	return lines.flatMap((line, at) => {
		if (isTableRule(line) || isTableRule(lines[at + 1] ?? '')) return [];
		const cells = cellsOf(line)?.map((cell) => cell.replace(/\s+/g, ' ')) ?? [
			line.replace(/^\s*[-*]\s+/, '').trim()
		];
		return cells.some(Boolean) ? [cells] : [];
	});
}

function addEvents(events: TypedEvent[], said: string): void {
	for (const cells of rowsOf(said)) {
		const [date = '', until = '', ...text] = cells.length > 1 ? cells : ['', '', cells[0]!];
		events.push({ date, until, text: text.join(' ').trim() });
	}
}

function addFigures(figures: TypedFigure[], said: string): void {
	for (const [name = '', value = '', unit = ''] of rowsOf(said)) figures.push({ name, value, unit });
}
