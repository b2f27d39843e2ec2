import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { readNodes } from '#lib/council/body-editing.server.ts';
import { problemOfBody } from '#lib/council/body-editing.ts';
import { mustBeUnchanged, recordChange } from '#lib/council/changing.server.ts';
import { deeds } from '#lib/council/council.ts';
import { resumeMemberships, type EndedMembership } from '#lib/council/seat-editing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { withoutRecurrence, type StoppedRecurrence } from './ending-body.server.ts';
import { tasksChanged } from './revisions.server.ts';

interface Working {
	readonly endDecision: string | null;
	readonly successorId: string | null;
	readonly recurrences?: readonly StoppedRecurrence[];
}

interface Ended {
	readonly endDate: string;
	readonly endDecision: string;
	readonly successorId: string | null;
	readonly seats: readonly { id: string; endDate: string; endDateBefore: string | null }[];
	readonly memberships: readonly EndedMembership[];
}

export const undoers: Undoers = { [deeds.endBody.name]: reopenBody };

/**
 * A body that was closed works on, with its seats and who sat in them. Its tasks stay where they went: they may have gone on
 * there; what was closed with it repeats again as it did. Refuses CONFLICT where anything of it was changed since, NOT_NOW where the tree has no place for it any more.
 */
async function reopenBody(actor: Actor, change: RecordedChange): Promise<void> {
	mustBeAble(actor, deeds.endBody);
	const { subjectId } = change;
	const { endDate, endDecision, successorId, seats, memberships } = change.after as Ended;
	// A reopening is recorded as the same deed: closing again is a decision, and asks about every task again.
	if (!endDate) throw new Refusal('NOT_NOW');
	const { recurrences: stopped = [], ...before } = change.before as Working;
	await actor.installation.db.write(async (tx) => {
		const bodies = await readNodes(tx);
		const row = await tx.body.findUnique({ where: { id: subjectId } });
		mustBeUnchanged(row, { endDate, endDecision, successorId });
		const body = bodies.find(({ id }) => id === subjectId)!;
		// Asked as of a new body: its parent may have ended, another council may have begun.
		if (problemOfBody(bodies, { ...body, endDate: null }, null)) throw new Refusal('NOT_NOW');
		const after = { endDate: null, ...before };
		await tx.body.update({ where: { id: subjectId }, data: { ...after, version: { increment: 1 } } });
		for (const seat of seats) {
			const { count } = await tx.post.updateMany({
				where: { id: seat.id, endDate: seat.endDate },
				data: { endDate: seat.endDateBefore, version: { increment: 1 } }
			});
			if (count !== 1) throw new Refusal('CONFLICT');
		}
		await resumeMemberships(tx, memberships);
		await resumeRecurrences(tx, stopped);
		await recordChange(tx, actor, {
			...{ deed: deeds.endBody.name, subjectType: 'Body', subjectId, undoes: change.id },
			before: {
				...{ endDate, endDecision, successorId },
				...(stopped.length ? { recurrences: withoutRecurrence(stopped) } : {})
			},
			after: { ...after, ...(stopped.length ? { recurrences: stopped } : {}) }
		});
	});
}

/** Refuses CONFLICT where somebody let one of them repeat otherwise since. */
async function resumeRecurrences(tx: Transaction, stopped: readonly StoppedRecurrence[]): Promise<void> {
	for (const { taskId: id, recurrence } of stopped) {
		const { count } = await tx.task.updateMany({
			where: { id, recurrence: null },
			data: { recurrence, version: { increment: 1 } }
		});
		if (count !== 1) throw new Refusal('CONFLICT');
	}
	if (stopped.length) await tasksChanged(tx);
}
