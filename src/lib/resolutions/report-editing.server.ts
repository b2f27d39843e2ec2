import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { orderAfterMove } from '#lib/meetings/agenda.ts';
import {
	addParagraphSchema,
	editParagraphSchema,
	introductionSchema,
	leaveOutSchema,
	moveParagraphSchema,
	placeParagraphSchema
} from './report-editing-schema.ts';
import { keepPlans } from './report-plans-keeping.server.ts';
import { writeParagraphOrder } from './report-reading.server.ts';
import { mustBeDraft } from './reports.ts';
import { findReport, mustBeAsSeen, recordForReport, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/** What was done: in which report, to what, and the recorded change (null where nothing was different). */
export interface ReportDone {
	readonly reportId: string;
	readonly id: string;
	readonly eventId: string | null;
}

/** Changes what a paragraph says. Refuses NOT_FOUND, NOT_NOW when the report is approved, CONFLICT with the other's text. */
export async function editParagraph(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, ...said } = parseInput(editParagraphSchema, input);
	return changeParagraph(actor, { id, version, values: () => said });
}

/** Leaves a paragraph out of the report, or puts it back: it stays where it is. */
export async function leaveOut(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, isLeftOut } = parseInput(leaveOutSchema, input);
	return changeParagraph(actor, { id, version, values: () => ({ isLeftOut }) });
}

/** Moves a paragraph into another theme, to its end. */
export async function placeParagraph(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, sectionId } = parseInput(placeParagraphSchema, input);
	const values = async (tx: Transaction, { reportId }: FoundParagraph) => {
		const section = await tx.reportSection.findUnique({
			where: { id: sectionId },
			select: { reportId: true }
		});
		if (section?.reportId !== reportId) refuseField('sectionId', 'reports_problem_theme_choice');
		return { sectionId, position: await nextPosition(tx, sectionId) };
	};
	return changeParagraph(actor, { id, version, values });
}

/** Moves a paragraph to another place of its theme (from 1). Moved to where it is, nothing happens. */
export async function moveParagraph(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, to } = parseInput(moveParagraphSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { paragraph, report } = await findParagraph(tx, actor, id, directory);
		const before = await readOrder(tx, paragraph.sectionId);
		const after = orderAfterMove(before, id, to - 1);
		if (after.join() === before.join()) return { reportId: report.id, id, eventId: null };
		await writeParagraphOrder(tx, paragraph.sectionId, after);
		await keepPlans(tx, report.id);
		const eventId = await recordForReport(tx, actor, reportDeeds.edit, report, {
			before: { paragraph: { id, place: before.indexOf(id) + 1 } },
			after: { paragraph: { id, place: after.indexOf(id) + 1 } }
		});
		return { reportId: report.id, id, eventId };
	});
}

/** Puts a paragraph of one's own into a theme. Sent twice with one id it acts once. */
export async function addParagraph(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, sectionId, afterId, heading, text } = parseInput(addParagraphSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const section = await tx.reportSection.findUnique({
			where: { id: sectionId },
			select: { reportId: true }
		});
		if (!section) throw new Refusal('NOT_FOUND');
		const { reportId } = section;
		const report = await findForEdit(tx, actor, reportId, directory);
		const known = await tx.reportParagraph.findUnique({ where: { id }, select: { reportId: true } });
		if (known && known.reportId !== reportId) throw new Refusal('NOT_FOUND');
		if (known) return { reportId, id, eventId: null };
		const order = await readOrder(tx, sectionId);
		const before = await fieldOf(tx, afterId);
		// Under the same heading it belongs to the same part of the template: what is planned there, is planned.
		const field = before && before.heading === heading ? before.field : null;
		const said = { sectionId, heading, text, field };
		await tx.reportParagraph.create({ data: { id, reportId, position: order.length, ...said } });
		const place = afterId ? order.indexOf(afterId) + 1 : order.length;
		await writeParagraphOrder(tx, sectionId, [...order.slice(0, place), id, ...order.slice(place)]);
		await keepPlans(tx, reportId);
		const eventId = await recordForReport(tx, actor, reportDeeds.edit, report, {
			after: { paragraph: { id, ...said } }
		});
		return { reportId, id, eventId };
	});
}

