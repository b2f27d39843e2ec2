import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import { isRestricted, seesTask } from '#lib/tasks/visibility.ts';
import { capacitiesOn, todayOf } from './answered-task.server.ts';
import { readDrafts, type DraftView } from './drafts-view.server.ts';
import { deeds } from './requests.ts';
import { readSeenByNumber } from './seen-task.server.ts';
import { surroundingsOf } from './task-view.server.ts';

/** Where somebody who is signed in hands the answer about a task to a specialist, and sees what came of that. */
export interface HandOverPage {
	readonly task: {
		readonly id: string;
		readonly number: number;
		readonly code: string | null;
		readonly title: string;
	};
	readonly capacities: readonly Capacity[];
	/** Why it cannot be handed over now. */
	readonly hindrance: 'CLOSED' | 'RESTRICTED' | null;
	/** What the reader handed over and is not over, the newest first. */
	readonly drafts: readonly DraftView[];
	/** Made for this page: sent twice, it acts once. */
	readonly formId: string;
}

/** The page about one task. Refuses NOT_FOUND whoever does not owe it, or does not see it. */
export async function readHandOver(actor: Actor, number: number): Promise<HandOverPage> {
	const { installation } = actor;
	const [task, { directory }] = await Promise.all([
		readSeenByNumber(installation.db.read, number),
		surroundingsOf(installation)
	]);
	const isSeen = task !== null && seesTask(actor, task, todayOf(actor));
	const capacities = isSeen ? capacitiesOn(actor, directory, task, deeds.handOver) : [];
	if (!task || capacities.length === 0) throw new Refusal('NOT_FOUND');
	const { id, code, title } = task;
	const isHidden = isRestricted(task, todayOf(actor));
	return {
		task: { id, number, code, title },
		...{ capacities, hindrance: !isOpen(task) ? 'CLOSED' : isHidden ? 'RESTRICTED' : null },
		...{ drafts: await readDrafts(actor, id), formId: newId() }
	};
}
