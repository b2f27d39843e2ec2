import type { Actor } from '#lib/accounts/actor.server.ts';
import { readApprovedFile } from './approved-file.server.ts';
import { readPaper, paperWordFile } from './papers.server.ts';
import type { PaperName } from './papers.ts';

/** A document as it is downloaded, its name without its ending. */
export interface PaperFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A document of a meeting as a Word file. Approved minutes are always the very file that was kept for signing, except where their reader
 * may not see all of them, or wants the corrections after them. Refuses NOT_FOUND whoever may not.
 */
export async function readPaperFile(
	actor: Actor,
	{ meetingId, name, isCorrected }: { meetingId: string; name: PaperName; isCorrected: boolean }
): Promise<PaperFile> {
	const { paper, isDraft } = await readPaper(actor, meetingId, name);
	const isKept =
		name === 'minutes' && !isDraft && paper.leftOut.length === 0 && paper.seesAll && !isCorrected;
	const bytes = isKept ? (await readApprovedFile(actor, meetingId)).bytes : await paperWordFile(paper);
	return { name: paper.fileName, bytes };
}
