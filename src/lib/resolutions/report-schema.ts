import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { requiredLineField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { reportKinds, stepKinds } from './resolutions.ts';
import { termField } from './resolution-schema.ts';
import { countedFromChoices } from './terms.ts';

/* The forms of a report's own deadline and of the days by which what belongs to it is done. */

const mostDays = 250;

/** How many working days before the report's deadline, as people type it: a number would make 0 of a field that is empty. */
const distanceField = z.coerce
	.string()
	.trim()
	.regex(/^\d{1,3}$/, 'resolutions_problem_distance')
	.refine((typed) => Number(typed) <= mostDays, 'resolutions_problem_distance');

export const addReportSchema = z.object({
	id: idField,
	resolutionId: idField,
	kind: z.enum(reportKinds, 'server_problem_form'),
	due: termField,
	countedFrom: z.enum(countedFromChoices, 'server_problem_form').default('DATE')
});

/** Of which report, as it was seen: its steps are changed with it. */
const ofReport = { id: idField, version: versionField };

export const recountSchema = z.object({
	...ofReport,
	ANSWERS: distanceField,
	DRAFT: distanceField,
	COORDINATION: distanceField,
	SIGNATURE: distanceField,
	SENDING: distanceField
});

export const moveSchema = z.object({
	...ofReport,
	what: z.enum([...stepKinds, 'REPORT'], 'server_problem_form'),
	to: requiredDateField,
	/** Only that one; the others stay. */
	alone: z.boolean().default(false)
});

export const doneSchema = z.object({
	...ofReport,
	kind: z.enum(stepKinds, 'server_problem_form'),
	/** Empty: not done yet. */
	isDone: z.boolean().default(false)
});

/** The headings under which the institutions of the points are asked. */
export const templateSchema = z.object({
	...ofReport,
	ids: z.array(z.string().max(60)).max(20).default([]),
	titles: z.array(z.string().max(200, 'asking_problem_field_title')).max(20).default([]),
	hints: z.array(z.string().max(500)).max(20).default([])
});

export const askSchema = z.object({
	/** Of the request that is to be. */
	id: idField,
	reportId: idField
});

export const renameSchema = z.object({
	...ofReport,
	title: requiredLineField(500, 'resolutions_problem_report_title')
});
