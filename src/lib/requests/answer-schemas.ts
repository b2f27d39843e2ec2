import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

/** In whose name: a seat's id, or a contact's institution; empty where there is but one. */
const capacity = z.string().max(64, 'tasks_problem_capacity').default('');
const status = z.enum(['IN_PROCESS', 'SUBMITTED'], 'tasks_problem_status');
const longestMessage = 5000;

/** How it goes, in a few words. */
export const answerSchema = z.object({
	/** Sent twice, it acts once. */
	entryId: idField,
	version: versionField,
	capacity,
	text: requiredTextField(undefined, 'tasks_problem_text_missing'),
	status,
	files: filesField
});

/** "Nav mūsu kompetencē": whose it would be, and why. */
export const disclaimSchema = z.object({
	entryId: idField,
	capacity,
	institutionId: optionalIdField,
	text: requiredTextField(longestMessage, 'requests_problem_why_not_ours')
});

/** What the secretariat answers where the task stays with whom it is. */
export const answerDisclaimerSchema = z.object({
	entryId: idField,
	/** Of the entry that is answered. */
	disclaimerId: idField,
	text: requiredTextField(longestMessage, 'requests_problem_answer_missing')
});

const email = z
	.string()
	.trim()
	.toLowerCase()
	.max(254, 'accounts_email_invalid')
	.pipe(z.email('accounts_email_invalid'));

/** Handing an answer to a specialist. */
export const handOverSchema = z.object({
	/** Of what is drafted: sent twice, it acts once. */
	id: idField,
	capacity,
	specialistName: requiredLineField(200, 'requests_problem_specialist_name'),
	specialistEmail: email,
	message: textField(longestMessage),
	due: dateField
});

/** The same from the page of a task. */
export const handOverTaskSchema = handOverSchema.extend({ taskId: idField });

/** A specialist keeps what they have written so far, or sends it. */
export const draftSchema = z.object({
	version: versionField,
	text: textField(),
	status,
	files: filesField,
	/** Files to be taken out again. */
	remove: z.array(z.string().max(64)).default([])
});

/** The draft becomes the report, as whoever asked for it has made it. */
export const confirmDraftSchema = z.object({
	draftingId: idField,
	draftVersion: versionField,
	...answerSchema.shape,
	/** Files of the draft that go with it. */
	keep: z.array(z.string().max(64)).default([])
});

export const returnDraftSchema = z.object({
	draftingId: idField,
	draftVersion: versionField,
	note: requiredTextField(longestMessage, 'requests_problem_note_missing')
});

export const withdrawDraftSchema = z.object({
	draftingId: idField,
	draftVersion: versionField,
	reason: lineField(500)
});
