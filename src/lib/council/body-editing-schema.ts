import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { idField, optionalIdField, versionField } from '#lib/server/input.ts';
import { extendedByChoices } from './council.ts';

export const bodyKinds = ['COUNCIL', 'STANDING_GROUP', 'SUBGROUP'] as const;

/** A number that need not be given, kept as its digits; null where nothing was written. */
const numberField = z
	.string()
	.nullish()
	.transform((typed, context): string | null => {
		const digits = typed?.trim().replace(/\.$/, '') ?? '';
		if (digits === '') return null;
		if (/^[1-9]\d{0,3}$/.test(digits)) return digits;
		context.addIssue({ code: 'custom', message: 'bodies_problem_number' });
		return z.NEVER;
	});

/** The public name in addresses: small Latin letters, digits and single hyphens; null: it is made from the name. */
const slugField = z
	.string()
	.nullish()
	.transform((typed, context): string | null => {
		const slug = typed?.trim() ?? '';
		if (slug === '') return null;
		if (slug.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return slug;
		context.addIssue({ code: 'custom', message: 'bodies_problem_slug' });
		return z.NEVER;
	});

const fields = {
	kind: z.enum(bodyKinds, 'server_problem_form'),
	parentId: optionalIdField,
	number: numberField,
	name: requiredLineField(300),
	shortName: requiredLineField(80),
	/** Among the bodies of the same parent; null: the last. */
	position: numberField,
	startDate: dateField,
	decision: lineField(500),
	extendedBy: z.enum(extendedByChoices, 'server_problem_form').default('EITHER'),
	note: textField(4000)
};

export const createBodySchema = z.object({ id: idField, slug: slugField, ...fields });
export const editBodySchema = z.object({ id: idField, version: versionField, ...fields });

export type BodyInput = Omit<z.output<typeof editBodySchema>, 'id' | 'version'>;
