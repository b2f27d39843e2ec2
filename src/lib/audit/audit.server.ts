import type { Installation } from '#lib/server/installation.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';

/** What the record needs to know of whoever acted: an Actor of accounts/ fits. */
export interface Witnessed {
	readonly installation: Pick<Installation, 'clock'>;
	readonly userId: string | null;
	readonly name: string;
}

export interface Change {
	/** The deed's name: "tasks.report". */
	deed: string;
	/** In which capacity: "VBTAI pārstāvis, 8. apakšgrupa", "sekretariāts". */
	capacity: string;
	subjectType: string;
	subjectId: string;
	before?: object | null;
	after?: object | null;
	/** The event whose change this one takes back. */
	undoes?: string | undefined;
}

/** What a change left and found, and which change it takes back: what a room records under its own subjects. */
export type Recorded = Readonly<Pick<Change, 'before' | 'after' | 'undoes'>>;

/**
 * Records who changed what, in the transaction that changes it; answers the event's id, by which the change can be taken back.
 * Never give it a secret, a link or a file's bytes.
 */
export async function record(tx: Transaction, by: Witnessed, change: Change): Promise<string> {
	return (await recordAll(tx, by, [change]))[0]!;
}

/** The same for many changes at once, in one statement: what is loaded, imported or changed by the dozen. */
export async function recordAll(
	tx: Transaction,
	by: Witnessed,
	changes: readonly Change[]
): Promise<string[]> {
	const at = by.installation.clock.now();
	const data = changes.map(({ before, after, undoes, ...change }) => ({
		...change,
		id: newId(),
		at,
		userId: by.userId,
		actorName: by.name,
		before: before ? JSON.stringify(before) : null,
		after: after ? JSON.stringify(after) : null,
		undoes: undoes ?? null
	}));
	if (data.length) await tx.auditEvent.createMany({ data });
	return data.map(({ id }) => id);
}
