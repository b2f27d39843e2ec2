import { z } from 'zod';
import { idField } from '#lib/server/input.ts';

/** Reminding of one task at once. `id` is the form's own: sent twice, it acts once. */
export const urgentSchema = z.object({ id: idField, taskId: idField });
