import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { fieldWords, partHeading } from '#lib/municipalities/guide-words.ts';
import { parts } from '#lib/municipalities/guide.ts';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal calls what happens to the drafts of municipalities' programmes: the deeds, the fields, the parts. */
export const guideDeeds: Words = {
	'guide.start': m.guide_deed_start,
	'guide.write': m.guide_deed_write
};

export const guideSubjects: Words = { GuideDraft: m.guide_subject };

export const guideFields: Words = {
	guidePart: m.guide_field_part,
	...Object.fromEntries(
		Object.entries(fieldWords).map(([field, word]) => [`GuideDraft.${field}`, word] as const)
	)
};

export const guideConstants: Words = Object.fromEntries(
	parts.map((part) => [
		`GUIDE_${part.toUpperCase().replace('-', '_')}`,
		(_inputs, { locale }) => partHeading(part, locale)
	])
);
