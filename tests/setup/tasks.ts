import { sortKey } from '#lib/latvian/letters.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { indexWords } from '#lib/tasks/word-index.server.ts';
import { dueKeyOf, searchTextOf, type Status } from '#lib/tasks/tasks.ts';

export interface TaskFixture {
	bodyId: string;
	parentId?: string | null;
	inRegister?: boolean;
	code?: string | null;
	title?: string;
	description?: string | null;
	expectedResult?: string | null;
	due?: string | null;
	originalDue?: string | null;
	dueText?: string | null;
	status?: Status;
	closedAs?: string | null;
	closedOn?: string | null;
	underControl?: boolean;
	registeredOn?: string;
	lastReportAt?: Date | null;
	isSample?: boolean;
	/** Institutions and seats in the lead. */
	lead?: { institutionId?: string; postId?: string }[];
	co?: { institutionId?: string; postId?: string }[];
}

/** A task; without more said, one of the register that nobody has begun, due 2022-05-01, owed by its body. */
export async function makeTask(
	installation: Installation,
	{ lead = [], co = [], ...task }: TaskFixture
): Promise<{ id: string; number: number }> {
	const id = newId();
	const title = task.title ?? 'Informatīvais ziņojums par mediāciju';
	const due = task.due === undefined ? '2022-05-01' : task.due;
	return installation.db.write(async (tx) => {
		await tx.revision.update({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
		const last = await tx.task.aggregate({ _max: { number: true } });
		const number = (last._max.number ?? 0) + 1;
		await tx.task.create({
			data: {
				...{ id, number, title, due, position: number, originalDue: due, registeredOn: '2022-01-01' },
				...{ dueKey: dueKeyOf(due), sortKey: sortKey(title), underControl: true },
				...task,
				searchText: searchTextOf({ ...task, title }),
				assignments: {
					create: [
						...lead.map((one, position) => ({ id: newId(), role: 'LEAD', position, ...one })),
						...co.map((one, position) => ({
							id: newId(),
							role: 'CO',
							position: lead.length + position,
							...one
						}))
					]
				}
			}
		});
		await indexWords(tx, [{ id, searchText: searchTextOf({ ...task, title }) }]);
		return { id, number };
	});
}

/** A source of a task; without more said, the body's mandate. */
export async function makeSource(
	installation: Installation,
	source: { taskId: string; reference?: string; due?: string | null; attachmentId?: string | null }
): Promise<string> {
	const id = newId();
	return installation.db.write(async (tx) => {
		await tx.taskSource.create({
			data: {
				id,
				kind: 'MANDATE',
				reference: '8. darba grupas mandāts, 1. uzdevums',
				author: 'Padome',
				...source
			}
		});
		return id;
	});
}
