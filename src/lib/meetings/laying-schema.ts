import { z } from 'zod';
import { requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { chosenIdField, idField, versionField } from '#lib/server/input.ts';

/** What a council's decision can make of a result that was laid before it. */
export const layingOutcomes = ['DONE', 'PARTLY_DONE', 'RETURNED'] as const;

export const laySchema = z.object({
	id: idField,
	taskId: idField,
	/** Of the task as the writer saw it. */
	version: versionField,
	bodyId: chosenIdField('agenda_problem_before'),
	/** In whose name: a seat's id. */
	capacity: z.string().max(64, 'tasks_problem_capacity').default(''),
	text: requiredTextField(50_000, 'agenda_problem_result'),
	files: filesField
});

export const withdrawLayingSchema = z.object({
	id: idField,
	reason: requiredTextField(2000, 'agenda_problem_why')
});

export const settleLayingSchema = z.object({
	/** Of the entry in the task's course, made for the form. */
	id: idField,
	decisionId: idField,
	outcome: z.enum(layingOutcomes, 'agenda_problem_outcome'),
	text: textField(5000)
});
