import { z } from 'zod';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

/* The forms by which the text of a report is put together. */

/** Longer than any answer. */
const longest = 200_000;

const said = {
	heading: lineField(300),
	text: requiredTextField(longest, 'reports_problem_text')
};

export const editParagraphSchema = z.object({ id: idField, version: versionField, ...said });

export const addParagraphSchema = z.object({
	id: idField,
	sectionId: idField,
	/** The paragraph behind which it comes; none: at the end. */
	afterId: optionalIdField,
	...said
});

const place = z.coerce.number('server_problem_form').int('server_problem_form').min(1).max(10_000);

export const moveParagraphSchema = z.object({
	id: idField,
	/** Its new place in its theme, from 1. */
	to: place
});

/** Into another theme, at its end. */
export const placeParagraphSchema = z.object({ id: idField, version: versionField, sectionId: idField });

export const leaveOutSchema = z.object({
	id: idField,
	version: versionField,
	isLeftOut: z.boolean().default(false)
});

export const introductionSchema = z.object({
	id: idField,
	version: versionField,
	introduction: textField(longest)
});

export const settleSchema = z.object({
	id: idField,
	version: versionField,
	/** By what the writer saw of the source (`nowKey`). */
	seen: z.string('server_problem_form').max(64),
	choice: z.enum(['TAKE', 'KEEP', 'MERGE'], 'server_problem_form'),
	/** What came of both. */
	text: textField(longest)
});

const themeFields = {
	theme: requiredLineField(300, 'reports_problem_theme'),
	pointIds: z.array(idField).max(200).default([])
};

export const addThemeSchema = z.object({ id: idField, reportId: idField, ...themeFields });
export const editThemeSchema = z.object({ id: idField, version: versionField, ...themeFields });
export const moveThemeSchema = z.object({ id: idField, to: place });
export const mergeThemeSchema = z.object({
	id: idField,
	version: versionField,
	/** The theme into which all of it goes. */
	intoId: idField
});
