import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { isRecurrence, type Recurrence } from './recurrence.ts';
import { sourceKinds } from './sources.ts';

/*
 * The forms by which a task is created, edited, given to others, moved, and its sources kept. What takes more than the form to
 * know (a body that has ended, a deadline before the task began) its verb says.
 */

const longestTitle = 1000;
const longestReference = 300;
const mostOwners = 60;

/** A choice that may be none. */
function choiceField<T extends string>(isChoice: (text: string) => text is T, problem: string) {
	return z
		.string()
		.nullish()
		.transform((typed, context): T | null => {
			if (!typed) return null;
			if (isChoice(typed)) return typed;
			context.addIssue({ code: 'custom', message: problem });
			return z.NEVER;
		});
}

const recurrenceField = choiceField<Recurrence>(isRecurrence, 'editing_problem_recurrence');

const kindField = z.enum(sourceKinds, 'editing_problem_kind').default('COUNCIL_DECISION');
/** Rows of selects: "i:" an institution, "p:" a seat; what was left empty is nobody. */
const ownersField = z.array(z.string().max(60, 'editing_problem_owner')).max(mostOwners).default([]);

const texts = {
	title: requiredLineField(longestTitle, 'editing_problem_title'),
	code: lineField(40),
	description: textField(),
	expectedResult: textField(),
	dueText: lineField(300),
	note: textField(5000),
	recurrence: recurrenceField
};

export const createSchema = z.object({
	/** Made for the form: sent twice, it acts once. */
	id: idField,
	bodyId: lineField(60),
	/** Of the task whose part it is to be, as people type it. */
	parentNumber: lineField(12),
	...texts,
	due: dateField,
	sourceKind: kindField,
	sourceReference: lineField(longestReference),
	sourceAuthor: lineField(longestReference),
	sourceDate: dateField,
	lead: ownersField,
	co: ownersField,
	takeControl: z.boolean().default(false)
});

export const editSchema = z.object({ id: idField, version: versionField, ...texts });

export const assignSchema = z.object({
	id: idField,
	version: versionField,
	lead: ownersField,
	co: ownersField,
	reason: textField(5000),
	decision: lineField(longestReference)
});

export const moveSchema = z.object({
	id: idField,
	version: versionField,
	bodyId: idField,
	decision: requiredLineField(longestReference, 'editing_problem_decision'),
	/** The old body's seats that answer, and who answers in the place of each, in the same order. */
	seats: z.array(z.string().max(60)).max(1000).default([]),
	takers: z.array(z.string().max(60)).max(1000).default([])
});

const ofSource = { id: idField, version: versionField, sourceId: idField };

export const changeDueSchema = z.object({
	id: idField,
	version: versionField,
	/** Empty where the task has no sources: then the deadline is its own. */
	sourceId: lineField(60),
	due: dateField,
	reason: textField(5000),
	decision: lineField(longestReference)
});

const sourceFields = {
	kind: kindField,
	reference: requiredLineField(longestReference, 'editing_problem_reference'),
	author: requiredLineField(longestReference, 'editing_problem_author'),
	date: dateField,
	dueText: lineField(300)
};

export const addSourceSchema = z.object({
	id: idField,
	version: versionField,
	/** Of the new source, made for the form. */
	sourceId: idField,
	...sourceFields,
	due: dateField
});

export const changeSourceSchema = z.object({ ...ofSource, ...sourceFields });

export const endSourceSchema = z.object({
	...ofSource,
	on: requiredDateField,
	decision: requiredLineField(longestReference, 'editing_problem_decision')
});

export const removeSourceSchema = z.object({
	...ofSource,
	reason: requiredTextField(5000, 'editing_problem_reason')
});
