import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { orderAfterMove } from '#lib/meetings/agenda.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findForEdit, readOrder } from './report-editing.server.ts';
import { keepPlans } from './report-plans-keeping.server.ts';
import { writeParagraphOrder } from './report-reading.server.ts';
import { readThemeOrder, writeThemeOrder } from './report-themes.server.ts';
import { recordForReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

type State = Readonly<Record<string, unknown>> & { readonly id: string };

interface Edited {
	readonly paragraph?: State;
	readonly section?: State;
	readonly merged?: object;
	readonly introduction?: string | null;
}

/** What was written in a report is taken back while it is a draft: a text, a place, what was left out. */
export const undoers: Undoers = {
	[reportDeeds.edit.name]: async (actor, change) => {
		const directory = await directoryOf(actor.installation);
		await actor.installation.db.write(async (tx) => {
			const report = await findForEdit(tx, actor, change.subjectId, directory);
			const [before, after] = [change.before, change.after] as [Edited | null, Edited | null];
			if (!after || after.merged) throw new Refusal('NOT_NOW');
			if (after.paragraph) await takeParagraph(tx, report.id, before?.paragraph ?? null, after.paragraph);
			else if (after.section) await takeTheme(tx, report.id, before?.section ?? null, after.section);
			else await takeIntroduction(tx, report, before, after);
			await keepPlans(tx, report.id);
			await recordUndone(tx, actor, report, change);
		});
	}
};

function recordUndone(
	tx: Transaction,
	actor: Actor,
	report: Awaited<ReturnType<typeof findForEdit>>,
	{ id, before, after }: RecordedChange
): Promise<string> {
	return recordForReport(tx, actor, reportDeeds.edit, report, {
		before: after as object,
		after: before as object | null,
		undoes: id
	});
}

async function takeParagraph(
	tx: Transaction,
	reportId: string,
	before: State | null,
	{ id, ...after }: State
): Promise<void> {
	const row = await tx.reportParagraph.findUnique({ where: { id } });
	if (row?.reportId !== reportId) throw new Refusal('CONFLICT');
	if (before && 'place' in after) {
		const order = await readOrder(tx, row.sectionId);
		if (order.indexOf(id) + 1 !== after.place) throw new Refusal('CONFLICT');
		return writeParagraphOrder(tx, row.sectionId, orderAfterMove(order, id, Number(before.place) - 1));
	}
	mustBeUnchanged(row, 'sectionId' in after && 'position' in after ? { sectionId: after.sectionId } : after);
	if (!before) {
		await tx.reportParagraph.delete({ where: { id } });
		return;
	}
	const { id: _, ...fields } = before;
	await tx.reportParagraph.update({ where: { id }, data: { ...fields, version: { increment: 1 } } });
}

async function takeTheme(
	tx: Transaction,
	reportId: string,
	before: State | null,
	{ id, ...after }: State
): Promise<void> {
	const row = await tx.reportSection.findUnique({ where: { id }, include: { points: true } });
	if (row?.reportId !== reportId) throw new Refusal('CONFLICT');
	if (before && 'place' in after) {
		const order = await readThemeOrder(tx, reportId);
		if (order.indexOf(id) + 1 !== after.place) throw new Refusal('CONFLICT');
		return writeThemeOrder(tx, orderAfterMove(order, id, Number(before.place) - 1));
	}
	// Which points it answers may have been taken from another theme: that is said anew, not taken back.
	if ('pointIds' in after && (before !== null || (after.pointIds as string[]).length > 0))
		throw new Refusal('NOT_NOW');
	mustBeUnchanged({ theme: row.theme }, { theme: after.theme });
	if (before) {
		const theme = String(before.theme);
		await tx.reportSection.update({ where: { id }, data: { theme, version: { increment: 1 } } });
		return;
	}
	if (await tx.reportParagraph.count({ where: { sectionId: id } })) throw new Refusal('CONFLICT');
	await tx.reportSection.delete({ where: { id } });
	await writeThemeOrder(tx, await readThemeOrder(tx, reportId));
}

async function takeIntroduction(
	tx: Transaction,
	{ id, introduction, version }: Awaited<ReturnType<typeof findForEdit>>,
	before: Edited | null,
	after: Edited
): Promise<void> {
	mustBeUnchanged({ introduction }, { introduction: after.introduction ?? null });
	const data = { introduction: before?.introduction ?? null, version: { increment: 1 } };
	await tx.report.update({ where: { id, version }, data });
}
