import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

/** `id`: of the version that it makes, the UUID the form carried; `version`: of the meeting, as the writer saw it. */
export const circulateSchema = z.object({
	id: idField,
	meetingId: idField,
	version: versionField,
	commentsUntil: dateField.refine((date) => date !== null, 'agreement_problem_until'),
	/** What the mail says beside. */
	note: textField(4000)
});

const anchorField = z
	.string()
	.max(200, 'server_problem_form')
	.nullish()
	.transform((anchor) => anchor || null);

/** `versionId`: of the text that was read; `anchor`: of the paragraph, none for the whole. */
export const commentSchema = z.object({
	id: idField,
	versionId: idField,
	anchor: anchorField,
	text: requiredTextField(10_000, 'agreement_problem_comment')
});

export const withdrawCommentSchema = z.object({ id: idField, version: versionField });

export const commentOutcomes = ['ACCEPTED', 'ANSWERED'] as const;

export const answerCommentSchema = z
	.object({
		id: idField,
		version: versionField,
		outcome: z.enum(commentOutcomes, 'agreement_problem_outcome'),
		answer: textField(10_000)
	})
	.refine(({ outcome, answer }) => outcome === 'ACCEPTED' || answer !== null, {
		error: 'agreement_problem_answer',
		path: ['answer']
	});

export const approveSchema = z.object({
	id: idField,
	meetingId: idField,
	version: versionField,
	/** Where the minutes were approved at a sitting: which, as the print says it. */
	decision: lineField(500)
});

export const correctSchema = z.object({
	id: idField,
	meetingId: idField,
	itemId: optionalIdField,
	text: requiredTextField(20_000, 'agreement_problem_correction')
});
