import type { Transaction } from '#lib/server/database.server.ts';
import { readTemplate } from '#lib/requests/template.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { followPlans, readPlans } from './report-plans.ts';
import { plannedField } from './reports.ts';

/**
 * Keeps what a report plans in step with its text: to be called in the transaction of every change of a paragraph. What became a
 * task, or was said to become none, is never lost: where it stands in the text no longer, it is in no paragraph.
 */
export async function keepPlans(tx: Transaction, reportId: string): Promise<void> {
	const [kept, paragraphs] = [await readKept(tx, reportId), await readPlanned(tx, reportId)];
	const { steps, gone } = followPlans(
		kept,
		paragraphs.map(({ id, text, heading }) => ({ paragraphId: id, things: readPlans(text, heading) }))
	);
	const known = new Map(kept.map((plan) => [plan.id, plan]));
	for (const [position, { id, paragraphId, thing }] of steps.entries()) {
		const now = { ...thing, paragraphId, position };
		const before = id === null ? undefined : known.get(id);
		if (!before) await tx.reportPlan.create({ data: { id: newId(), reportId, ...now } });
		else if (differs(before, now)) {
			const isSaid = before.text !== now.text || before.group !== now.group;
			const version = isSaid ? { version: { increment: 1 } } : {};
			await tx.reportPlan.update({ where: { id: before.id }, data: { ...now, ...version } });
		}
	}
	await letGo(tx, gone, steps.length);
}

async function letGo(
	tx: Transaction,
	gone: readonly { readonly id: string; readonly isSettled: boolean }[],
	from: number
): Promise<void> {
	const lost = gone.filter(({ isSettled }) => !isSettled).map(({ id }) => id);
	if (lost.length) await tx.reportPlan.deleteMany({ where: { id: { in: lost } } });
	for (const [at, { id }] of gone.filter(({ isSettled }) => isSettled).entries())
		await tx.reportPlan.update({ where: { id }, data: { paragraphId: null, position: from + at } });
}

type Now = { group: string | null; text: string; paragraphId: string | null; position: number };

const differs = (before: Now, now: Now) =>
	before.text !== now.text ||
	before.group !== now.group ||
	before.paragraphId !== now.paragraphId ||
	before.position !== now.position;

async function readKept(tx: Transaction, reportId: string) {
	const rows = await tx.reportPlan.findMany({
		where: { reportId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, paragraphId: true, position: true, group: true, text: true, taskId: true },
			...{ isDropped: true, provenance: true, _count: { select: { outcomes: true } } }
		}
	});
	// What was read from a printed document stands in no paragraph, and stays.
	return rows
		.filter(({ paragraphId, provenance, taskId, isDropped }) => {
			return paragraphId !== null || provenance === null || taskId !== null || isDropped;
		})
		.map(({ taskId, isDropped, _count, ...row }) => ({
			...row,
			isSettled: taskId !== null || isDropped || _count.outcomes > 0
		}));
}

/** The paragraphs that say what is planned, in the order in which they are read. */
async function readPlanned(tx: Transaction, reportId: string) {
	const report = await tx.report.findUniqueOrThrow({ where: { id: reportId }, select: { template: true } });
	// "Kas plānots" heads no group: everything here is planned.
	const usual = readTemplate(report.template).find(({ id }) => id === plannedField)?.title;
	const sections = await tx.reportSection.findMany({
		where: { reportId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	const rows = await tx.reportParagraph.findMany({
		where: { reportId, field: plannedField, isLeftOut: false },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, sectionId: true, text: true, heading: true }
	});
	const place = new Map(sections.map(({ id }, at) => [id, at]));
	return rows
		.sort((a, b) => place.get(a.sectionId)! - place.get(b.sectionId)!)
		.map(({ id, text, heading }) => ({ id, text, heading: heading === usual ? null : heading }));
}
