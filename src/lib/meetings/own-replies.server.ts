import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readStanding, type StandingReply } from './reply-standing.server.ts';
import { ownSeats, type MeetingWithSeats } from './replying.server.ts';

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

/** The seats of somebody at a meeting, each with its last answer. One statement. */
export async function readOwnReplies(actor: Actor, all: MeetingWithSeats): Promise<OwnSeat[]> {
	const own = ownSeats(actor, all);
	if (own.length === 0) return [];
	return (await readStanding(actor.installation.db.read, all.meeting.id, own)).map(ownSeatOf);
}

/** A seat with its answer, as the form of its holder shows it. */
export function ownSeatOf({ seat, reply }: StandingReply): OwnSeat {
	const { postId, label, bodyName, votingRight } = seat;
	return {
		...{ postId, label: `${label}, ${bodyName}`, votingRight, formId: newId() },
		reply: reply
			? {
					...{ answer: reply.answer, substituteName: reply.substituteName },
					...{ substituteTitle: reply.substituteTitle, note: reply.note, by: reply.personName },
					...{ on: rigaDate(reply.at), isOutdated: reply.isOutdated }
				}
			: null
	};
}
