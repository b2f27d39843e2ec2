import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { nameWithoutEnding } from '#lib/documents/file-kinds.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import type { Capacity } from './capacities.ts';
import { chosenCapacity } from './capacities.server.ts';
import { isBy, todayOf } from './lifecycle.server.ts';
import { readRestriction } from './restricting-schema.ts';
import type { Restriction } from './restricting.ts';
import { tasksChanged } from './revisions.server.ts';
import { findDocumentedTask, type DocumentedTask } from './task-documents-reading.server.ts';
import { attachSchema, replaceSchema } from './task-documents-schema.ts';
import { audiencesFor, type Audience } from './task-documents.ts';
import { findDocument, mustBeAsSeen, type FoundDocument } from './task-documents-finding.server.ts';
import { deeds } from './tasks.ts';
import { visibleEntries } from './visibility.server.ts';
import { reindexWords } from './word-index.server.ts';

export interface DocumentsChanged {
	readonly number: number;
	readonly documentId: string;
	/** The recorded change; null where the same form came before. */
	readonly eventId: string | null;
}

/**
 * Leaves documents with a task, each file one, together or not at all. Refuses NOT_FOUND whoever may not, INVALID a file that is not
 * what its name says (`checkUploads`), or a wrong field. Sent twice with one `id` it acts once.
 */
export async function attach(actor: Actor, input: unknown): Promise<DocumentsChanged> {
	const typed = parseInput(attachSchema, input);
	const { db } = actor.installation;
	const directory = await directoryOf(actor.installation);
	// Files are not read for whoever may leave none; what has changed since is asked in the transaction.
	await mustLeave(db.read, actor, directory, typed.taskId);
	const uploads = await checkUploads(typed.files);
	return writeOnce(db, async (tx) => {
		const task = await mustLeave(tx, actor, directory, typed.taskId);
		return attachInside(tx, actor, task, leftBy(actor, task, typed, uploads));
	});
}

function leftBy(
	actor: Actor,
	task: DocumentedTask,
	typed: z.output<typeof attachSchema>,
	uploads: readonly Upload[]
): Left {
	const { id, entryId, title, note, audience } = typed;
	if (!audiencesFor(actor).includes(audience)) refuseField('audience', 'files_problem_audience');
	return {
		...{ id, entryId, title, note, audience, uploads },
		restriction: restrictionOf(actor, task, typed),
		capacity: chosenCapacity(task.capacities, typed.capacity)
	};
}

function restrictionOf(
	actor: Actor,
	{ mayRestrict }: DocumentedTask,
	typed: Parameters<typeof readRestriction>[0]
): Restriction {
	if (typed.isRestricted && !mayRestrict) refuseField('isRestricted', 'files_problem_restricting');
	return readRestriction(typed, todayOf(actor));
}

/** Documents that somebody leaves, checked. */
export interface Left {
	/** Of the first of them. */
	readonly id: string;
	readonly entryId: string | null;
	readonly title: string | null;
	readonly note: string | null;
	readonly audience: Audience;
	readonly restriction: Restriction;
	readonly capacity: Pick<Capacity, 'text'>;
	readonly uploads: readonly Upload[];
}

