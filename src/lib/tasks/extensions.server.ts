import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import type { Capacity } from './capacities.ts';
import { mustBeAsSeen, type EditedSource, type EditedTask } from './editing-task.server.ts';
import {
	capacitiesOn,
	capacityOn,
	chosenCapacity,
	findRequest,
	findSeen,
	requestMustBeAsSeen,
	type FoundRequest
} from './extension-finding.server.ts';
import { askSchema, changeExtensionSchema, withdrawExtensionSchema } from './extension-schema.ts';
import { tellDeciders } from './extension-telling.server.ts';
import { deciderOf, mayChange, nearestSource, reachOf } from './extensions.ts';
import { todayOf, writeEntry } from './lifecycle.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { sourceDeeds } from './sources.server.ts';
import { deeds, isOpen, type EntryKind, type ExtensionDetail } from './tasks.ts';

/** By which way it came: from the portal, from a mail's personal link, by a letter that the secretariat registered. */
export type Via = 'PORTAL' | 'MAIL' | 'LETTER';

/** What was done about a request. */
export interface ExtensionDone {
	/** The task's number. */
	readonly number: number;
	/** Of the request. */
	readonly id: string;
	/** Of the entry in the course of the task. */
	readonly entryId: string;
	/** By which it can be taken back; null where the same form came before, or nothing had to be changed. */
	readonly eventId: string | null;
}

/**
 * Asks for a later deadline of one source (of the nearest that binds, where none is named; of the task itself, where it has none).
 * Refuses NOT_FOUND whoever does not owe the task, INVALID a wrong field (a day that is not later, or too far without a reason of
 * its own, no deadline), CONFLICT where the deadline moved meanwhile, NOT_NOW where the task is closed, or one waits already: its
 * id is in `theirs`. Asking again after a decision is another request. Sent twice with one `id` it acts once.
 */
export async function ask(actor: Actor, input: unknown, via: Via = 'PORTAL'): Promise<ExtensionDone> {
	const typed = parseInput(askSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor, (tx) => askInside(tx, actor, directory, typed, via));
}

async function askInside(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	typed: z.output<typeof askSchema>,
	via: Via
): Promise<ExtensionDone> {
	const task = await findSeen(tx, actor, typed.taskId);
	const capacities = capacitiesOn(actor, directory, task, deeds.askExtension);
	if (capacities.length === 0) throw new Refusal('NOT_FOUND');
	const { number } = task;
	if (await isAsked(tx, actor, typed)) return { number, id: typed.id, entryId: typed.id, eventId: null };
	if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'extensions_problem_closed' } });
	const { source, from } = termOf(task, typed.sourceId);
	await mustNotWait(tx, task, source);
	const seen = { seen: typed.version, deeds: sourceDeeds, values: { from } };
	await mustBeAsSeen(tx, task, seen);
	const capacity = chosenCapacity(capacities, typed.capacity);
	const reason = mustBeAskable(actor, from, typed);
	const request = requestRow(actor, { typed, task, source, from, capacity, via, reason });
	await tx.extensionRequest.create({ data: request });
	const detail = detailOf({ ...request, to: request.toDue });
	const entry = { id: typed.id, kind: 'EXTENSION_ASKED' as const, text: reason, via };
	await writeInCourse(tx, actor, task, { ...entry, detail, capacity });
	await tellDeciders(tx, actor, task, request);
	const eventId = await record(tx, actor, {
		...{ deed: deeds.askExtension.name, capacity: capacity.text, subjectType: 'Task', subjectId: task.id },
		after: {
			...{ extensionId: typed.id, entryIds: [typed.id] },
			request: { fromDue: from, toDue: typed.due, reason, state: 'ASKED' }
		}
	});
	return { number, id: typed.id, entryId: typed.id, eventId };
}

/** A request of that id is there: the writer's own form, sent again, or somebody else's, which is nobody's business. */
async function isAsked(
	tx: Transaction,
	{ userId, personId }: Actor,
	{ id, taskId }: { readonly id: string; readonly taskId: string }
): Promise<boolean> {
	const same = await tx.extensionRequest.findUnique({
		where: { id },
		select: { taskId: true, userId: true, personId: true }
	});
	if (!same) return false;
	if (same.taskId !== taskId || same.userId !== userId || same.personId !== personId)
		throw new Refusal('NOT_FOUND');
	return true;
}

