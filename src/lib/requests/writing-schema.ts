import { z } from 'zod';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { contentFields } from './content-typing.ts';

/** In whose name: a seat's id, or a contact's institution; empty where there is but one. */
const capacity = z.string().max(64, 'tasks_problem_capacity').default('');

/** What is written so far, to be gone on with later. */
export const writeAnswerSchema = z.object({
	answerId: idField,
	/** Of the answer as the writer saw it. */
	version: versionField,
	capacity,
	...contentFields,
	files: filesField,
	/** Files to be taken out again. */
	remove: z.array(z.string().max(64)).default([])
});

/** The same to be sent: `id` is the new version's; sent twice, it acts once. */
export const sendAnswerSchema = writeAnswerSchema.extend({
	id: idField,
	/** What was answered the last time still holds, word for word. */
	isUnchanged: z.boolean().default(false)
});

/** All that is written is sent as it stands: of each part its answer, the answer's version as seen, and the id of what is sent. */
export const sendAllSchema = z.object({
	requestId: idField,
	capacity,
	parts: z
		.array(z.string().regex(/^[\da-f-]{36} \d{1,9} [\da-f-]{36}$/, 'server_problem_form'))
		.min(1, 'answering_problem_none')
		.max(500)
});
