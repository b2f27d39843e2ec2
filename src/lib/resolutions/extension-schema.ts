import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

/** The author moved a deadline, of a report or of a point. `version`: of that one. */
export const extendSchema = z.object({
	/** Of the extension, made for the form. */
	id: idField,
	reportId: optionalIdField,
	pointId: optionalIdField,
	version: versionField,
	toDue: requiredDateField,
	/** Of the author, as cited. */
	decision: requiredLineField(300, 'resolutions_problem_decision'),
	decidedOn: dateField,
	reason: textField(5000),
	/** A report's steps go with its deadline. */
	movesSteps: z.boolean().default(false),
	/** Tasks of its points that go with it. */
	tasks: z.array(idField).max(500).default([]),
	files: filesField
});

export const withdrawExtensionSchema = z.object({ id: idField });
