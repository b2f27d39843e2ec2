import type { Deed, Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/*
 * The municipalities and what they are asked about their programmes for the protection of children's rights once a year. Who is
 * asked, reminded and has answered is the request's (requests/); here is who they are, and what of their answers is counted.
 */

/** What can be done, and who may. */
export const deeds = {
	/** The register and what was accepted: nothing in it is restricted. */
	read: { name: 'municipalities.read', grants: ['SIGNED_IN', 'SYSTEM'] },
	/** The municipalities of Latvia, as the law has them. */
	load: { name: 'municipalities.load', grants: ['SECRETARIAT', 'SYSTEM'] },
	start: { name: 'municipalities.start', grants: ['SECRETARIAT'] },
	/** What a survey is called, and the municipalities of which day it asks. */
	describe: { name: 'municipalities.describe', grants: ['SECRETARIAT'] },
	/** Writing what a survey's findings come to. */
	conclude: { name: 'municipalities.conclude', grants: ['SECRETARIAT'] },
	/** Showing the findings to readers without an account, or no longer. */
	publish: { name: 'municipalities.publish', grants: ['SECRETARY'] },
	/** Entering good practice, and choosing what of it is shown. */
	keepPractice: { name: 'municipalities.keepPractice', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** Planning regions (MK 22.06.2021. noteikumi Nr. 418), in the order of the law's list. */
export const regions = ['RIGA', 'VIDZEME', 'KURZEME', 'ZEMGALE', 'LATGALE'] as const;
export type Region = (typeof regions)[number];

/** "Vidzemes plānošanas reģions". */
export function regionWord(region: Region, locale: Locale): string {
	const words = {
		RIGA: m.municipalities_region_riga,
		VIDZEME: m.municipalities_region_vidzeme,
		KURZEME: m.municipalities_region_kurzeme,
		ZEMGALE: m.municipalities_region_zemgale,
		LATGALE: m.municipalities_region_latgale
	};
	return words[region]({}, { locale });
}

/** Whether there was such a municipality on a day. */
export function isThere(
	{ from, until }: { readonly from: string; readonly until: string | null },
	date: string
): boolean {
	return from <= date && (until === null || date <= until);
}

/** What a request says that it is for. */
export const subjectOfSurvey = (surveyId: string) => `survey:${surveyId}`;
