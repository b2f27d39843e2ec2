import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { changeTask, findTask, todayOf, writeEntry, type LivingTask } from './lifecycle.server.ts';
import { restrictSchema, unrestrictSchema } from './restricting-schema.ts';
import {
	isSameRestriction,
	termProblem,
	unrestricted,
	type RestrictableKind,
	type Restriction
} from './restricting.ts';
import { putDocuments, restrictDocuments, type RestrictedDocument } from './restricting-documents.server.ts';
import { letBeSeenAgain } from './restricting-prepared.server.ts';
import { putParts, restrictParts, type RestrictedPart } from './restricting-parts.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds } from './tasks.ts';
import { visibleEntries } from './visibility.server.ts';
import { reindexWords } from './word-index.server.ts';

export interface RestrictionChanged {
	readonly number: number;
	/** The recorded change; null where it was so before. */
	readonly eventId: string | null;
}

/**
 * Restricts a task with its parts, an entry of its course with its documents, or a document, on the law's ground, up to and including a day. Refuses
 * NOT_FOUND whoever may not, INVALID a term that is past or further off than five years, CONFLICT where somebody changed it
 * meanwhile. Twice the same is once.
 */
export async function restrict(actor: Actor, input: unknown): Promise<RestrictionChanged> {
	const { restrictedBasis, restrictedUntil, ...target } = parseInput(restrictSchema, input);
	const problem = termProblem(restrictedUntil, todayOf(actor));
	if (problem) refuseField('restrictedUntil', problem);
	return change(actor, target, { restrictedBasis, restrictedUntil });
}

/** Lifts it, of a task's parts and a report's documents too where they were restricted with it. Refuses as `restrict` does. */
export async function unrestrict(actor: Actor, input: unknown): Promise<RestrictionChanged> {
	return change(actor, parseInput(unrestrictSchema, input), unrestricted);
}

interface Asked {
	readonly kind: RestrictableKind;
	readonly id: string;
	readonly taskId: string;
	readonly version: number;
}

function change(actor: Actor, asked: Asked, to: Restriction): Promise<RestrictionChanged> {
	return actor.installation.db.write(async (tx) => {
		const task = await findTask(tx, actor, deeds.restrict, asked.taskId);
		const target = await findTarget(tx, actor, task, asked);
		const { number } = task;
		if (isSameRestriction(target.now, to)) return { number, eventId: null };
		if (target.version !== asked.version)
			throw new Refusal('CONFLICT', { theirs: await theirs(tx, actor, task, target) });
		const parts = asked.kind === 'TASK' ? await restrictParts(tx, task.id, target.now, to) : [];
		const documents = asked.kind === 'ENTRY' ? await restrictDocuments(tx, target.id, target.now, to) : [];
		const eventId = await write(tx, actor, { task, target, to, parts, documents });
		return { number, eventId };
	});
}

export interface Target {
	readonly kind: RestrictableKind;
	readonly id: string;
	readonly version: number;
	readonly now: Restriction;
}

/** What is to be restricted, as it is now. Refuses NOT_FOUND. */
export async function findTarget(
	tx: Transaction,
	actor: Actor,
	task: Pick<LivingTask, 'id' | 'version'>,
	{ kind, id }: { kind: RestrictableKind; id: string }
): Promise<Target> {
	const row = await findRow(tx, actor, task.id, kind, id);
	if (!row) throw new Refusal('NOT_FOUND');
	const { restrictedBasis, restrictedUntil } = row;
	return { kind, id, version: row.version ?? task.version, now: { restrictedBasis, restrictedUntil } };
}

type Row = Restriction & { version?: number };
const columns = { restrictedBasis: true, restrictedUntil: true } as const;

function findRow(
	tx: Transaction,
	actor: Actor,
	taskId: string,
	kind: RestrictableKind,
	id: string
): Promise<Row | null> {
	switch (kind) {
		case 'TASK':
			return tx.task.findFirst({ where: { AND: [{ id }, { id: taskId }] }, select: columns });
		case 'ENTRY':
			return tx.progressEntry.findFirst({
				where: { AND: [visibleEntries(actor, todayOf(actor)), { id, taskId }] },
				select: columns
			});
		case 'DOCUMENT':
			return tx.taskDocument.findFirst({ where: { id, taskId }, select: { ...columns, version: true } });
	}
}

async function theirs(tx: Transaction, { locale }: Actor, task: LivingTask, { version, now }: Target) {
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'Task', subjectId: task.id },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	const restrictedUntil = now.restrictedUntil && shortDate(now.restrictedUntil, locale);
	return {
		version,
		values: { restrictedBasis: now.restrictedBasis, restrictedUntil },
		who: last?.actorName ?? null
	};
}

export interface RestrictionWritten {
	readonly task: LivingTask;
	readonly target: Target;
	readonly to: Restriction;
	/** A task's parts, as they were and as they are. */
	readonly parts: readonly { readonly before: RestrictedPart; readonly after: RestrictedPart }[];
	/** A report's documents, as they were and as they are. */
	readonly documents: readonly { readonly before: RestrictedDocument; readonly after: RestrictedDocument }[];
	readonly undoes?: string;
}

/** Writes it, with its entry in the course, and records it. Answers the event's id. */
export async function write(tx: Transaction, actor: Actor, written: RestrictionWritten): Promise<string> {
	const { task, target, to, parts, documents, undoes } = written;
	const capacity = officeOf(actor);
	await put(tx, actor, task, target, to);
	await putParts(
		tx,
		parts.map(({ after }) => after)
	);
	await putDocuments(
		tx,
		documents.map(({ after }) => after)
	);
	if (target.kind === 'DOCUMENT' || documents.length) await reindexWords(tx, [task.id]);
	await writeEntry(tx, actor, {
		...{ id: newId(), taskId: task.id, from: task.status, to: task.status, capacity },
		kind: to.restrictedUntil === null ? 'UNRESTRICTED' : 'RESTRICTED',
		details: { target: target.kind, ...(to.restrictedUntil === null ? target.now : to) },
		// That something in a task is restricted is not for those either from whom it is kept.
		...(target.kind === 'TASK' ? {} : { restriction: to })
	});
	await tasksChanged(tx);
	const about = idOf(target);
	const along = (state: 'before' | 'after') => ({
		...(parts.length ? { tasks: parts.map((part) => part[state]) } : {}),
		...(documents.length ? { documents: documents.map((document) => document[state]) } : {})
	});
	return record(tx, actor, {
		...{ deed: deeds.restrict.name, capacity, subjectType: 'Task', subjectId: task.id },
		before: { ...about, ...target.now, ...along('before') },
		after: { ...about, ...to, ...along('after') },
		undoes
	});
}

async function put(
	tx: Transaction,
	actor: Actor,
	task: LivingTask,
	{ kind, id, version }: Target,
	to: Restriction
) {
	// The task's version moves on whatever it is: what was prepared or half-written before may tell of it, and is looked at again.
	await changeTask(tx, task, kind === 'TASK' ? to : {});
	if (to.restrictedUntil !== null) await letBeSeenAgain(tx, actor, task, kind);
	if (kind === 'ENTRY') await tx.progressEntry.update({ where: { id }, data: to });
	if (kind !== 'DOCUMENT') return;
	const { count } = await tx.taskDocument.updateMany({
		where: { id, version },
		data: { ...to, version: { increment: 1 } }
	});
	if (count !== 1) throw new Error('a document changed inside a transaction');
}

function idOf({ kind, id }: Target): { entryId?: string; documentId?: string } {
	if (kind === 'ENTRY') return { entryId: id };
	return kind === 'DOCUMENT' ? { documentId: id } : {};
}
