import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { bodyOptions } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { knownInstitutions } from '#lib/meetings/institution-matching.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ownerChoices, type OwnerGroup } from '#lib/tasks/assignments.ts';
import { deeds as taskDeeds, statusWord, shapeOf, type Shape, type Status } from '#lib/tasks/tasks.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { offerOf, type PlanOffer } from './plan-offers.ts';
import { readReportOnPage, reportHead, type ReportHead } from './report-head.server.ts';
import { whoOf } from './report-missing.ts';
import { todayOf } from './resolution-finding.server.ts';

/** The page of what a report plans: each thing with its task, or with what its words offer. */
export interface PlansPage {
	readonly head: ReportHead;
	readonly open: readonly PlanOnPage[];
	readonly settled: readonly PlanOnPage[];
	/** The form of the task that was chosen; null where none is. */
	readonly form: PlanForm | null;
}

export interface PlanOnPage {
	readonly id: string;
	readonly version: number;
	readonly group: string | null;
	readonly text: string;
	readonly theme: string | null;
	/** It stands in the report no longer. */
	readonly isGone: boolean;
	readonly isDropped: boolean;
	readonly task: {
		readonly number: number;
		readonly status: { readonly word: string; readonly shape: Shape };
		readonly due: string | null;
	} | null;
	/** Its task is not for this reader. */
	readonly isHidden: boolean;
	/** "LM, līdz 01.06.2026."; null where its words offer neither. */
	readonly offered: { readonly who: string | null; readonly due: string | null } | null;
	/** All that a form of one button sends. */
	readonly quick: Readonly<Record<string, unknown>> | null;
}

export interface PlanForm {
	readonly planId: string;
	readonly values: Readonly<Record<string, unknown>>;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	readonly groups: readonly OwnerGroup[];
	readonly takesControl: boolean;
}

/** What a report plans. Refuses NOT_FOUND whoever does not write it. */
export async function readPlansPage(
	actor: Actor,
	{ id, planId }: { readonly id: string; readonly planId: string | null }
): Promise<PlansPage> {
	const { installation, locale } = actor;
	const [report, directory, calendar] = [
		await readReportOnPage(actor, id),
		await directoryOf(installation),
		await calendarOf(installation)
	];
	const head = reportHead(actor, report);
	if (!head.mayEdit) throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const { rows, themes, authors, tasks } = await readRows(actor, id);
	const institutions = knownInstitutions(directory, today);
	const workingDaysLater = (date: string, count: number) => calendar.workingDaysLater(date, count);
	const plans = rows.map((row) => {
		const task = row.taskId ? tasks.get(row.taskId) : undefined;
		const isOpen = row.taskId === null && !row.isDropped;
		const author = authors.get(row.paragraphId ?? '') ?? null;
		const offer = isOpen ? offerOf(row.text, { date: today, institutions, author, workingDaysLater }) : null;
		const who = (offer?.lead ?? [])
			.map((one) => whoOf({ institutionId: one, postId: null, label: null }, directory, today))
			.join(', ');
		const due = offer?.due ? shortDate(offer.due, locale) : (offer?.dueText ?? null);
		return {
			...{ id: row.id, version: row.version, group: row.group, text: plainText(row.text) },
			...{ theme: themes.get(row.paragraphId ?? '') ?? null, isDropped: row.isDropped },
			...{ isGone: row.paragraphId === null && row.provenance === null, isOpen, offer },
			task: task
				? {
						number: task.number,
						status: { word: statusWord(task, locale), shape: shapeOf(task) },
						due: task.due && shortDate(task.due, locale)
					}
				: null,
			isHidden: row.taskId !== null && !task,
			offered: who || due ? { who: who || null, due } : null,
			quick: offer && valuesOf(row.id, offer, report.bodyId)
		};
	});
	const chosen = plans.find((plan) => plan.id === planId && plan.isOpen);
	const shown = plans.map(({ offer: _, isOpen: _open, ...plan }) => plan);
	return {
		head,
		open: shown.filter((_, at) => plans[at]!.isOpen),
		settled: shown.filter((_, at) => !plans[at]!.isOpen),
		form: chosen?.quick
			? {
					...{ planId: chosen.id, values: chosen.quick },
					bodies: bodyOptions(directory, 'id', { locale, date: today }),
					groups: ownerChoices(directory, report.bodyId, { today, locale }),
					takesControl: can(actor, taskDeeds.takeControl)
				}
			: null
	};
}

function valuesOf(planId: string, { title, lead, co, due, dueText }: PlanOffer, bodyId: string) {
	const rows = (ids: readonly string[]) => ids.map((id) => `i:${id}`);
	return {
		...{ id: newId(), planId, bodyId, title, due: due ?? '', dueText: dueText ?? '', takeControl: true },
		...{ lead: rows(lead), co: rows(co), expectedResult: '', recurrence: '' }
	};
}

/** The plans in their order, with the themes in which they stand and whoever planned them. Four statements. */
async function readRows(actor: Actor, reportId: string) {
	const { read } = actor.installation.db;
	const rows = await read.reportPlan.findMany({
		where: { reportId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, paragraphId: true, group: true, text: true, taskId: true, isDropped: true },
			...{ provenance: true, version: true }
		}
	});
	const taskIds = rows.flatMap(({ taskId }) => taskId ?? []);
	const [places, tasks] = await Promise.all([
		read.$queryRaw<{ id: string; theme: string; institutionId: string | null }[]>`
			SELECT p."id", s."theme", a."institutionId"
			FROM "ReportParagraph" p JOIN "ReportSection" s ON s."id" = p."sectionId"
				LEFT JOIN "Answer" a ON a."id" = p."sourceId"
			WHERE p."reportId" = ${reportId}`,
		taskIds.length === 0
			? []
			: read.task.findMany({
					where: { AND: [visibleTasks(actor, todayOf(actor)), { id: { in: taskIds } }] },
					select: { id: true, number: true, status: true, closedAs: true, due: true }
				})
	]);
	return {
		rows,
		themes: new Map(places.map(({ id, theme }) => [id, theme])),
		authors: new Map(places.map(({ id, institutionId }) => [id, institutionId])),
		tasks: new Map(tasks.map((task) => [task.id, { ...task, status: task.status as Status }]))
	};
}
