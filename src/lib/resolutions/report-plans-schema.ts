import { z } from 'zod';
import { idField, versionField } from '#lib/server/input.ts';
import { createSchema } from '#lib/tasks/editing-schema.ts';

/** The form of a task that a planned thing becomes. Its source is the resolution: nobody types it. `id`: of the task. */
export const planTaskSchema = createSchema
	.pick({
		...({ id: true, bodyId: true, title: true, expectedResult: true, description: true } as const),
		...({ due: true, dueText: true, lead: true, co: true, takeControl: true, recurrence: true } as const)
	})
	.extend({ planId: idField });

export const dropPlanSchema = z.object({
	id: idField,
	version: versionField,
	/** No task follows; off: it is to be decided again. */
	isDropped: z.boolean().default(false)
});

export const tiePlanSchema = z.object({
	id: idField,
	version: versionField,
	/** Of a task that is there. */
	number: z.coerce
		.number('reports_problem_task_number')
		.int('reports_problem_task_number')
		.min(1, 'reports_problem_task_number')
		.max(1e9)
});
