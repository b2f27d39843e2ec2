import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { capacityOf, editedColumns, type EditedTask } from './editing-task.server.ts';
import { todayOf } from './lifecycle.server.ts';
import { dayOfMonth, isRecurrence, monthsBetween, occurrenceAfter, shiftDue } from './recurrence.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, dueKeyOf, nearestDue, searchTextOf } from './tasks.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { indexWords } from './word-index.server.ts';

type Copied = Omit<EditedTask, 'status'>;

/**
 * Begins the next of a recurring task, once however often it is called: title, texts, owners, subtasks, control, and the sources
 * that still bind, with their deadlines moved on. What was missed while nobody looked is skipped: the next one is the first whose
 * deadline is not past. Answers the number of the one that follows; null where none does: it does not repeat, its body
 * has ended, or it was closed because nobody needs it any more. To be called in the transaction that closes it.
 */
export async function beginNextOccurrence(
	tx: Transaction,
	actor: Actor,
	taskId: string
): Promise<number | null> {
	const task = await tx.task.findUnique({ where: { id: taskId }, select: editedColumns });
	if (!task) return null;
	const { recurrence, seriesId, occurrence } = task;
	if (!isRecurrence(recurrence) || !seriesId || !occurrence || isEndOfSeries(task)) return null;
	mustBeAble(actor, deeds.repeat, task);
	const today = todayOf(actor);
	const later = await tx.task.findFirst({
		where: { seriesId, occurrence: { gt: occurrence } },
		orderBy: { occurrence: 'asc' },
		select: { number: true }
	});
	if (later) return later.number;
	const body = await tx.body.findUnique({ where: { id: task.bodyId }, select: { endDate: true } });
	if (body?.endDate && body.endDate < today) return null;
	const first = (await tx.task.findUnique({ where: { id: seriesId }, select: { occurrence: true } }))
		?.occurrence;
	const next = occurrenceAfter(first ?? occurrence, recurrence, { after: occurrence, notBefore: today });
	const shift = {
		months: monthsBetween(occurrence, next),
		day: dayOfMonth(first ?? occurrence)
	};
	const copied = await copyTask(tx, actor, task, { shift, parentId: null, occurrence: next });
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: deeds.repeat.name, capacity: capacityOf(actor, deeds.repeat, task) },
		...{ subjectType: 'Task', subjectId: copied.id },
		after: { number: copied.number, follows: task.number, occurrence: next }
	});
	return copied.number;
}

/** Entered by mistake, obsolete, off control: nobody waits for another one. */
function isEndOfSeries({ closedAs }: { closedAs: string | null }): boolean {
	return closedAs === 'MISTAKE' || closedAs === 'OBSOLETE' || closedAs === 'OFF_CONTROL';
}

interface Copying {
	readonly shift: { readonly months: number; readonly day: number };
	readonly parentId: string | null;
	/** Of the task itself; its subtasks have none. */
	readonly occurrence: PlainDate | null;
}

async function copyTask(
	tx: Transaction,
	actor: Actor,
	task: Copied,
	{ shift, parentId, occurrence }: Copying
): Promise<{ id: string; number: number }> {
	const id = newId();
	const last = await tx.task.aggregate({ _max: { number: true } });
	const number = (last._max.number ?? 0) + 1;
	const move = (due: PlainDate | null) => due && shiftDue(due, shift.months, shift.day);
	const firstDues = await firstDuesOf(tx, task.id);
	const sources = task.sources
		.filter(({ controlEndedOn }) => controlEndedOn === null)
		.map(({ id: sourceId, taskId: _taskId, ...source }) => ({
			...source,
			...{ id: newId(), due: move(firstDues.get(sourceId) ?? source.due) }
		}));
	const due = sources.length ? nearestDue(sources) : (occurrence ?? move(task.originalDue ?? task.due));
	const { code, title, description, expectedResult, dueText, note, provenance, isSample, bodyId } = task;
	const searchText = searchTextOf(task);
	await tx.task.create({
		data: {
			...{ id, number, bodyId, parentId, code, title, description, expectedResult, dueText, note },
			...{ provenance, isSample, inRegister: task.inRegister, searchText, sortKey: sortKey(title) },
			...{ due, dueKey: dueKeyOf(due), originalDue: due, registeredOn: todayOf(actor) },
			...{ restrictedBasis: task.restrictedBasis, restrictedUntil: task.restrictedUntil },
			position: parentId ? task.position : await nextPosition(tx, bodyId, null),
			underControl: task.underControl,
			...(occurrence ? { recurrence: task.recurrence, seriesId: task.seriesId, occurrence } : {}),
			sources: { create: sources },
			assignments: { create: await assignmentsThatLast(tx, actor, task) }
		}
	});
	await indexWords(tx, [{ id, searchText }]);
	for (const subtask of await subtasksOf(tx, task.id))
		await copyTask(tx, actor, subtask, { shift, parentId: id, occurrence: null });
	return { id, number };
}

/** The place behind all of a body's tasks, or of a task's subtasks. */
export async function nextPosition(
	tx: Transaction,
	bodyId: string,
	parentId: string | null
): Promise<number> {
	const last = await tx.task.aggregate({
		where: parentId ? { parentId } : { bodyId, parentId },
		_max: { position: true }
	});
	return (last._max.position ?? 0) + 1;
}

/** What each source's deadline was before it was moved: an extension is of one occurrence only. */
async function firstDuesOf(tx: Transaction, taskId: string): Promise<Map<string, PlainDate>> {
	const entries = await tx.progressEntry.findMany({
		where: { taskId, kind: 'DUE_CHANGED', withdrawnAt: null },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { details: true }
	});
	const moves = entries.map(
		({ details }) => JSON.parse(details ?? '{}') as { from?: string; sourceId?: string }
	);
	return new Map(moves.flatMap(({ from, sourceId }) => (from && sourceId ? [[sourceId, from]] : [])));
}

/** In the place of a seat that has ended stand its institutions. */
async function assignmentsThatLast(tx: Transaction, actor: Actor, { assignments }: Copied) {
	const postIds = assignments.flatMap(({ postId }) => postId ?? []);
	const ended = await tx.post.findMany({
		where: { id: { in: postIds }, endDate: { lt: todayOf(actor) } },
		select: { id: true, institutions: { select: { institutionId: true } } }
	});
	return assignments
		.flatMap(({ role, institutionId, postId }) => {
			const post = ended.find((one) => one.id === postId);
			if (!post) return [{ role, institutionId, postId }];
			return post.institutions.map((one) => ({ role, institutionId: one.institutionId, postId: null }));
		})
		.map((one, position) => ({ ...one, id: newId(), position }));
}

/** Those that were really there: not what was entered by mistake or lost its point. */
async function subtasksOf(tx: Transaction, parentId: string): Promise<Copied[]> {
	const subtasks = await tx.task.findMany({
		where: { parentId },
		orderBy: [{ position: 'asc' }, { number: 'asc' }],
		select: editedColumns
	});
	return subtasks.filter((one) => !isEndOfSeries(one));
}
