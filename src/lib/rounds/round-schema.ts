import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { writtenKinds, type TemplateField } from '#lib/requests/template.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).max(300, 'server_problem_form').default([]);

/** The fields of the template, column by column; one without a title is left out. */
const templateColumns = {
	fieldId: list(z.string().regex(/^[a-zA-Z][\w-]{0,40}$/, 'server_problem_form')),
	fieldKind: list(z.enum(writtenKinds, 'server_problem_form')),
	fieldTitle: list(lineField(200)),
	fieldHint: list(lineField(500))
};

/** A new round: what is asked, of whom, by when. */
export const startSchema = z.object({
	id: idField,
	bodyId: idField,
	previousId: optionalIdField,
	title: requiredLineField(200, 'rounds_problem_title'),
	text: textField(),
	asOf: dateField,
	due: requiredDateField,
	...templateColumns,
	/** All institutions that sit in a body. */
	bodies: list(idField),
	institutions: list(idField),
	/** The seats themselves. */
	posts: list(idField),
	/** Programmes: of which institution, and what they are called. */
	programmeOf: list(optionalIdField),
	programmeLabel: list(lineField(200))
});
export type StartForm = z.output<typeof startSchema>;

/** The same as a form holds it before it is sent. */
export interface StartValues {
	readonly title: string;
	readonly text: string;
	readonly asOf: string;
	readonly due: string;
	readonly template: readonly TemplateField[];
}

/** What a round is called, the day it tells of, and what stands before its answers. */
export const describeSchema = z.object({
	roundId: idField,
	version: versionField,
	title: requiredLineField(200, 'rounds_problem_title'),
	asOf: dateField,
	organiser: lineField(200),
	introduction: textField()
});

/** The places of those who are asked, one by one; an empty one is where they are. */
export const arrangeSchema = z.object({
	roundId: idField,
	version: versionField,
	answerIds: list(idField),
	places: list(
		z
			.string()
			.trim()
			.regex(/^\d{0,3}$/, 'rounds_problem_place')
	)
});

export const compileSchema = z.object({ id: idField, roundId: idField, note: lineField(500) });

export const sendSchema = z.object({ id: idField, roundId: idField, number: z.coerce.number().int().min(1) });

/** Which summary is put before anybody; `isPublished`: or taken off again. */
export const publishSchema = sendSchema.extend({
	version: versionField,
	isPublished: z.boolean().default(false)
});

type TemplateForm = Pick<StartForm, 'fieldId' | 'fieldKind' | 'fieldTitle' | 'fieldHint'>;

/** The template that a form's columns make. */
export function templateOf({ fieldId, fieldKind, fieldTitle, fieldHint }: TemplateForm): TemplateField[] {
	return fieldTitle.flatMap((title, at) => {
		const [id, kind] = [fieldId[at], fieldKind[at]];
		return title && id && kind ? [{ id, kind, title, hint: fieldHint[at] ?? null }] : [];
	});
}
