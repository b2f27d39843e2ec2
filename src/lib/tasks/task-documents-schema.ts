import { z } from 'zod';
import { lineField, requiredLineField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { restrictionFields } from './restricting-schema.ts';
import { audiences } from './task-documents.ts';

const longestTitle = 300;
const longestNote = 500;

/** In whose name: a seat's id, or SECRETARIAT; empty where there is but one. */
const capacity = z.string().max(64, 'tasks_problem_capacity').default('');
const audience = z.enum(audiences, 'files_problem_audience').default('COUNCIL');

export const attachSchema = z.object({
	/** Of the first document: sent twice, it acts once. */
	id: idField,
	taskId: idField,
	/** The report it goes with. */
	entryId: optionalIdField,
	capacity,
	files: filesField,
	/** Where it is empty, the file's name says what it is. */
	title: lineField(longestTitle),
	note: lineField(longestNote),
	audience,
	...restrictionFields
});

export const replaceSchema = z.object({
	/** Of the new version: sent twice, it acts once. */
	id: idField,
	documentId: idField,
	/** Of the document as the writer saw it. */
	version: versionField,
	capacity,
	files: filesField,
	note: lineField(longestNote)
});

export const describeSchema = z.object({
	documentId: idField,
	version: versionField,
	title: requiredLineField(longestTitle, 'files_problem_title_missing'),
	audience
});

export const withdrawDocumentSchema = z.object({
	documentId: idField,
	version: versionField,
	reason: requiredLineField(longestNote, 'files_problem_reason_missing')
});
