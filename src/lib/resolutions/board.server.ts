import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { deadlineWords, type DeadlineWords } from '#lib/calendar/deadline-words.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { isLate } from '#lib/calendar/deadlines.ts';
import { bodyById, bodyLabel, institutionAt } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { answerStateWord, isAnswerLate } from '#lib/requests/asking.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { statusView, type StatusView } from '#lib/tasks/task-rights.ts';
import { isOwed, type Status } from '#lib/tasks/tasks.ts';
import {
	readBoardRows,
	type BoardRows,
	type PointRow,
	type RelatedRow,
	type ReportRow
} from './board-rows.server.ts';
import { citationOf } from './citing.ts';
import { nextStep } from './counting-back.ts';
import { surroundingsOf, type Surroundings } from './points.server.ts';
import { mayDo, todayOf, type ResolutionConcerned } from './resolution-finding.server.ts';
import {
	deeds,
	stepKinds,
	type PointRole,
	type ReportKind,
	type ReportStatus,
	type StepKind
} from './resolutions.ts';
import { controlWord, reportStatusWord, reportWord, stepWord } from './step-words.ts';

/** A deadline on the board: its words, what it was before its author moved it, and whether it is late. */
export interface DueView {
	readonly due: PlainDate;
	readonly words: DeadlineWords;
	readonly original: PlainDate | null;
	readonly isLate: boolean;
}

/** Who owes a point, and how far their answer is. */
export interface OwesView {
	readonly institutionId: string;
	readonly name: string;
	readonly label: string;
	readonly role: PointRole;
	/** For the report that is being prepared; null: not asked. */
	readonly answer: {
		readonly word: string;
		readonly state: string;
		readonly isLate: boolean;
		readonly sentOn: PlainDate | null;
		readonly path: string;
	} | null;
}

export interface PointTaskView {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly status: StatusView;
	readonly due: DueView | null;
	readonly dueText: string | null;
	readonly relation: 'MADE' | 'TIED';
}

export interface PointView {
	readonly id: string;
	readonly code: string;
	/** Safe HTML. */
	readonly html: string;
	/** The body that steers it, where that is not the resolution's own. */
	readonly body: string | null;
	readonly due: DueView | null;
	readonly dueText: string | null;
	readonly ended: { readonly on: PlainDate; readonly by: string; readonly outcome: string | null } | null;
	readonly owes: readonly OwesView[];
	readonly tasks: readonly PointTaskView[];
	readonly version: number;
}

export interface StepView {
	readonly kind: StepKind;
	readonly word: string;
	readonly due: DueView;
	readonly doneOn: PlainDate | null;
	readonly isNext: boolean;
}

export interface ReportView {
	readonly id: string;
	readonly kind: ReportKind;
	readonly word: string;
	readonly title: string;
	readonly status: ReportStatus;
	readonly statusWord: string;
	readonly due: DueView | null;
	readonly dueText: string | null;
	readonly sentOn: PlainDate | null;
	readonly steps: readonly StepView[];
	/** What is asked for it. */
	readonly request: {
		readonly id: string;
		readonly state: 'PREPARED' | 'ASKED' | 'CLOSED';
		readonly asked: number;
		readonly sent: number;
		readonly accepted: number;
		readonly late: number;
	} | null;
	/** Institutions of its points that are not asked yet. */
	readonly unasked: number;
	readonly version: number;
}

export interface ExtensionView {
	readonly id: string;
	/** "Starpziņojums", "2." */
	readonly what: string;
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly decision: string;
	readonly decidedOn: PlainDate | null;
	readonly reason: string | null;
	readonly attachmentId: string | null;
	readonly recordedBy: string;
	readonly withdrawnBy: string | null;
	/** It holds, and may be withdrawn by this reader. */
	readonly mayWithdraw: boolean;
}

export interface RelatedView {
	readonly id: string;
	readonly citation: string;
	readonly subject: string;
	readonly isClosed: boolean;
}

