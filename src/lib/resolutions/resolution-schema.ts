import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { chosenIdField, idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { controlClasses } from './resolutions.ts';
import { countedFromChoices } from './terms.ts';

/*
 * The forms by which a resolution is registered, corrected, closed and its documents kept. What takes more than the form to know (the
 * same number twice, a deadline before its date) its verb says.
 */

const longestReference = 300;

const said = {
	number: requiredLineField(100, 'resolutions_problem_number'),
	issuer: requiredLineField(200, 'resolutions_problem_issuer'),
	issuerName: lineField(200),
	date: dateField,
	receivedOn: dateField,
	documentNumber: lineField(100),
	subject: requiredLineField(1000, 'resolutions_problem_subject'),
	text: textField(200_000),
	control: z
		.union([z.enum(controlClasses), z.literal('')], { error: 'server_problem_form' })
		.nullish()
		.transform((control) => control || null),
	bodyId: chosenIdField('resolutions_problem_body'),
	/** Which it follows up. */
	predecessorId: optionalIdField
};

/** A deadline as a document gives it: a day, or days ("10 darbdienas"); `terms.ts` reads it. */
export const termField = lineField(200);

export const registerSchema = z.object({
	/** Made for the form: sent twice, it acts once. */
	id: idField,
	...said,
	interim: termField,
	final: termField,
	countedFrom: z.enum(countedFromChoices, 'server_problem_form').default('DATE'),
	files: filesField
});

export const editSchema = z.object({ id: idField, version: versionField, ...said });

export const closeSchema = z.object({
	id: idField,
	/** Made for the form: what an assistant prepares twice is prepared once. */
	formId: idField,
	version: versionField,
	closedOn: requiredDateField,
	/** Of the author, as cited; of one that the institution controls itself, its own. */
	decision: requiredLineField(longestReference, 'resolutions_problem_decision'),
	note: textField(5000)
});

export const reopenSchema = z.object({
	id: idField,
	version: versionField,
	reason: requiredTextField(2000, 'resolutions_problem_reason')
});

export const addDocumentsSchema = z.object({
	/** Of the first of them. */
	id: idField,
	resolutionId: idField,
	title: lineField(300),
	files: filesField
});

export const withdrawDocumentSchema = z.object({
	id: idField,
	version: versionField,
	reason: requiredTextField(2000, 'resolutions_problem_reason')
});
