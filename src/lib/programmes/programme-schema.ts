import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { chosenIdField, idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { euroField } from './money.ts';
import { numberField } from './numbering.ts';

/* The forms by which a programme and its chapters are registered and edited. */

const yearField = z.coerce
	.number('programmes_problem_year')
	.int('programmes_problem_year')
	.min(1990, 'programmes_problem_year')
	.max(2100, 'programmes_problem_year');

const said = {
	year: yearField,
	title: requiredLineField(300, 'programmes_problem_title'),
	basis: textField(),
	order: lineField(100),
	orderedOn: dateField,
	orderedBy: lineField(200),
	goals: textField(),
	tasks: textField(),
	statedTotal: euroField,
	bodyId: chosenIdField('programmes_problem_body')
};

export const registerSchema = z.object({
	/** Made for the form: sent twice, it acts once. */
	id: idField,
	...said,
	/** From which it begins: its chapters and measures come along. */
	previousId: optionalIdField
});

export const editSchema = z.object({ id: idField, version: versionField, ...said });

const ofChapter = {
	number: numberField,
	title: requiredLineField(500, 'programmes_problem_chapter_title'),
	text: textField(),
	goals: textField(),
	tasks: textField()
};

export const addChapterSchema = z.object({ id: idField, programmeId: idField, ...ofChapter });
export const editChapterSchema = z.object({ id: idField, version: versionField, ...ofChapter });
export const removeChapterSchema = z.object({ id: idField, version: versionField });
