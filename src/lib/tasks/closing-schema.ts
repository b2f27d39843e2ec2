import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { closings, type Closing } from './tasks.ts';

/** What a task is closed with. Which of it must be there depends on the way: see `missingIn`. */
export const closeSchema = z.object({
	taskId: idField,
	entryId: idField,
	version: versionField,
	closedAs: z.enum(closings, 'tasks_problem_closing'),
	on: requiredDateField,
	decision: lineField(),
	text: textField(),
	/** Its open subtasks are closed with it, in the same way. */
	withSubtasks: z.boolean().default(false)
});

/**
 * What a way of closing cannot go without. What was not done as the document says ends by a decision: of whoever set the
 * task (DOMAIN §3: who took it off control, and by what decision). What was entered by mistake was decided by nobody: the
 * reason is said instead.
 */
export function missingIn({
	closedAs,
	decision,
	text
}: {
	readonly closedAs: Closing;
	readonly decision: string | null;
	readonly text: string | null;
}): { readonly field: 'decision' | 'text'; readonly problem: string } | null {
	if (closedAs === 'MISTAKE') return text ? null : { field: 'text', problem: 'tasks_problem_mistake_reason' };
	if (closedAs === 'DONE' || decision) return null;
	return { field: 'decision', problem: 'tasks_problem_decision_missing' };
}
