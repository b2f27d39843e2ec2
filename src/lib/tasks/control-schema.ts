import { z } from 'zod';
import { lineField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** Taking a task under control; the decision behind it may be the document itself, and go unsaid. */
export const takeControlSchema = z.object({
	taskId: idField,
	entryId: idField,
	version: versionField,
	decision: lineField(),
	/** Its open subtasks are taken with it. */
	withSubtasks: z.boolean().default(false)
});
