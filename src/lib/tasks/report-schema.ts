import { z } from 'zod';
import { maximumTextLength } from '#lib/documents/text-limit.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { restrictionFields } from './restricting-schema.ts';
import { statuses } from './tasks.ts';

/** What went wrong with a field: keys of messages, for the doors to say in the reader's language. */
export type Problem =
	| 'tasks_problem_text_missing'
	| 'tasks_problem_reason_missing'
	| 'tasks_problem_text_long'
	| 'tasks_problem_status'
	| 'tasks_problem_capacity'
	| 'tasks_problem_form';

const problem = (key: Problem) => key;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const common = {
	taskId: z.string().regex(uuid, problem('tasks_problem_form')),
	/** The UUID that the form carries: sent twice, it acts once. */
	entryId: z.string().regex(uuid, problem('tasks_problem_form')).toLowerCase(),
	/** Of the task as the writer saw it. */
	version: z.coerce.number(problem('tasks_problem_form')).int().min(1).max(1e9),
	/** In whose name: a seat's id, or SECRETARIAT; empty where there is but one. */
	capacity: z.string().max(64, problem('tasks_problem_capacity')).default('')
};
const text = z.string().max(maximumTextLength, problem('tasks_problem_text_long'));
const isWritten = (typed: string) => /[^\p{Z}\p{C}]/u.test(typed);

export const reportSchema = z.object({
	...common,
	text: text.refine(isWritten, problem('tasks_problem_text_missing')),
	status: z.enum(statuses, problem('tasks_problem_status')),
	/** Documents that go with it. */
	files: filesField,
	...restrictionFields
});

/** Accepting may go without words. */
export const acceptSchema = z.object({ ...common, text: text.default('') });

/** Who sends something back says why. */
export const sendBackSchema = z.object({
	...common,
	text: text.refine(isWritten, problem('tasks_problem_reason_missing'))
});

export type ReportInput = z.infer<typeof reportSchema>;
export type AcceptInput = z.infer<typeof acceptSchema>;
export type SendBackInput = z.infer<typeof sendBackSchema>;
