import type { Actor } from '#lib/accounts/actor.server.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { readTemplate } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { readCourses } from './report-courses.server.ts';
import { settleSchema } from './report-editing-schema.ts';
import { changeParagraph, type FoundParagraph, type ReportDone } from './report-editing.server.ts';
import { nowKey, sourceNow, type SourceNow } from './report-sources.ts';
import type { SourceKind } from './reports.ts';
import { todayOf } from './resolution-finding.server.ts';

/**
 * Settles that the source of a paragraph changed after it was compiled: the new is taken, one's own is kept, or what the writer made
 * of both. What is taken of a source that is gone is left out. Refuses NOT_NOW where the source says again what it said, CONFLICT
 * where it or the paragraph is not what the writer saw.
 */
export async function settleSource(actor: Actor, input: unknown): Promise<ReportDone> {
	const { id, version, seen, choice, text } = parseInput(settleSchema, input);
	if (choice === 'MERGE' && text === null) refuseField('text', 'reports_problem_text');
	const values = async (tx: Transaction, paragraph: FoundParagraph) => {
		const now = await readSourceNow(tx, actor, paragraph);
		// Sent twice: what was settled says nothing new any more.
		if (!now && paragraph.version > version) return {};
		if (!now) throw notNow('reports_problem_source_same');
		if (nowKey(now) !== seen)
			throw new Refusal('CONFLICT', {
				theirs: { version: paragraph.version, values: { text: now.text }, who: null }
			});
		const source = { sourceText: now.text, sourceVersionId: now.versionId };
		if (choice === 'KEEP') return source;
		if (choice === 'MERGE') return { ...source, text: text! };
		return now.kind === 'GONE' ? { ...source, isLeftOut: true } : { ...source, text: now.text };
	};
	return changeParagraph(actor, { id, version, values });
}

async function readSourceNow(
	tx: Transaction,
	actor: Actor,
	paragraph: FoundParagraph
): Promise<SourceNow | null> {
	const { reportId, sourceId, sourceKind } = paragraph;
	const { template } = await tx.report.findUniqueOrThrow({
		where: { id: reportId },
		select: { template: true }
	});
	const answers = sourceKind === 'ANSWER' ? await readAnswersOf(tx, `report:${reportId}`) : [];
	const courses = sourceKind === 'TASK' && sourceId ? await readCourses(tx, [sourceId], todayOf(actor)) : [];
	return sourceNow(
		{ ...paragraph, sourceKind: sourceKind as SourceKind },
		{
			template: readTemplate(template),
			answers: new Map(answers.map((answer) => [answer.id, answer])),
			courses: new Map(courses.map((course) => [course.id, course]))
		}
	);
}
