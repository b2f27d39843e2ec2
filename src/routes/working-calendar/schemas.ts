import { z } from 'zod';
import { requiredLineField } from '#lib/documents/text-fields.ts';
import { versionField } from '#lib/server/input.ts';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { isPlainDate } from '#lib/calendar/days.ts';

const source = requiredLineField(300, 'calendar_problem_source');

/** The day by which an entry was called when its form was opened, and its version; neither where it is a new one. */
const was = z
	.string()
	.nullish()
	.transform((day) => (isPlainDate(day) ? day : null));
const version = z
	.union([versionField, z.literal('')])
	.nullish()
	.transform((number) => number || null);
const year = z.string().regex(/^2\d{3}$/, 'server_problem_form');

export const movedDaySchema = z.object({
	...{ was, version, source },
	off: requiredDateField,
	worked: requiredDateField
});

export const givenDaySchema = z.object({
	...{ was, version, source },
	kind: z.enum(['HOLIDAY', 'FESTIVAL'], 'server_problem_form').default('HOLIDAY'),
	date: requiredDateField,
	name: requiredLineField(200, 'calendar_problem_name')
});

export const removeDaySchema = z.object({ day: requiredDateField, version: versionField });

export const knownYearSchema = z.object({ year, source });

export const unknownYearSchema = z.object({ year });

export const postponingSchema = z.object({ postpone: z.boolean().default(false) });
