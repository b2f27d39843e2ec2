import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { orderAfterMove } from '#lib/meetings/agenda.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	addThemeSchema,
	editThemeSchema,
	mergeThemeSchema,
	moveThemeSchema
} from './report-editing-schema.ts';
import { findForEdit, readOrder, type ReportDone } from './report-editing.server.ts';
import { keepPlans } from './report-plans-keeping.server.ts';
import { writeParagraphOrder } from './report-reading.server.ts';
import { mustBeAsSeen, recordForReport, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/*
 * The themes of a report: one a point at first, and then as the secretariat wants to tell of it.
 */

/** Adds a theme at the end. Sent twice with one id it acts once. */
export async function addTheme(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, reportId, theme, pointIds } = parseInput(addThemeSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const report = await findForEdit(tx, actor, reportId, directory);
		const known = await tx.reportSection.findUnique({ where: { id }, select: { reportId: true } });
		if (known && known.reportId !== reportId) throw new Refusal('NOT_FOUND');
		if (known) return { reportId, id, eventId: null };
		await mustBePoints(tx, report, pointIds);
		const position = (await readThemeOrder(tx, reportId)).length;
		await takePoints(tx, reportId, pointIds);
		await tx.reportSection.create({
			data: {
				...{ id, reportId, theme, position },
				points: { create: pointIds.map((pointId) => ({ pointId })) }
			}
		});
		return done(tx, actor, report, { id, after: { id, theme, pointIds } });
	});
}

/** Renames a theme, and says which points it answers: a point belongs to one theme of a report. */
export async function editTheme(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, theme, pointIds } = parseInput(editThemeSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { section, report } = await findTheme(tx, actor, id, directory);
		const before = { theme: section.theme, pointIds: section.pointIds };
		const changed = difference(before, { theme, pointIds: [...pointIds].sort() });
		if (!changed) return { reportId: report.id, id, eventId: null };
		await mustBe(tx, report, section, version);
		await mustBePoints(tx, report, pointIds);
		await takePoints(tx, report.id, pointIds);
		await tx.reportSectionPoint.deleteMany({ where: { sectionId: id } });
		await tx.reportSectionPoint.createMany({ data: pointIds.map((pointId) => ({ sectionId: id, pointId })) });
		await tx.reportSection.update({ where: { id, version }, data: { theme, version: { increment: 1 } } });
		return done(tx, actor, report, {
			id,
			before: { id, ...changed.before },
			after: { id, ...changed.after }
		});
	});
}

/** Moves a theme to another place (from 1). Moved to where it is, nothing happens. */
export async function moveTheme(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, to } = parseInput(moveThemeSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { report } = await findTheme(tx, actor, id, directory);
		const before = await readThemeOrder(tx, report.id);
		const after = orderAfterMove(before, id, to - 1);
		if (after.join() === before.join()) return { reportId: report.id, id, eventId: null };
		await writeThemeOrder(tx, after);
		await keepPlans(tx, report.id);
		return done(tx, actor, report, {
			id,
			before: { id, place: before.indexOf(id) + 1 },
			after: { id, place: after.indexOf(id) + 1 }
		});
	});
}

/** Puts a theme into another: its points, and its paragraphs behind those that are there. Done twice it is done once. */
export async function mergeTheme(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, intoId } = parseInput(mergeThemeSchema, input);
	if (id === intoId) refuseField('intoId', 'reports_problem_theme_choice');
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { section: into, report } = await findTheme(tx, actor, intoId, directory);
		const section = await readTheme(tx, id);
		if (!section) return { reportId: report.id, id: intoId, eventId: null };
		if (section.reportId !== report.id) throw new Refusal('NOT_FOUND');
		await mustBe(tx, report, section, version);
		const moved = await readOrder(tx, id);
		const order = [...(await readOrder(tx, intoId)), ...moved];
		await tx.reportParagraph.updateMany({ where: { sectionId: id }, data: { sectionId: intoId } });
		await writeParagraphOrder(tx, intoId, order);
		await tx.reportSectionPoint.deleteMany({ where: { sectionId: id } });
		await tx.reportSectionPoint.createMany({
			data: section.pointIds.map((pointId) => ({ sectionId: intoId, pointId }))
		});
		await tx.reportSection.delete({ where: { id, version } });
		await writeThemeOrder(tx, await readThemeOrder(tx, report.id));
		await tx.reportSection.update({ where: { id: intoId }, data: { version: { increment: 1 } } });
		await keepPlans(tx, report.id);
		const { theme, pointIds } = section;
		const eventId = await recordForReport(tx, actor, reportDeeds.edit, report, {
			before: { merged: { theme, pointIds } },
			after: { merged: { theme: into.theme, sectionId: intoId } }
		});
		return { reportId: report.id, id: intoId, eventId };
	});
}

async function done(
	tx: Transaction,
	actor: Actor,
	report: FoundReport,
	{ id, before = null, after }: { id: string; before?: object | null; after: object }
): Promise<ReportDone> {
	const eventId = await recordForReport(tx, actor, reportDeeds.edit, report, {
		before: before && { section: before },
		after: { section: after }
	});
	return { reportId: report.id, id, eventId };
}

async function readTheme(tx: Transaction, id: string) {
	const row = await tx.reportSection.findUnique({
		where: { id },
		select: { id: true, reportId: true, theme: true, version: true, points: { select: { pointId: true } } }
	});
	if (!row) return null;
	const { points, ...section } = row;
	return { ...section, pointIds: points.map(({ pointId }) => pointId).sort() };
}

type FoundTheme = NonNullable<Awaited<ReturnType<typeof readTheme>>>;

/** A theme of a report that somebody may write. Refuses NOT_FOUND. */
export async function findTheme(tx: Transaction, actor: Actor, id: string, directory: Directory) {
	const section = await readTheme(tx, id);
	if (!section) throw new Refusal('NOT_FOUND');
	return { section, report: await findForEdit(tx, actor, section.reportId, directory) };
}

async function mustBe(tx: Transaction, report: FoundReport, section: FoundTheme, seen: number) {
	const { version, theme, pointIds } = section;
	const about = { subjectType: 'Report' as const, subjectId: report.id, version };
	await mustBeAsSeen(tx, about, { seen, values: { theme, pointIds } });
}

async function mustBePoints(tx: Transaction, { resolutionId }: FoundReport, pointIds: readonly string[]) {
	const count = await tx.resolutionPoint.count({ where: { resolutionId, id: { in: [...pointIds] } } });
	if (count !== new Set(pointIds).size) refuseField('pointIds', 'server_problem_form');
}

/** A point belongs to one theme of a report: whoever takes it, takes it from the other. */
async function takePoints(tx: Transaction, reportId: string, pointIds: readonly string[]): Promise<void> {
	await tx.reportSectionPoint.deleteMany({
		where: { pointId: { in: [...pointIds] }, section: { reportId } }
	});
}

/** The themes of a report, by their ids, in their order. */
export async function readThemeOrder(tx: Transaction, reportId: string): Promise<string[]> {
	const rows = await tx.reportSection.findMany({
		where: { reportId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return rows.map(({ id }) => id);
}

/** Gives the themes the places of their order. */
export async function writeThemeOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
	for (const [position, id] of ids.entries())
		await tx.reportSection.update({ where: { id }, data: { position } });
}
