import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readMovedAt } from './moving.server.ts';
import { ownSeats, type MeetingWithSeats } from './replying.server.ts';
import { isOutdated, lastReplies } from './replies.ts';

/** A seat that somebody answers for, and what was answered last. */
export interface OwnSeat {
	readonly postId: string;
	/** "LM pārstāvis, 8. apakšgrupa". */
	readonly label: string;
	readonly votingRight: boolean;
	/** Made for this page: sent twice, it acts once. */
	readonly formId: string;
	readonly reply: OwnReply | null;
}

export interface OwnReply {
	readonly answer: string;
	readonly substituteName: string | null;
	readonly substituteTitle: string | null;
	readonly note: string | null;
	readonly by: string;
	readonly on: PlainDate;
	/** The meeting was moved to another day or hour since. */
	readonly isOutdated: boolean;
}

/** The seats of somebody at a meeting, each with its last answer. Two statements. */
export async function readOwnReplies(actor: Actor, all: MeetingWithSeats): Promise<OwnSeat[]> {
	const own = ownSeats(actor, all);
	if (own.length === 0) return [];
	const { read } = actor.installation.db;
	const { id: meetingId } = all.meeting;
	const [replies, movedAt] = await Promise.all([
		read.meetingReply.findMany({
			where: { meetingId, postId: { in: own.map(({ postId }) => postId) } },
			orderBy: [{ at: 'asc' }, { id: 'asc' }]
		}),
		readMovedAt(read, meetingId)
	]);
	const last = lastReplies(replies);
	return own.map(({ postId, label, bodyName, votingRight }) => {
		const kept = last.get(postId);
		return {
			...{ postId, label: `${label}, ${bodyName}`, votingRight, formId: newId() },
			reply: kept
				? {
						...{ answer: kept.answer, substituteName: kept.substituteName },
						...{ substituteTitle: kept.substituteTitle, note: kept.note, by: kept.personName },
						...{ on: rigaDate(kept.at), isOutdated: isOutdated(kept, movedAt) }
					}
				: null
		};
	});
}
