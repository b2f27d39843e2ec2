import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { dueKeyOf, searchTextOf } from '#lib/tasks/tasks.ts';
import { bodies, type SampleBody } from './council.ts';
import { at } from './document.ts';
import { sampleStart } from './sample-roles.ts';
import { tasks, type SampleTask } from './tasks.ts';

export interface TaskRows {
	tasks: (Prisma.TaskCreateManyInput & { id: string })[];
	sources: Prisma.TaskSourceCreateManyInput[];
}

/**
 * The rows of all tasks, numbered from 1 in the document's order, sub-points included. The mandate sets them, so they are
 * under control. The document bears no date: they count as registered on the day from which the sample's seats are held,
 * before every deadline.
 */
export function makeTaskRows(bodyIds: ReadonlyMap<string, string>, attachmentId: string): TaskRows {
	const rows: TaskRows = { tasks: [], sources: [] };
	const add = (task: SampleTask, where: Place) => {
		const id = newId();
		rows.tasks.push({ ...taskRow(task, where), id, number: rows.tasks.length + 1 });
		rows.sources.push(sourceRow(task, where, id, attachmentId));
		for (const [index, subtask] of (task.subtasks ?? []).entries())
			add(subtask, placeOfSubtask(where, id, subtask, index + 1));
	};
	for (const body of bodies) {
		const list = tasks[body.slug]!;
		for (const [index, task] of list.tasks.entries())
			add(task, placeOfTask(body, bodyIds.get(body.slug)!, list.heading, index + 1));
	}
	return rows;
}

/** Where a task stands: in the tree, and in the document. */
interface Place {
	bodyId: string;
	parentId: string | null;
	position: number;
	/** "8. darba grupas mandāts, 2. uzdevums" */
	reference: string;
	provenance: string;
}

function placeOfTask(body: SampleBody, bodyId: string, heading: string, position: number): Place {
	return {
		...{ bodyId, position, parentId: null },
		reference: `${body.mandateOf}, ${position}. uzdevums`,
		provenance: at(body.place, heading, `${position}.`)
	};
}

function placeOfSubtask(parent: Place, parentId: string, subtask: SampleTask, position: number): Place {
	const mark = /^[a-z]\)$/.test(subtask.code ?? '') ? subtask.code! : `${position}.`;
	return {
		...{ bodyId: parent.bodyId, parentId, position },
		reference: `${inGenitive(parent.reference)} ${mark} apakšpunkts`,
		provenance: `${parent.provenance}, ${mark}`
	};
}

function inGenitive(reference: string): string {
	return reference.replace(/uzdevums$/, 'uzdevuma').replace(/apakšpunkts$/, 'apakšpunkta');
}

function taskRow(task: SampleTask, { bodyId, parentId, position, provenance }: Place) {
	const { code, title, expectedResult, due, dueText, note } = task;
	const description = describe(task);
	return {
		...{ bodyId, parentId, position, code, title, description, expectedResult, note, provenance },
		...{ due, dueText, originalDue: due, dueKey: dueKeyOf(due ?? null) },
		...{ inRegister: parentId === null, underControl: true, registeredOn: sampleStart },
		searchText: searchTextOf({ code, title, description, expectedResult }),
		sortKey: sortKey(title)
	};
}

function describe({ continued, footnote }: SampleTask): string | null {
	const note = footnote && `Zemsvītras piezīme Nr. ${footnote.number}: ${footnote.text}`;
	return [continued, note].filter(Boolean).join('\n\n') || null;
}

function sourceRow(task: SampleTask, where: Place, taskId: string, attachmentId: string) {
	return {
		...{ id: newId(), taskId, attachmentId, kind: 'MANDATE' },
		...{ reference: where.reference, provenance: where.provenance, due: task.due, dueText: task.dueText },
		author: 'Bērnu lietu sadarbības padome'
	};
}
