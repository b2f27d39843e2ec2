import { z } from 'zod';
import { maximumTextLength } from '#lib/documents/text-limit.ts';
import { idField, versionField } from '#lib/server/input.ts';

const mail = { id: idField, version: versionField };

export const fileReplySchema = z.object({
	...mail,
	/** Of the task it is filed to. */
	number: z.coerce
		.number('requests_incoming_problem_number')
		.int('requests_incoming_problem_number')
		.min(1, 'requests_incoming_problem_number')
		.max(1e9),
	text: z
		.string()
		.max(maximumTextLength, 'tasks_problem_text_long')
		.refine((typed) => /[^\p{Z}\p{C}]/u.test(typed), 'tasks_problem_text_missing'),
	/** Its files that go with it. */
	keep: z.array(z.string().max(64)).default([])
});

export const decideReplySchema = z.object(mail);
