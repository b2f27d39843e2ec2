import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { maximumTextLength } from '#lib/documents/text-limit.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { readNumber } from '#lib/requests/figure-numbers.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { statuses } from '#lib/tasks/tasks.ts';
import { euroField } from './money.ts';
import { yearSteps } from './year.ts';

/* The forms of a programme's year. */

const mostResults = 100;
const list = <T extends z.ZodType>(item: T) =>
	z.array(item).max(mostResults, 'server_problem_form').default([]);

export const stepSchema = z.object({
	/** Made for the form: prepared twice, it waits once. */
	formId: idField,
	id: idField,
	version: versionField,
	step: z.enum(yearSteps, 'server_problem_form')
});

/** How many; it stays as it was typed, and a verb reads it by `readNumber`. */
const valueField = lineField(40).refine(
	(text) => text === null || (readNumber(text) ?? -1) >= 0,
	'measures_problem_value'
);

/** Rows of results: of one that counts something `values`, of another `reached` is what was said; empty: nothing. */
export const tellSchema = z.object({
	measureId: idField,
	/** Of the entry in the task's course: sent twice, it acts once. */
	entryId: idField,
	/** Of the task, as the writer saw it. */
	version: versionField,
	capacity: z.string().max(64, 'tasks_problem_capacity').default(''),
	text: requiredTextField(maximumTextLength, 'tasks_problem_text_missing'),
	status: z.enum(statuses, 'tasks_problem_status'),
	asOf: dateField,
	spent: euroField,
	why: textField(5000),
	resultIds: list(idField),
	values: list(valueField),
	reached: list(z.enum(['', 'YES', 'NO'], 'server_problem_form'))
});

export const withdrawEntrySchema = z.object({
	measureId: idField,
	entryId: idField,
	reason: requiredLineField(1000, 'measures_problem_reason')
});

export const explainSchema = z.object({
	measureId: idField,
	version: versionField,
	shortfall: textField()
});

export const tieSchema = z.object({
	measureId: idField,
	/** As people type it; it stays a text, as the form's way and the verb each read it by this schema. */
	number: z
		.string()
		.trim()
		.regex(/^#?[1-9]\d{0,8}$/, 'measures_problem_task')
});

export const untieSchema = z.object({ measureId: idField, taskId: idField });
