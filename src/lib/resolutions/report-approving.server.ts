import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readPlaces } from '#lib/meetings/citations.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { preparedInstead } from './report-preparing.server.ts';
import { approveSchema, reopenSchema } from './report-versions-schema.ts';
import {
	findVersion,
	makeVersion,
	mustBeUnchangedReport,
	stepDone,
	type VersionMade
} from './report-versions.server.ts';
import { mustBeDraft, mustBeMove } from './reports.ts';
import { findReport, recordForReport, todayOf, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/**
 * Approves the report: by the council's decision at the item where it was heard, or as somebody cites it. What it says now is kept as
 * a version under its hash, and nothing of it changes until somebody opens it again. An assistant prepares it. Refuses NOT_FOUND
 * whoever may not; NOT_NOW where it is no draft or comments have no answer; INVALID where nothing says who approved it; CONFLICT where it was changed meanwhile.
 * Approved twice it is approved once.
 */
export async function approve(actor: Actor, input: unknown): Promise<DoneOrPrepared<VersionMade>> {
	const typed = parseInput(approveSchema, input);
	const { id, reportId, version, ...said } = typed;
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.prepareApprove, { id: reportId, directory });
		const known = await findVersion(tx, reportId, id);
		if (known) return { isPrepared: false, reportId, number: known.number, eventId: null };
		mustBeDraft(report);
		await mustBeUnchangedReport(tx, report, version);
		await mustBeAnswered(tx, reportId);
		const approval = await readApproval(tx, actor, report, said);
		const wanted = { id, deed: reportDeeds.approve, input: typed };
		if (await preparedInstead(tx, actor, { report, directory }, wanted)) return { isPrepared: true };
		const now = { ...report, ...approval };
		const note = approval.decision;
		const made = await makeVersion(tx, actor, now, directory, {
			...{ id, kind: 'APPROVED', note, commentsUntil: null }
		});
		const approved = { ...approval, status: 'APPROVED', approvedBy: actor.name };
		await tx.report.update({
			where: { id: reportId, version },
			data: { ...approved, version: { increment: 1 } }
		});
		await stepDone(tx, reportId, 'COORDINATION', approval.approvedOn);
		const { number, sha256 } = made;
		const eventId = await recordForReport(tx, actor, reportDeeds.approve, report, {
			before: { status: 'DRAFT' },
			after: { ...approved, number, sha256 }
		});
		return { isPrepared: false, reportId, number, eventId };
	});
}

async function mustBeAnswered(tx: Transaction, reportId: string): Promise<void> {
	const open = await tx.reportComment.count({ where: { state: 'OPEN', reportVersion: { reportId } } });
	if (open > 0) throw notNow(problemWith('reports_problem_comments_open', { count: String(open) }));
}

interface Said {
	readonly decisionId: string | null;
	readonly decision: string | null;
	readonly approvedOn: string | null;
}

interface Approval extends Said {
	readonly decision: string;
	readonly approvedOn: string;
}

/** By which decision: of the item at which the council heard it, on the day of its meeting; or as cited. */
async function readApproval(
	tx: Transaction,
	actor: Actor,
	{ itemId }: FoundReport,
	{ decisionId, decision, approvedOn }: Said
): Promise<Approval> {
	const today = todayOf(actor);
	if (approvedOn !== null && approvedOn > today) refuseField('approvedOn', 'reports_problem_future');
	if (decisionId === null) {
		if (decision === null) refuseField('decision', 'reports_problem_decision');
		return { decisionId, decision: decision!, approvedOn: approvedOn ?? today };
	}
	const found = await tx.decision.findUnique({
		where: { id: decisionId },
		select: { itemId: true, meetingId: true }
	});
	if (!found || found.itemId !== itemId) return refuseField('decisionId', 'server_problem_form');
	const cited = (await readPlaces(tx, found.meetingId)).get(decisionId)!;
	return {
		decisionId,
		decision: decision ?? cited.reference,
		approvedOn: approvedOn ?? (cited.date !== null && cited.date <= today ? cited.date : today)
	};
}

/**
 * Opens a report again that is approved or signed and not sent: it is a draft, and whoever opens it says why. Refuses NOT_FOUND
 * whoever may not, NOT_NOW what was sent, CONFLICT where it was changed meanwhile. What is a draft already stays one.
 */
export async function reopen(
	actor: Actor,
	input: unknown
): Promise<{ readonly reportId: string; readonly eventId: string | null }> {
	const { reportId, version, reason } = parseInput(reopenSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.reopen, { id: reportId, directory });
		const { status, approvedOn, approvedBy, decision, decisionId, signedOn, signatory, documentNumber } =
			report;
		if (status === 'DRAFT') return { reportId, eventId: null };
		mustBeMove(status, 'DRAFT');
		await mustBeUnchangedReport(tx, report, version);
		const none = { approvedOn: null, approvedBy: null, decision: null, decisionId: null };
		const after = { status: 'DRAFT', ...none, signedOn: null, signatory: null, documentNumber: null };
		await tx.report.update({
			where: { id: reportId, version },
			data: { ...after, publishing: 'NONE', publishedAt: null, version: { increment: 1 } }
		});
		await tx.reportStep.updateMany({
			where: { reportId, kind: { in: ['COORDINATION', 'SIGNATURE'] } },
			data: { doneOn: null, version: { increment: 1 } }
		});
		const before = { approvedOn, approvedBy, decision, decisionId, signedOn, signatory, documentNumber };
		const eventId = await recordForReport(tx, actor, reportDeeds.reopen, report, {
			before: { status, ...before },
			after: { ...after, reason }
		});
		return { reportId, eventId };
	});
}
