import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';

const fields = {
	theme: requiredLineField(1000, 'workplan_problem_theme'),
	quarter: z.coerce.number('workplan_problem_quarter').int('workplan_problem_quarter').min(1).max(4),
	/** Who prepares it. */
	institutionId: optionalIdField,
	ownerText: lineField(300),
	note: textField(5000)
};

/** Of which plan: a body's, of a year. It is there as soon as it has a theme. */
const ofPlan = { bodyId: idField, year: z.coerce.number('server_problem_form').int().min(1990).max(2100) };

export const addPlanItemSchema = z.object({ id: idField, ...ofPlan, ...fields });
export const editPlanItemSchema = z.object({ id: idField, version: versionField, ...fields });
export const movePlanItemSchema = z.object({
	id: idField,
	/** Its new place in its quarter, from 1. */
	to: z.coerce.number('server_problem_form').int('server_problem_form').min(1).max(1000)
});
export const removePlanItemSchema = z.object({ id: idField, version: versionField });

/** `version`: of the plan as it was read. */
export const approvePlanSchema = z.object({
	...ofPlan,
	version: versionField,
	approvedOn: requiredDateField,
	/** Which decision approved it: "prot. Nr. 1 3. §". */
	decision: requiredLineField(300, 'workplan_problem_decision')
});
export const reopenPlanSchema = z.object({
	...ofPlan,
	version: versionField,
	reason: requiredTextField(2000, 'workplan_problem_reason')
});
