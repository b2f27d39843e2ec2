import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { requestFor } from './asker-finding.server.ts';
import { askingDeeds } from './asking.ts';
import { findRequest, mayDo } from './request-finding.server.ts';
import { readLetterSchema } from './letter-schema.ts';

/* The files of a letter that is being registered: chosen once, they are there when it is registered. */

/**
 * Keeps the files of a letter that is going to be registered, each once, for whoever chose them. Refuses NOT_FOUND whoever may not
 * register it, INVALID a file that is not what its name says. A letter of paper has none.
 */
export async function keepLetterFiles(actor: Actor, input: unknown): Promise<void> {
	const { id, requestId, files } = parseInput(readLetterSchema, input);
	const { db } = actor.installation;
	const request = await findRequest(db.read, requestId);
	// Files are not read for whoever may not write.
	if (!mayDo(actor, askingDeeds.register, request)) throw new Refusal('NOT_FOUND');
	if (files.length === 0) return;
	const uploads = await checkUploads(files);
	await writeOnce(db, async (tx) => {
		await requestFor(tx, actor, askingDeeds.register, requestId);
		await keep(tx, actor, { letterId: id, requestId }, uploads);
	});
}

async function keep(
	tx: Transaction,
	actor: Actor,
	{ letterId, requestId }: { readonly letterId: string; readonly requestId: string },
	uploads: readonly Upload[]
): Promise<void> {
	const at = actor.installation.clock.now();
	const userId = userOf(actor);
	const known = await tx.answerLetterUpload.findMany({
		where: { letterId },
		select: { userId: true, requestId: true, attachment: { select: { sha256: true } } }
	});
	if (known.some((one) => one.userId !== userId || one.requestId !== requestId))
		throw new Refusal('NOT_FOUND');
	const kept = new Set(known.map(({ attachment }) => attachment.sha256));
	for (const upload of uploads) {
		if (kept.has(upload.sha256)) continue;
		kept.add(upload.sha256);
		const attachmentId = await addAttachment(tx, { ...upload, clockNow: at });
		await tx.answerLetterUpload.create({ data: { attachmentId, letterId, requestId, userId, at } });
	}
}

function userOf({ userId }: Actor): string {
	if (userId === null) throw new Refusal('NOT_FOUND');
	return userId;
}

/** A letter that is being registered, by whom. */
export interface LetterInHand {
	readonly letterId: string;
	readonly requestId: string;
}

/** The ids of the files that somebody chose for a letter, in the order in which they came. */
export async function uploadIds(
	from: Pick<Reader, 'answerLetterUpload'> | Pick<Transaction, 'answerLetterUpload'>,
	actor: Actor,
	{ letterId, requestId }: LetterInHand
): Promise<string[]> {
	const rows = await (from as Pick<Transaction, 'answerLetterUpload'>).answerLetterUpload.findMany({
		where: { letterId, requestId, userId: userOf(actor) },
		orderBy: { attachmentId: 'asc' },
		select: { attachmentId: true }
	});
	return rows.map(({ attachmentId }) => attachmentId);
}

/** What somebody chose for letters of a request that are not registered, letter by letter, the newest last. One statement. */
export async function readBegun(
	{ installation, userId }: Actor,
	requestId: string
): Promise<{ readonly letterId: string; readonly names: readonly string[] }[]> {
	if (userId === null) return [];
	const rows = await installation.db.read.answerLetterUpload.findMany({
		where: { requestId, userId },
		orderBy: { attachmentId: 'asc' },
		select: { letterId: true, attachment: { select: { name: true } } }
	});
	return [...Map.groupBy(rows, ({ letterId }) => letterId)].map(([letterId, files]) => ({
		letterId,
		names: files.map(({ attachment }) => attachment.name)
	}));
}

/** The files of a letter that was taken back wait for another go at it, with whoever took it back. */
export async function takeUploadsBack(
	tx: Transaction,
	actor: Actor,
	{ letterId, requestId }: LetterInHand
): Promise<number> {
	const files = await tx.answerLetterFile.findMany({ where: { letterId }, select: { attachmentId: true } });
	const known = { letterId, requestId, userId: userOf(actor), at: actor.installation.clock.now() };
	await tx.answerLetterFile.deleteMany({ where: { letterId } });
	await tx.answerLetterUpload.createMany({ data: files.map((file) => ({ ...file, ...known })) });
	return files.length;
}

/** They belong to the letter now, but those that were left out. */
export async function giveUploads(
	tx: Transaction,
	actor: Actor,
	letter: LetterInHand,
	leave: readonly string[]
): Promise<string[]> {
	const ids = (await uploadIds(tx, actor, letter)).filter((id) => !leave.includes(id));
	const { letterId } = letter;
	await tx.answerLetterFile.createMany({ data: ids.map((attachmentId) => ({ letterId, attachmentId })) });
	await tx.answerLetterUpload.deleteMany({ where: { attachmentId: { in: ids } } });
	return ids;
}

/** Whoever began on one day goes on with it in the same fortnight, or begins anew. */
const keptDays = 14;
const day = 24 * 60 * 60 * 1000;

/** Clears away the files of letters that were never registered. */
export async function dropLetterUploads({ db, clock }: Pick<Installation, 'db' | 'clock'>): Promise<number> {
	const before = new Date(clock.now().getTime() - keptDays * day);
	const where = { at: { lt: before } };
	if ((await db.read.answerLetterUpload.count({ where })) === 0) return 0;
	return db.write(async (tx) => {
		const old = await tx.answerLetterUpload.findMany({ where, select: { attachmentId: true } });
		const ids = old.map(({ attachmentId }) => attachmentId);
		await tx.answerLetterUpload.deleteMany({ where: { attachmentId: { in: ids } } });
		await tx.attachmentContent.deleteMany({ where: { attachmentId: { in: ids } } });
		await tx.attachment.deleteMany({ where: { id: { in: ids } } });
		return ids.length;
	});
}
