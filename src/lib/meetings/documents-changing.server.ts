import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { readRestriction } from '#lib/tasks/restricting-schema.ts';
import {
	findPaper,
	mustBePaperAsSeen,
	recordPapers,
	type FoundPaper,
	type PapersDone
} from './documents-finding.server.ts';
import { describePaperSchema, withdrawPaperSchema } from './documents-schema.ts';
import { meetingAudiencesFor } from './documents.ts';
import { todayOf } from './finding.server.ts';

/**
 * Says anew what a paper is called, who may see it and whether it is restricted. Refuses NOT_FOUND whoever may not, INVALID a wrong
 * field, CONFLICT where somebody changed it meanwhile. Twice the same is once.
 */
export async function describePaper(actor: Actor, input: unknown): Promise<PapersDone> {
	const { documentId: id, version, title, audience, ...typed } = parseInput(describePaperSchema, input);
	if (!meetingAudiencesFor(actor).includes(audience)) refuseField('audience', 'files_problem_audience');
	return actor.installation.db.write(async (tx) => {
		const { paper, meeting } = await findPaper(tx, actor, id);
		const now = descriptionOf(paper);
		// A restriction that stays as it is is not looked at again: its term may be over soon.
		const isKept = typed.isRestricted && typed.restrictedUntil === now.restrictedUntil;
		const { restrictedBasis, restrictedUntil } = isKept ? typed : readRestriction(typed, todayOf(actor));
		const change = difference(now, { title, audience, restrictedBasis, restrictedUntil });
		if (!change) return { meetingId: meeting.id, id, eventId: null };
		await mustBePaperAsSeen(tx, paper, version);
		await tx.meetingDocument.update({
			where: { id, version },
			data: { ...change.after, version: { increment: 1 } }
		});
		const eventId = await recordPapers(tx, actor, meeting, {
			before: { documentId: id, ...change.before },
			after: { documentId: id, ...change.after }
		});
		return { meetingId: meeting.id, id, eventId };
	});
}

/** What can be said anew of a paper. */
export function descriptionOf({ title, audience, restrictedBasis, restrictedUntil }: FoundPaper) {
	return { title, audience, restrictedBasis, restrictedUntil };
}

/**
 * Withdraws a paper as mistaken, with the reason; its name stays, struck through, its file is the secretariat's only from then on.
 * Refuses as `describePaper` does. Withdrawn twice it is withdrawn once.
 */
export async function withdrawPaper(actor: Actor, input: unknown): Promise<PapersDone> {
	const { documentId: id, version, reason } = parseInput(withdrawPaperSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { paper, meeting } = await findPaper(tx, actor, id);
		if (paper.withdrawnAt) return { meetingId: meeting.id, id, eventId: null };
		await mustBePaperAsSeen(tx, paper, version);
		await markPaper(tx, actor, paper, reason);
		const eventId = await recordPapers(tx, actor, meeting, {
			before: { documents: [id], isWithdrawn: false, reason: null },
			after: { documents: [id], isWithdrawn: true, reason }
		});
		return { meetingId: meeting.id, id, eventId };
	});
}

/** Withdraws a paper with a reason, or, with none, lets it hold again. */
export async function markPaper(
	tx: Transaction,
	actor: Actor,
	{ id, version }: Pick<FoundPaper, 'id' | 'version'>,
	reason: string | null
): Promise<void> {
	const mark =
		reason === null
			? { withdrawnAt: null, withdrawnBy: null }
			: { withdrawnAt: actor.installation.clock.now(), withdrawnBy: actor.name };
	await tx.meetingDocument.update({
		where: { id, version },
		data: { ...mark, withdrawnReason: reason, version: { increment: 1 } }
	});
}
