import type { Actor } from '#lib/accounts/actor.server.ts';
import { mustBeAble } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { nameWithoutEnding } from '#lib/documents/file-kinds.ts';
import { checkUploads } from '#lib/documents/uploads.server.ts';
import { closeRequest } from '#lib/requests/request-closing.server.ts';
import type { ContainerMatch } from '#lib/documents/signed-container.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { preparedInstead } from './report-preparing.server.ts';
import { readSigning, type SigningUpload } from './report-signed.server.ts';
import { publishSchema, sendSchema, signSchema } from './report-versions-schema.ts';
import { mustBeUnchangedReport, stepDone } from './report-versions.server.ts';
import { mustBeMove } from './reports.ts';
import { findReport, recordForReport, todayOf, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/*
 * What happens outside and is recorded here: the report is signed, and sent. From then on it is locked, and no more answers are taken.
 */

export interface StatusDone {
	readonly reportId: string;
	readonly eventId: string | null;
}

export interface SigningDone extends StatusDone {
	/** Of the signed containers: whether they are what was approved. */
	readonly matches: readonly ContainerMatch[];
}

/**
 * Records that the report was signed: by whom, when, under which number, with the signed file; a signed container is opened, and
 * compared with what was approved. Refuses NOT_FOUND whoever may not, NOT_NOW before it is approved, INVALID a day to come, a file
 * that is not what its name says or a container that is damaged, CONFLICT where it was changed meanwhile. Signed already, nothing
 * happens.
 */
export async function sign(actor: Actor, input: unknown): Promise<SigningDone> {
	const { id, reportId, version, files, ...signed } = parseInput(signSchema, input);
	mustBeAble(actor, reportDeeds.sign);
	const uploads = await readSigning(actor, reportId, files.length ? await checkUploads(files) : []);
	const matches = uploads.flatMap(({ match }) => match ?? []);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.sign, { id: reportId, directory });
		if (report.status === 'SIGNED' && report.signedOn === signed.signedOn)
			return { reportId, eventId: null, matches: [] };
		mustBeMove(report.status, 'SIGNED');
		const { signedOn } = signed;
		if (signedOn > todayOf(actor)) refuseField('signedOn', 'reports_problem_future');
		if (signedOn < (report.approvedOn ?? '')) refuseField('signedOn', 'reports_problem_before_approval');
		await mustBeUnchangedReport(tx, report, version);
		const documents = await keepDocuments(tx, actor, reportId, { id, uploads });
		const eventId = await move(tx, actor, report, {
			deed: reportDeeds.sign,
			data: signed,
			to: 'SIGNED',
			files: { ...(documents.length ? { documents } : {}), ...signersOf(uploads) }
		});
		await stepDone(tx, reportId, 'SIGNATURE', signedOn);
		return { reportId, eventId, matches };
	});
}

/** Who signed, as it goes on the record. */
function signersOf(uploads: readonly SigningUpload[]): object {
	const signatures = uploads.flatMap(({ kept }) => kept?.signatures ?? []);
	const matches = uploads.flatMap(({ match }) => match ?? []);
	if (matches.length === 0) return {};
	return {
		match: matches.join(', '),
		signatures: signatures.map(({ name, organisation }) => name ?? organisation)
	};
}

async function keepDocuments(
	tx: Transaction,
	actor: Actor,
	reportId: string,
	{ id, uploads }: { readonly id: string; readonly uploads: readonly SigningUpload[] }
): Promise<string[]> {
	const clockNow = actor.installation.clock.now();
	const titles: string[] = [];
	for (const [at, { upload, match, kept }] of uploads.entries()) {
		const { name, type, bytes } = upload;
		const signed = { match, signatures: kept && JSON.stringify(kept) };
		const attachmentId = await addAttachment(tx, { name, type, bytes, clockNow });
		const title = nameWithoutEnding(name);
		const by = { userId: actor.userId, authorName: actor.name };
		await tx.reportDocument.create({
			data: { id: at === 0 ? id : newId(), reportId, title, attachmentId, at: clockNow, ...signed, ...by }
		});
		titles.push(title);
	}
	return titles;
}

