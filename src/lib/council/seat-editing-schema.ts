import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { postRoles } from './seat-editing.ts';

/** The institutions a seat speaks for, in their order, as the form sends them: with empty choices (superforms reads no transformed list). */
const institutionsField = z
	.array(z.union([idField, z.literal('')], 'server_problem_form'))
	.max(10, 'server_problem_form');

const fields = {
	label: requiredLineField(300),
	role: z.enum(postRoles, 'server_problem_form'),
	votingRight: z.boolean(),
	institutionIds: institutionsField,
	startDate: dateField,
	/** The decision that made the seat. */
	basis: lineField(500),
	note: textField(2000)
};

export const addSeatSchema = z.object({ id: idField, bodyId: idField, ...fields });
export const editSeatSchema = z.object({ id: idField, version: versionField, ...fields });
export const endSeatSchema = z.object({
	id: idField,
	version: versionField,
	endDate: requiredDateField,
	basis: lineField(500)
});
/** A seat's new place says beside which other it stands, so that the same form twice is once. */
export const moveSeatSchema = z.object({
	id: idField,
	besideId: idField,
	side: z.enum(['BEFORE', 'AFTER'], 'server_problem_form')
});
