import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { lineField, requiredLineField } from '#lib/documents/text-fields.ts';
import { idField, refuseField, versionField } from '#lib/server/input.ts';
import { restrictables, termProblem, unrestricted, type Restriction } from './restricting.ts';

const longestBasis = 300;

const target = {
	kind: z.enum(restrictables, 'server_problem_form'),
	id: idField,
	taskId: idField,
	/** Of the document; of a task and of its entries, the task's. */
	version: versionField
};

export const restrictSchema = z.object({
	...target,
	restrictedBasis: requiredLineField(longestBasis, 'files_problem_basis_missing'),
	restrictedUntil: requiredDateField
});

export const unrestrictSchema = z.object(target);

/** For forms that write something which may be restricted from the beginning: `readRestriction` reads these fields. */
export const restrictionFields = {
	isRestricted: z.boolean().default(false),
	restrictedBasis: lineField(longestBasis),
	restrictedUntil: dateField
};

/** What those fields say. Refuses INVALID, at its field, a restriction without its ground or with a wrong term. */
export function readRestriction(
	typed: { isRestricted: boolean; restrictedBasis: string | null; restrictedUntil: PlainDate | null },
	today: PlainDate
): Restriction {
	if (!typed.isRestricted) return unrestricted;
	const { restrictedBasis, restrictedUntil } = typed;
	if (restrictedBasis === null) return refuseField('restrictedBasis', 'files_problem_basis_missing');
	if (restrictedUntil === null) return refuseField('restrictedUntil', 'calendar_problem_date_missing');
	const problem = termProblem(restrictedUntil, today);
	return problem ? refuseField('restrictedUntil', problem) : { restrictedBasis, restrictedUntil };
}
