import { mustBeAble } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { batchDeeds, type BatchChange } from './batch.ts';
import { undoEditInside } from './editing-undoing.server.ts';
import { readChange, undoLifeInside } from './lifecycle-undoing.server.ts';
import { deeds } from './tasks.ts';

interface Recorded {
	readonly change: BatchChange;
	readonly eventIds: readonly string[];
}

/**
 * Takes a change of many back: all of it or nothing, so that nobody has to find out which half. Where one of them was changed
 * again since, it refuses CONFLICT, and each can still be taken back by itself. It is not done again by one button.
 */
export const undoers: Undoers = {
	[deeds.batch.name]: (actor, change) =>
		actor.installation.db.write(
			async (tx) => {
				mustBeAble(actor, deeds.batch);
				const { change: what, eventIds } = change.after as Partial<Recorded>;
				if (!what || !eventIds) throw new Refusal('NOT_NOW');
				mustBeAble(actor, batchDeeds[what]);
				const isEdit = what === 'MOVE' || what === 'REPLACE_OWNER';
				for (const id of eventIds.toReversed()) {
					const one = await readChange(tx, id);
					if (isEdit) await undoEditInside(tx, actor, one);
					else await undoLifeInside(tx, actor, one);
				}
				await record(tx, actor, {
					...{ deed: deeds.batch.name, capacity: officeOf(actor), undoes: change.id },
					...{ subjectType: change.subjectType, subjectId: change.subjectId },
					before: { change: what, count: eventIds.length }
				});
			},
			{ timeout: 300_000 }
		)
};
