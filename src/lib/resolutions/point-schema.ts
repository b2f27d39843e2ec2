import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { termField } from './resolution-schema.ts';

/* The forms of a resolution's points. */

const mostInstitutions = 60;

/** Rows of selects: "i:" an institution; what was left empty is nobody. */
const institutionsField = z
	.array(z.string().max(60, 'editing_problem_owner'))
	.max(mostInstitutions)
	.default([]);

const fields = {
	code: lineField(40),
	text: requiredTextField(50_000, 'resolutions_problem_point_text'),
	/** Which steers it; none: the one whose matter the resolution is. */
	bodyId: optionalIdField,
	/** A day, or days. */
	due: termField,
	lead: institutionsField,
	co: institutionsField
};

export const addPointSchema = z.object({ id: idField, resolutionId: idField, ...fields });

export const editPointSchema = z.object({ id: idField, version: versionField, ...fields });

export const movePointSchema = z.object({
	id: idField,
	/** Its new place, from 1. */
	to: z.coerce.number('server_problem_form').int('server_problem_form').min(1).max(1000)
});

export const removePointSchema = z.object({ id: idField, version: versionField });

export const endPointSchema = z.object({
	id: idField,
	version: versionField,
	endedOn: requiredDateField,
	/** The decision or letter behind it. */
	decision: requiredLineField(300, 'resolutions_problem_decision'),
	/** What came of it. */
	outcome: textField(5000)
});

export const reopenPointSchema = z.object({ id: idField, version: versionField });

/** What was chosen of the points that the text names: their places among the offers. `version`: of the resolution, whose text it is. */
export const takePointsSchema = z.object({
	/** Of the first point. */
	id: idField,
	resolutionId: idField,
	version: versionField,
	offers: z.array(z.coerce.number().int().min(0).max(500)).min(1, 'resolutions_problem_none_chosen').max(500)
});