export interface Board {
	readonly id: string;
	readonly citation: string;
	readonly number: string;
	readonly issuer: string;
	readonly issuerName: string | null;
	readonly date: PlainDate | null;
	readonly receivedOn: PlainDate | null;
	readonly documentNumber: string | null;
	readonly subject: string;
	/** Safe HTML. */
	readonly text: string | null;
	readonly control: string | null;
	readonly body: { readonly label: string; readonly slug: string };
	readonly closed: { readonly on: PlainDate; readonly by: string; readonly note: string | null } | null;
	readonly isSample: boolean;
	readonly provenance: string | null;
	readonly version: number;
	readonly points: readonly PointView[];
	readonly reports: readonly ReportView[];
	readonly documents: BoardRows['documents'];
	readonly extensions: readonly ExtensionView[];
	readonly predecessor: RelatedView | null;
	readonly followUps: readonly RelatedView[];
	/** How much of it is late: points, steps, answers, tasks. */
	readonly late: number;
	readonly may: Readonly<Record<'edit' | 'points' | 'tie' | 'plan' | 'extend' | 'close' | 'reopen', boolean>>;
}

/** The board of a resolution, for whoever may read it. Refuses NOT_FOUND. Three statements. */
export async function readBoard(actor: Actor, id: string): Promise<Board> {
	const surroundings = await surroundingsOf(actor);
	const rows = isId(id) ? await readBoardRows(actor, id) : null;
	if (!rows || !mayDo(actor, deeds.read, concernedOf(rows), surroundings.directory))
		throw new Refusal('NOT_FOUND');
	const context: Context = { actor, rows, today: todayOf(actor), ...surroundings };
	const may = rightsOf(context);
	const points = rows.points.map((point, at) => viewPoint(context, point, at));
	const reports = rows.reports.map((report) => viewReport(context, report));
	const { resolution } = rows;
	const body = bodyById(surroundings.directory, resolution.bodyId);
	const { locale } = actor;
	return {
		...{ id, citation: citationOf(resolution, locale), number: resolution.number, issuer: resolution.issuer },
		...{ issuerName: resolution.issuerName, date: resolution.date, receivedOn: resolution.receivedOn },
		...{ documentNumber: resolution.documentNumber, subject: resolution.subject },
		text: resolution.text && renderMarkdown(resolution.text),
		control: resolution.control && controlWord(resolution.control, locale),
		body: { label: body ? bodyLabel(body, locale) : '', slug: body?.slug ?? '' },
		closed:
			resolution.closedOn === null
				? null
				: { on: resolution.closedOn, by: resolution.closedBy ?? '', note: resolution.closedNote },
		...{ isSample: Boolean(resolution.isSample), provenance: resolution.provenance },
		...{ version: resolution.version, points, reports },
		documents: rows.documents.filter(({ withdrawnBy }) => withdrawnBy === null || may.edit),
		extensions: rows.extensions.map((one) => viewExtension(context, one)),
		predecessor: rows.predecessor && viewRelated(rows.predecessor, locale),
		followUps: rows.followUps.map((one) => viewRelated(one, locale)),
		late: countLate(points, reports),
		may
	};
}

interface Context extends Surroundings {
	readonly actor: Actor;
	readonly rows: BoardRows;
	readonly today: PlainDate;
}

/** What decides who may do what with it. */
function concernedOf({ resolution, points, owes }: BoardRows): ResolutionConcerned {
	return {
		bodyId: resolution.bodyId,
		points: points.map(({ id, bodyId }) => ({
			bodyId,
			institutions: owes.filter(({ pointId }) => pointId === id)
		}))
	};
}

function rightsOf({ actor, rows, directory }: Context): Board['may'] {
	const concerned = concernedOf(rows);
	const may = (deed: Deed) => mayDo(actor, deed, concerned, directory);
	const isOpen = rows.resolution.closedOn === null;
	return {
		...{ edit: isOpen && may(deeds.edit), points: isOpen && may(deeds.changePoints) },
		...{ tie: isOpen && may(deeds.tie), plan: isOpen && may(deeds.plan) },
		...{ extend: isOpen && may(deeds.prepareExtend), close: isOpen && may(deeds.prepareClose) },
		reopen: !isOpen && may(deeds.close)
	};
}

