import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

/* The forms of whoever asks. `id`: the UUID that a form carries, so that sent twice it acts once. */

const explanationLength = 4000;
const request = { id: idField, requestId: idField };
const answer = { ...request, answerId: idField, version: versionField };

/** An answer as whoever chose it saw it: "id:version". */
const seenAnswer = z
	.string()
	.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}:\d{1,9}$/, 'server_problem_form');

export const askRequestSchema = z.object({ ...request, version: versionField });

/** `answerId`: of one who is reminded alone; none: all who have not answered. */
export const remindRequestSchema = z.object({ ...request, answerId: optionalIdField });

export const addAskedSchema = z.object({
	...request,
	institutionId: optionalIdField,
	postId: optionalIdField,
	/** As whom, where that is not the institution itself: a programme of it, or two together. */
	label: lineField(200),
	role: z.enum(['LEAD', 'CO'], 'server_problem_form').default('LEAD'),
	partIds: z.array(idField).max(1000, 'server_problem_form').default([])
});

export const withdrawAskedSchema = z.object({
	...answer,
	/** Where the institution is asked for more than this part. */
	isAll: z.boolean().default(false),
	reason: requiredTextField(explanationLength, 'asker_problem_reason')
});

/** `answerId`: whose day alone is moved; none: everybody's. */
export const moveDueSchema = z.object({
	...request,
	version: versionField,
	answerId: optionalIdField,
	due: requiredDateField,
	reason: textField(explanationLength)
});

export const giveBackSchema = z.object({
	...answer,
	question: requiredTextField(explanationLength, 'asker_problem_question')
});

export const acceptSchema = z.object({
	...request,
	answers: z
		.array(seenAnswer)
		.min(1, 'asker_problem_none_chosen')
		.max(1000, 'server_problem_form')
		.default([])
});

export const reopenAnswerSchema = z.object(answer);
export const closeRequestSchema = z.object({ ...request, version: versionField });