/** The same in the transaction of a greater change: a report with its documents. */
export async function attachInside(
	tx: Transaction,
	actor: Actor,
	task: { readonly id: string; readonly number: number },
	left: Left
): Promise<DocumentsChanged> {
	const { uploads, isFirst } = await whatIsNew(tx, actor, task, left);
	if (uploads.length === 0) return { number: task.number, documentId: left.id, eventId: null };
	const restriction = await restrictionWith(tx, actor, task, left);
	const last = await tx.taskDocument.aggregate({ where: { taskId: task.id }, _max: { position: true } });
	const from = (last._max.position ?? 0) + 1;
	const ids = uploads.map((_, index) => (index === 0 && isFirst ? left.id : newId()));
	for (const [index, upload] of uploads.entries()) {
		const { entryId, audience } = left;
		await tx.taskDocument.create({
			data: {
				...{ id: ids[index]!, taskId: task.id, entryId, audience, position: from + index },
				...restriction,
				title: titleOf(left, upload)
			}
		});
		await addVersion(tx, actor, {
			...{ id: newId(), documentId: ids[index]!, number: 1, note: left.note, capacity: left.capacity.text },
			attachmentId: await keep(tx, actor, upload)
		});
	}
	await reindexWords(tx, [task.id]);
	await tasksChanged(tx);
	const eventId = await record(tx, actor, {
		...{ deed: deeds.attach.name, capacity: left.capacity.text, subjectType: 'Task', subjectId: task.id },
		after: {
			...{ documents: ids, isWithdrawn: false, audience: left.audience },
			...(restriction.restrictedUntil ? restriction : {})
		}
	});
	return { number: task.number, documentId: ids[0]!, eventId };
}

function titleOf({ title, uploads }: Left, { name }: Upload): string {
	const named = nameWithoutEnding(name);
	if (title === null) return named;
	return uploads.length === 1 ? title : `${title} (${named})`;
}

/**
 * What a form brings that is not there yet. Sent twice it brings nothing new; gone back to after it was sent, it carries the same id
 * with what was chosen since, and none of that is lost. A document of that id by somebody else is nobody's business.
 */
async function whatIsNew(
	tx: Transaction,
	{ userId }: Actor,
	task: { id: string },
	{ id, uploads }: Left
): Promise<{ uploads: readonly Upload[]; isFirst: boolean }> {
	const document = await tx.taskDocument.findUnique({
		where: { id },
		select: { taskId: true, versions: { where: { number: 1 }, select: { userId: true } } }
	});
	if (!document) return { uploads, isFirst: true };
	if (document.taskId !== task.id || document.versions[0]?.userId !== userId) throw new Refusal('NOT_FOUND');
	const known = await tx.attachment.findMany({
		where: {
			sha256: { in: uploads.map(({ sha256 }) => sha256) },
			versions: { some: { userId, document: { taskId: task.id } } }
		},
		select: { sha256: true }
	});
	const isKnown = ({ sha256 }: Upload) => known.some((one) => one.sha256 === sha256);
	return { uploads: uploads.filter((upload) => !isKnown(upload)), isFirst: false };
}

/**
 * For whom it is: what is left with a report is for whom the report is, unless it is kept closer itself. Refuses NOT_FOUND a report
 * that is not theirs to add to: their own, and, as the secretariat, anybody's.
 */
async function restrictionWith(
	tx: Transaction,
	actor: Actor,
	task: { id: string },
	{ entryId, restriction }: Left
): Promise<Restriction> {
	if (entryId === null) return restriction;
	const where = { AND: [visibleEntries(actor, todayOf(actor)), { id: entryId, taskId: task.id }] };
	const entry = await tx.progressEntry.findFirst({
		where,
		select: { userId: true, personId: true, restrictedBasis: true, restrictedUntil: true }
	});
	if (!entry || !(isBy(actor, entry) || can(actor, deeds.restrict))) throw new Refusal('NOT_FOUND');
	const { restrictedBasis, restrictedUntil } = entry;
	const isCloser = (restriction.restrictedUntil ?? '') >= (restrictedUntil ?? '');
	return isCloser ? restriction : { restrictedBasis, restrictedUntil };
}

/**
 * Leaves a new version of a document; the older stay readable. Refuses NOT_FOUND whoever may not, INVALID more than one file or the
 * one that is there, CONFLICT where somebody changed the document meanwhile, NOT_NOW where it was withdrawn. Twice is once.
 */