/** Changes what the report begins with. `version`: of the report. */
export async function editIntroduction(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, introduction } = parseInput(introductionSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const report = await findForEdit(tx, actor, id, directory);
		const before = { introduction: report.introduction };
		const change = difference(before, { introduction });
		if (!change) return { reportId: id, id, eventId: null };
		const about = { subjectType: 'Report' as const, subjectId: id, version: report.version };
		await mustBeAsSeen(tx, about, { seen: version, values: before });
		await tx.report.update({ where: { id, version }, data: { introduction, version: { increment: 1 } } });
		return { reportId: id, id, eventId: await recordForReport(tx, actor, reportDeeds.edit, report, change) };
	});
}

const columns = {
	...{ id: true, reportId: true, sectionId: true, position: true, field: true, heading: true, text: true },
	...{ sourceKind: true, sourceId: true, sourceVersionId: true, sourceText: true, isLeftOut: true },
	version: true
} as const;

export type FoundParagraph = NonNullable<Awaited<ReturnType<typeof readParagraph>>>;

function readParagraph(tx: Transaction, id: string) {
	return tx.reportParagraph.findUnique({ where: { id }, select: columns });
}

/** A report that somebody may write, while it is a draft. */
export async function findForEdit(
	tx: Transaction,
	actor: Actor,
	id: string,
	directory: Directory
): Promise<FoundReport> {
	const report = await findReport(tx, actor, reportDeeds.edit, { id, directory });
	mustBeDraft(report);
	return report;
}

/** A paragraph of such a report. Refuses NOT_FOUND. */
export async function findParagraph(tx: Transaction, actor: Actor, id: string, directory: Directory) {
	const paragraph = await readParagraph(tx, id);
	if (!paragraph) throw new Refusal('NOT_FOUND');
	return { paragraph, report: await findForEdit(tx, actor, paragraph.reportId, directory) };
}

/** What a change of a paragraph writes. */
type Written = Partial<Omit<FoundParagraph, 'id' | 'reportId' | 'version'>>;

interface ParagraphChange {
	readonly id: string;
	readonly version: number;
	readonly values: (tx: Transaction, paragraph: FoundParagraph) => Written | Promise<Written>;
}

/** Changes one paragraph as its writer saw it, with what is planned by it; recorded where something differs. */
export async function changeParagraph(actor: Actor, change: ParagraphChange): Promise<ReportDone> {
	const { id, version, values } = change;
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { paragraph, report } = await findParagraph(tx, actor, id, directory);
		const reportId = report.id;
		const after = await values(tx, paragraph);
		const changed = difference<Written>(paragraph, after);
		if (!changed || isMovedOnly(changed.after)) return { reportId, id, eventId: null };
		const about = { subjectType: 'Report' as const, subjectId: reportId, version: paragraph.version };
		const { heading, text } = paragraph;
		await mustBeAsSeen(tx, about, { seen: version, values: { heading, text } });
		await tx.reportParagraph.update({
			where: { id, version },
			data: { ...changed.after, version: { increment: 1 } }
		});
		await keepPlans(tx, reportId);
		const eventId = await recordForReport(tx, actor, reportDeeds.edit, report, {
			before: { paragraph: { id, ...changed.before } },
			after: { paragraph: { id, ...changed.after } }
		});
		return { reportId, id, eventId };
	});
}

/** Placed into the theme in which it is, it would only go to its end. */
const isMovedOnly = (after: object) => Object.keys(after).join() === 'position';

/** The paragraphs of a theme, by their ids, in their order. */
export async function readOrder(tx: Transaction, sectionId: string): Promise<string[]> {
	const rows = await tx.reportParagraph.findMany({
		where: { sectionId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return rows.map(({ id }) => id);
}

async function nextPosition(tx: Transaction, sectionId: string): Promise<number> {
	const last = await tx.reportParagraph.aggregate({ where: { sectionId }, _max: { position: true } });
	return (last._max.position ?? -1) + 1;
}

async function fieldOf(tx: Transaction, id: string | null) {
	if (id === null) return null;
	return tx.reportParagraph.findUnique({ where: { id }, select: { field: true, heading: true } });
}