/**
 * Records that the report was sent: when, to whom, how, under which number. It is locked: nothing of it changes any more, and no more
 * answers are taken. An assistant prepares it. Refuses NOT_FOUND whoever may not, NOT_NOW before it is signed, INVALID a wrong day,
 * CONFLICT where it was changed meanwhile. Sent already, nothing happens.
 */
export async function recordSending(actor: Actor, input: unknown): Promise<DoneOrPrepared<StatusDone>> {
	const typed = parseInput(sendSchema, input);
	const { id, reportId, version, documentNumber, ...sent } = typed;
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.prepareSend, { id: reportId, directory });
		if (report.status === 'SENT') return { isPrepared: false, reportId, eventId: null };
		mustBeMove(report.status, 'SENT');
		if (sent.sentOn > todayOf(actor)) refuseField('sentOn', 'reports_problem_future');
		if (sent.sentOn < (report.signedOn ?? '')) refuseField('sentOn', 'reports_problem_before_signing');
		await mustBeUnchangedReport(tx, report, version);
		const wanted = { id, deed: reportDeeds.send, input: typed };
		if (await preparedInstead(tx, actor, { report, directory }, wanted)) return { isPrepared: true };
		const data = {
			...{ ...sent, recordedBy: actor.name },
			documentNumber: documentNumber ?? report.documentNumber
		};
		const eventId = await move(tx, actor, report, { deed: reportDeeds.send, data, to: 'SENT' });
		await stepDone(tx, reportId, 'SENDING', sent.sentOn);
		await closeRequests(tx, actor, reportId);
		return { isPrepared: false, reportId, eventId };
	});
}

/** Takes no more answers. */
async function closeRequests(tx: Transaction, actor: Actor, reportId: string): Promise<void> {
	const requests = await tx.request.findMany({
		where: { subject: `report:${reportId}` },
		select: { id: true }
	});
	for (const { id } of requests) await closeRequest(tx, actor, id);
}

/** Shows the approved report to readers without an account, or no longer; an assistant prepares it. What is so already is no change. */
export async function publish(actor: Actor, input: unknown): Promise<DoneOrPrepared<StatusDone>> {
	const typed = parseInput(publishSchema, input);
	const { id, reportId, version, isPublished } = typed;
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const report = await findReport(tx, actor, reportDeeds.preparePublish, { id: reportId, directory });
		const publishing = isPublished ? 'ALL' : 'NONE';
		if (report.publishing === publishing) return { isPrepared: false, reportId, eventId: null };
		if (report.status === 'DRAFT') throw notNow('reports_problem_not_approved');
		await mustBeUnchangedReport(tx, report, version);
		const wanted = { id, deed: reportDeeds.publish, input: typed };
		if (await preparedInstead(tx, actor, { report, directory }, wanted)) return { isPrepared: true };
		const publishedAt = isPublished ? actor.installation.clock.now() : null;
		await tx.report.update({
			where: { id: reportId, version },
			data: { publishing, publishedAt, version: { increment: 1 } }
		});
		const eventId = await recordForReport(tx, actor, reportDeeds.publish, report, {
			before: { publishing: report.publishing },
			after: { publishing }
		});
		return { isPrepared: false, reportId, eventId };
	});
}

interface Move {
	readonly deed: (typeof reportDeeds)['sign' | 'send'];
	readonly data: object;
	readonly to: 'SIGNED' | 'SENT';
	/** What was kept with it. */
	readonly files?: object;
}

async function move(
	tx: Transaction,
	actor: Actor,
	report: FoundReport,
	{ deed, data, to, files = {} }: Move
): Promise<string> {
	const { id, version, status } = report;
	await tx.report.update({
		where: { id, version },
		data: { ...data, status: to, version: { increment: 1 } }
	});
	return recordForReport(tx, actor, deed, report, {
		before: { status },
		after: { ...data, status: to, ...files }
	});
}
