import { z } from 'zod';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { idField } from '#lib/server/input.ts';

const fields = {
	/** The form's own: sent twice, it acts once. */
	id: idField,
	/** The seat that answers. */
	postId: idField,
	answer: z.enum(['COMING', 'ONLINE', 'NOT_COMING', 'SUBSTITUTE'], 'invitations_problem_answer'),
	substituteName: lineField(200),
	substituteTitle: lineField(300),
	note: textField(2000)
};

/** An answer to an invitation, as a seat's own form sends it. */
export const ownReplySchema = z.object(fields);

/** The same with which meeting it is. */
export const replySchema = z.object({ meetingId: idField, ...fields });
