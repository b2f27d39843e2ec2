import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Context } from './board-context.server.ts';
import { viewPoint } from './board-points.server.ts';
import { viewReport } from './board-reports.server.ts';
import { readBoardRows, type BoardRows, type RelatedRow } from './board-rows.server.ts';
import type { Board, ExtensionView, PointView, RelatedView, ReportView } from './board.ts';
import { citationOf } from './citing.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { mayDo, todayOf, type ResolutionConcerned } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { controlWord } from './step-words.ts';

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
		body: { id: resolution.bodyId, label: body ? bodyLabel(body, locale) : '', slug: body?.slug ?? '' },
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
