import { z } from 'zod';
import { Refusal } from './refusal.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An id that a form carries: of what is changed, or of what it creates (sent twice, it acts once). */
export const idField = z.string().regex(uuid, 'server_problem_form').toLowerCase();

/** The same where somebody chooses it from a list: `missing` says what to choose. */
export const chosenIdField = (missing: string) => z.string().regex(uuid, missing).toLowerCase();

/** The same where nothing need be chosen: an empty choice is null. */
export const optionalIdField = z
	.union([idField, z.literal('')], { error: 'server_problem_form' })
	.nullish()
	.transform((id) => id || null);

/** Of a row as the writer saw it. */
export const versionField = z.coerce.number('server_problem_form').int('server_problem_form').min(1).max(1e9);

/**
 * A whole number of a form, as `pattern` says that it is typed; null where nothing was. Takes what it has made, too: a verb reads
 * once more what its door has read.
 */
export const wholeNumberField = (pattern: RegExp, problem: string) =>
	z
		.union([z.string(), z.number()])
		.nullish()
		.transform((typed, context): number | null => {
			const text = String(typed ?? '').trim();
			if (text === '') return null;
			if (pattern.test(text)) return Number(text);
			context.addIssue({ code: 'custom', message: problem });
			return z.NEVER;
		});

/** What a verb was given, as its schema says; refuses INVALID, with the key of a message at each field that is wrong. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	const fields: Record<string, string> = {};
	for (const { path, message } of result.error.issues) fields[String(path[0] ?? 'form')] ??= message;
	throw new Refusal('INVALID', { fields });
}

/** Refuses one field, with the key of the message that says what is wrong and what to do. */
export function refuseField(field: string, problem: string): never {
	throw new Refusal('INVALID', { fields: { [field]: problem } });
}

/** A problem whose message names somebody or something: the key with the facts that it says, as `sayProblem` reads it. */
export function problemWith(problem: string, facts: Readonly<Record<string, string>>): string {
	return Object.keys(facts).length ? `${problem} ${JSON.stringify(facts)}` : problem;
}
