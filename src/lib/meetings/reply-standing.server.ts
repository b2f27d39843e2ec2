import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { AskedSeat } from './invitees.server.ts';
import { deeds } from './meetings.ts';
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

type Reading = Pick<Reader, '$queryRaw'> | Pick<Transaction, '$queryRaw'>;

interface Row extends Omit<KeptReply, 'at'> {
	readonly at: Date | string | number;
	readonly movedAt: Date | string | number | null;
}

/** How the seats of a meeting answered. One statement. */
export async function readStanding(
	from: Reading,
	meetingId: string,
	seats: readonly AskedSeat[]
): Promise<StandingReply[]> {
	const rows = await (from as Pick<Reader, '$queryRaw'>).$queryRaw<Row[]>`
		SELECT r."postId", r."answer", r."substituteName", r."substituteTitle", r."note", r."personName", r."at", r."via",
			(SELECT MAX(e."at") FROM "AuditEvent" e
				WHERE e."subjectType" = 'Meeting' AND e."subjectId" = r."meetingId" AND e."deed" = ${deeds.edit.name}
					AND (e."after" LIKE '%"date":%' OR e."after" LIKE '%"startTime":%')) AS "movedAt"
		FROM "MeetingReply" r WHERE r."meetingId" = ${meetingId}
		ORDER BY r."at", r."id"`;
	const movedAt = rows[0]?.movedAt ?? null;
	const last = lastReplies(rows.map((row) => ({ ...row, at: new Date(row.at) })));
	return seats.map((seat) => {
		const kept = last.get(seat.postId);
		return {
			seat,
			reply: kept
				? { ...kept, isOutdated: isOutdated(kept, movedAt === null ? null : new Date(movedAt)) }
				: null
		};
	});
}
