import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { readTemplate } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { idField, parseInput } from '#lib/server/input.ts';
import { compile as compileText, type Compiled } from './compiling.ts';
import { addOutcomes } from './report-outcomes.server.ts';
import { readCourses } from './report-courses.server.ts';
import { keepPlans } from './report-plans-keeping.server.ts';
import { readStanding, readThemePoints, readThemes, writeParagraphOrder } from './report-reading.server.ts';
import { mustBeDraft } from './reports.ts';
import { findReport, recordForReport, todayOf, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

export const compileSchema = z.object({
	id: idField,
	/** What was sent and is not accepted is taken, too. */
	takesSent: z.boolean().default(false)
});

/** What compiling added. */
export interface CompileDone {
	readonly themes: number;
	readonly paragraphs: number;
	/** Things that the report before had planned. */
	readonly outcomes: number;
}

/**
 * Puts together what the institutions answered and what the tied tasks say: what is new comes to its place, and nothing that stands
 * there is touched. Refuses NOT_FOUND whoever may not, NOT_NOW when the report is approved. Compiled twice, the second time adds
 * nothing.
 */
export async function compile(actor: Actor, input: unknown): Promise<CompileDone> {
	const { id, takesSent } = parseInput(compileSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.compile, { id, directory });
		mustBeDraft(report);
		const added = await readAdded(tx, actor, report, takesSent);
		await write(tx, report, added);
		const outcomes = await addOutcomes(tx, actor, report);
		const compiledAt = actor.installation.clock.now();
		await tx.report.update({ where: { id }, data: { compiledAt } });
		const done = { themes: added.themes.length, paragraphs: added.paragraphs.length, outcomes };
		if (done.themes + done.paragraphs + outcomes > 0)
			await recordForReport(tx, actor, reportDeeds.compile, report, { after: { ...done, takesSent } });
		return done;
	});
}

async function readAdded(
	tx: Transaction,
	actor: Actor,
	{ id, resolutionId, template }: FoundReport,
	takesSent: boolean
): Promise<Compiled> {
	const answers = await readAnswersOf(tx, `report:${id}`);
	const helping = new Set(answers.filter(({ role }) => role === 'CO').map((answer) => answer.id));
	const points = await readThemePoints(tx, resolutionId);
	const taskIds = [...new Set(points.flatMap((point) => point.taskIds))];
	return compileText({
		...{ template: readTemplate(template), answers, points, takesSent, newId },
		themes: await readThemes(tx, id),
		standing: await readStanding(tx, id, helping),
		courses: await readCourses(tx, taskIds, todayOf(actor)),
		generalTheme: m.reports_theme_general({}, { locale: 'lv' })
	});
}

async function write(tx: Transaction, { id: reportId }: FoundReport, added: Compiled): Promise<void> {
	const first = await tx.reportSection.count({ where: { reportId } });
	for (const [at, { id, theme, pointIds }] of added.themes.entries())
		await tx.reportSection.create({
			data: {
				...{ id, reportId, theme, position: first + at },
				points: { create: pointIds.map((pointId) => ({ pointId })) }
			}
		});
	await tx.reportParagraph.createMany({
		data: added.paragraphs.map(({ isHelper: _, ...paragraph }) => ({
			...{ ...paragraph, reportId, position: 0, sourceText: paragraph.text }
		}))
	});
	for (const [sectionId, ids] of added.order) await writeParagraphOrder(tx, sectionId, ids);
	await keepPlans(tx, reportId);
}
