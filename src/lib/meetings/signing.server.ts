import { systemActor, type Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { compareWith } from '#lib/documents/container-comparing.server.ts';
import { readSignedUpload } from '#lib/documents/signed-container.server.ts';
import type { ContainerMatch } from '#lib/documents/signed-container.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readApprovedFile } from './approved-file.server.ts';
import { findForChange, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { isTaken, keptOf, type KeptSignatures } from './signatories.ts';
import { addSignedSchema, withdrawSignedSchema } from './signing-schema.ts';

/** What was done; without an event, it had been done already. */
export interface SigningDone {
	readonly meetingId: string;
	readonly match: ContainerMatch | null;
	readonly eventId: string | null;
}

/** A container that was read and compared. */
interface Compared {
	readonly upload: Upload;
	readonly versionId: string;
	readonly match: ContainerMatch;
	readonly kept: KeptSignatures;
}

/**
 * Keeps approved minutes as they were signed outside, with who signed them and whether they are what was approved. Refuses NOT_FOUND
 * whoever may not; NOT_NOW before the approval; INVALID what is no signed container, what
 * signs other words, or the same container again. What cannot be compared (a PDF) is kept, and said to be so.
 */
export async function addSigned(actor: Actor, input: unknown): Promise<SigningDone> {
	const { id, meetingId, files } = parseInput(addSignedSchema, input);
	const { db } = actor.installation;
	// Nothing is unpacked for whoever may not sign; what has changed since is asked in the transaction.
	await findForSigning(db.read as unknown as Transaction, actor, meetingId);
	if (files.length > 1) refuseField('files', 'files_problem_one');
	const [upload] = await checkUploads(files);
	const compared = await compare(actor, meetingId, upload!);
	return writeOnce(db, async (tx) => {
		const meeting = await findForSigning(tx, actor, meetingId);
		const known = await tx.signedMinutes.findUnique({ where: { id }, select: { meetingId: true } });
		if (known && known.meetingId !== meetingId) throw new Refusal('NOT_FOUND');
		if (known) return { meetingId, match: null, eventId: null };
		const same = { meetingId, withdrawnAt: null, attachment: { sha256: upload!.sha256 } };
		if (await tx.signedMinutes.count({ where: same })) refuseField('files', 'signed_problem_same');
		return { meetingId, match: compared.match, eventId: await keep(tx, actor, meeting, { id, ...compared }) };
	});
}

/** A meeting whose minutes are signed. Refuses NOT_FOUND whoever may not, NOT_NOW before they are approved. */
export async function findForSigning(tx: Transaction, actor: Actor, id: string): Promise<FoundMeeting> {
	const meeting = await findForChange(tx, actor, deeds.sign, { id });
	if (!isLocked(meeting)) throw new Refusal('NOT_NOW', { fields: { form: 'signed_problem_not_approved' } });
	return meeting;
}

async function compare(actor: Actor, meetingId: string, upload: Upload): Promise<Compared> {
	const container = await readSignedUpload(upload);
	const { installation } = actor;
	// What was approved is compared whole, whoever brings the container.
	const approved = await readApprovedFile(systemActor(installation), meetingId);
	const version = await installation.db.read.minutesVersion.findFirstOrThrow({
		where: { meetingId, kind: 'APPROVED' },
		orderBy: { number: 'desc' },
		select: { id: true }
	});
	const comparison = await compareWith(container, {
		sha256: approved.sha256,
		bytes: () => approved.bytes
	});
	const { match, file } = comparison;
	const { name } = upload;
	if (!isTaken(match))
		refuseField('files', problemWith(file ? 'signed_problem_other' : 'signed_problem_nothing', { name }));
	return { upload, versionId: version.id, match, kept: keptOf(container, comparison) };
}

async function keep(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ id, upload, versionId, match, kept }: Compared & { readonly id: string }
): Promise<string> {
	const at = actor.installation.clock.now();
	const attachmentId = await addAttachment(tx, { ...upload, clockNow: at });
	await tx.signedMinutes.create({
		data: {
			...{ id, meetingId: meeting.id, versionId, attachmentId, match, at, uploadedBy: actor.name },
			signatures: JSON.stringify(kept)
		}
	});
	await setStatus(tx, meeting, 'SIGNED');
	return recordSigning(tx, actor, meeting, {
		before: { status: meeting.status },
		after: {
			...{ status: 'SIGNED', signedId: id, match, sha256: upload.sha256 },
			signatures: kept.signatures.map(({ name, organisation }) => name ?? organisation)
		}
	});
}

/** Signed, or what it was before: approved. */
export async function setStatus(
	tx: Transaction,
	{ id, status }: FoundMeeting,
	to: 'SIGNED' | 'APPROVED'
): Promise<void> {
	if (status === to) return;
	await tx.meeting.update({ where: { id, status }, data: { status: to, version: { increment: 1 } } });
}

/** Records what was done about the signing, under the meeting. */
export function recordSigning(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	change: { readonly before: object; readonly after: object; readonly undoes?: string }
): Promise<string> {
	return recordFor(tx, actor, deeds.sign, meeting, {
		...change
	});
}

/**
 * Withdraws a container that was the wrong one: it stays on the record, and where no other is left the minutes are approved, and not
 * signed. Refuses NOT_FOUND whoever may not or where it is not there. Twice is once.
 */
export async function withdrawSigned(actor: Actor, input: unknown): Promise<SigningDone> {
	const { meetingId, signedId } = parseInput(withdrawSignedSchema, input);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findForSigning(tx, actor, meetingId);
		const done = { meetingId, match: null };
		return { ...done, eventId: await mark(tx, actor, meeting, { signedId, isWithdrawn: true }) };
	});
}

/** Withdraws a container, or has it hold again; null where it is so already. */
export async function mark(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ signedId, isWithdrawn, undoes }: { signedId: string; isWithdrawn: boolean; undoes?: string }
): Promise<string | null> {
	const { id: meetingId, status } = meeting;
	const signed = await tx.signedMinutes.findUnique({
		where: { id: signedId, meetingId },
		select: { withdrawnAt: true }
	});
	if (!signed) throw new Refusal('NOT_FOUND');
	if ((signed.withdrawnAt !== null) === isWithdrawn) return null;
	const withdrawn = { withdrawnAt: actor.installation.clock.now(), withdrawnBy: actor.name };
	await tx.signedMinutes.update({
		where: { id: signedId },
		data: isWithdrawn ? withdrawn : { withdrawnAt: null, withdrawnBy: null }
	});
	const left = await tx.signedMinutes.count({ where: { meetingId, withdrawnAt: null } });
	const after = left > 0 ? 'SIGNED' : 'APPROVED';
	await setStatus(tx, meeting, after);
	return recordSigning(tx, actor, meeting, {
		before: { status, signedId, isWithdrawn: !isWithdrawn },
		after: { status: after, signedId, isWithdrawn },
		undoes
	});
}
