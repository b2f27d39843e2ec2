import { z } from 'zod';
import { filesField } from '#lib/documents/uploads.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** `id`: the UUID the form carried; `version`: of the template, as the writer saw it. */
export const replaceTemplateSchema = z.object({ id: idField, version: versionField, files: filesField });

export const removeTemplateSchema = z.object({ version: versionField });

const stored = z.object({
	/** Of the file; none: our own template. */
	attachmentId: z.string().nullable(),
	/** The form that brought it. */
	formId: z.string().nullable(),
	version: z.number()
});

/** Which template is used. */
export type KeptTemplate = z.output<typeof stored>;

/** What is kept; nothing was ever changed: our own template, version 1. */
export function readKept(text: string | null): KeptTemplate {
	return text === null ? { attachmentId: null, formId: null, version: 1 } : stored.parse(JSON.parse(text));
}
