import type { Locale } from '#lib/accounts/actor.ts';
import { diffTexts, type Piece } from '#lib/audit/text-diff.ts';
import type { RecordedEvent } from '#lib/audit/journal.server.ts';
import { fieldWord } from './field-words.ts';
import { valueWords, type Labels } from './value-words.ts';

/** What became of one field. */
export interface ChangedField {
	readonly field: string;
	readonly label: string;
	/** In words; empty where there is nothing. */
	readonly before: string;
	readonly after: string;
	/** Where both sides say something: what became of the text. */
	readonly pieces: readonly Piece[] | null;
}

const longestShort = 160;

/** What an event changed, field by field, in words. `isShort`: long texts are cut, as in a list. */
export function changedFields(
	event: Pick<RecordedEvent, 'subjectType' | 'before' | 'after'>,
	labels: Labels,
	{ locale, isShort }: { locale: Locale; isShort: boolean }
): ChangedField[] {
	const [before, after] = [parse(event.before), parse(event.after)];
	const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return fields.flatMap((field) => {
		const label = fieldWord(event.subjectType, field, locale);
		if (label === null) return [];
		const context = { subjectType: event.subjectType, field, labels, locale };
		const [was, is] = [valueWords(before[field], context), valueWords(after[field], context)];
		if (was === is) return [];
		const pieces = was && is ? diffTexts(was, is, isShort) : null;
		const cut = (text: string) => (isShort ? shorten(text) : text);
		return [{ field, label, before: cut(was), after: cut(is), pieces: pieces && limited(pieces, isShort) }];
	});
}

function parse(json: string | null): Record<string, unknown> {
	if (json === null) return {};
	const value: unknown = JSON.parse(json);
	return value !== null && typeof value === 'object' && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: { value };
}

/** The beginning of a text, up to a blank. */
function shorten(text: string): string {
	if (text.length <= longestShort) return text;
	const cut = text.slice(0, longestShort);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestShort / 2)).trimEnd()}…`;
}

function limited(pieces: readonly Piece[], isShort: boolean): readonly Piece[] {
	return isShort ? pieces.map((piece) => ({ ...piece, text: shorten(piece.text) })) : pieces;
}
