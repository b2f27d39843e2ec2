import { rigaDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { PublicReader } from '#lib/meetings/public-council.server.ts';
import { mustHavePublicPages } from '#lib/meetings/public-pages.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readContent } from './report-content.ts';
import { shownVersion, type VersionOnPage } from './report-version-text.ts';

/*
 * Reports as anybody may read them: what was approved, where the council publishes it.
 */

export interface PublicReportLine {
	readonly id: string;
	readonly title: string;
	readonly date: string | null;
}

/** The published reports, the newest first. One statement. */
export async function readPublicReports({ installation, locale }: PublicReader): Promise<PublicReportLine[]> {
	const rows = await installation.db.read.report.findMany({
		where: { publishing: 'ALL', status: { not: 'DRAFT' } },
		orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
		take: 100,
		select: { id: true, title: true, sentOn: true, approvedOn: true }
	});
	return rows.map(({ id, title, sentOn, approvedOn }) => {
		const day = sentOn ?? approvedOn;
		return { id, title, date: day && shortDate(day, locale) };
	});
}

export interface PublicReport {
	readonly title: string;
	readonly text: VersionOnPage;
	readonly publishedOn: string;
}

/** A published report. Refuses NOT_FOUND what is not published, and where the council has no public pages. */
export async function readPublicReport(
	{ installation, locale }: PublicReader,
	id: string
): Promise<PublicReport> {
	await mustHavePublicPages(installation);
	const { read } = installation.db;
	const report = await read.report.findFirst({
		where: { id, publishing: 'ALL', status: { not: 'DRAFT' } },
		select: { publishedAt: true }
	});
	const version = report
		? await read.reportVersion.findFirst({
				where: { reportId: id, kind: 'APPROVED' },
				orderBy: { number: 'desc' },
				select: { content: true, at: true }
			})
		: null;
	if (!report || !version) throw new Refusal('NOT_FOUND');
	const content = readContent(version.content);
	return {
		...{ title: content.title, text: shownVersion(content) },
		publishedOn: shortDate(rigaDate(report.publishedAt ?? version.at), locale)
	};
}
