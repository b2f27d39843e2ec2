import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { fieldKinds } from './template.ts';

const mostFields = 30;
const rows = <T extends z.ZodType>(one: T) =>
	z
		.array(one)
		.max(mostFields + 2, 'asker_problem_many_fields')
		.default([]);

/**
 * What is asked, and under which headings. A heading is a row: its id (empty: a new one), its kind, its title, what is meant by it and
 * where it stands; a row without a title is none.
 */
export const editRequestSchema = z.object({
	requestId: idField,
	version: versionField,
	title: requiredLineField(300, 'asker_problem_title'),
	text: textField(),
	due: dateField,
	fieldIds: rows(z.string().regex(/^([a-zA-Z][\w-]{0,40})?$/, 'server_problem_form')),
	fieldKinds: rows(z.enum(fieldKinds, 'server_problem_form')),
	fieldTitles: rows(lineField(200)),
	fieldHints: rows(lineField(500)),
	fieldPlaces: rows(z.string().regex(/^\d{0,3}$/, 'asker_problem_place')),
	/** The ids of the headings that are taken away. */
	removed: z.array(z.string().max(60)).max(mostFields, 'server_problem_form').default([]),
	/** Instead of all this: the usual headings, or those of another request. */
	from: z.enum(['', 'usual', 'round', 'request'], 'server_problem_form').default(''),
	fromId: optionalIdField
});
