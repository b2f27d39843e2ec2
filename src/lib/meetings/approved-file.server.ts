import { systemActor } from '#lib/accounts/actor.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { readRegister } from '#lib/tasks/revisions.server.ts';
import {
	addAttachment,
	readAttachment,
	type AttachmentWithBytes
} from '#lib/documents/attachments.server.ts';
import { wordType } from '#lib/documents/word.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { hashOf } from './content-hash.server.ts';
import { findMeeting, seesRestrictedOf } from './finding.server.ts';
import { isLocked } from './meetings.ts';
import { makePaper, paperWordFile } from './papers.server.ts';

/**
 * The approved minutes as the Word file that is signed: made once, whole, and kept with its hash, so that whatever changes of texts or
 * of this program, it stays the very file. Without corrections: they stand beside it. Refuses NOT_FOUND before the approval, and
 * whoever may not see all of it.
 */
export async function readApprovedFile(actor: Actor, meetingId: string): Promise<AttachmentWithBytes> {
	const { installation } = actor;
	const meeting = await findMeeting(installation.db.read, actor, meetingId);
	if (!isLocked(meeting) || !(actor.isSystem || seesRestrictedOf(actor, meeting)))
		throw new Refusal('NOT_FOUND');
	const version = await installation.db.read.minutesVersion.findFirst({
		where: { meetingId, kind: 'APPROVED' },
		orderBy: { number: 'desc' },
		select: { id: true, attachmentId: true }
	});
	if (!version) throw new Refusal('NOT_FOUND');
	if (version.attachmentId) return readAttachment(installation, version.attachmentId);
	const paper = await makePaper(
		systemActor(installation),
		{ meeting, register: await readRegister(installation.db) },
		'minutes',
		{ isForSigning: true }
	);
	const bytes = await paperWordFile(paper);
	const file = { name: `${paper.fileName}.docx`, type: wordType, bytes, sha256: hashOf(bytes) };
	return readAttachment(installation, await keep(actor, version.id, file));
}

/** Whoever comes second finds the file of the first. */
async function keep(
	{ installation }: Actor,
	versionId: string,
	file: { name: string; type: string; bytes: Uint8Array; sha256: string }
): Promise<string> {
	return installation.db.write(async (tx) => {
		const { attachmentId } = await tx.minutesVersion.findUniqueOrThrow({
			where: { id: versionId },
			select: { attachmentId: true }
		});
		if (attachmentId) return attachmentId;
		const id = await addAttachment(tx, { ...file, clockNow: installation.clock.now() });
		await tx.minutesVersion.update({ where: { id: versionId }, data: { attachmentId: id } });
		return id;
	});
}
