import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal calls what happens to municipalities and their surveys: the deeds, what they are done to, the fields. */
export const municipalityDeeds: Words = {
	'municipalities.load': m.municipalities_deed_load,
	'municipalities.start': m.municipalities_deed_start,
	'municipalities.describe': m.municipalities_deed_describe,
	'municipalities.conclude': m.findings_deed_conclude,
	'municipalities.publish': m.findings_deed_publish,
	'municipalities.keepPractice': m.findings_deed_practice
};

export const municipalitySubjects: Words = {
	Survey: m.municipalities_subject_survey,
	GoodPractice: m.findings_subject_practice
};

export const municipalityFields: Words = {
	region: m.municipalities_field_region,
	isStateCity: m.municipalities_field_city,
	until: m.municipalities_field_until,
	conclusions: m.findings_field_conclusions,
	area: m.findings_field_area,
	link: m.findings_field_link,
	isShown: m.findings_field_shown
};

export const municipalityConstants: Words = {
	RIGA: m.municipalities_region_riga,
	VIDZEME: m.municipalities_region_vidzeme,
	KURZEME: m.municipalities_region_kurzeme,
	ZEMGALE: m.municipalities_region_zemgale,
	LATGALE: m.municipalities_region_latgale
};
