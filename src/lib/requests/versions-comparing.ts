import { diffTexts, type Piece } from '#lib/audit/text-diff.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { paragraphsOf } from '#lib/documents/paragraphs.ts';
import { lineOf } from '#lib/documents/plain-text.ts';
import { eventLine, figureLine } from './content-words.ts';
import { markedLines } from './marked-words.ts';
import type { AnswerContent, Template, TemplateField } from './template.ts';

/** A field of two versions beside each other: on the left what is gone marked in it, on the right what is new. */
export interface ComparedField {
	readonly id: string;
	readonly title: string;
	readonly isSame: boolean;
	readonly before: readonly Piece[];
	readonly after: readonly Piece[];
}

/** Two versions of an answer, field by field, as their template has them. */
export function compareContents(
	template: Template,
	before: AnswerContent,
	after: AnswerContent,
	locale: 'lv' | 'en'
): ComparedField[] {
	return template.flatMap((field) => {
		const [was, is] = [before, after].map((content) => fieldText(field, content, locale)) as [string, string];
		if (was === '' && is === '') return [];
		const pieces = diffTexts(was, is, false);
		const without = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind !== kind);
		const { id, title } = field;
		return [{ id, title, isSame: was === is, before: without('NEW'), after: without('OLD') }];
	});
}

/** What stands in a field, as text without its marks: paragraphs, events, figures and what is marked a line each. */
export function fieldText(field: TemplateField, content: AnswerContent, locale: 'lv' | 'en'): string {
	switch (field.kind) {
		case 'TEXT':
			return paragraphsOf(content.texts[field.id] ?? '')
				.map((paragraph) => lineOf(renderMarkdown(paragraph)))
				.join('\n');
		case 'EVENTS':
			return content.events.map((event) => eventLine(event, locale)).join('\n');
		case 'FIGURES':
			return content.figures.map((figure) => figureLine(figure, locale)).join('\n');
		default:
			return markedLines(field, content, locale).join('\n');
	}
}
