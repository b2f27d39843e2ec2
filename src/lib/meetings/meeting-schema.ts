import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { timeField } from '#lib/calendar/time-field.ts';
import { lineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import {
	chosenIdField,
	wholeNumberField,
	idField,
	optionalIdField,
	versionField
} from '#lib/server/input.ts';

/** "m:" a person of the council, "u:" an account of the secretariat; empty: not said yet. */
const officerField = z.string().max(60, 'server_problem_form').default('');

const fields = {
	kind: z.enum(['SITTING', 'WRITTEN'], 'server_problem_form').default('SITTING'),
	isExtraordinary: z.boolean().default(false),
	/** The other bodies that meet there too. */
	withBodies: z.array(z.string().max(60)).max(60).default([]),
	title: lineField(300),
	date: dateField,
	startTime: timeField,
	endTime: timeField,
	place: lineField(300),
	link: lineField(1000),
	invitationText: textField(20_000),
	/** The seat that leads that day: a post's id. */
	chair: z.string().max(60, 'server_problem_form').default(''),
	writer: officerField,
	number: wholeNumberField(/^[1-9]\d{0,3}$/, 'meetings_problem_number'),
	/** It was held already and is entered afterwards. */
	wasHeld: z.boolean().default(false)
};

export const planSchema = z.object({
	id: idField,
	bodyId: chosenIdField('meetings_problem_body'),
	...fields
});

export const editMeetingSchema = z.object({ id: idField, version: versionField, ...fields });

export const cancelMeetingSchema = z.object({
	id: idField,
	/** Of the form: prepared twice, it is prepared once. */
	formId: optionalIdField,
	version: versionField,
	reason: requiredTextField(2000, 'meetings_problem_reason')
});
