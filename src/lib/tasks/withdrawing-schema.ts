import { z } from 'zod';
import { requiredLineField } from '#lib/documents/text-fields.ts';
import { idField } from '#lib/server/input.ts';

/** Withdrawing an entry says why; the entry itself stays, marked as mistaken. */
export const withdrawSchema = z.object({
	taskId: idField,
	entryId: idField,
	reason: requiredLineField(1000, 'tasks_problem_withdraw_reason')
});
