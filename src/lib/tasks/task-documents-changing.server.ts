import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { tasksChanged } from './revisions.server.ts';
import { findDocument, mustBeAsSeen, type FoundDocument } from './task-documents-finding.server.ts';
import { describeSchema, withdrawDocumentSchema } from './task-documents-schema.ts';
import type { DocumentsChanged } from './task-documents.server.ts';
import { audiencesFor, mayChangeDocument, type Audience } from './task-documents.ts';
import { deeds } from './tasks.ts';
import { reindexWords } from './word-index.server.ts';

/** What a document is called, and who may see it. */
export interface Description {
	readonly title: string;
	readonly audience: Audience;
}

/**
 * Says anew what a document is called and who may see it: by whoever left it, and by the secretariat. Refuses NOT_FOUND whoever may
 * not, INVALID a wrong field, CONFLICT where somebody changed it meanwhile. Twice the same is once.
 */
export async function describe(actor: Actor, input: unknown): Promise<DocumentsChanged> {
	const { documentId, version, title, audience } = parseInput(describeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const document = await findOwn(tx, actor, documentId);
		const done = { number: document.task.number, documentId };
		if (document.title === title && document.audience === audience) return { ...done, eventId: null };
		if (!audiencesFor(actor).includes(audience)) refuseField('audience', 'files_problem_audience');
		await mustBeAsSeen(tx, document, version);
		return { ...done, eventId: await describeInside(tx, actor, document, { title, audience }) };
	});
}

/** The same without the questions. Answers the id of what was recorded. */
export async function describeInside(
	tx: Transaction,
	actor: Actor,
	document: FoundDocument,
	{ title, audience }: Description,
	undoes?: string
): Promise<string> {
	await change(tx, document, { title, audience });
	const { id: documentId } = document;
	return record(tx, actor, {
		...of(document),
		before: { documentId, title: document.title, audience: document.audience },
		after: { documentId, title, audience },
		undoes
	});
}

/**
 * Withdraws a document as mistaken, with the reason: by whoever left it, and by the secretariat. Its name stays, struck through; its
 * files are for the secretariat only from then on. Refuses as `describe` does. Withdrawn twice it is withdrawn once.
 */
export async function withdraw(actor: Actor, input: unknown): Promise<DocumentsChanged> {
	const { documentId, version, reason } = parseInput(withdrawDocumentSchema, input);
	return actor.installation.db.write(async (tx) => {
		const document = await findOwn(tx, actor, documentId);
		const done = { number: document.task.number, documentId };
		if (document.withdrawnAt) return { ...done, eventId: null };
		await mustBeAsSeen(tx, document, version);
		return { ...done, eventId: await markInside(tx, actor, [document], { isWithdrawn: true, reason }) };
	});
}

/** Withdraws documents of one task, or lets them hold again. Answers the id of what was recorded. */
export async function markInside(
	tx: Transaction,
	actor: Actor,
	documents: readonly FoundDocument[],
	{ isWithdrawn, reason }: { isWithdrawn: boolean; reason: string | null },
	undoes?: string
): Promise<string> {
	const mark = isWithdrawn
		? {
				...{ withdrawnAt: actor.installation.clock.now(), withdrawnBy: actor.name },
				withdrawnReason: reason
			}
		: { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
	for (const document of documents) await change(tx, document, mark);
	const ids = documents.map(({ id }) => id);
	return record(tx, actor, {
		...of(documents[0]!),
		before: { documents: ids, isWithdrawn: !isWithdrawn, reason: documents[0]!.withdrawnReason },
		after: { documents: ids, isWithdrawn, reason },
		undoes
	});
}

/** A document that somebody may change. Refuses NOT_FOUND. */
export async function findOwn(tx: Transaction, actor: Actor, id: string): Promise<FoundDocument> {
	const document = await findDocument(tx, actor, id);
	if (!mayChangeDocument(actor, document)) throw new Refusal('NOT_FOUND');
	return document;
}

async function change(
	tx: Transaction,
	{ id, taskId, version }: FoundDocument,
	data: Parameters<Transaction['taskDocument']['updateMany']>[0]['data']
): Promise<void> {
	const { count } = await tx.taskDocument.updateMany({
		where: { id, version },
		data: { ...data, version: { increment: 1 } }
	});
	if (count !== 1) throw new Error('a document changed inside a transaction');
	await reindexWords(tx, [taskId]);
	await tasksChanged(tx);
}

const of = ({ taskId, capacityOf }: FoundDocument) => ({
	...{ deed: deeds.attach.name, capacity: capacityOf, subjectType: 'Task', subjectId: taskId }
});
