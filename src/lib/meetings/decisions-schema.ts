import { z } from 'zod';
import { requiredTextField } from '#lib/documents/text-fields.ts';
import { idField, versionField, wholeNumberField } from '#lib/server/input.ts';
import { itemOutcomes } from './agenda.ts';

const fields = {
	text: requiredTextField(20_000, 'decisions_problem_text'),
	/** Whether readers without an account may see it when the minutes are published. */
	isPublic: z.boolean().default(false)
};

export const addDecisionSchema = z.object({ id: idField, itemId: idField, ...fields });

export const editDecisionSchema = z.object({ id: idField, version: versionField, ...fields });

export const moveDecisionSchema = z.object({
	id: idField,
	/** Its new place within its item, from 1. */
	to: z.coerce.number('server_problem_form').int('server_problem_form').min(1).max(1000)
});

export const removeDecisionSchema = z.object({ id: idField, version: versionField });

/** How many; empty: nobody wrote it down. */
const countField = wholeNumberField(/^\d{1,4}$/, 'decisions_problem_votes');

export const voteSchema = z.object({
	id: idField,
	version: versionField,
	votesFor: countField,
	votesAgainst: countField,
	votesAbstained: countField,
	/** At a tie, whoever chairs decided. */
	isCast: z.boolean().default(false)
});

export const asksNothingSchema = z.object({
	id: idField,
	version: versionField,
	asksNothing: z.boolean().default(false)
});

export const outcomeSchema = z.object({
	id: idField,
	version: versionField,
	/** Empty: not said yet. */
	outcome: z.union([z.enum(itemOutcomes), z.literal('')], 'server_problem_form').default('')
});
