import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { seesDocument } from './documents.ts';
import { findForChange, mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

const columns = {
	...{ id: true, meetingId: true, itemId: true, title: true, attachmentId: true, address: true },
	...{ audience: true, restrictedBasis: true, restrictedUntil: true, position: true, userId: true },
	...{ replacesId: true, withdrawnAt: true, withdrawnReason: true, version: true },
	attachment: { select: { sha256: true } }
} as const;

/** What was done to the papers of a meeting, and the recorded change (null where nothing was different). */
export interface PapersDone {
	readonly meetingId: string;
	readonly id: string;
	readonly eventId: string | null;
}

export type FoundPaper = Awaited<ReturnType<typeof findPaper>>['paper'];

/** A paper that somebody sees and may change, with its meeting. Refuses NOT_FOUND. */
export async function findPaper(tx: Transaction, actor: Actor, id: string) {
	const paper = await tx.meetingDocument.findUnique({ where: { id }, select: columns });
	if (!paper) throw new Refusal('NOT_FOUND');
	const meeting = await findForChange(tx, actor, deeds.changeAgenda, { id: paper.meetingId });
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	if (!seesDocument(actor, bodyIds, paper, todayOf(actor))) throw new Refusal('NOT_FOUND');
	return { paper, meeting };
}

/** Refuses CONFLICT where the paper was changed since the writer saw it. */
export function mustBePaperAsSeen(tx: Transaction, paper: FoundPaper, seen: number): Promise<void> {
	const { title, audience, restrictedBasis, restrictedUntil, version } = paper;
	const isRestricted = restrictedUntil !== null;
	return mustBeAsSeen(
		tx,
		{ id: paper.meetingId, version },
		{ seen, values: { title, audience, isRestricted, restrictedBasis, restrictedUntil } }
	);
}

/** Records a change of the papers, in its transaction; answers the event's id. */
export function recordPapers(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	change: { readonly before?: object; readonly after: object; readonly undoes?: string }
): Promise<string> {
	return recordFor(tx, actor, deeds.changeAgenda, meeting, {
		before: null,
		...change
	});
}
