import { z } from 'zod';
import { emailField } from '#lib/accounts/account-schemas.ts';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { webAddress } from '#lib/documents/web-address.ts';
import { versionField } from '#lib/server/input.ts';
import {
	evaluationFields,
	fieldsOf,
	methods,
	results,
	type Facts,
	type FieldKind,
	type NoticeName
} from './notices.ts';

const longestText = 5000;

const kinds: Readonly<Record<FieldKind, z.ZodType<string | null>>> = {
	line: lineField(),
	text: textField(longestText),
	date: dateField,
	link: checked(1000, 'notices_problem_link', (text) => /^https?:/i.test(text) && webAddress(text) !== null),
	email: checked(300, 'notices_problem_email', (text) => emailField.safeParse(text).success),
	days: checked(10, 'notices_problem_days', (text) => /^[1-9]\d{0,2}$/.test(text)),
	method: checked(20, 'server_problem_form', (text) => methods.some((one) => one === text)),
	result: checked(20, 'server_problem_form', (text) => results.some((one) => one === text))
};

function checked(longest: number, problem: string, isRight: (text: string) => boolean) {
	return lineField(longest).refine((text) => text === null || isRight(text), { error: problem });
}

/** The form of a notice. Whether an evaluation is whole is asked of all of it (`problemsOf`). */
export function noticeSchema(name: NoticeName) {
	const fields = Object.fromEntries(fieldsOf(name).map(([field, kind]) => [field, kinds[kind]] as const));
	return z.object({ ...fields, version: versionField });
}

/** The facts that a form gave: all of its fields. */
export function factsOf(name: NoticeName, typed: Readonly<Record<string, unknown>>): Facts {
	return Object.fromEntries(
		fieldsOf(name).map(([field]) => [field, (typed[field] ?? null) as string | null] as const)
	);
}

/**
 * What is wrong with the facts taken together, by field: an evaluation of which half is said, what is found wrong of what is said to be
 * right, a day that has not come.
 */
export function problemsOf(facts: Facts, today: string): Record<string, string> {
	const problems: Record<string, string> = {};
	for (const field of ['madeOn', 'evaluatedOn'] as const)
		if (facts[field] && facts[field] > today) problems[field] = 'notices_problem_future';
	const about = [...evaluationFields, 'problems', 'burden', 'document'] as const;
	if (about.some((field) => facts[field]))
		for (const field of evaluationFields) if (!facts[field]) problems[field] ??= 'notices_problem_evaluation';
	if (facts.result && facts.result !== 'CONFORMS' && !facts.problems)
		problems.problems = 'notices_problem_problems';
	if (facts.result === 'CONFORMS' && (facts.problems || facts.burden))
		problems.result = 'notices_problem_conforms';
	return problems;
}

/** A notice as it is kept. */
export interface KeptNotice {
	readonly facts: Facts;
	readonly version: number;
	/** When it was changed last, a date; null where nobody has completed anything. */
	readonly savedOn: string | null;
}

const stored = z.object({
	facts: z.record(z.string(), z.string().nullable()),
	version: z.number(),
	savedOn: z.string()
});

/** A notice as its setting has it; nothing at all where there is none (version 1). */
export function readKept(text: string | null): KeptNotice {
	return text === null ? { facts: {}, version: 1, savedOn: null } : stored.parse(JSON.parse(text));
}
