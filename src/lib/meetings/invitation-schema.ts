import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** Sending the invitation, or what changed since. `id` is the form's own: sent twice, it acts once. */
export const inviteSchema = z.object({
	id: idField,
	meetingId: idField,
	version: versionField,
	/** Until when answers are wanted; without it, until the meeting. */
	answerBy: dateField,
	/** To those, too, who know everything but the agenda. */
	toAll: z.boolean().default(false)
});

/** Reminding those who have not answered: an invitation, or which days suit. */
export const remindSchema = z.object({ id: idField, meetingId: idField });
