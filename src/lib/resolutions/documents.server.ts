import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { nameWithoutEnding } from '#lib/documents/file-kinds.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { ResolutionDone } from './registering.server.ts';
import { findResolution, mustBeAsSeen, recordForResolution } from './resolution-finding.server.ts';
import { addDocumentsSchema, withdrawDocumentSchema } from './resolution-schema.ts';
import { deeds } from './resolutions.ts';

/** Files that are to be documents of a resolution. */
interface NewDocuments {
	/** Of the first. */
	readonly id: string;
	readonly resolutionId: string;
	readonly title: string | null;
	readonly uploads: readonly Upload[];
}

/** Puts files to a resolution, in the transaction of whatever brings them; answers their ids. */
export async function createDocuments(
	tx: Transaction,
	actor: Actor,
	{ id, resolutionId, title, uploads }: NewDocuments
): Promise<string[]> {
	const last = await tx.resolutionDocument.aggregate({ where: { resolutionId }, _max: { position: true } });
	const from = (last._max.position ?? 0) + 1;
	const at = actor.installation.clock.now();
	const ids: string[] = [];
	for (const [index, upload] of uploads.entries()) {
		const one = index === 0 ? id : newId();
		const named = nameWithoutEnding(upload.name);
		await tx.resolutionDocument.create({
			data: {
				...{ id: one, resolutionId, position: from + index, at, userId: actor.userId },
				...{ title: title === null ? named : uploads.length === 1 ? title : `${title} (${named})` },
				...{ authorName: actor.name },
				attachmentId: await addAttachment(tx, { ...upload, clockNow: at })
			}
		});
		ids.push(one);
	}
	return ids;
}

/**
 * Leaves files with a resolution. Refuses NOT_FOUND whoever may not, INVALID a file that is not what its name says. Sent twice with one
 * id it acts once.
 */
export async function addDocuments(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(addDocumentsSchema, input);
	const { db } = actor.installation;
	const directory = await directoryOf(actor.installation);
	const which = { id: typed.resolutionId, directory };
	// Files are not read for whoever may leave none; what has changed since is asked in the transaction.
	await findResolution(db.read, actor, deeds.addDocument, which);
	const uploads = await checkUploads(typed.files);
	return writeOnce(db, async (tx) => {
		const resolution = await findResolution(tx, actor, deeds.addDocument, which);
		const known = await tx.resolutionDocument.findUnique({
			where: { id: typed.id },
			select: { resolutionId: true, userId: true }
		});
		if (known && (known.resolutionId !== resolution.id || known.userId !== actor.userId))
			throw new Refusal('NOT_FOUND');
		if (known) return { id: resolution.id, eventId: null };
		const documents = await createDocuments(tx, actor, { ...typed, uploads });
		const eventId = await recordForResolution(tx, actor, deeds.addDocument, resolution, {
			after: { documents, isWithdrawn: false }
		});
		return { id: resolution.id, eventId };
	});
}

/** Withdraws a document as mistaken: its name stays, the file is there for nobody. Refuses as above, CONFLICT, NOT_NOW twice. */
export async function withdrawDocument(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(withdrawDocumentSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const document = await tx.resolutionDocument.findUnique({ where: { id: typed.id } });
		if (!document) throw new Refusal('NOT_FOUND');
		const resolution = await findResolution(tx, actor, deeds.addDocument, {
			...{ id: document.resolutionId, directory }
		});
		const { id: subjectId } = resolution;
		const as = { subjectType: 'Resolution', subjectId, version: document.version } as const;
		await mustBeAsSeen(tx, as, { seen: typed.version, values: {} });
		if (document.withdrawnAt) throw notNow('files_problem_withdrawn');
		await tx.resolutionDocument.update({
			where: { id: document.id },
			data: {
				...{ withdrawnAt: actor.installation.clock.now(), withdrawnBy: actor.name },
				...{ withdrawnReason: typed.reason, version: { increment: 1 } }
			}
		});
		const eventId = await recordForResolution(tx, actor, deeds.addDocument, resolution, {
			before: { documents: [document.id], isWithdrawn: false },
			after: { documents: [document.id], isWithdrawn: true, reason: typed.reason }
		});
		return { id: subjectId, eventId };
	});
}
