import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { RecordedChange, Undoer, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { withdrawEntries } from './editing-task.server.ts';
import { undoSource } from './editing-undoing.server.ts';
import {
	capacityOn,
	findRequest,
	type FoundRequest,
	type StoredRequest
} from './extension-finding.server.ts';
import { changeRequest } from './extension-writing.server.ts';
import { tellAskers } from './extension-telling.server.ts';
import { mayChange, mayDecide, type ExtensionState } from './extensions.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds } from './tasks.ts';

/*
 * A request is taken back as it was changed: what it was before stands again where it still is as it was left; its entry in the
 * course stands as withdrawn. A deadline that was granted goes back by the way every deadline goes back. What was asked is
 * withdrawn, not erased. Taken back once more, it holds again.
 */
export const undoers: Undoers = {
	[deeds.askExtension.name]: undoer(deeds.askExtension, mayBeChanged, putBack),
	[deeds.changeExtension.name]: undoer(deeds.changeExtension, mayBeChanged, putBack),
	[deeds.withdrawExtension.name]: undoer(deeds.withdrawExtension, mayBeChanged, putBack),
	[deeds.refuseExtension.name]: undoer(deeds.refuseExtension, mayBeDecided, thenTell(putBack)),
	[deeds.grantExtension.name]: undoer(deeds.grantExtension, mayBeDecided, thenTell(putDueBack))
};

type Fields = Partial<StoredRequest>;

interface Recorded {
	readonly extensionId: string;
	readonly request?: Fields;
	readonly entryIds?: readonly string[];
	readonly isWithdrawn?: boolean;
}

type Undo = (
	tx: Transaction,
	actor: Actor,
	found: FoundRequest,
	change: RecordedChange,
	deed: Deed
) => Promise<void>;

function undoer(deed: Deed, isTheirs: (actor: Actor, found: FoundRequest) => boolean, undo: Undo): Undoer {
	return async (actor, change) => {
		const directory = await directoryOf(actor.installation);
		await actor.installation.db.write(async (tx) => {
			const { extensionId } = change.after as Recorded;
			const found = await findRequest(tx, actor, directory, extensionId);
			if (!isTheirs(actor, found)) throw new Refusal('NOT_FOUND');
			await undo(tx, actor, found, change, deed);
		});
	};
}

function mayBeChanged(actor: Actor, { decidable }: FoundRequest): boolean {
	return mayChange(actor, decidable);
}

function mayBeDecided(actor: Actor, { decidable }: FoundRequest): boolean {
	return mayDecide(actor, decidable) === 'DECIDE';
}

async function putBack(
	tx: Transaction,
	actor: Actor,
	found: FoundRequest,
	change: RecordedChange,
	deed: Deed
): Promise<void> {
	const { task } = found;
	const { before, after } = fieldsOf(change);
	await putRequestBack(tx, found, before, after);
	const { entryIds = [], isWithdrawn: wasWithdrawn = false } = change.after as Recorded;
	await withdrawEntries(tx, actor, entryIds, !wasWithdrawn);
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: deed.name, capacity: capacityOn(actor, found, deed) },
		...{ subjectType: 'Task', subjectId: task.id, undoes: change.id },
		before: { extensionId: found.request.id, request: after },
		after: { extensionId: found.request.id, request: before, entryIds, isWithdrawn: !wasWithdrawn }
	});
}

/** The deadline by its own way; the request with it. */
async function putDueBack(
	tx: Transaction,
	actor: Actor,
	found: FoundRequest,
	change: RecordedChange,
	deed: Deed
): Promise<void> {
	const { before, after } = fieldsOf(change);
	await putRequestBack(tx, found, before, after);
	await undoSource(tx, actor, found.task, change, deed);
}

/** Whoever asked hears that a decision was taken back, or holds again, where they knew of it. */
function thenTell(undo: Undo): Undo {
	return async (tx, actor, found, change, deed) => {
		await undo(tx, actor, found, change, deed);
		const state = (fieldsOf(change).before.state ?? 'ASKED') as ExtensionState;
		const told = { state, occurrence: change.id, isRestored: state !== 'ASKED' };
		await tellAskers(tx, actor, await directoryOf(actor.installation), found, told);
	};
}

/** What was asked is withdrawn by taking it back: there is no request that was never there. */
function fieldsOf(change: RecordedChange): { readonly before: Fields; readonly after: Fields } {
	const before = (change.before as Recorded | null)?.request;
	const after = (change.after as Recorded).request ?? {};
	return before ? { before, after } : { before: { state: 'WITHDRAWN' }, after: { state: 'ASKED' } };
}

async function putRequestBack(
	tx: Transaction,
	{ request, task }: FoundRequest,
	before: Fields,
	after: Fields
): Promise<void> {
	const isAsLeft = Object.entries(after).every(
		([field, value]) => comparable(request[field as keyof StoredRequest]) === value
	);
	if (!isAsLeft) throw new Refusal('CONFLICT');
	// What changes a request does not change once it was decided; what puts one back finds no other waiting.
	if (before.toDue !== undefined && request.state !== 'ASKED') throw new Refusal('NOT_NOW');
	if (before.state === 'ASKED' && request.state !== 'ASKED') await mustBeAlone(tx, request, task.id);
	const { decidedAt, ...fields } = before;
	const moment = decidedAt === undefined ? {} : { decidedAt: decidedAt && new Date(decidedAt) };
	await changeRequest(tx, request, { ...fields, ...moment });
}

async function mustBeAlone(tx: Transaction, { id, sourceId }: StoredRequest, taskId: string): Promise<void> {
	const other = await tx.extensionRequest.findFirst({
		where: { taskId, sourceId, state: 'ASKED', id: { not: id } },
		select: { id: true }
	});
	if (other) throw new Refusal('CONFLICT');
}

/** As the record keeps it. */
function comparable(value: unknown): unknown {
	return value instanceof Date ? value.toISOString() : value;
}
