import type { Transaction } from '#lib/server/database.server.ts';
import { follows } from './restricting-parts.server.ts';
import { isSameRestriction, type Restriction } from './restricting.ts';

/** A document that came with a report, and how it is restricted. */
export interface RestrictedDocument extends Restriction {
	readonly documentId: string;
}

/**
 * What becomes of the documents of a report when it is restricted or no longer is: what comes with a report is for whom the report
 * is; what was restricted by itself for longer stays so.
 */
export async function restrictDocuments(
	tx: Transaction,
	entryId: string,
	from: Restriction,
	to: Restriction
): Promise<{ before: RestrictedDocument; after: RestrictedDocument }[]> {
	const documents = await tx.taskDocument.findMany({
		where: { entryId },
		select: { id: true, restrictedBasis: true, restrictedUntil: true },
		orderBy: { id: 'asc' }
	});
	return documents
		.filter((document) => !isSameRestriction(document, to) && follows(document, from, to))
		.map(({ id: documentId, ...before }) => ({
			before: { documentId, ...before },
			after: { documentId, ...to }
		}));
}

/** Writes what becomes of documents. */
export async function putDocuments(tx: Transaction, documents: readonly RestrictedDocument[]): Promise<void> {
	for (const { documentId: id, restrictedBasis, restrictedUntil } of documents)
		await tx.taskDocument.update({
			where: { id },
			data: { restrictedBasis, restrictedUntil, version: { increment: 1 } }
		});
}

/** Whether documents are as a recorded change left them. */
export async function areDocumentsAsLeft(
	tx: Transaction,
	left: readonly RestrictedDocument[]
): Promise<boolean> {
	const rows = await tx.taskDocument.findMany({
		where: { id: { in: left.map(({ documentId }) => documentId) } },
		select: { id: true, restrictedBasis: true, restrictedUntil: true }
	});
	return left.every((one) => rows.some((row) => row.id === one.documentId && isSameRestriction(row, one)));
}
