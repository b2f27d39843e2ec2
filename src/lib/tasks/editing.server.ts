import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import type { z } from 'zod';
import { editSchema } from './editing-schema.ts';
import {
	capacityOf,
	differences,
	findEdited,
	mustBeAsSeen,
	type Edited,
	type EditedTask
} from './editing-task.server.ts';
import { changeTask } from './lifecycle.server.ts';
import type { Recurrence } from './recurrence.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, searchTextOf } from './tasks.ts';
import { indexWords } from './word-index.server.ts';

/** What the form of a task's texts changes, and what follows from it. */
export interface Texts {
	readonly title: string;
	readonly code: string | null;
	readonly description: string | null;
	readonly expectedResult: string | null;
	readonly dueText: string | null;
	readonly note: string | null;
	readonly recurrence: string | null;
	readonly seriesId: string | null;
	readonly occurrence: string | null;
	readonly inRegister: boolean;
}

/**
 * Edits a task's texts and whether it repeats. Refuses NOT_FOUND whoever may not, INVALID a wrong field, CONFLICT where somebody
 * else edited it meanwhile. Saving what is there already changes nothing.
 */
export async function edit(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(editSchema, input);
	return actor.installation.db.write(async (tx) => {
		const task = await findEdited(tx, actor, deeds.edit, { id: typed.id });
		const texts = await textsAfter(tx, task, typed);
		if (differences(textsOf(task), texts).count === 0) return { number: task.number, eventId: null };
		await mustBeAsSeen(tx, task, { seen: typed.version, deeds: [deeds.edit], values: shownTexts(task) });
		const eventId = await writeTexts(tx, actor, task, texts);
		return { number: task.number, eventId };
	});
}

/** As they are now. */
export function textsOf(task: EditedTask): Texts {
	const { title, code, description, expectedResult, dueText, note } = task;
	const { recurrence, seriesId, occurrence, inRegister } = task;
	return {
		...{ title, code, description, expectedResult, dueText, note },
		...{ recurrence, seriesId, occurrence, inRegister }
	};
}

function shownTexts(task: EditedTask) {
	const { seriesId: _seriesId, occurrence: _occurrence, inRegister: _inRegister, ...shown } = textsOf(task);
	return shown;
}

/** Writes the texts, their search text and their order, on the record; with `undoes` as taking a change back. */
export async function writeTexts(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	texts: Texts,
	undoes?: string
): Promise<string> {
	const { before, after } = differences(textsOf(task), texts);
	const searchText = searchTextOf(texts);
	await changeTask(tx, task, { ...texts, searchText, sortKey: sortKey(texts.title) });
	await indexWords(tx, [{ id: task.id, searchText }]);
	await tasksChanged(tx);
	return record(tx, actor, {
		...{ deed: deeds.edit.name, capacity: capacityOf(actor, deeds.edit, task) },
		...{ subjectType: 'Task', subjectId: task.id, undoes },
		before: { ...before, version: task.version },
		after: { ...after, version: task.version + 1 }
	});
}

async function textsAfter(
	tx: Transaction,
	task: EditedTask,
	typed: z.output<typeof editSchema>
): Promise<Texts> {
	const { title, code, description, expectedResult, dueText, note, recurrence } = typed;
	const isOwn =
		task.parentId === null || task.due !== null || dueText !== null || task.assignments.length > 0;
	return {
		...{ title, code, description, expectedResult, dueText, note },
		...(await seriesAfter(tx, task, recurrence)),
		// Words of its own make a part of a task one of the register; a print's sub-points stay where they were.
		inRegister: dueText === task.dueText ? task.inRegister : isOwn
	};
}

/** A task begins a series on its deadline; one that stops repeating keeps its place in it. */
async function seriesAfter(
	tx: Transaction,
	task: EditedTask,
	recurrence: Recurrence | null
): Promise<Pick<Texts, 'recurrence' | 'seriesId' | 'occurrence'>> {
	const { id, seriesId, occurrence, due } = task;
	if (recurrence === task.recurrence) return { recurrence, seriesId, occurrence };
	if (seriesId && occurrence) {
		const others = await tx.task.findMany({
			where: { seriesId, id: { not: id } },
			orderBy: { occurrence: 'desc' },
			select: { number: true, occurrence: true }
		});
		const later = others.find((one) => one.occurrence && one.occurrence > occurrence);
		if (later)
			refuseField(
				'recurrence',
				problemWith('editing_problem_recurrence_later', { number: String(later.number) })
			);
		if (others.length > 0 || recurrence === null) return { recurrence, seriesId, occurrence };
	}
	if (recurrence === null) return { recurrence, seriesId, occurrence };
	if (task.parentId !== null) refuseField('recurrence', 'editing_problem_recurrence_part');
	if (due === null) refuseField('recurrence', 'editing_problem_recurrence_due');
	return { recurrence, seriesId: id, occurrence: due };
}
