import { z } from 'zod';
import { textField } from '#lib/documents/text-fields.ts';
import { idField } from '#lib/server/input.ts';
import { longestPart, partKinds } from './minutes.ts';

export const savePartSchema = z.object({
	/** Made for the form: sent twice, it acts once. */
	id: idField,
	meetingId: idField,
	/** An item's id, OPENING or CLOSING. */
	place: z.string().max(60, 'server_problem_form'),
	kind: z.enum(partKinds, 'server_problem_form'),
	text: textField(longestPart).transform((text) => text ?? ''),
	/** As the writer saw it; 0 where nothing was written yet. */
	version: z.coerce.number('server_problem_form').int('server_problem_form').min(0).max(1e9)
});
