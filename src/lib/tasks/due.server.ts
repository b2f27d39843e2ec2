import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mustNotBeBefore } from './creating.server.ts';
import { changeDueSchema } from './editing-schema.ts';
import {
	capacityOf,
	findEdited,
	mustBeAsSeen,
	type Edited,
	type EditedSource,
	type EditedTask
} from './editing-task.server.ts';
import { changeTask, writeEntry } from './lifecycle.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { boundByAuthor, dueOfTask } from './sources.ts';
import { deeds, dueKeyOf, isOpen } from './tasks.ts';

/* The deadline of a task: how it moves, and what the task's own columns say of it. */

/** Whoever writes to the sources of a task would overwrite what any of these wrote. */
export const sourceDeeds: readonly Deed[] = [
	deeds.changeDue,
	deeds.grantExtension,
	deeds.endSource,
	deeds.addSource,
	deeds.changeSource,
	deeds.removeSource
];

/**
 * Moves the deadline of one source (of the task itself where it has none), with the reason and the decision behind it. The first
 * deadline stays for ever; giving one where there was none is no move. Refuses NOT_FOUND whoever may not, INVALID a wrong field,
 * CONFLICT where somebody else changed a source meanwhile, NOT_NOW where the task is closed or the source no longer binds.
 */
export async function changeDue(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(changeDueSchema, input);
	return actor.installation.db.write((tx) => changeDueInside(tx, actor, typed));
}

/** What the form of a deadline says; `version` null where the caller has seen in this transaction what it moves. */
type DueTyped = Omit<z.output<typeof changeDueSchema>, 'version'> & { readonly version: number | null };

/** The same in the transaction of what causes it. */
export async function changeDueInside(tx: Transaction, actor: Actor, typed: DueTyped): Promise<Edited> {
	const task = await findEdited(tx, actor, deeds.changeDue, { id: typed.id });
	const source = typed.sourceId === null ? null : findSource(task, typed.sourceId);
	if (source === null && task.sources.length > 0) refuseField('sourceId', 'editing_problem_source');
	const from = source ? source.due : task.due;
	const { due: to, decision, reason } = typed;
	if (from === to) return { number: task.number, eventId: null };
	if (!isOpen(task) || source?.controlEndedOn) throw new Refusal('NOT_NOW');
	if (typed.version !== null)
		await mustBeAsSeen(tx, task, { seen: typed.version, deeds: sourceDeeds, values: { due: from } });
	mustNotBeBefore(actor, to, source?.date ?? task.registeredOn, 'due');
	if (from !== null && reason === null) refuseField('reason', 'editing_problem_reason');
	if (from !== null && decision === null && boundByAuthor.includes(source?.kind ?? ''))
		refuseField('decision', 'editing_problem_decision_author');
	const capacity = capacityOf(actor, deeds.changeDue, task);
	const change = { source, from, to, reason, decision, capacity, deed: deeds.changeDue, entryId: newId() };
	const eventId = await moveDue(tx, actor, task, change);
	return { number: task.number, eventId };
}

interface DueChange {
	readonly source: EditedSource | null;
	readonly from: string | null;
	readonly to: string | null;
	readonly reason: string | null;
	readonly decision: string | null;
	readonly deed: Deed;
	readonly capacity: string;
	readonly entryId: string;
	/** Where it was asked for: the request, as it was and as it was decided. */
	readonly extension?: { readonly extensionId: string; readonly request: object; readonly decided: object };
}

/**
 * The one way in which a deadline moves, in the transaction of whoever decides on it: the source's, or the task's own; the entry in
 * the course, the deadline that then binds, the record. Answers the recorded change's id.
 */
export async function moveDue(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	{ source, from, to, reason, decision, deed, capacity, entryId, extension }: DueChange
): Promise<string> {
	if (source) await tx.taskSource.update({ where: { id: source.id }, data: { due: to } });
	const sources = task.sources.map((one) => (one.id === source?.id ? { ...one, due: to } : one));
	const due = dueOfTask(source ? task.due : to, sources);
	const asked = extension ? { extensionId: extension.extensionId } : {};
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId: task.id, kind: 'DUE_CHANGED', from: task.status, to: task.status },
		...{ text: reason, decision, capacity },
		details: { from, to, ...(source ? { sourceId: source.id } : {}), ...asked }
	});
	const moved = await settleDue(tx, task, due);
	return record(tx, actor, {
		...{ deed: deed.name, capacity, subjectType: 'Task', subjectId: task.id },
		before: {
			...{ sourceId: source?.id ?? null, source: { due: from }, ...moved.before, ...asked },
			...(extension ? { request: extension.request } : {})
		},
		after: {
			...{ sourceId: source?.id ?? null, source: { due: to }, ...moved.after, entryIds: [entryId], ...asked },
			...(extension ? { request: extension.decided } : {})
		}
	});
}

/** What a task's own columns say of its deadline. */
export interface Settled {
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly inRegister: boolean;
	readonly version: number;
}

/** Writes the deadline that now binds; the first it ever had stays. Answers what to record. */
export async function settleDue(
	tx: Transaction,
	task: EditedTask,
	due: string | null
): Promise<{ before: Settled; after: Settled }> {
	const isPart = task.parentId !== null;
	const isOwn = !isPart || due !== null || task.dueText !== null || task.assignments.length > 0;
	// A print's sub-points stay where they were, until they get or lose a deadline of their own.
	const inRegister = due === task.due ? task.inRegister : isOwn;
	const columns = { due, originalDue: task.originalDue ?? due, inRegister };
	await changeTask(tx, task, { ...columns, dueKey: dueKeyOf(due) });
	await tasksChanged(tx);
	const { due: dueBefore, originalDue, version } = task;
	return {
		before: { due: dueBefore, originalDue, inRegister: task.inRegister, version },
		after: { ...columns, version: version + 1 }
	};
}

/** A source of a task. Refuses NOT_FOUND. */
export function findSource({ sources }: EditedTask, sourceId: string): EditedSource {
	const source = sources.find(({ id }) => id === sourceId);
	if (!source) throw new Refusal('NOT_FOUND');
	return source;
}
