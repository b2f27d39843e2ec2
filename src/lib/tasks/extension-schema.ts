import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { registeredWays, type RegisteredWay } from './extension-registering.ts';

const longestReason = 5000;

const asked = {
	due: requiredDateField,
	reason: requiredTextField(longestReason, 'extensions_problem_reason'),
	/** Where the day is more than a year later: why it must be so far. */
	farReason: textField(longestReason)
};

/** What was not chosen is null: superforms would take the first of an enumeration. */
const wayField = z
	.string()
	.nullish()
	.transform((typed, context): RegisteredWay | null => {
		const way = registeredWays.find((one) => one === typed);
		if (way || !typed) return way ?? null;
		context.addIssue({ code: 'custom', message: 'extensions_problem_way' });
		return z.NEVER;
	});

export const askSchema = z.object({
	/** Of the request, made for the form: sent twice, it acts once. */
	id: idField,
	taskId: idField,
	/** Of the task as the writer saw it. */
	version: versionField,
	/** Whose term it is; empty for the nearest that binds. */
	sourceId: optionalIdField,
	/** In whose name: a seat's id, or SECRETARIAT; empty where there is but one. */
	capacity: z.string().max(64, 'tasks_problem_capacity').default(''),
	...asked,
	/** How it came, where the secretariat registers it for somebody else; empty where nothing is registered. */
	way: wayField,
	/** Who asks: an institution or a seat that owes the task, or its body. */
	owner: optionalIdField,
	/** Of the letter, of the mail; of the meeting its day. */
	letterNumber: lineField(100),
	letterDate: dateField,
	/** The letter itself. */
	files: filesField
});

/** Of a request, as the writer saw it; `entryId` is the form's own. */
const ofRequest = { id: idField, version: versionField, entryId: idField };

export const changeExtensionSchema = z.object({ ...ofRequest, ...asked });

export const withdrawExtensionSchema = z.object({ ...ofRequest, reason: textField(longestReason) });

export const outcomes = ['GRANTED', 'REFUSED'] as const;

/** What was not chosen is not granted: superforms would take the first of an enumeration. */
const outcomeField = z
	.string()
	.nullish()
	.transform((typed, context): (typeof outcomes)[number] => {
		const outcome = outcomes.find((one) => one === typed);
		if (outcome) return outcome;
		context.addIssue({ code: 'custom', message: 'extensions_problem_outcome' });
		return z.NEVER;
	});

export const decideSchema = z.object({
	...ofRequest,
	outcome: outcomeField,
	/** Another day than was asked for; empty for that. */
	due: dateField,
	note: textField(longestReason),
	/** The author's decision or letter, as cited. */
	decision: lineField(300),
	/** The author's decision as a document. */
	files: filesField,
	/** Of a decision that an assistant prepared: the document left with it. */
	documentId: optionalIdField
});
