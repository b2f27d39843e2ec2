import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { textField } from '#lib/documents/text-fields.ts';
import { chosenIdField, idField, versionField } from '#lib/server/input.ts';
import { writtenAnswers } from './written.ts';

/** Asking; `id` is the form's own: sent twice, it acts once. */
export const askWrittenSchema = z.object({
	id: idField,
	meetingId: idField,
	version: versionField,
	/** The last day on which it can be answered. */
	answerBy: requiredDateField
});

/** An answer of one seat to one question. */
export const writtenAnswerSchema = z.object({
	/** The form's own: sent twice, it acts once. */
	id: idField,
	itemId: chosenIdField('written_problem_question'),
	postId: chosenIdField('written_problem_seat'),
	answer: z.enum(writtenAnswers, 'written_problem_answer'),
	text: textField(5000)
});

/** Reminding those who have not answered. */
export const remindWrittenSchema = z.object({ id: idField, meetingId: idField });

export const endWrittenSchema = z.object({ meetingId: idField, version: versionField });

/** Taking the questions to a meeting; `id`: of that meeting. */
export const turnWrittenSchema = z.object({ id: idField, meetingId: idField, version: versionField });
