import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering } from '#lib/accounts/answering.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isPollOpen, readDays } from './date-poll-reading.server.ts';
import { ownVoteSchema } from './date-poll-schema.ts';
import { ownVotesOf, type OwnVotes } from './date-poll-view.server.ts';
import { vote } from './date-voting.server.ts';
import { todayOf } from './finding.server.ts';
import { namesOf } from './invitation-view.server.ts';
import { whenWords } from './meeting-times.ts';
import { ownSeats, readWithSeats } from './replying.server.ts';

/** All that the page of a link about proposed days shows. */
export interface DatesAnswerView {
	readonly kind: 'dates';
	readonly meetingId: string;
	/** Whose link it is. */
	readonly name: string;
	/** "sanāksme". */
	readonly what: string;
	readonly bodies: string;
	readonly title: string | null;
	readonly place: string | null;
	/** Until when: "2022. gada 1. aprīlim"; null where nobody asks any more. */
	readonly until: string | null;
	/** The day that was chosen, in words. */
	readonly chosen: string | null;
	/** Each seat of its holder; none where the poll is over. */
	readonly seats: readonly OwnVotes[];
	/** Of which seat the answer was sent last from here. */
	readonly sentFor: string | null;
}

async function show(actor: Actor, id: string, asked: URLSearchParams): Promise<Answering<DatesAnswerView>> {
	const all = await readWithSeats(actor, id).catch((fault: unknown) => {
		if (fault instanceof Refusal) return null;
		throw fault;
	});
	if (!all) return { state: 'NOT_THEIRS', path: '/', title: null };
	const { meeting, people } = all;
	const { locale, installation } = actor;
	const there = { path: `/meetings/${id}/dates`, title: meeting.title };
	const own = ownSeats(actor, all);
	if (own.length === 0) return { state: 'NOT_THEIRS', ...there };
	if (meeting.status === 'CANCELLED') return { state: 'ENDED', ...there };
	const days = await readDays(installation.db.read, id);
	const isOpen = isPollOpen(meeting, days, todayOf(actor));
	return {
		state: 'OPEN',
		view: {
			...{ kind: 'dates', meetingId: id, name: actor.name, ...namesOf(meeting, people.directory, locale) },
			...{ place: meeting.place, chosen: whenWords(meeting, locale), sentFor: asked.get('sent') },
			until: isOpen ? longDate(meeting.answerBy!, { case: 'dative', locale }) : null,
			seats: isOpen ? own.map((seat) => ownVotesOf(seat, days, locale)) : []
		}
	};
}

/** Which of the proposed days suit is answered from the mail, once for each seat. */
export const datesAnswers: Answerable<DatesAnswerView> = {
	show,
	forms: {
		vote: {
			schema: ownVoteSchema,
			send: (actor, meetingId, data) => vote(actor, { ...data, meetingId })
		}
	}
};
