import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { AskedSeat } from './invitees.ts';
import { readMovedAt } from './moving.server.ts';
import { isOutdated, lastReplies, type KeptReply } from './replies.ts';

/** A seat with the answer that holds; one that was given before the meeting was moved is asked for again. */
export interface StandingReply {
	readonly seat: AskedSeat;
	readonly reply: (KeptReply & { readonly isOutdated: boolean }) | null;
}

/** Whether a seat is still asked. */
export function isUnanswered({ reply }: Pick<StandingReply, 'reply'>): boolean {
	return reply === null || reply.isOutdated;
}

type Reading = Pick<Reader, 'meetingReply' | 'auditEvent'> | Pick<Transaction, 'meetingReply' | 'auditEvent'>;

/** How the seats of a meeting answered. Two statements. */
export async function readStanding(
	from: Reading,
	meetingId: string,
	seats: readonly AskedSeat[]
): Promise<StandingReply[]> {
	const reading = from as Pick<Transaction, 'meetingReply' | 'auditEvent'>;
	const replies = await reading.meetingReply.findMany({
		where: { meetingId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }]
	});
	const movedAt = await readMovedAt(reading, meetingId);
	const last = lastReplies(replies);
	return seats.map((seat) => {
		const kept = last.get(seat.postId);
		return { seat, reply: kept ? { ...kept, isOutdated: isOutdated(kept, movedAt) } : null };
	});
}
