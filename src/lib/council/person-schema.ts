import { z } from 'zod';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { isMailAddress } from './person.ts';

/** A mail address in small letters, or null where none is written. */
export const addressField = z
	.string()
	.nullish()
	.transform((typed, context): string | null => {
		const address = (typed ?? '').trim().toLowerCase();
		if (address === '') return null;
		if (!isMailAddress(address)) context.addIssue({ code: 'custom', message: 'people_problem_email' });
		return address;
	});

/** What is known of a person, as a form carries it. */
export const personFields = {
	name: requiredLineField(200, 'people_problem_name'),
	title: lineField(300),
	email: addressField,
	phone: lineField(60),
	locale: z.enum(['lv', 'en']).default('lv'),
	note: textField(2000)
};

/** `knowing`: the writer was shown who else has that name, and goes on. */
export const createPersonSchema = z.object({
	id: idField,
	...personFields,
	knowing: z.boolean().default(false)
});

export const editPersonSchema = createPersonSchema.extend({ version: versionField });

export const deletePersonSchema = z.object({ id: idField, version: versionField });
