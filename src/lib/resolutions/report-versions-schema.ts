import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { chosenIdField, idField, optionalIdField, versionField } from '#lib/server/input.ts';

/* The forms by which a report goes out, is commented on, laid before the council, approved, signed, sent and published. */

/** Of which report, as it was seen. */
const ofReport = { reportId: idField, version: versionField };

/** `id`: of the version that it makes. */
export const circulateSchema = z.object({
	id: idField,
	...ofReport,
	commentsUntil: requiredDateField,
	note: textField(4000)
});

export const commentSchema = z.object({
	id: idField,
	/** Of the text that was read. */
	versionId: idField,
	/** A paragraph's or a theme's id; WHOLE. */
	place: z.string('server_problem_form').max(64, 'server_problem_form').default('WHOLE'),
	text: requiredTextField(10_000, 'reports_problem_comment')
});

export const withdrawCommentSchema = z.object({ id: idField, version: versionField });

export const answerCommentSchema = z
	.object({
		id: idField,
		version: versionField,
		outcome: z.enum(['TAKEN', 'NOT_TAKEN'], 'reports_problem_comment_outcome'),
		answer: textField(10_000)
	})
	.refine(({ outcome, answer }) => outcome === 'TAKEN' || answer !== null, {
		error: 'reports_problem_comment_answer',
		path: ['answer']
	});

/** `id`: of the agenda item that it makes; `paperId`: of the first of its papers; `versionId`: of the version, where one is made. */
export const laySchema = z.object({
	id: idField,
	paperId: idField,
	versionId: idField,
	...ofReport,
	meetingId: chosenIdField('reports_problem_meeting')
});

/** `id`: of the version that is approved. */
export const approveSchema = z.object({
	id: idField,
	...ofReport,
	/** Of the item at which the council heard it. */
	decisionId: optionalIdField,
	/** As cited, where it was approved otherwise. */
	decision: lineField(500),
	approvedOn: dateField
});

export const reopenSchema = z.object({
	...ofReport,
	reason: requiredTextField(4000, 'reports_problem_reason')
});

/** `id`: of the first of the documents. */
export const signSchema = z.object({
	id: idField,
	...ofReport,
	signedOn: requiredDateField,
	/** Post and name. */
	signatory: requiredLineField(300, 'reports_problem_signatory'),
	documentNumber: lineField(100),
	files: filesField
});

/** `id`: of the form. */
export const sendSchema = z.object({
	id: idField,
	...ofReport,
	sentOn: requiredDateField,
	sentTo: requiredLineField(300, 'reports_problem_sent_to'),
	/** How: e-address, letter. */
	sentVia: lineField(200),
	documentNumber: lineField(100)
});

/** `id`: of the form. */
export const publishSchema = z.object({
	id: idField,
	...ofReport,
	isPublished: z.boolean().default(false)
});
