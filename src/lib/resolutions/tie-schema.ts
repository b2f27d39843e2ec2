import { z } from 'zod';
import { idField } from '#lib/server/input.ts';
import { createSchema } from '#lib/tasks/editing-schema.ts';

export const tieSchema = z.object({
	pointId: idField,
	/** As people type it; it stays a text, as the form's way and the verb each read it by this schema. */
	number: z
		.string()
		.trim()
		.regex(/^#?[1-9]\d{0,8}$/, 'resolutions_problem_task')
});

export const untieSchema = z.object({ pointId: idField, taskId: idField });

/** The form of a task that a point asks for. Its source is the point: who gave it, how it is cited and of which day, nobody types. */
export const makeTaskSchema = createSchema
	.pick({
		...({ id: true, bodyId: true, title: true, expectedResult: true, description: true } as const),
		...({ due: true, dueText: true, lead: true, co: true, takeControl: true, recurrence: true } as const)
	})
	.extend({ pointId: idField });
