import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { chosenIdField, idField, versionField } from '#lib/server/input.ts';

export const addContactSchema = z.object({
	id: idField,
	institutionId: chosenIdField('people_problem_institution'),
	personId: idField,
	startDate: requiredDateField,
	endDate: dateField
});

export const changeContactSchema = z.object({
	id: idField,
	version: versionField,
	startDate: dateField,
	endDate: dateField
});
