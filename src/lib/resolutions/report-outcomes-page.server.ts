import type { Actor } from '#lib/accounts/actor.server.ts';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { statusWord, shapeOf, type Shape } from '#lib/tasks/tasks.ts';
import { readCourses } from './report-courses.server.ts';
import { readReportOnPage, reportHead, type ReportHead } from './report-head.server.ts';
import { outcomeText } from './report-outcomes.server.ts';
import { todayOf } from './resolution-finding.server.ts';

/** A planned thing of the report before, and what came of it. */
export interface OutcomeOnPage {
	readonly id: string;
	readonly version: number;
	readonly group: string | null;
	readonly planned: string;
	readonly task: {
		readonly number: number;
		readonly status: { readonly word: string; readonly shape: Shape };
	} | null;
	readonly text: string;
	/** Safe HTML. */
	readonly html: string;
	/** What its task says now, where that is something else than when it was compiled: safe HTML. */
	readonly now: string | null;
}

/** "Plānots – kas no tā iznācis": refuses NOT_FOUND whoever does not write the report. */
export async function readOutcomesPage(
	actor: Actor,
	id: string
): Promise<{ head: ReportHead; outcomes: OutcomeOnPage[]; waiting: number }> {
	const report = await readReportOnPage(actor, id);
	const head = reportHead(actor, report);
	if (!head.mayEdit) throw new Refusal('NOT_FOUND');
	const { read } = actor.installation.db;
	const rows = await read.reportOutcome.findMany({
		where: { reportId: id },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, text: true, sourceText: true, version: true },
			plan: { select: { text: true, group: true, taskId: true, isDropped: true } }
		}
	});
	const taskIds = rows.flatMap(({ plan }) => plan.taskId ?? []);
	const told = new Map((await readCourses(read, taskIds, todayOf(actor))).map((task) => [task.id, task]));
	const outcomes = rows.map(({ plan, text, sourceText, ...row }) => {
		const task = told.get(plan.taskId ?? '');
		const now = outcomeText(plan, task);
		return {
			...{ ...row, text, html: renderMarkdown(text), planned: plainText(plan.text), group: plan.group },
			task: task
				? {
						number: task.number,
						status: { word: statusWord(task, actor.locale), shape: shapeOf(task) }
					}
				: null,
			now: head.isDraft && now !== sourceText ? renderMarkdown(now) : null
		};
	});
	return { head, outcomes, waiting: Math.max(0, report.earlierPlans - rows.length) };
}