function viewDue(
	{ actor, calendar, today }: Context,
	due: PlainDate | null,
	{ original = null, isOver = false }: { original?: PlainDate | null; isOver?: boolean } = {}
): DueView | null {
	if (due === null) return null;
	return {
		...{ due, words: deadlineWords(calendar, due, today, actor.locale) },
		original: original === due ? null : original,
		isLate: !isOver && isLate(calendar, due, today)
	};
}

/** The report that is being prepared: the first that was not sent. */
function currentReport({ reports }: BoardRows): ReportRow | undefined {
	return reports.find(({ status }) => status !== 'SENT') ?? reports.at(-1);
}

function viewPoint(context: Context, point: PointRow, at: number): PointView {
	const { actor, rows, directory } = context;
	const isOver = point.endedOn !== null || rows.resolution.closedOn !== null;
	const body = point.bodyId === null ? undefined : bodyById(directory, point.bodyId);
	return {
		...{ id: point.id, code: point.code ?? `${at + 1}.`, html: renderMarkdown(point.text) },
		body: body ? bodyLabel(body, actor.locale) : null,
		due: viewDue(context, point.due, { original: point.originalDue, isOver }),
		...{ dueText: point.dueText, version: point.version },
		ended:
			point.endedOn === null ? null : { on: point.endedOn, by: point.endedBy ?? '', outcome: point.outcome },
		owes: viewOwes(context, point.id),
		tasks: viewTasks(context, point.id)
	};
}

function viewOwes(context: Context, pointId: string): OwesView[] {
	const { rows, directory, today } = context;
	const current = currentReport(rows);
	const request = rows.requests.find(({ subject }) => subject === `report:${current?.id}`);
	const answers = rows.answers.filter(
		({ requestId, part }) => requestId === request?.id && part === `point:${pointId}`
	);
	const owes = rows.owes.filter((one) => one.pointId === pointId);
	const named = owes.map(({ institutionId, role }) => {
		const at = institutionAt(directory, institutionId, today);
		const ids = [institutionId, at.institutionId];
		const answer = answers.find((one) => one.label === null && ids.includes(one.institutionId ?? ''));
		return { institutionId: at.institutionId, name: at.name, label: at.label, role, answer };
	});
	const seen = new Set(named.map(({ answer }) => answer?.id));
	// Whoever answers without owing the point: a programme, an institution that was taken off it.
	const others = answers
		.filter(({ id, institutionId }) => !seen.has(id) && institutionId !== null)
		.map((answer) => {
			const at = institutionAt(directory, answer.institutionId!, today);
			const name = answer.label ?? at.name;
			return { ...at, name, label: answer.label ?? at.label, role: answer.role, answer };
		});
	return [...named, ...others].map(({ institutionId, name, label, role, answer }) => ({
		...{ institutionId, name, label, role, answer: answer ? viewAnswer(context, answer) : null }
	}));
}

function viewAnswer(
	{ actor, calendar, today }: Context,
	{ id, requestId, state, due, firstSentOn }: BoardRows['answers'][number]
): NonNullable<OwesView['answer']> {
	return {
		...{ state, word: answerStateWord(state, actor.locale), sentOn: firstSentOn },
		isLate: isAnswerLate({ state, due, firstSentOn, withdrawnAt: null }, calendar, today),
		path: `/requests/${requestId}/answers/${id}`
	};
}

function viewTasks(context: Context, pointId: string): PointTaskView[] {
	const { actor, rows } = context;
	return rows.tasks
		.filter((one) => one.pointId === pointId)
		.map(({ id, number, title, due, originalDue, dueText, relation, ...standing }) => ({
			...{ id, number: Number(number), title, dueText, relation },
			status: statusView(standing as { status: Status; closedAs: string | null }, actor.locale),
			due: viewDue(context, due, { original: originalDue, isOver: !isOwed(standing) })
		}));
}

