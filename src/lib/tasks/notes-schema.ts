import { z } from 'zod';
import { requiredTextField } from '#lib/documents/text-fields.ts';
import { maximumTextLength } from '#lib/documents/text-limit.ts';
import { idField } from '#lib/server/input.ts';

/** What only the secretariat reads. It changes nothing of the task, so it carries no version and is never overtaken. */
export const noteSchema = z.object({
	taskId: idField,
	entryId: idField,
	text: requiredTextField(maximumTextLength, 'tasks_problem_note_missing')
});
