import type { Actor } from '#lib/accounts/actor.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readReportOnPage, reportHead, type ReportHead } from './report-head.server.ts';

/** The page on which themes are named, ordered, put together, and given the points that they answer. */
export interface ThemesPage {
	readonly head: ReportHead;
	readonly mayWrite: boolean;
	readonly themes: readonly ThemeOnPage[];
	readonly points: readonly PointOnPage[];
	readonly newId: string;
}

export interface ThemeOnPage {
	readonly id: string;
	readonly version: number;
	readonly theme: string;
	readonly number: number;
	readonly pointIds: readonly string[];
	readonly paragraphs: number;
}

export interface PointOnPage {
	readonly id: string;
	/** "2.1. Pilnveidot …". */
	readonly label: string;
	/** "2.1.". */
	readonly code: string;
	/** It stands in none of the themes. */
	readonly isFree: boolean;
}

/** The themes of a report. Refuses NOT_FOUND whoever does not write it. */
export async function readThemesPage(actor: Actor, id: string): Promise<ThemesPage> {
	const report = await readReportOnPage(actor, id);
	const head = reportHead(actor, report);
	if (!head.mayEdit) throw new Refusal('NOT_FOUND');
	const { read } = actor.installation.db;
	const orderBy = [{ position: 'asc' as const }, { id: 'asc' as const }];
	const [sections, points, counts] = await Promise.all([
		read.reportSection.findMany({
			...{ where: { reportId: id }, orderBy },
			select: { id: true, theme: true, version: true, points: { select: { pointId: true } } }
		}),
		read.resolutionPoint.findMany({
			...{ where: { resolutionId: report.resolutionId }, orderBy },
			select: { id: true, code: true, text: true }
		}),
		read.reportParagraph.groupBy({ by: ['sectionId'], where: { reportId: id }, _count: true })
	]);
	const taken = new Set(sections.flatMap((section) => section.points.map(({ pointId }) => pointId)));
	const count = new Map(counts.map(({ sectionId, _count }) => [sectionId, _count]));
	return {
		...{ head, mayWrite: head.isDraft, newId: newId() },
		themes: sections.map(({ id: sectionId, points: own, ...section }, at) => ({
			...{ ...section, id: sectionId, number: at + 1, pointIds: own.map(({ pointId }) => pointId) },
			paragraphs: count.get(sectionId) ?? 0
		})),
		points: points.map(({ id: pointId, code, text }, at) => ({
			...{ id: pointId, code: code ?? `${at + 1}.`, isFree: !taken.has(pointId) },
			label: `${code ?? `${at + 1}.`} ${plainText(text, 120)}`
		}))
	};
}
