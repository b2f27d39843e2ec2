import type { Actor } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { seesInternal } from '#lib/tasks/visibility.ts';
import { seesDocument } from './documents.ts';
import { todayOf } from './finding.server.ts';

/**
 * Whether a file is a paper of a meeting, for those who may have it. Refuses NOT_FOUND one that only papers refer to which are not
 * there for this reader: restricted, for others, withdrawn, or of an item that is restricted itself.
 */
export async function isSeenPaper(actor: Actor, attachmentId: unknown): Promise<boolean> {
	if (!isId(attachmentId)) throw new Refusal('NOT_FOUND');
	// Whoever reads what the secretariat notes for itself may have any file.
	if (seesInternal(actor)) return true;
	const { read } = actor.installation.db;
	const papers = await read.meetingDocument.findMany({
		where: { attachmentId },
		select: {
			...{ audience: true, restrictedUntil: true, withdrawnAt: true },
			item: { select: { restrictedUntil: true } },
			meeting: { select: { bodies: { select: { bodyId: true } } } }
		}
	});
	if (papers.length === 0) return false;
	const today = todayOf(actor);
	const isSeen = papers.some(({ meeting, item, withdrawnAt, ...paper }) => {
		const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
		const restrictedUntil = laterOf(paper.restrictedUntil, item?.restrictedUntil ?? null);
		return withdrawnAt === null && seesDocument(actor, bodyIds, { ...paper, restrictedUntil }, today);
	});
	if (!isSeen) throw new Refusal('NOT_FOUND');
	return true;
}

/** Of two terms the one that holds longer. */
export function laterOf(one: string | null, other: string | null): string | null {
	return one === null || (other !== null && other > one) ? other : one;
}