/** Whose deadline it is, and which. */
function termOf(
	task: EditedTask,
	sourceId: string | null
): { readonly source: EditedSource | null; readonly from: PlainDate } {
	const source = sourceId
		? (task.sources.find(({ id }) => id === sourceId) ?? refuseField('sourceId', 'extensions_problem_source'))
		: nearestSource(task.sources);
	if (source?.controlEndedOn) refuseField('sourceId', 'extensions_problem_source');
	const from = source ? source.due : task.sources.length ? null : task.due;
	return { source, from: from ?? refuseField('form', 'extensions_problem_no_due') };
}

async function mustNotWait(tx: Transaction, task: EditedTask, source: EditedSource | null): Promise<void> {
	const where = { taskId: task.id, sourceId: source?.id ?? null, state: 'ASKED' };
	const waiting = await tx.extensionRequest.findFirst({ where, select: { id: true } });
	if (waiting)
		throw new Refusal('NOT_NOW', {
			fields: { form: 'extensions_problem_waits' },
			theirs: { id: waiting.id }
		});
}

/** Refuses a day that is not later, is over, or is far without a word about it; answers the reason as it is kept. */
function mustBeAskable(
	actor: Actor,
	from: PlainDate,
	{ due, reason, farReason }: Pick<z.output<typeof askSchema>, 'due' | 'reason' | 'farReason'>
): string {
	if (due <= from)
		refuseField('due', problemWith('extensions_problem_not_later', { date: shortDate(from, actor.locale) }));
	if (due < todayOf(actor)) refuseField('due', 'extensions_problem_past');
	const reach = reachOf(from, due);
	if (reach === 'NEVER') refuseField('due', 'extensions_problem_never');
	if (reach === 'FAR' && farReason === null) refuseField('farReason', 'extensions_problem_far');
	return reach === 'FAR' ? `${reason}\n\n${farReason}` : reason;
}

interface Asking {
	readonly typed: z.output<typeof askSchema>;
	readonly task: EditedTask;
	readonly source: EditedSource | null;
	readonly from: PlainDate;
	readonly capacity: Capacity;
	readonly via: Via;
	readonly reason: string;
}

function requestRow(
	{ installation: { clock }, userId, personId, name }: Actor,
	{ typed, task, source, from, capacity, via, reason }: Asking
) {
	const { postId, institutionId, text } = capacity;
	return {
		...{ id: typed.id, taskId: task.id, sourceId: source?.id ?? null, fromDue: from, toDue: typed.due },
		...{ reason, askedAt: clock.now(), userId, personId, postId, institutionId, askedBy: name },
		...{ capacity: text, via, decider: deciderOf(source), state: 'ASKED', version: 1 }
	};
}

/** Asks for another day, or gives another reason, while nobody has decided. Refuses as `ask` does; NOT_NOW once it was decided. */
export async function changeExtension(actor: Actor, input: unknown): Promise<ExtensionDone> {
	const typed = parseInput(changeExtensionSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor, async (tx) => {
		const found = await findRequest(tx, actor, directory, typed.id);
		const { request, task } = found;
		if (!mayChange(actor, found.decidable)) throw new Refusal('NOT_FOUND');
		const done = { number: task.number, id: request.id, entryId: typed.entryId };
		if (await isWritten(tx, actor, task, typed.entryId)) return { ...done, eventId: null };
		mustWait(found);
		const reason = mustBeAskable(actor, request.fromDue, typed);
		if (typed.due === request.toDue && reason === request.reason) return { ...done, eventId: null };
		await requestMustBeAsSeen(tx, found, typed.version);
		const after = { toDue: typed.due, reason };
		await changeRequest(tx, request, after);
		const capacity = capacityOn(actor, found, deeds.changeExtension);
		const entry = { id: typed.entryId, kind: 'EXTENSION_CHANGED' as const, text: reason };
		const detail = detailOf({ ...request, to: typed.due });
		await writeInCourse(tx, actor, task, { ...entry, detail, capacity: { text: capacity } });
		const { toDue, reason: was } = request;
		const eventId = await record(tx, actor, {
			...{ deed: deeds.changeExtension.name, capacity, subjectType: 'Task', subjectId: task.id },
			before: { extensionId: request.id, request: { toDue, reason: was } },
			after: { extensionId: request.id, request: after, entryIds: [typed.entryId] }
		});
		return { ...done, eventId };
	});
}