function viewReport(context: Context, report: ReportRow): ReportView {
	const { actor, rows, calendar, today } = context;
	const { locale } = actor;
	const { id, kind, title, status, sentOn, version } = report;
	const isOver = status === 'SENT' || rows.resolution.closedOn !== null;
	const own = rows.steps.filter(({ reportId }) => reportId === id);
	const next = isOver ? null : nextStep(own);
	const steps = stepKinds.flatMap((of) =>
		own
			.filter((step) => step.kind === of)
			.map((step) => ({
				...{ kind: of, word: stepWord(of, locale), doneOn: step.doneOn, isNext: step === next },
				due: viewDue(context, step.due, { isOver: isOver || step.doneOn !== null })!
			}))
	);
	const request = rows.requests.find(({ subject }) => subject === `report:${id}`);
	const answers = rows.answers.filter(({ requestId }) => requestId === request?.id);
	const late = answers.filter((one) => isAnswerLate({ ...one, withdrawnAt: null }, calendar, today));
	return {
		...{ id, kind, title, status, sentOn, version, word: reportWord(kind, locale) },
		statusWord: reportStatusWord(status, locale),
		due: viewDue(context, report.due, { original: report.originalDue, isOver }),
		...{ dueText: report.dueText, steps, unasked: isOver ? 0 : countUnasked(context, request, answers) },
		request: request
			? {
					...{ id: request.id, state: request.state, asked: answers.length },
					sent: answers.filter(({ state }) => state === 'SENT' || state === 'ACCEPTED').length,
					accepted: answers.filter(({ state }) => state === 'ACCEPTED').length,
					late: request.state === 'ASKED' ? late.length : 0
				}
			: null
	};
}

/** The institutions of open points that a request does not name yet. */
function countUnasked(
	{ rows, directory, today }: Context,
	request: BoardRows['requests'][number] | undefined,
	answers: BoardRows['answers']
): number {
	if (!request || request.state === 'CLOSED') return 0;
	const open = new Set(rows.points.filter(({ endedOn }) => endedOn === null).map(({ id }) => id));
	return rows.owes.filter(({ pointId, institutionId }) => {
		const ids = [institutionId, institutionAt(directory, institutionId, today).institutionId];
		const isAsked = answers.some(
			(one) => one.part === `point:${pointId}` && ids.includes(one.institutionId ?? '')
		);
		return open.has(pointId) && !isAsked;
	}).length;
}

function viewExtension(
	context: Context,
	{ reportId, pointId, fromDue: from, toDue: to, ...row }: BoardRows['extensions'][number]
): ExtensionView {
	const { rows, actor, directory } = context;
	const report = rows.reports.find(({ id }) => id === reportId);
	const at = rows.points.findIndex(({ id }) => id === pointId);
	const point = rows.points[at];
	const isOpen = rows.resolution.closedOn === null && report?.status !== 'SENT';
	const holds = row.withdrawnBy === null && (report?.due ?? point?.due) === to;
	return {
		...{ ...row, from, to },
		what: report ? report.title : (point?.code ?? `${at + 1}.`),
		mayWithdraw: isOpen && holds && mayDo(actor, deeds.extend, concernedOf(rows), directory)
	};
}

function viewRelated(row: RelatedRow, locale: Actor['locale']): RelatedView {
	const { id, subject, closedOn } = row;
	return { id, subject, citation: citationOf(row, locale), isClosed: closedOn !== null };
}

function countLate(points: readonly PointView[], reports: readonly ReportView[]): number {
	const of = (flags: readonly (boolean | undefined)[]) => flags.filter(Boolean).length;
	const tasks = new Map(points.flatMap((point) => point.tasks).map((task) => [task.id, task.due?.isLate]));
	return (
		of(points.map(({ due }) => due?.isLate)) +
		of(points.flatMap(({ owes }) => owes.map(({ answer }) => answer?.isLate))) +
		of([...tasks.values()]) +
		of(reports.flatMap(({ due, steps }) => [due?.isLate, ...steps.map((step) => step.due.isLate)]))
	);
}
