import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findTask } from './lifecycle.server.ts';
import {
	areDocumentsAsLeft,
	restrictDocuments,
	type RestrictedDocument
} from './restricting-documents.server.ts';
import { arePartsAsLeft, restrictParts, type RestrictedPart } from './restricting-parts.server.ts';
import { findTarget, write, type Target } from './restricting.server.ts';
import { isSameRestriction, termProblem, type RestrictableKind, type Restriction } from './restricting.ts';
import { describeInside, findOwn, markInside, type Description } from './task-documents-changing.server.ts';
import { findDocument, type FoundDocument } from './task-documents-finding.server.ts';
import { newestOf, nextVersion } from './task-documents.server.ts';
import { mayChangeDocument } from './task-documents.ts';
import { deeds } from './tasks.ts';
import { todayOf } from './lifecycle.server.ts';

/** As these deeds record themselves: which of them it was shows in what it changed. */
interface Recorded extends Partial<Description> {
	readonly documents?: readonly string[];
	readonly isWithdrawn?: boolean;
	readonly reason?: string | null;
	readonly documentId?: string;
	readonly versionId?: string;
}

interface RecordedRestriction extends Restriction {
	readonly documentId?: string;
	readonly entryId?: string;
	readonly tasks?: readonly RestrictedPart[];
	readonly documents?: readonly RestrictedDocument[];
}

/** By the names of the deeds: what was left with a task, and who may see it. */
export const undoers: Undoers = {
	[deeds.attach.name]: (actor, change) =>
		actor.installation.db.write(async (tx) => {
			const before = (change.before ?? {}) as Recorded;
			const after = (change.after ?? {}) as Recorded;
			if (after.documents) await undoLeaving(tx, actor, change, before, after);
			else if (after.versionId) await undoVersion(tx, actor, change, before, after);
			else await undoDescription(tx, actor, change, before, after);
		}),
	[deeds.restrict.name]: (actor, change) =>
		actor.installation.db.write((tx) => undoRestriction(tx, actor, change))
};

/** What was left is withdrawn, what was withdrawn holds again. */
async function undoLeaving(
	tx: Transaction,
	actor: Actor,
	change: RecordedChange,
	before: Recorded,
	after: Recorded
): Promise<void> {
	const documents: FoundDocument[] = [];
	for (const id of after.documents!) documents.push(await findOwn(tx, actor, id));
	if (documents.some(({ withdrawnAt }) => (withdrawnAt !== null) !== after.isWithdrawn))
		throw new Refusal('CONFLICT');
	const isWithdrawn = !after.isWithdrawn;
	const reason = isWithdrawn ? (before.reason ?? m.files_undone({}, { locale: 'lv' })) : null;
	await markInside(tx, actor, documents, { isWithdrawn, reason }, change.id);
}

/** No version is taken away: the one before comes on top again. */
async function undoVersion(
	tx: Transaction,
	actor: Actor,
	change: RecordedChange,
	before: Recorded,
	after: Recorded
): Promise<void> {
	const document = await findDocument(tx, actor, after.documentId!);
	const newest = await newestOf(tx, document);
	// Whoever answers for the task may leave a version of what another left, and take their own back.
	if (newest.userId !== actor.userId && !mayChangeDocument(actor, document)) throw new Refusal('NOT_FOUND');
	if (newest.id !== after.versionId || document.withdrawnAt) throw new Refusal('CONFLICT');
	const earlier = await tx.taskDocumentVersion.findUniqueOrThrow({ where: { id: before.versionId! } });
	const versionId = newId();
	const capacity = newest.userId === actor.userId ? newest.capacity : document.capacityOf;
	await nextVersion(tx, actor, document, {
		...{ id: versionId, number: newest.number + 1, attachmentId: earlier.attachmentId },
		note: m.files_version_back({ number: earlier.number }, { locale: 'lv' }),
		capacity
	});
	const { id: documentId, taskId: subjectId } = document;
	await record(tx, actor, {
		...{ deed: change.deed, capacity, subjectType: 'Task', subjectId, undoes: change.id },
		before: { documentId, versionId: newest.id },
		after: { documentId, versionId }
	});
}

async function undoDescription(
	tx: Transaction,
	actor: Actor,
	change: RecordedChange,
	before: Recorded,
	after: Recorded
): Promise<void> {
	const document = await findOwn(tx, actor, after.documentId!);
	if (document.title !== after.title || document.audience !== after.audience) throw new Refusal('CONFLICT');
	await describeInside(tx, actor, document, before as Description, change.id);
}

async function undoRestriction(tx: Transaction, actor: Actor, change: RecordedChange): Promise<void> {
	const before = change.before as RecordedRestriction;
	const after = change.after as RecordedRestriction;
	const task = await findTask(tx, actor, deeds.restrict, change.subjectId);
	const target = await findTarget(tx, actor, task, targetOf(task, after));
	const { tasks: left = [], documents: leftDocuments = [] } = after;
	const areAsLeft = (await arePartsAsLeft(tx, left)) && (await areDocumentsAsLeft(tx, leftDocuments));
	if (!isSameRestriction(target.now, after) || !areAsLeft) throw new Refusal('CONFLICT');
	// What it would go back to has ended meanwhile: it would say that something is restricted which is not.
	const { restrictedBasis, restrictedUntil } = before;
	if (restrictedUntil !== null && termProblem(restrictedUntil, todayOf(actor))) throw new Refusal('NOT_NOW');
	const to = { restrictedBasis, restrictedUntil };
	const came = await whatCameSince(tx, target, to, after);
	const parts = left.map((part, index) => ({ before: part, after: before.tasks![index]! }));
	const documents = leftDocuments.map((one, index) => ({ before: one, after: before.documents![index]! }));
	await write(tx, actor, {
		...{ task, target, to, undoes: change.id },
		parts: [...parts, ...came.parts],
		documents: [...documents, ...came.documents]
	});
}

/** What is restricted again is so with the parts and documents that came while it was not. */
async function whatCameSince(
	tx: Transaction,
	{ kind, id, now }: Target,
	to: Restriction,
	{ tasks = [], documents = [] }: RecordedRestriction
) {
	if (to.restrictedUntil === null) return { parts: [], documents: [] };
	const known = new Set([
		...tasks.map(({ taskId }) => taskId),
		...documents.map(({ documentId }) => documentId)
	]);
	const parts = kind === 'TASK' ? await restrictParts(tx, id, now, to) : [];
	const own = kind === 'ENTRY' ? await restrictDocuments(tx, id, now, to) : [];
	return {
		parts: parts.filter((part) => !known.has(part.before.taskId)),
		documents: own.filter((document) => !known.has(document.before.documentId))
	};
}

function targetOf(
	task: { id: string },
	{ entryId, documentId }: RecordedRestriction
): { kind: RestrictableKind; id: string } {
	if (entryId) return { kind: 'ENTRY', id: entryId };
	return documentId ? { kind: 'DOCUMENT', id: documentId } : { kind: 'TASK', id: task.id };
}
