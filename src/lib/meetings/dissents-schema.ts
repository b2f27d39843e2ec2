import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { requiredTextField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { chosenIdField, idField, versionField } from '#lib/server/input.ts';

const fields = {
	id: idField,
	decisionId: idField,
	text: requiredTextField(20_000, 'dissents_problem_text'),
	/** The letter itself, one at most. */
	files: filesField
};

export const dissentSchema = z.object(fields);

export const registerDissentSchema = z.object({
	...fields,
	/** Whose it is: the seat from which they could vote. */
	postId: chosenIdField('dissents_problem_seat'),
	/** The day on which it was handed in. */
	on: requiredDateField
});

export const withdrawDissentSchema = z.object({ id: idField, version: versionField });
