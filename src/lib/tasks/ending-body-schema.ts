import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { requiredLineField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { isChoice } from './ending-body.ts';

/** The most open tasks that one form can decide about. */
const most = 5000;

const choiceField = z.string().refine((text) => text === '' || isChoice(text), 'server_problem_form');

/** A body is closed: `id` is the form's own, `tasks` all that was open as the writer saw it ("id:version"). */
export const endBodySchema = z.object({
	id: idField,
	bodyId: idField,
	version: versionField,
	endDate: requiredDateField,
	decision: requiredLineField(500, 'bodies_problem_end_decision'),
	successorId: optionalIdField,
	/** For every task about which nothing else is said. */
	common: choiceField,
	tasks: z.array(z.string().regex(/^[\da-f-]{36}:\d{1,9}$/, 'server_problem_form')).max(most),
	/** The tasks that are decided about, and in the same order what becomes of each with its open subtasks. */
	roots: z.array(idField).max(most),
	choices: z.array(choiceField).max(most)
});
export type EndBodyInput = z.output<typeof endBodySchema>;
