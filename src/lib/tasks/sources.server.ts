import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mustNotBeBefore } from './creating.server.ts';
import { findSource, settleDue, sourceDeeds } from './due.server.ts';
import {
	addSourceSchema,
	changeSourceSchema,
	endSourceSchema,
	removeSourceSchema
} from './editing-schema.ts';
import {
	capacityOf,
	differences,
	findEdited,
	mustBeAsSeen,
	writeWithNumbers,
	type Edited,
	type EditedSource,
	type EditedTask
} from './editing-task.server.ts';
import { todayOf, writeEntry } from './lifecycle.server.ts';
import { dueOfTask } from './sources.ts';
import { deeds, isOpen } from './tasks.ts';

export { changeDue, moveDue, sourceDeeds } from './due.server.ts';

/** Adds a source, by which the task's deadline may become another. Sent twice with one `sourceId` it acts once. Refuses as `changeDue`. */
export async function addSource(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(addSourceSchema, input);
	return writeWithNumbers(actor.installation, async (tx) => {
		const task = await findEdited(tx, actor, deeds.addSource, { id: typed.id });
		const { id: _id, version: seen, sourceId, ...fields } = typed;
		const known = await tx.taskSource.findUnique({ where: { id: sourceId }, select: { taskId: true } });
		if (known && known.taskId !== task.id) throw new Refusal('NOT_FOUND');
		if (known) return { number: task.number, eventId: null };
		if (!isOpen(task)) throw new Refusal('NOT_NOW');
		await mustBeAsSeen(tx, task, { seen, deeds: sourceDeeds, values: {} });
		mustBePlausible(actor, fields, fields.due, 'due');
		const position = Math.max(-1, ...task.sources.map((one) => one.position)) + 1;
		const source = { ...fields, id: sourceId, taskId: task.id, position };
		await tx.taskSource.create({ data: source });
		const after = [...task.sources, { ...source, controlEndedOn: null }];
		const eventId = await writeSources(tx, actor, task, {
			...{ deed: deeds.addSource, due: dueOfTask(task.due, after), decision: fields.reference },
			...{ before: { sourceId, source: null }, after: { sourceId, source } }
		});
		return { number: task.number, eventId };
	});
}

/** Corrects how a source is cited. Its deadline is moved, not corrected. Refuses as `changeDue`. */
export async function changeSource(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(changeSourceSchema, input);
	return actor.installation.db.write(async (tx) => {
		const task = await findEdited(tx, actor, deeds.changeSource, { id: typed.id });
		const source = findSource(task, typed.sourceId);
		const { kind, reference, author, date, dueText } = typed;
		const now = citation(source);
		const { before, after, count } = differences(now, { kind, reference, author, date, dueText });
		if (count === 0) return { number: task.number, eventId: null };
		await mustBeAsSeen(tx, task, { seen: typed.version, deeds: sourceDeeds, values: now });
		mustBePlausible(actor, typed, source.due, 'date');
		await tx.taskSource.update({ where: { id: source.id }, data: after });
		const eventId = await writeSources(tx, actor, task, {
			...{ deed: deeds.changeSource, due: task.due, decision: null },
			before: { sourceId: source.id, source: before },
			after: { sourceId: source.id, source: after }
		});
		return { number: task.number, eventId };
	});
}

/** How a source is cited. */
export function citation({ kind, reference, author, date, dueText }: EditedSource) {
	return { kind, reference, author, date, dueText };
}

/**
 * Ends the control that one source asks for, by its author's decision; the others go on, and the nearest of them binds. Where it was
 * the last, the task stays open without a deadline until somebody closes it. Refuses as `changeDue`.
 */
export async function endSource(actor: Actor, input: unknown): Promise<Edited & { isLast: boolean }> {
	const typed = parseInput(endSourceSchema, input);
	return actor.installation.db.write(async (tx) => {
		const task = await findEdited(tx, actor, deeds.endSource, { id: typed.id });
		const source = findSource(task, typed.sourceId);
		const { on, decision } = typed;
		const ended = { controlEndedOn: on, controlEndedBy: decision };
		const after = task.sources.map((one) => (one.id === source.id ? { ...one, ...ended } : one));
		const isLast = after.every(({ controlEndedOn }) => controlEndedOn !== null);
		const { controlEndedOn, controlEndedBy } = source;
		if (controlEndedOn === on && controlEndedBy === decision)
			return { number: task.number, eventId: null, isLast };
		const values = { on: controlEndedOn, decision: controlEndedBy };
		await mustBeAsSeen(tx, task, { seen: typed.version, deeds: sourceDeeds, values });
		if (!isOpen(task) || controlEndedOn !== null) throw new Refusal('NOT_NOW');
		if (on > todayOf(actor)) refuseField('on', 'editing_problem_end_future');
		if (source.date !== null && on < source.date) refuseField('on', 'editing_problem_end_before');
		await tx.taskSource.update({ where: { id: source.id }, data: ended });
		const eventId = await writeSources(tx, actor, task, {
			...{ deed: deeds.endSource, due: dueOfTask(task.due, after), decision },
			before: { sourceId: source.id, source: { controlEndedOn: null, controlEndedBy: null } },
			after: { sourceId: source.id, source: ended },
			ended: { reference: source.reference, author: source.author, on }
		});
		return { number: task.number, eventId, isLast };
	});
}

