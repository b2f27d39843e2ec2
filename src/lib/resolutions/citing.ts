import type { Locale } from '#lib/accounts/actor.ts';
import { declineName } from '#lib/latvian/declension.ts';
import { fold } from '#lib/latvian/letters.ts';
import { stemOf } from '#lib/tasks/search-words.ts';
import { m } from '#i18n/generated/messages.js';
import type { ReportKind } from './resolutions.ts';

/** What a resolution is cited by. */
export interface Cited {
	readonly number: string;
	/** The post: "Ministru prezidente". */
	readonly issuer: string;
}

/** "Ministru prezidentes rezolūcija Nr. 2026 1.1.1./4-4". */
export function citationOf({ number, issuer }: Cited, locale: Locale = 'lv'): string {
	return m.resolutions_citation(citedBy(number, issuer, locale), { locale });
}

/** "Ministru prezidentes rezolūcijas Nr. 2026 1.1.1./4-4 1. punkts"; in the record always in Latvian. */
export function pointCitation({ number, issuer }: Cited, code: string, locale: Locale = 'lv'): string {
	const point = code.replace(/\.$/u, '');
	const cited = citedBy(number, issuer, locale);
	return /^\d+(?:\.\d+)*$/u.test(point)
		? m.resolutions_citation_point({ ...cited, point }, { locale })
		: m.resolutions_citation_letter({ ...cited, point }, { locale });
}

/** "Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4". */
export function reportTitle(kind: ReportKind, { number, issuer }: Cited, locale: Locale = 'lv'): string {
	const cited = citedBy(number, issuer, locale);
	return kind === 'INTERIM'
		? m.resolutions_title_interim(cited, { locale })
		: m.resolutions_title_final(cited, { locale });
}

function citedBy(number: string, issuer: string, locale: Locale) {
	const bare = withoutSign(number);
	return { number: bare, issuer: locale === 'lv' ? declineName(issuer, 'genitive') : issuer };
}

/** A number without the "Nr." that some write before it. */
export function withoutSign(number: string): string {
	return number.replace(/^\s*nr\.?\s*(?=\S)/iu, '').trim();
}

/**
 * By what a number is known, however it is written: blanks, hyphens and dots are so many ways to part its figures, and "Nr." is none
 * of it. "2026 1.1.1./4-4" is "2026-1.1.1/4-4", but "1.11" is not "11.1".
 */
export function numberKeyOf(number: string): string {
	return fold(withoutSign(number))
		.replace(/[\s.\-_]+/gu, '-')
		.replace(/-?\/-?/gu, '/')
		.replace(/^-|-$/gu, '');
}

/** By what an issuer is known: "Ministru prezidente" and "Ministru prezidenta" are one post, whoever holds it. */
export function issuerKeyOf(issuer: string): string {
	return fold(issuer)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.map(stemOf)
		.join(' ');
}
