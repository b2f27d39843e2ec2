import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

/* The forms of whoever asks. `id`: the UUID that a form carries, so that sent twice it acts once. */

const explanationLength = 4000;
const request = { id: idField, requestId: idField };
const answer = { ...request, answerId: idField, version: versionField };

/** Several choices of one form, of which a single one comes as a text. */
const several = <T extends z.ZodType>(one: T) =>
	z.preprocess(
		(sent) => (sent === undefined || sent === null || sent === '' ? [] : [sent].flat()),
		z.array(one).max(1000, 'server_problem_form')
	);

/** An answer as whoever chose it saw it: "id:version". */
const seenAnswer = z
	.string()
	.regex(/^[\da-f-]{36}:\d{1,9}$/i, 'server_problem_form')
	.transform((text) => {
		const [id = '', version] = text.split(':');
		return { id: id.toLowerCase(), version: Number(version) };
	});

export const askRequestSchema = z.object({ ...request, version: versionField });

/** `answerId`: of one who is reminded alone; none: all who have not answered. */
export const remindRequestSchema = z.object({ ...request, answerId: optionalIdField });

export const addAskedSchema = z.object({
	...request,
	institutionId: optionalIdField,
	postId: optionalIdField,
	role: z.enum(['LEAD', 'CO'], 'server_problem_form').default('LEAD'),
	partIds: several(idField)
});

export const withdrawAskedSchema = z.object({
	...answer,
	/** Where the institution is asked for more than this part. */
	isAll: z.coerce.boolean().default(false),
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
	answers: several(seenAnswer).refine((some) => some.length > 0, 'asker_problem_none_chosen')
});

export const reopenAnswerSchema = z.object(answer);
export const closeRequestSchema = z.object({ ...request, version: versionField });
