import { z } from 'zod';
import { lineField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** `id`: the UUID the form carried. */
export const addSignedSchema = z.object({ id: idField, meetingId: idField, files: filesField });

export const withdrawSignedSchema = z.object({ meetingId: idField, signedId: idField });

/** `version`: of the meeting, as the writer saw it. */
export const registerSchema = z.object({
	meetingId: idField,
	version: versionField,
	docNumber: lineField(100),
	fileIndex: lineField(100)
});
