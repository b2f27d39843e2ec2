import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, institutionAt, postsOf, type Directory } from '#lib/council/council.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { missingAnswers, whoOf } from './report-missing.ts';
import type { ContentMissing, ContentPlan, ContentSection, ReportContent } from './report-content.ts';
import { plannedField } from './reports.ts';
import { todayOf, type FoundReport } from './resolution-finding.server.ts';

type Reading = Reader | Transaction;

/**
 * All that a report says at this moment, in the transaction that keeps it. Of tasks only what everybody may know: a restricted one
 * is not named. What is planned stands apart from the themes; a theme of which nothing else is said is not there.
 */
export async function makeContent(
	from: Reading,
	actor: Actor,
	report: FoundReport,
	directory: Directory
): Promise<ReportContent> {
	const { id, title, kind, introduction, approvedOn, sentOn, resolution } = report;
	const today = todayOf(actor);
	const rows = await readRows(from, report);
	const codes = new Map(rows.points.map(({ id: pointId, code }, at) => [pointId, code ?? `${at + 1}.`]));
	const answers = await readAnswersOf(from, `report:${id}`);
	const compiled = new Set(rows.paragraphs.flatMap(({ sourceId }) => sourceId ?? []));
	const missing = missingAnswers(answers, directory, today).filter((one) => !compiled.has(one.id));
	return {
		...{ form: 1, title, kind, introduction, author: await authorOf(from, directory, report, today) },
		resolution: {
			...{ number: resolution.number, date: resolution.date, subject: resolution.subject },
			issuer: resolution.issuer
		},
		date: sentOn ?? approvedOn,
		sections: sectionsOf(rows, codes),
		planned: await plannedOf(from, { directory, today }, rows.plans),
		earlier: rows.outcomes.map(({ plan, text }) => ({ text: plan.text, outcome: text })),
		missing: groupMissing(missing, codes, report.due ?? today),
		signatory: null
	};
}

async function readRows(from: Reading, { id: reportId, resolutionId }: FoundReport) {
	const read = from as Transaction;
	const orderBy = [{ position: 'asc' as const }, { id: 'asc' as const }];
	return {
		sections: await read.reportSection.findMany({
			...{ where: { reportId }, orderBy },
			select: { id: true, theme: true, points: { select: { pointId: true } } }
		}),
		paragraphs: await read.reportParagraph.findMany({
			...{ where: { reportId, isLeftOut: false }, orderBy },
			select: { id: true, sectionId: true, field: true, heading: true, text: true, sourceId: true }
		}),
		plans: await read.reportPlan.findMany({
			...{ where: { reportId }, orderBy },
			select: { id: true, paragraphId: true, group: true, text: true, taskId: true, provenance: true }
		}),
		points: await read.resolutionPoint.findMany({
			...{ where: { resolutionId }, orderBy },
			select: { id: true, code: true }
		}),
		outcomes: await read.reportOutcome.findMany({
			...{ where: { reportId }, orderBy },
			select: { text: true, plan: { select: { text: true } } }
		})
	};
}

type Rows = Awaited<ReturnType<typeof readRows>>;

function sectionsOf({ sections, paragraphs }: Rows, codes: ReadonlyMap<string, string>): ContentSection[] {
	return sections.flatMap(({ id, theme, points }) => {
		const all = paragraphs.filter(({ sectionId }) => sectionId === id);
		const own = all.filter(({ field }) => field !== plannedField);
		if (all.length > 0 && own.length === 0) return [];
		return {
			...{ id, theme, points: points.flatMap(({ pointId }) => codes.get(pointId) ?? []).sort(byCode) },
			paragraphs: own.map(({ id: paragraphId, heading, text }, at) => ({
				...{ id: paragraphId, text },
				heading: own[at - 1]?.heading === heading ? null : heading
			}))
		};
	});
}

const byCode = (a: string, b: string) => a.localeCompare(b, 'lv', { numeric: true });

/** What stands in the text, with the tasks that it became. */
async function plannedOf(
	from: Reading,
	{ directory, today }: { readonly directory: Directory; readonly today: string },
	plans: Rows['plans']
): Promise<ContentPlan[]> {
	const shown = plans.filter(({ paragraphId, provenance }) => paragraphId !== null || provenance !== null);
	const tasks = await (from as Transaction).task.findMany({
		where: {
			id: { in: shown.flatMap(({ taskId }) => taskId ?? []) },
			OR: [{ restrictedUntil: null }, { restrictedUntil: { lt: today } }]
		},
		select: {
			...{ id: true, number: true, due: true },
			assignments: {
				where: { role: 'LEAD' },
				orderBy: { position: 'asc' },
				select: { institutionId: true, postId: true }
			}
		}
	});
	const known = new Map(tasks.map((task) => [task.id, task]));
	return shown.map(({ id, group, text, taskId }) => {
		const task = known.get(taskId ?? '');
		const owners = (task?.assignments ?? []).map((one) => whoOf({ ...one, label: null }, directory, today));
		return {
			...{ id, group, text },
			task: task ? { number: task.number, owners: owners.join(', '), due: task.due } : null
		};
	});
}

/** Whose answers about which points are not there. */
function groupMissing(
	missing: ReturnType<typeof missingAnswers>,
	codes: ReadonlyMap<string, string>,
	due: string
): ContentMissing[] {
	return [...Map.groupBy(missing, ({ who }) => who)].map(([institution, all]) => ({
		institution,
		points: all.flatMap(({ pointId }) => codes.get(pointId ?? '') ?? []).sort(byCode),
		due: all.flatMap((one) => one.due ?? []).sort()[0] ?? due
	}));
}

/** Whose report it is: the ministry of the body's secretary, else of its chair, else whoever presents it, else the body itself. */
async function authorOf(
	from: Reading,
	directory: Directory,
	{ resolution: { bodyId }, itemId }: FoundReport,
	date: string
): Promise<string> {
	const posts = postsOf(directory, bodyId, date);
	const ofRole = (role: string) => posts.find((post) => post.role === role)?.institutionIds[0];
	const institutionId =
		ofRole('SECRETARY') ?? ofRole('CHAIR') ?? (itemId ? await presenterOf(from, itemId) : null);
	if (institutionId) return institutionAt(directory, institutionId, date).name;
	return bodyById(directory, bodyId)?.name ?? '';
}

async function presenterOf(from: Reading, id: string): Promise<string | null> {
	const item = await (from as Transaction).agendaItem.findUnique({
		where: { id },
		select: { presenterInstitutionId: true }
	});
	return item?.presenterInstitutionId ?? null;
}
