import { z } from 'zod';
import { maximumTextLength } from './text-limit.ts';
import { tidyText } from './tidy-text.ts';

const isWritten = (text: string) => /[^\p{Z}\p{C}]/u.test(text);

/** One line of a form, without characters that nobody sees (PostgreSQL refuses NUL in a text); null where nothing is written. */
export function lineField(longest = 300) {
	return z
		.string()
		.nullish()
		.transform((typed, context): string | null => {
			const line = tidyLine(typed ?? '');
			if (line.length > longest) context.addIssue({ code: 'custom', message: 'documents_problem_line_long' });
			return isWritten(line) ? line : null;
		});
}

/** The same where something must be written; `missing` is the key of the message that says so. */
export function requiredLineField(longest = 300, missing = 'documents_problem_missing') {
	return lineField(longest).transform((line, context) => required(line, context, missing));
}

/** A text of several lines (Markdown), tidied as it is kept; null where nothing is written. */
export function textField(longest = maximumTextLength) {
	return z
		.string()
		.nullish()
		.transform((typed, context): string | null => {
			const text = typed ?? '';
			if (text.length > longest) context.addIssue({ code: 'custom', message: 'documents_problem_text_long' });
			return isWritten(text) ? tidyText(text) : null;
		});
}

/** The same where something must be written; `missing` is the key of the message that says so. */
export function requiredTextField(longest = maximumTextLength, missing = 'documents_problem_missing') {
	return textField(longest).transform((text, context) => required(text, context, missing));
}

function required(text: string | null, context: z.RefinementCtx, missing: string): string {
	if (text !== null) return text;
	context.addIssue({ code: 'custom', message: missing });
	return z.NEVER;
}

function tidyLine(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
