import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { idField, parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { findForEdit } from './report-editing.server.ts';
import { addOutcomes } from './report-outcomes.server.ts';
import { keepPlans } from './report-plans-keeping.server.ts';
import { plannedField } from './reports.ts';
import { recordForReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

export const beginSchema = z.object({ id: idField });

/**
 * Begins a report from the one before it: its themes with their points, its texts as they stand there, and what came of what it had
 * planned. What was planned stands in that table; as a text it is kept, and left out. Refuses NOT_FOUND, NOT_NOW where there is no
 * report before it. Begun twice it is begun once: where there are themes already, nothing is taken over.
 */
export async function beginFromPrevious(actor: Actor, input: unknown): Promise<{ paragraphs: number }> {
	const { id } = parseInput(beginSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const report = await findForEdit(tx, actor, id, directory);
		const { previousId, introduction } = report;
		if (previousId === null) throw notNow('reports_problem_no_previous');
		if (await tx.reportSection.count({ where: { reportId: id } })) return { paragraphs: 0 };
		const paragraphs = await takeOver(tx, id, previousId);
		const outcomes = await addOutcomes(tx, actor, report);
		if (introduction === null) {
			const before = await tx.report.findUniqueOrThrow({
				where: { id: previousId },
				select: { introduction: true }
			});
			await tx.report.update({ where: { id }, data: { ...before, version: { increment: 1 } } });
		}
		await keepPlans(tx, id);
		const after = { previousId, paragraphs, outcomes };
		await recordForReport(tx, actor, reportDeeds.compile, report, { after });
		return { paragraphs };
	});
}

async function takeOver(tx: Transaction, reportId: string, previousId: string): Promise<number> {
	const sections = await tx.reportSection.findMany({
		where: { reportId: previousId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ theme: true, position: true, points: { select: { pointId: true } } },
			paragraphs: {
				where: { isLeftOut: false },
				orderBy: [{ position: 'asc' }, { id: 'asc' }],
				select: { id: true, position: true, field: true, heading: true, text: true }
			}
		}
	});
	for (const { theme, position, points, paragraphs } of sections)
		await tx.reportSection.create({
			data: {
				...{ id: newId(), reportId, theme, position, points: { create: points } },
				paragraphs: {
					create: paragraphs.map(({ id, ...paragraph }) => ({
						...{ ...paragraph, id: newId(), reportId, sourceKind: 'PREVIOUS', sourceId: id },
						...{ sourceText: paragraph.text, isLeftOut: paragraph.field === plannedField }
					}))
				}
			}
		});
	return sections.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}