export async function replace(actor: Actor, input: unknown): Promise<DocumentsChanged> {
	const typed = parseInput(replaceSchema, input);
	const { db } = actor.installation;
	const directory = await directoryOf(actor.installation);
	const seen = await findDocument(db.read, actor, typed.documentId);
	await mustLeave(db.read, actor, directory, seen.taskId);
	if (typed.files.length > 1) refuseField('files', 'files_problem_one');
	const [upload] = await checkUploads(typed.files);
	return db.write(async (tx) => {
		const document = await findDocument(tx, actor, typed.documentId);
		const task = await mustLeave(tx, actor, directory, document.taskId);
		const capacity = chosenCapacity(task.capacities, typed.capacity);
		const done = { number: task.number, documentId: document.id };
		const known = await findVersion(tx, actor, document, typed.id);
		if (known?.attachment.sha256 === upload!.sha256) return { ...done, eventId: null };
		// A form that was gone back to, with another file: what it was sent with first is there already.
		const versionId = known ? newId() : typed.id;
		await mustBeAsSeen(tx, document, typed.version);
		if (document.withdrawnAt) throw new Refusal('NOT_NOW', { fields: { form: 'files_problem_withdrawn' } });
		const newest = await newestOf(tx, document);
		if (newest.attachment.sha256 === upload!.sha256) refuseField('files', 'files_problem_same');
		await nextVersion(tx, actor, document, {
			...{ id: versionId, number: newest.number + 1, note: typed.note, capacity: capacity.text },
			attachmentId: await keep(tx, actor, upload!)
		});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.attach.name, capacity: capacity.text, subjectType: 'Task', subjectId: task.id },
			before: { documentId: document.id, versionId: newest.id },
			after: { documentId: document.id, versionId }
		});
		return { ...done, eventId };
	});
}

/** A version that the same form left; by somebody else, or of another document, it is nobody's business. */
async function findVersion(tx: Transaction, { userId }: Actor, document: { id: string }, id: string) {
	const version = await tx.taskDocumentVersion.findUnique({
		where: { id },
		select: { documentId: true, userId: true, attachment: { select: { sha256: true } } }
	});
	if (version && (version.documentId !== document.id || version.userId !== userId))
		throw new Refusal('NOT_FOUND');
	return version;
}

/** The newest version of a document. */
export async function newestOf(tx: Transaction, { id }: { id: string }) {
	return tx.taskDocumentVersion.findFirstOrThrow({
		where: { documentId: id },
		orderBy: { number: 'desc' },
		select: {
			...{ id: true, number: true, attachmentId: true, userId: true, capacity: true },
			attachment: { select: { sha256: true } }
		}
	});
}

interface NewVersion {
	readonly id: string;
	readonly number: number;
	readonly attachmentId: string;
	readonly note: string | null;
	readonly capacity: string;
}

/** Puts a version on top of a document, and moves the document's own version on. */
export async function nextVersion(
	tx: Transaction,
	actor: Actor,
	{ id, version, taskId }: Pick<FoundDocument, 'id' | 'version' | 'taskId'>,
	next: NewVersion
): Promise<void> {
	await addVersion(tx, actor, { ...next, documentId: id });
	await tx.taskDocument.update({ where: { id, version }, data: { version: { increment: 1 } } });
	await reindexWords(tx, [taskId]);
	await tasksChanged(tx);
}

async function addVersion(tx: Transaction, actor: Actor, version: NewVersion & { documentId: string }) {
	const { userId, name, installation } = actor;
	await tx.taskDocumentVersion.create({
		data: { ...version, at: installation.clock.now(), userId, authorName: name }
	});
}

function keep(tx: Transaction, { installation: { clock } }: Actor, upload: Upload): Promise<string> {
	return addAttachment(tx, { ...upload, clockNow: clock.now() });
}

/** The task, for whoever may leave documents with it. Refuses NOT_FOUND. */
async function mustLeave(
	reader: Parameters<typeof findDocumentedTask>[0],
	actor: Actor,
	directory: Directory,
	id: string
): Promise<DocumentedTask> {
	const task = await findDocumentedTask(reader, actor, directory, { id });
	if (task.capacities.length === 0) throw new Refusal('NOT_FOUND');
	return task;
}
