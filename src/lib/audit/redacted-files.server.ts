import { setImmediate as breathe } from 'node:timers/promises';
import type { Database, Reader, Transaction } from '#lib/server/database.server.ts';
import { textOfFile } from './file-text.ts';
import { findIn, patternOf, type Passage, type Surroundings } from './passage.ts';

/** A file that has the passage, or may have it. */
export interface SuspectFile {
	readonly id: string;
	readonly name: string;
	readonly size: number;
	/** Where it was read; empty where it could not be read whole. */
	readonly places: readonly Surroundings[];
}

/** More files than these that could not be read are only counted. */
const mostUnreadable = 200;
const filesAtOnce = 100;

/** Which files have the passage, and which could not be read whole: one file at a time, with a turn for others after each. */
export async function searchFiles(
	read: Reader,
	passage: Passage
): Promise<{ found: SuspectFile[]; unreadable: SuspectFile[]; unreadableCount: number }> {
	const pattern = patternOf(passage);
	const found: SuspectFile[] = [];
	const unreadable: SuspectFile[] = [];
	let unreadableCount = 0;
	for (let after = ''; ;) {
		const files = await read.attachment.findMany({
			where: { id: { gt: after }, redactedAt: null },
			orderBy: { id: 'asc' },
			take: filesAtOnce,
			select: { id: true, name: true, size: true }
		});
		for (const file of files) {
			const content = await read.attachmentContent.findUnique({ where: { attachmentId: file.id } });
			if (!content) continue;
			const { text, isWhole } = textOfFile(content.bytes);
			const places = findIn(text, pattern);
			if (places.length) found.push({ ...file, places: places.slice(0, 3) });
			else if (!isWhole) {
				unreadableCount += 1;
				if (unreadable.length < mostUnreadable) unreadable.push({ ...file, places: [] });
			}
			await breathe();
		}
		if (files.length < filesAtOnce) return { found, unreadable, unreadableCount };
		after = files.at(-1)!.id;
	}
}

/**
 * Takes the bytes of a file away, in a transaction; its name, size and SHA-256 stay. False where that was done before, null where
 * there is no such file.
 */
export async function takeBytes(
	tx: Transaction,
	id: string,
	{ now, kind }: { now: Date; kind: Database['kind'] }
): Promise<boolean | null> {
	const file = await tx.attachment.findUnique({ where: { id }, select: { redactedAt: true } });
	if (!file) return null;
	if (file.redactedAt) return false;
	if (kind === 'sqlite') await tx.$queryRaw`PRAGMA secure_delete = ON`;
	await tx.attachmentContent.deleteMany({ where: { attachmentId: id } });
	await tx.attachment.update({ where: { id }, data: { redactedAt: now } });
	await tx.revision.updateMany({ data: { number: { increment: 1 } } });
	return true;
}
