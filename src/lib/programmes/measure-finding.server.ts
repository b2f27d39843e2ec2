import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesOn } from '#lib/tasks/capacities.server.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { seesTask } from '#lib/tasks/visibility.ts';
import { mayDo, todayOf, type FoundProgramme } from './programme-finding.server.ts';
import { deeds, type ProgrammeState } from './programmes.ts';

/* A measure, for whoever reads its programme or owes its task. */

type Reading = Pick<Reader, 'measure' | 'task' | 'measureEntry'>;

function read(from: Reading, id: string) {
	return from.measure.findUnique({
		where: { id },
		include: { results: { orderBy: [{ position: 'asc' }, { id: 'asc' }] }, programme: true }
	});
}

/** A measure with its results, as it is followed. */
export type ToldMeasure = Omit<NonNullable<Awaited<ReturnType<typeof read>>>, 'programme'>;

const taskColumns = {
	...{ id: true, number: true, title: true, bodyId: true, status: true, closedAs: true, version: true },
	...{ due: true, dueText: true, restrictedUntil: true },
	assignments: { select: { institutionId: true, postId: true } }
} as const;

function readTask(from: Reading, id: string) {
	return from.task.findUnique({ where: { id }, select: taskColumns });
}

export type FollowingTask = NonNullable<Awaited<ReturnType<typeof readTask>>>;

/** A measure with what follows it. */
export interface MeasureTold {
	readonly measure: ToldMeasure;
	readonly programme: FoundProgramme;
	/** Null: it is not followed, or this reader does not see the task. */
	readonly task: FollowingTask | null;
	/** It has a task that this reader does not see: nothing that was said in it is for them either. */
	readonly isHidden: boolean;
	/** In whose names they may report on the task. */
	readonly reportAs: readonly Capacity[];
}

/**
 * A measure for whoever may read its programme, or report on its task. Refuses NOT_FOUND. Five statements; six for whoever only
 * administers another measure.
 */
export async function findMeasureTold(
	tx: Transaction | Reader,
	actor: Actor,
	id: string
): Promise<MeasureTold> {
	const from = tx as Reading;
	const found = isId(id) ? await read(from, id) : null;
	if (!found) throw new Refusal('NOT_FOUND');
	const { programme: row, ...measure } = found;
	const { institutionId, taskId } = measure;
	const institutionIds = institutionId === null ? [] : [institutionId];
	const programme = { ...row, state: row.state as ProgrammeState, institutionIds };
	const [directory, any] = await Promise.all([
		directoryOf(actor.installation),
		taskId === null ? null : readTask(from, taskId)
	]);
	const task = any && seesTask(actor, any, todayOf(actor)) ? any : null;
	const reportAs = task ? capacitiesOn(actor, directory, task, taskDeeds.report) : [];
	const isReader = mayDo(actor, deeds.read, programme) || reportAs.length > 0;
	if (!isReader && !(await administersAnother(from, actor, programme))) throw new Refusal('NOT_FOUND');
	return { measure, programme, task, isHidden: any !== null && task === null, reportAs };
}

async function administersAnother(from: Reading, actor: Actor, programme: FoundProgramme): Promise<boolean> {
	const rows = await from.measure.findMany({
		where: { programmeId: programme.id, institutionId: { not: null } },
		distinct: ['institutionId'],
		select: { institutionId: true }
	});
	const institutionIds = rows.flatMap(({ institutionId }) => institutionId ?? []);
	return mayDo(actor, deeds.read, { ...programme, institutionIds });
}
