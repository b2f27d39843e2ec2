import type { Actor } from '#lib/accounts/actor.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import type { Upload } from '#lib/documents/uploads.server.ts';
import { mostFiles } from '#lib/documents/uploads.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { refuseField } from '#lib/server/input.ts';
import type { FoundAnswer } from './request-finding.server.ts';

/**
 * Puts files to an answer that is being written, and takes others out. It begins with what was sent last. Refuses INVALID more than
 * one answer may have.
 */
export async function changeDraftFiles(
	tx: Transaction,
	{ installation: { clock } }: Pick<Actor, 'installation'>,
	{ id: answerId, draft }: Pick<FoundAnswer, 'id' | 'draft'>,
	{ add, remove }: { readonly add: readonly Upload[]; readonly remove: readonly string[] }
): Promise<void> {
	if (draft === null) await begin(tx, answerId);
	if (remove.length) await takeOut(tx, answerId, remove);
	const left = await tx.answerDraftFile.count({ where: { answerId } });
	if (left + add.length > mostFiles) refuseField('files', 'files_problem_many');
	for (const upload of add)
		await tx.answerDraftFile.create({
			data: { answerId, attachmentId: await addAttachment(tx, { ...upload, clockNow: clock.now() }) }
		});
}

async function begin(tx: Transaction, answerId: string): Promise<void> {
	const sent = await tx.answerVersion.findFirst({
		where: { answerId },
		orderBy: { number: 'desc' },
		select: { files: { select: { attachmentId: true } } }
	});
	const kept = new Set(await draftFileIds(tx, answerId));
	const files = (sent?.files ?? []).filter(({ attachmentId }) => !kept.has(attachmentId));
	await tx.answerDraftFile.createMany({
		data: files.map(({ attachmentId }) => ({ answerId, attachmentId }))
	});
}

/** What is written is no record yet: what is taken out of it is gone, unless it was sent with an earlier version. */
async function takeOut(tx: Transaction, answerId: string, remove: readonly string[]): Promise<void> {
	const where = { answerId, attachmentId: { in: [...remove] } };
	const found = await tx.answerDraftFile.findMany({ where, select: { attachmentId: true } });
	const ids = found.map(({ attachmentId }) => attachmentId);
	await tx.answerDraftFile.deleteMany({ where });
	const sent = await tx.answerVersionFile.findMany({
		where: { attachmentId: { in: ids } },
		select: { attachmentId: true }
	});
	const kept = new Set(sent.map(({ attachmentId }) => attachmentId));
	const gone = ids.filter((id) => !kept.has(id));
	await tx.attachmentContent.deleteMany({ where: { attachmentId: { in: gone } } });
	await tx.attachment.deleteMany({ where: { id: { in: gone } } });
}

/** The files of what is being written, in the order in which they came. */
export async function draftFileIds(tx: Transaction, answerId: string): Promise<string[]> {
	const files = await tx.answerDraftFile.findMany({
		where: { answerId },
		orderBy: { attachmentId: 'asc' },
		select: { attachmentId: true }
	});
	return files.map(({ attachmentId }) => attachmentId);
}
