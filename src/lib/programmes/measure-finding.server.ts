import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesOn } from '#lib/tasks/capacities.server.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { seesTask } from '#lib/tasks/visibility.ts';
import {
	readToldRows,
	type MeasureTask,
	type ToldMeasure,
	type ToldProgramme
} from './measure-told-rows.server.ts';
import { todayOf } from './programme-finding.server.ts';

/* A measure, for whoever reads its programme or owes its task. */

/** A measure with what follows it. */
export interface MeasureTold {
	readonly measure: ToldMeasure;
	readonly programme: ToldProgramme;
	/** Null: it is not followed, or this reader does not see the task. */
	readonly task: MeasureTask | null;
	/** Those that help it, as far as this reader sees them. */
	readonly tied: readonly MeasureTask[];
	/** It has a task that this reader does not see: nothing that was said in it is for them either. */
	readonly isHidden: boolean;
	/** In whose names they may report on the task. */
	readonly reportAs: readonly Capacity[];
	readonly directory: Directory;
}

/** A measure for whoever may read its programme, or report on its task. Refuses NOT_FOUND. Two statements. */
export async function findMeasureTold(
	tx: Transaction | Reader,
	actor: Actor,
	id: string
): Promise<MeasureTold> {
	const rows = isId(id) ? await readToldRows(tx, actor, id) : null;
	if (!rows) throw new Refusal('NOT_FOUND');
	const { measure, programme, isReadable } = rows;
	const seen = rows.tasks.filter((task) => seesTask(actor, task, todayOf(actor)));
	const task = seen.find((one) => one.isOwn) ?? null;
	const directory = await directoryOf(actor.installation);
	const reportAs = task ? capacitiesOn(actor, directory, task, taskDeeds.report) : [];
	if (!isReadable && reportAs.length === 0) throw new Refusal('NOT_FOUND');
	const isHidden = task === null && rows.tasks.some((one) => one.isOwn);
	const tied = seen.filter((one) => !one.isOwn);
	return { measure, programme, task, tied, isHidden, reportAs, directory };
}
