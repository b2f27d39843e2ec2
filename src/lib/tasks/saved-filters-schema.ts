import { z } from 'zod';
import { requiredLineField } from '#lib/documents/text-fields.ts';
import { idField } from '#lib/server/input.ts';

const name = requiredLineField(80, 'tasks_problem_filter_name');

/** The present filter of the register, kept under a name. */
export const saveFilterSchema = z.object({
	/** The UUID that the form carries: sent twice, it acts once. */
	id: idField,
	name,
	/** The register's address without "?". */
	query: z.string().max(2000, 'server_problem_form').default(''),
	/** For everybody, not for oneself. */
	isShared: z.boolean().default(false)
});

export const renameFilterSchema = z.object({ id: idField, name });

export const deleteFilterSchema = z.object({ id: idField });
