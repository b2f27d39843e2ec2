import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField } from '#lib/server/input.ts';
import { batchChanges, mostTasks } from './batch.ts';
import { closings } from './tasks.ts';

/** One change of many tasks. What it needs depends on the change; the verb asks for it. */
export const batchSchema = z.object({
	/** The UUID that the form carries: sent twice, it acts once. */
	id: idField,
	change: z.enum(batchChanges, 'tasks_problem_batch_change'),
	closedAs: z.enum(['', ...closings], 'tasks_problem_closing').default(''),
	on: dateField,
	decision: lineField(),
	text: textField(),
	bodyId: optionalIdField,
	fromId: optionalIdField,
	toId: optionalIdField,
	withSubtasks: z.boolean().default(false)
});

const asSeen = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}:\d{1,9}$/;

/** The same, confirmed: for the tasks of the preview, as they were then ("id:version"). */
export const confirmedBatchSchema = z.object({
	...batchSchema.shape,
	tasks: z
		.array(z.string().regex(asSeen, 'server_problem_form'))
		.min(1, 'tasks_problem_batch_none')
		// Parts that are closed with their task come on top.
		.max(5 * mostTasks, 'server_problem_form')
		.default([])
});
