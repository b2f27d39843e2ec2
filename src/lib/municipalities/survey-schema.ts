import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField, wholeNumberField } from '#lib/server/input.ts';

const [firstYear, lastYear] = [2000, 2999];

/** A new survey: of which year, whom (the municipalities of a day), by when. */
export const startSurveySchema = z.object({
	id: idField,
	bodyId: idField,
	year: wholeNumberField(/^\d{4}\.?$/u, 'municipalities_problem_year').refine(
		(year) => year !== null && year >= firstYear && year <= lastYear,
		'municipalities_problem_year'
	),
	title: requiredLineField(300, 'municipalities_problem_title'),
	text: textField(),
	asOf: requiredDateField,
	due: requiredDateField
});

/** What a survey is called, and of which day its municipalities are. */
export const describeSurveySchema = z.object({
	surveyId: idField,
	version: versionField,
	title: requiredLineField(300, 'municipalities_problem_title'),
	asOf: requiredDateField
});

/** The register is entered with a button: there is nothing to fill in. */
export const loadSchema = z.object({});
