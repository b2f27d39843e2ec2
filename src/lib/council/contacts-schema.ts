import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { idField, versionField } from '#lib/server/input.ts';

export const addContactSchema = z.object({
	id: idField,
	institutionId: idField,
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