/** Takes a request back while nobody has decided on it. Refuses as `changeExtension` does. */
export async function withdrawExtension(actor: Actor, input: unknown): Promise<ExtensionDone> {
	const typed = parseInput(withdrawExtensionSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor, async (tx) => {
		const found = await findRequest(tx, actor, directory, typed.id);
		const { request, task } = found;
		if (!mayChange(actor, found.decidable)) throw new Refusal('NOT_FOUND');
		const done = { number: task.number, id: request.id, entryId: typed.entryId };
		if (await isWritten(tx, actor, task, typed.entryId)) return { ...done, eventId: null };
		mustWait(found);
		await requestMustBeAsSeen(tx, found, typed.version);
		await changeRequest(tx, request, { state: 'WITHDRAWN' });
		const capacity = capacityOn(actor, found, deeds.withdrawExtension);
		const entry = { id: typed.entryId, kind: 'EXTENSION_WITHDRAWN' as const, text: typed.reason };
		const detail = detailOf({ ...request, to: request.toDue });
		await writeInCourse(tx, actor, task, { ...entry, detail, capacity: { text: capacity } });
		const eventId = await record(tx, actor, {
			...{ deed: deeds.withdrawExtension.name, capacity, subjectType: 'Task', subjectId: task.id },
			before: { extensionId: request.id, request: { state: 'ASKED' } },
			after: { extensionId: request.id, request: { state: 'WITHDRAWN' }, entryIds: [typed.entryId] }
		});
		return { ...done, eventId };
	});
}

/** Refuses NOT_NOW what was decided or withdrawn. */
export function mustWait({ request }: FoundRequest): void {
	if (request.state !== 'ASKED')
		throw new Refusal('NOT_NOW', { fields: { form: 'extensions_problem_decided' } });
}

/** Writes a change of the request as it was read in this transaction. */
export async function changeRequest(
	tx: Transaction,
	{ id, version }: { readonly id: string; readonly version: number },
	changes: Parameters<Transaction['extensionRequest']['updateMany']>[0]['data']
): Promise<void> {
	const { count } = await tx.extensionRequest.updateMany({
		where: { id, version },
		data: { ...changes, version: { increment: 1 } }
	});
	if (count !== 1) throw new Error('a request for a later deadline changed inside a transaction');
}

/** What an entry of the course keeps of a request. */
export function detailOf(request: {
	readonly id: string;
	readonly fromDue: PlainDate;
	readonly to: PlainDate;
	readonly sourceId: string | null;
}): ExtensionDetail {
	const { id, fromDue, to, sourceId } = request;
	return { extensionId: id, from: fromDue, to, ...(sourceId ? { sourceId } : {}) };
}

interface InCourse {
	readonly id: string;
	readonly kind: EntryKind;
	readonly text: string | null;
	readonly decision?: string | null;
	readonly detail: ExtensionDetail;
	readonly capacity: Pick<Capacity, 'text'> & Partial<Capacity>;
	readonly via?: Via;
}

/** Writes what happened to a request into the course of its task. */
export async function writeInCourse(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	{ detail, capacity, ...entry }: InCourse
): Promise<void> {
	const { postId = null, institutionId = null, text } = capacity;
	await writeEntry(tx, actor, {
		...{ ...entry, taskId: task.id, from: task.status, to: task.status, details: detail },
		...{ capacity: text, postId, institutionId }
	});
	await tasksChanged(tx);
}

/** Whether the same form has been there before. */
export async function isWritten(
	tx: Transaction,
	{ userId, personId }: Actor,
	task: EditedTask,
	entryId: string
): Promise<boolean> {
	const entry = await tx.progressEntry.findUnique({
		where: { id: entryId },
		select: { taskId: true, userId: true, personId: true }
	});
	if (!entry) return false;
	if (entry.taskId !== task.id || entry.userId !== userId || entry.personId !== personId)
		throw new Refusal('NOT_FOUND');
	return true;
}

/** The same form, twice at the same moment: the other one has written it. */
export async function writeOnce<T>({ installation: { db } }: Actor, work: (tx: Transaction) => Promise<T>) {
	try {
		return await db.write(work);
	} catch (error) {
		if (!isTaken(error)) throw error;
		return db.write(work);
	}
}
