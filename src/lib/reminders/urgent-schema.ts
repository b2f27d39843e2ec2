import { z } from 'zod';
import { isPlainDate } from '#lib/calendar/days.ts';
import { idField } from '#lib/server/input.ts';

/** Reminding of one task at once. `id` is the form's own: sent twice, it acts once. */
export const urgentSchema = z.object({ id: idField, taskId: idField });

/** The same as it was prepared: of which deadline it was to remind. */
export const preparedUrgentSchema = urgentSchema.extend({ due: z.string().refine(isPlainDate) });
