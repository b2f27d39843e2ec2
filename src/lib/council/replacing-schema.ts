import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField } from '#lib/server/input.ts';
import { addressField } from './person-schema.ts';

export const successors = ['EXISTING', 'NEW', 'REQUESTED'] as const;
export type Successor = (typeof successors)[number];

/** One form: whose time ends and when, and who comes instead, or that whoever may name somebody was asked. */
export const replaceSchema = z.object({
	/** Of the new membership; sent twice, it acts once. */
	id: idField,
	postId: idField,
	/** Who holds the seat now, as the writer saw it; empty where nobody does. */
	membershipId: optionalIdField,
	version: z.coerce.number('server_problem_form').int().min(0).max(1e9).default(0),
	endDate: dateField,
	endBasis: lineField(500),
	successor: z.enum(successors, 'people_problem_successor').default('EXISTING'),
	personId: optionalIdField,
	/** What was typed to find somebody. */
	query: lineField(200),
	newPersonId: idField,
	name: lineField(200),
	title: lineField(300),
	email: addressField,
	phone: lineField(60),
	locale: z.enum(['lv', 'en']).default('lv'),
	startDate: dateField,
	basis: lineField(500),
	requestedOn: dateField,
	/** Make an account for the new one and write to them. */
	invite: z.boolean().default(false),
	/** The writer was told what is unusual, and goes on. */
	knowing: z.boolean().default(false)
});

export type ReplaceInput = z.output<typeof replaceSchema>;

/** What a queued hand-over mail knows. */
export const handoverFacts = z.object({ postId: z.string(), membershipId: z.string() });
export type HandoverFacts = z.infer<typeof handoverFacts>;
