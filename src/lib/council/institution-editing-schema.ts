import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { institutionKinds } from './council.ts';

const kindField = z.enum(institutionKinds, 'server_problem_form');

const fields = {
	kind: kindField,
	name: requiredLineField(300),
	abbreviation: lineField(40),
	parentId: optionalIdField,
	/** Neprecizēts: the document does not say who it is. */
	unresolved: z.boolean(),
	note: textField(4000)
};

export const createInstitutionSchema = z.object({ id: idField, validFrom: dateField, ...fields });
/** The name too, for a typing mistake in it; a new name is `renameSchema`. */
export const editInstitutionSchema = z.object({ id: idField, version: versionField, ...fields });

/** `nameId` is the new name's, made with the form. */
export const renameSchema = z.object({
	id: idField,
	nameId: idField,
	version: versionField,
	name: requiredLineField(300),
	abbreviation: lineField(40),
	validFrom: requiredDateField,
	/** The act. */
	basis: lineField(500)
});

/** `id` is the predecessor's, `successionId` made with the form; without a successor chosen a new one is made under `newId`. */
export const succeedSchema = z.object({
	id: idField,
	successionId: idField,
	newId: idField,
	version: versionField,
	successorId: optionalIdField,
	name: lineField(300),
	abbreviation: lineField(40),
	kind: kindField,
	date: requiredDateField,
	basis: lineField(500)
});
export type SucceedInput = z.output<typeof succeedSchema>;
