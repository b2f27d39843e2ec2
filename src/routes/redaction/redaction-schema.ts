import { z } from 'zod';
import { requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { fewestSigns, patternOf, signsOf, findIn, type Passage } from '#lib/audit/passage.ts';
import { idField } from '#lib/server/input.ts';

const longestPassage = 2_000;
const mostForms = 30;
const checkbox = z.coerce.boolean().default(false);

const passage = {
	passage: requiredTextField(longestPassage, 'journal_problem_passage_missing').refine(
		(text) => signsOf(text) >= fewestSigns,
		'journal_problem_passage_short'
	),
	/** How else it is written, a line each: a name in other cases. */
	forms: textField(longestPassage).transform((text, context) => {
		const lines = linesOf(text);
		if (lines.length > mostForms) context.addIssue({ code: 'custom', message: 'journal_problem_forms_many' });
		if (lines.some((line) => signsOf(line) < fewestSigns))
			context.addIssue({ code: 'custom', message: 'journal_problem_forms_short' });
		return text;
	}),
	wholeWords: checkbox
};

/** What is looked for. */
export const findSchema = z.object(passage);

const reason = requiredTextField(1_000, 'journal_problem_reason_missing');
const confirmed = checkbox.refine((is) => is, 'journal_problem_confirm');

/** What is blackened, why, and that whoever asks knows that it cannot be undone. */
export const redactSchema = z.object({
	id: idField,
	...passage,
	reason,
	/** In how many rows it stood when it was looked at. */
	rows: z.coerce.number('server_problem_form').int().min(0).max(1e9),
	confirmed
});

/** Whose bytes are taken away, and why. */
export const takeAwaySchema = z.object({ attachmentId: idField, reason, confirmed });

const linesOf = (text: string | null) =>
	(text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** What a form asks for, as it is searched. */
export function passageOf(form: {
	readonly passage: string;
	readonly forms: string | null;
	readonly wholeWords: boolean;
}): Passage {
	return { texts: [form.passage, ...linesOf(form.forms)], wholeWords: form.wholeWords };
}

/** Whether a reason repeats what is to disappear: the reason stays for ever. */
export function repeats(reason: string, passage: Passage): boolean {
	return findIn(reason, patternOf(passage)).length > 0;
}
