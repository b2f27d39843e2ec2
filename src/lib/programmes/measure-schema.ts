import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { readNumber } from '#lib/requests/figure-numbers.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { euroField } from './money.ts';
import { numberField, optionalNumberField } from './numbering.ts';

/* The forms of measures and of their results. */

const mostResults = 100;
const list = <T extends z.ZodType>(item: T) =>
	z.array(item).max(mostResults, 'server_problem_form').default([]);

/** How many there are to be; it stays as it was typed, and a verb reads it by `readNumber`. */
const targetField = lineField(40).refine(
	(text) => text === null || (readNumber(text) ?? -1) >= 0,
	'programmes_problem_target'
);

const fields = {
	number: numberField,
	title: requiredLineField(1000, 'programmes_problem_measure_title'),
	/** None: it stands by itself. */
	chapterId: optionalIdField,
	justification: textField(),
	description: textField(),
	institutionId: optionalIdField,
	funding: euroField,
	due: dateField,
	dueText: lineField(200),
	/** Rows; one without words is none. */
	resultIds: list(lineField(60)),
	resultTexts: list(textField()),
	resultTargets: list(targetField),
	resultUnits: list(lineField(100))
};

export const addMeasureSchema = z.object({ id: idField, programmeId: idField, ...fields });
export const editMeasureSchema = z.object({ id: idField, version: versionField, ...fields });

/** To another chapter; without a number it gets the next free one there. */
export const moveMeasureSchema = z.object({
	id: idField,
	version: versionField,
	chapterId: optionalIdField,
	number: optionalNumberField
});

export const removeMeasureSchema = z.object({ id: idField, version: versionField });

const mostColumns = 30;

/** A table that was pasted; `columns`: what each of its columns is, as the writer corrected it. */
export const pasteSchema = z.object({
	/** Of the first measure. */
	id: idField,
	programmeId: idField,
	/** As it was pasted: tabs part its cells, and what tidies texts would take its numbers for a list. */
	table: z
		.string('programmes_problem_paste')
		.max(500_000, 'documents_problem_text_long')
		.refine((text) => text.trim() !== '', 'programmes_problem_paste'),
	columns: z.array(z.string().max(20)).max(mostColumns).default([])
});
