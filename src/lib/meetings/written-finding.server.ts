import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayDo, type FoundMeeting } from './finding.server.ts';
import { seatsAsked, seatsHeldBy, type AskedSeat } from './invitees.server.ts';
import { deeds, isAsked } from './meetings.ts';
import { defaultRules, type Rules } from './rules.ts';
import { readWrittenRows, type WrittenRows } from './written-rows.server.ts';
import type { KeptAnswer } from './written.ts';

/* Who is asked in writing, what was asked and what was answered: what every verb of it begins with. */

type Reading = Reader | Transaction;

/** Who votes in writing on a day. */
export interface Voters {
	readonly people: People;
	/** The seats with a vote; where substitutes have none, without them. */
	readonly seats: readonly AskedSeat[];
	/** Of the body whose decision it is. */
	readonly rules: Rules;
}

/** What is asked, of whom, and what was answered. */
export type Voting = Voters & Pick<WrittenRows, 'questions' | 'answers'>;

/**
 * What is asked, with the seats that are asked and whoever answers for them today: who holds the seat or acts for them and, where a
 * body lets them vote, their substitutes. Two statements.
 */
export async function readVoting(
	from: Reading,
	{ installation }: Pick<Actor, 'installation'>,
	meeting: FoundMeeting
): Promise<Voting> {
	const { db, clock } = installation;
	const today = rigaDate(clock.now());
	const [people, { questions, answers, rules }] = await Promise.all([
		readPeople(installation, today),
		readWrittenRows(from, db, meeting.id)
	]);
	return { ...votersAmong(people, rules, meeting, today), questions, answers };
}

/** The same where the council's people and the bodies' rules are at hand. */
export function votersAmong(
	people: People,
	rules: ReadonlyMap<string, Rules>,
	meeting: Pick<FoundMeeting, 'bodyId' | 'bodies'>,
	day: string
): Voters {
	const rulesOf = (bodyId: string) => rules.get(bodyId) ?? defaultRules;
	const seats = meeting.bodies.flatMap((body) => {
		const isHeard = ({ kind }: { kind: string }) =>
			kind !== 'SUBSTITUTE' || rulesOf(body.bodyId).substitutesVote;
		const holders = new Map([...people.holders].map(([postId, some]) => [postId, some.filter(isHeard)]));
		return seatsAsked({ directory: people.directory, holders }, { bodies: [body] }, day);
	});
	return {
		...{ people, rules: rulesOf(meeting.bodyId) },
		seats: seats.filter(({ votingRight }) => votingRight)
	};
}

/** The seats for which somebody answers themselves. */
export function ownVotes(actor: Actor, meeting: FoundMeeting, { seats }: Pick<Voters, 'seats'>): AskedSeat[] {
	const own = actor.personId === null ? [] : seatsHeldBy(seats, actor.personId);
	return mayDo(actor, deeds.answer, meeting, own) ? own : [];
}

/** The seats that somebody can answer for and that have not answered every question. */
export function silentSeats(
	seats: readonly AskedSeat[],
	questions: readonly { readonly id: string }[],
	answers: readonly Pick<KeptAnswer, 'itemId' | 'postId'>[]
): AskedSeat[] {
	const said = new Set(answers.map(({ itemId, postId }) => `${itemId} ${postId}`));
	return seats.filter(
		({ postId, holders }) => holders.length > 0 && questions.some(({ id }) => !said.has(`${id} ${postId}`))
	);
}

/** Whether it can be answered on a day: it was asked, and its last day is not over. */
export function isOpen(meeting: FoundMeeting, today: string): boolean {
	return isAsked(meeting) && meeting.status === 'INVITED' && today <= (meeting.answerBy ?? today);
}

/** Refuses NOT_FOUND what is no decision in writing. */
export function mustBeWritten(meeting: Pick<FoundMeeting, 'kind'>): void {
	if (meeting.kind !== 'WRITTEN') throw new Refusal('NOT_FOUND');
}
