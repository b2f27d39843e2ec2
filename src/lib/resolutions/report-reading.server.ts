import type { Transaction } from '#lib/server/database.server.ts';
import type { Standing, Theme, ThemePoint } from './compiling.ts';
import type { SourceKind } from './reports.ts';

/* What stands in a report, for the verbs that change it. */

/** Its themes in their order, with the points that they answer. */
export async function readThemes(
	tx: Transaction,
	reportId: string
): Promise<(Theme & { version: number; theme: string })[]> {
	const rows = await tx.reportSection.findMany({
		where: { reportId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, theme: true, version: true, points: { select: { pointId: true } } }
	});
	return rows.map(({ points, ...row }) => ({ ...row, pointIds: points.map(({ pointId }) => pointId) }));
}

/** The points of its resolution in their order, with their tasks. */
export async function readThemePoints(tx: Transaction, resolutionId: string): Promise<ThemePoint[]> {
	const rows = await tx.resolutionPoint.findMany({
		where: { resolutionId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, text: true, tasks: { orderBy: { at: 'asc' }, select: { taskId: true } } }
	});
	return rows.map(({ tasks, ...row }) => ({ ...row, taskIds: tasks.map(({ taskId }) => taskId) }));
}

/** Its paragraphs in their order; `helping`: the answers of those who only help. */
export async function readStanding(
	tx: Transaction,
	reportId: string,
	helping: ReadonlySet<string>
): Promise<Standing[]> {
	const rows = await tx.reportParagraph.findMany({
		where: { reportId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, sectionId: true, field: true, sourceKind: true, sourceId: true }
	});
	return rows.map((row) => ({
		...row,
		sourceKind: row.sourceKind as SourceKind,
		isHelper: row.sourceKind === 'TASK' || helping.has(row.sourceId ?? '')
	}));
}

/** Gives the paragraphs of a theme the places of their order. */
export async function writeParagraphOrder(
	tx: Transaction,
	sectionId: string,
	ids: readonly string[]
): Promise<void> {
	const rows = await tx.reportParagraph.findMany({
		where: { sectionId },
		select: { id: true, position: true }
	});
	const places = new Map(rows.map(({ id, position }) => [id, position]));
	for (const [position, id] of ids.entries())
		if (places.get(id) !== position) await tx.reportParagraph.update({ where: { id }, data: { position } });
}