/**
 * Removes a source that was entered by mistake, where nothing has followed from it: its deadline never moved, its control not ended,
 * and it is not the only one. Refuses as `changeDue`.
 */
export async function removeSource(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(removeSourceSchema, input);
	return actor.installation.db.write(async (tx) => {
		const task = await findEdited(tx, actor, deeds.removeSource, { id: typed.id });
		const source = task.sources.find(({ id }) => id === typed.sourceId);
		if (!source) return removedBefore(tx, actor, task, typed.sourceId);
		await mustBeAsSeen(tx, task, { seen: typed.version, deeds: sourceDeeds, values: {} });
		if (!(await isRemovable(tx, task, source)))
			throw new Refusal('NOT_NOW', { fields: { form: 'editing_problem_source_used' } });
		await tx.taskSource.delete({ where: { id: source.id } });
		const rest = task.sources.filter((one) => one !== source);
		const eventId = await writeSources(tx, actor, task, {
			...{ deed: deeds.removeSource, due: dueOfTask(task.due, rest), decision: null },
			before: { sourceId: source.id, source },
			after: { sourceId: source.id, source: null, reason: typed.reason }
		});
		return { number: task.number, eventId };
	});
}

async function removedBefore(
	tx: Transaction,
	{ userId }: Actor,
	{ id, number }: EditedTask,
	sourceId: string
): Promise<Edited> {
	const events = await tx.auditEvent.findMany({
		where: { subjectType: 'Task', subjectId: id, deed: deeds.removeSource.name, userId },
		select: { after: true }
	});
	if (!events.some(({ after }) => after?.includes(sourceId))) throw new Refusal('NOT_FOUND');
	return { number, eventId: null };
}

/** Whether nothing has followed from a source. */
export async function isRemovable(
	tx: { readonly progressEntry: Pick<Transaction['progressEntry'], 'findMany'> },
	task: Pick<EditedTask, 'id' | 'sources' | 'parentId' | 'status'>,
	{ id, controlEndedOn }: EditedSource
): Promise<boolean> {
	if (controlEndedOn !== null || task.sources.length < 2 || !isOpen(task)) return false;
	const moves = await tx.progressEntry.findMany({
		where: { taskId: task.id, kind: 'DUE_CHANGED', withdrawnAt: null },
		select: { details: true }
	});
	return !moves.some(({ details }) => details?.includes(id));
}

interface SourcesChange {
	readonly deed: Deed;
	/** Of the task, now. */
	readonly due: string | null;
	/** What stands behind a deadline that became another. */
	readonly decision: string | null;
	readonly before: object;
	readonly after: object;
	readonly ended?: { readonly reference: string; readonly author: string; readonly on: string };
}

/** How the change of a source is recorded: null is a source that was not there; an id of null is the task's own deadline. */
export interface RecordedSource {
	readonly sourceId: string | null;
	readonly source: Partial<EditedSource> | null;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly entryIds?: readonly string[];
	/** Of a deadline that was asked for: what of the request changed. */
	readonly extensionId?: string;
	readonly request?: object;
	/** Of a change that took another back. */
	readonly isWithdrawn?: boolean;
}

/** The entries of a change of sources, the deadline that follows, and the record. A deadline never becomes another silently. */
async function writeSources(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	{ deed, due, decision, before, after, ended }: SourcesChange
): Promise<string> {
	const capacity = capacityOf(actor, deed, task);
	const entryIds: string[] = [];
	const write = async (kind: 'SOURCE_ENDED' | 'DUE_CHANGED', details: object) => {
		const id = newId();
		entryIds.push(id);
		const entry = { id, kind, details, decision, capacity, from: task.status, to: task.status };
		await writeEntry(tx, actor, { ...entry, taskId: task.id });
	};
	if (ended) await write('SOURCE_ENDED', ended);
	if (due !== task.due) await write('DUE_CHANGED', { from: task.due, to: due });
	const moved = await settleDue(tx, task, due);
	return record(tx, actor, {
		...{ deed: deed.name, capacity, subjectType: 'Task', subjectId: task.id },
		before: { ...before, ...moved.before },
		after: { ...after, ...moved.after, entryIds }
	});
}

/** A document is not of a day to come, and its deadline not before it. */
function mustBePlausible(
	actor: Actor,
	{ date }: { readonly date: string | null },
	due: string | null,
	field: 'date' | 'due'
): void {
	if (date !== null && date > todayOf(actor)) refuseField('date', 'editing_problem_source_future');
	if (date !== null) mustNotBeBefore(actor, due, date, field);
}
