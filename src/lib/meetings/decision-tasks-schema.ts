import { idField } from '#lib/server/input.ts';
import { createSchema } from '#lib/tasks/editing-schema.ts';

/** The form of a task that a decision asks for. Its source is the decision: who cites it, how and of which day, nobody types. */
export const makeTaskSchema = createSchema
	.pick({
		...({ id: true, bodyId: true, title: true, expectedResult: true, description: true } as const),
		...({ due: true, dueText: true, lead: true, co: true, takeControl: true, recurrence: true } as const)
	})
	.extend({ decisionId: idField });
