import type { Undoer, Undoers } from '#lib/accounts/undoing.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findDissent, markDissent } from './dissents.server.ts';
import { deeds } from './meetings.ts';

interface Recorded {
	readonly dissent?: { readonly id: string; readonly isWithdrawn?: boolean };
}

/** What was handed in is withdrawn, what was withdrawn holds again. */
const undo: Undoer = (actor, change) =>
	actor.installation.db.write(async (tx) => {
		const after = (change.after as Recorded | null)?.dissent;
		if (!after) throw new Refusal('NOT_NOW');
		const found = await findDissent(tx, actor, after.id);
		const { decisionId, personId, postId, withdrawnAt } = found.row;
		const isWithdrawn = withdrawnAt !== null;
		if (isWithdrawn !== (after.isWithdrawn ?? false)) throw new Refusal('CONFLICT');
		const same = personId === null ? { postId } : { personId };
		// Somebody may have handed in another meanwhile.
		if (isWithdrawn && (await tx.dissent.count({ where: { decisionId, withdrawnAt: null, ...same } })))
			throw new Refusal('CONFLICT');
		await markDissent(tx, actor, found, { isWithdrawn: !isWithdrawn, undoes: change.id });
	});

export const undoers: Undoers = { [deeds.dissent.name]: undo, [deeds.registerDissent.name]: undo };
