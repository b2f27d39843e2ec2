import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField } from '#lib/documents/text-fields.ts';
import { chosenIdField, idField, versionField } from '#lib/server/input.ts';
import { membershipKinds } from './memberships.ts';

const kind = z.enum(membershipKinds, 'people_problem_kind');
const basis = lineField(500);

export const appointSchema = z.object({
	id: idField,
	postId: chosenIdField('people_problem_post'),
	personId: idField,
	kind: kind.default('HOLDER'),
	startDate: requiredDateField,
	endDate: dateField,
	basis,
	/** The writer was told that the chair holds no seat, and goes on. */
	knowing: z.boolean().default(false)
});

export const changeMembershipSchema = z.object({
	id: idField,
	version: versionField,
	kind,
	/** Of older records nobody knows it. */
	startDate: dateField,
	endDate: dateField,
	basis,
	endBasis: basis
});

export const endMembershipSchema = z.object({
	id: idField,
	version: versionField,
	endDate: requiredDateField,
	endBasis: basis
});
