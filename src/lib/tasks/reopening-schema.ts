import { z } from 'zod';
import { lineField, requiredTextField } from '#lib/documents/text-fields.ts';
import { maximumTextLength } from '#lib/documents/text-limit.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** Reopening says why. */
export const reopenSchema = z.object({
	taskId: idField,
	entryId: idField,
	version: versionField,
	decision: lineField(),
	text: requiredTextField(maximumTextLength, 'tasks_problem_reopen_reason')
});
