import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { versionField } from '#lib/server/input.ts';
import { rhythms } from './rhythm.ts';

/** How somebody wants to hear, as its form sends it. */
export const preferenceSchema = z.object({
	version: versionField,
	rhythm: z.enum(rhythms, 'server_problem_form'),
	pausedUntil: dateField,
	/** Of mails about deadlines. */
	locale: z.enum(['lv', 'en'], 'server_problem_form').default('lv'),
	/** Whoever wanted no mail wants it again. */
	wantsMail: z.boolean().default(false)
});

export type PreferenceInput = z.output<typeof preferenceSchema>;
