import { z } from 'zod';
import { idField, versionField } from '#lib/server/input.ts';

/** How much of approved minutes is public: nothing, what is public in them, all but what is restricted. */
export const publishings = ['NONE', 'PARTS', 'ALL'] as const;
export type Publishing = (typeof publishings)[number];

/** `id`: the UUID the form carried; `version`: of the meeting, as the writer saw it. */
export const publishSchema = z.object({
	id: idField,
	meetingId: idField,
	version: versionField,
	what: z.enum(publishings, 'published_problem_what')
});

export const publicPagesSchema = z.object({ isOn: z.boolean().default(false) });
