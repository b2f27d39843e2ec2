import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';

const dates = { startDate: requiredDateField, endDate: requiredDateField, note: lineField(300) };

export const addAbsenceSchema = z.object({ id: idField, personId: idField, ...dates });
export const changeAbsenceSchema = z.object({ id: idField, version: versionField, ...dates });
export const removeAbsenceSchema = z.object({ id: idField, version: versionField });
