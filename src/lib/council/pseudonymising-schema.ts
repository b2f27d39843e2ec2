import { z } from 'zod';
import { requiredTextField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** Whose name is taken away, why, and that whoever asks knows that it cannot be undone. */
export const pseudonymiseSchema = z.object({
	id: idField,
	version: versionField,
	reason: requiredTextField(1_000, 'journal_problem_reason_missing'),
	confirmed: z.coerce
		.boolean()
		.default(false)
		.refine((is) => is, 'journal_problem_confirm')
});
