import { z } from 'zod';
import { requiredLineField, lineField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField, wholeNumberField } from '#lib/server/input.ts';
import { restrictionFields } from '#lib/tasks/restricting-schema.ts';
import { itemKinds, itemOrigins, itemOutcomes } from './agenda.ts';

const fields = {
	title: requiredLineField(1000, 'agenda_problem_title'),
	kind: z.enum(itemKinds, 'agenda_problem_kind').default('DISCUSSION'),
	description: textField(200_000),
	presenterInstitutionId: optionalIdField,
	presenterText: lineField(300),
	minutesPlanned: wholeNumberField(/^[1-9]\d{0,2}$/, 'agenda_problem_minutes'),
	/** Whether readers without an account may see it when the agenda is published. */
	isPublic: z.boolean().default(false),
	...restrictionFields
};

/** Where an offered item comes from; an item of one's own comes from nowhere. */
export const originFields = {
	origin: z.enum(itemOrigins, 'server_problem_form').default('OWN'),
	fromItemId: optionalIdField,
	taskId: optionalIdField,
	layingId: optionalIdField,
	planItemId: optionalIdField
};

export const addItemSchema = z.object({ id: idField, meetingId: idField, ...fields, ...originFields });

export const editItemSchema = z.object({ id: idField, version: versionField, ...fields });

export const moveItemSchema = z.object({
	id: idField,
	/** Its new place, from 1. */
	to: z.coerce.number('server_problem_form').int('server_problem_form').min(1).max(1000)
});

export const removeItemSchema = z.object({ id: idField, version: versionField });

/** What was chosen of what is offered: "LAID:…", by where it comes from. */
export const takeOffersSchema = z.object({
	meetingId: idField,
	offers: z.array(z.string().max(60)).min(1, 'agenda_problem_none').max(200)
});

export const setOutcomeSchema = z.object({
	id: idField,
	version: versionField,
	/** Empty: it is still to come. */
	outcome: z
		.union([z.enum(itemOutcomes), z.literal('')], { error: 'server_problem_form' })
		.nullish()
		.transform((outcome) => outcome || null)
});
