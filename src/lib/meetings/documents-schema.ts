import { z } from 'zod';
import { lineField, requiredLineField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { webAddress } from '#lib/documents/web-address.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { restrictionFields } from '#lib/tasks/restricting-schema.ts';
import { meetingAudiences } from './documents.ts';

const audience = z.enum(meetingAudiences, 'files_problem_audience').default('COUNCIL');

/** Of a page elsewhere: http or https, as it will be opened. */
const addressField = lineField(1000).transform((typed, context): string | null => {
	if (typed === null) return null;
	const address = /^https?:/i.test(typed) ? webAddress(typed) : null;
	if (address) return address;
	context.addIssue({ code: 'custom', message: 'agenda_problem_address' });
	return z.NEVER;
});

export const leaveSchema = z.object({
	/** Of the first paper: sent twice, it acts once. */
	id: idField,
	meetingId: idField,
	/** The item it is about; empty: the whole meeting. */
	itemId: optionalIdField,
	files: filesField,
	address: addressField,
	/** Where it is empty, the file's name says what it is. */
	title: lineField(300),
	audience,
	...restrictionFields
});

export const replacePaperSchema = z.object({
	/** Of the newer version. */
	id: idField,
	documentId: idField,
	version: versionField,
	files: filesField,
	address: addressField
});

export const describePaperSchema = z.object({
	documentId: idField,
	version: versionField,
	title: requiredLineField(300, 'files_problem_title_missing'),
	audience,
	...restrictionFields
});

export const withdrawPaperSchema = z.object({
	documentId: idField,
	version: versionField,
	reason: requiredLineField(500, 'files_problem_reason_missing')
});
