import { z } from 'zod';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { accountRoles } from './accounts.ts';

/** An address of mail as it is kept: small letters, no blanks around it. */
export const emailField = z
	.string('accounts_problem_email')
	.trim()
	.toLowerCase()
	.max(254, 'accounts_problem_email')
	.pipe(z.email('accounts_problem_email'));

const nameField = requiredLineField(120, 'accounts_problem_name');
const localeField = z.enum(['lv', 'en'], 'server_problem_form');
const roleField = z
	.enum(['', ...accountRoles], 'server_problem_form')
	.nullish()
	.transform((role) => role || null);

/** Whoever is invited; the id becomes the account's. */
export const inviteSchema = z.object({
	id: idField,
	email: emailField,
	name: nameField,
	locale: localeField,
	role: roleField
});

/** `count` is how many the page said there would be. */
export const inviteManySchema = z.object({
	id: idField,
	count: z.coerce.number('server_problem_form').int('server_problem_form').min(0)
});

/** `id` is the form's own: asked twice, one mail goes. */
export const inviteAgainSchema = z.object({ id: idField, userId: idField });

/** Whose the account is, is said by that person's address. */
export const changeSchema = z.object({
	id: idField,
	version: versionField,
	name: nameField,
	locale: localeField,
	personEmail: lineField(254).transform((email) => email?.toLowerCase() ?? null)
});

export const roleSchema = z.object({ id: idField, version: versionField, role: roleField });
export const standingSchema = z.object({ id: idField, version: versionField });

export const emailChangeSchema = z.object({ id: idField, userId: idField, email: emailField });

export const profileSchema = z.object({
	version: versionField,
	name: nameField,
	locale: localeField,
	theme: z.enum(['auto', 'light', 'dark'], 'server_problem_form')
});

/** Passwords are taken as they are typed: nothing is trimmed. */
export const passwordSchema = z.object({
	present: z.string('server_problem_form').max(1000, 'accounts_problem_password_long').optional(),
	password: z.string('server_problem_form').max(1000, 'accounts_problem_password_long')
});
export const removePasswordSchema = z.object({
	present: z.string('server_problem_form').max(1000, 'accounts_problem_password_long').optional()
});

export const endSessionSchema = z.object({ hash: z.string().regex(/^[\da-f]{64}$/, 'server_problem_form') });
export const nothingSchema = z.object({});

export const preparedSchema = z.object({ id: idField, version: versionField });
export const refusePreparedSchema = preparedSchema.extend({
	note: textField(2000)
});
