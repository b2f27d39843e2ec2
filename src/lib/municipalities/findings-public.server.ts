import { rigaDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import type { PublicReader } from '#lib/meetings/public-council.server.ts';
import { mustHavePublicPages } from '#lib/meetings/public-pages.server.ts';
import { findingsOfYear, publicSurveys } from './findings-page.server.ts';
import type { SurveyFindings } from './survey-findings.ts';

/* The findings of surveys as anybody may read them, where they are published: counts and shares, never whose answer they are of. */

export interface PublicSurveyLine {
	readonly year: number;
	readonly title: string;
}

/** The surveys whose findings are published, the latest first. One statement. */
export function readPublicSurveys({ installation }: PublicReader): Promise<PublicSurveyLine[]> {
	return publicSurveys(installation);
}

export interface PublicFindings extends SurveyFindings {
	readonly html: string | null;
	readonly publishedOn: string | null;
}

/** The published findings of a year. Refuses NOT_FOUND what is not published, and where the council has no public pages. */
export async function readPublicFindings(
	{ installation, locale }: PublicReader,
	year: string,
	params: URLSearchParams
): Promise<PublicFindings> {
	const [found] = await Promise.all([
		findingsOfYear(installation, year, params.get('region'), { onlyPublic: true }),
		mustHavePublicPages(installation)
	]);
	const { publishedAt, conclusions } = found;
	return {
		...{ ...found, conclusions: null, html: conclusions && renderMarkdown(conclusions) },
		publishedOn: publishedAt && shortDate(rigaDate(publishedAt), locale)
	};
}
