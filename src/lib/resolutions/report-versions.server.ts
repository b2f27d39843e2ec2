import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { QueuedBatch } from '#lib/mail/batches.server.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeContent } from './report-content-making.server.ts';
import { serialise } from './report-content.ts';
import { preparedInstead } from './report-preparing.server.ts';
import { tellCirculated } from './report-telling.server.ts';
import { circulateSchema } from './report-versions-schema.ts';
import { mustBeDraft } from './reports.ts';
import {
	findReport,
	mustBeAsSeen,
	recordForReport,
	todayOf,
	type FoundReport
} from './resolution-finding.server.ts';
import { reportDeeds, type StepKind } from './resolutions.ts';

export interface VersionMade {
	readonly reportId: string;
	/** From 1. */
	readonly number: number;
	readonly eventId: string | null;
}

export interface Circulated extends VersionMade {
	/** To how many it goes, and when; null where it was sent before. */
	readonly mails: QueuedBatch | null;
}

/**
 * Gives the report out as a version that nobody changes any more, to be commented on until a day; again, as a newer one, as often as
 * it takes. Whoever is asked to comment gets it by mail. An assistant prepares it. Refuses NOT_FOUND whoever may not, NOT_NOW when it
 * is approved, INVALID a day that is over, CONFLICT where it was changed meanwhile. Sent twice with one id it acts once.
 */
export async function circulate(actor: Actor, input: unknown): Promise<DoneOrPrepared<Circulated>> {
	const typed = parseInput(circulateSchema, input);
	const { id, reportId, version, commentsUntil, note } = typed;
	const people = await readPeople(actor.installation, todayOf(actor));
	const { directory } = people;
	return writeOnce(actor.installation.db, async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.prepareCirculate, { id: reportId, directory });
		const known = await findVersion(tx, reportId, id);
		if (known) return { isPrepared: false, reportId, number: known.number, eventId: null, mails: null };
		mustBeDraft(report);
		if (commentsUntil < todayOf(actor)) refuseField('commentsUntil', 'reports_problem_until_past');
		await mustBeUnchangedReport(tx, report, version);
		const wanted = { id, deed: reportDeeds.circulate, input: typed };
		if (await preparedInstead(tx, actor, { report, directory }, wanted)) return { isPrepared: true };
		const made = await makeVersion(tx, actor, report, directory, { id, kind: 'DRAFT', note, commentsUntil });
		await stepDone(tx, reportId, 'DRAFT', todayOf(actor));
		const { number, sha256 } = made;
		const eventId = await recordForReport(tx, actor, reportDeeds.circulate, report, {
			after: { number, sha256, commentsUntil, note }
		});
		const mails = await tellCirculated(tx, actor, people, report, typed);
		return { isPrepared: false, reportId, number, eventId, mails };
	});
}

/** The version that a form has made; null where it has not. Refuses NOT_FOUND where its id is another report's. */
export async function findVersion(tx: Transaction, reportId: string, id: string) {
	const known = await tx.reportVersion.findUnique({
		where: { id },
		select: { reportId: true, number: true, sha256: true }
	});
	if (known && known.reportId !== reportId) throw new Refusal('NOT_FOUND');
	return known;
}

/** Refuses CONFLICT where the report itself was changed since the writer saw it. */
export async function mustBeUnchangedReport(
	tx: Transaction,
	{ id, version }: FoundReport,
	seen: number
): Promise<void> {
	await mustBeAsSeen(tx, { subjectType: 'Report', subjectId: id, version }, { seen, values: {} });
}

export interface NewVersion {
	readonly id: string;
	readonly kind: 'DRAFT' | 'APPROVED';
	readonly note: string | null;
	readonly commentsUntil: string | null;
}

/** Keeps what the report says now, as its next version. */
export async function makeVersion(
	tx: Transaction,
	actor: Actor,
	report: FoundReport,
	directory: Directory,
	made: NewVersion
): Promise<{ number: number; sha256: string }> {
	const { id: reportId } = report;
	const content = serialise(await makeContent(tx, actor, report, directory));
	const sha256 = hashOf(content);
	const last = await tx.reportVersion.aggregate({ where: { reportId }, _max: { number: true } });
	const number = (last._max.number ?? 0) + 1;
	const at = actor.installation.clock.now();
	await tx.reportVersion.create({
		data: { ...made, reportId, number, content, sha256, at, madeBy: actor.name }
	});
	return { number, sha256 };
}

/** Notes that a step is done, where nobody noted it before. */
export async function stepDone(
	tx: Transaction,
	reportId: string,
	kind: StepKind,
	doneOn: string
): Promise<void> {
	await tx.reportStep.updateMany({
		where: { reportId, kind, doneOn: null },
		data: { doneOn, version: { increment: 1 } }
	});
}
