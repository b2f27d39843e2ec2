import type { Actor } from '#lib/accounts/actor.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { inviteesOf, seatsAsked, seatsHeldBy, type AskedSeat, type Invitee } from './invitees.server.ts';
import { deeds, isAsked } from './meetings.ts';
import { readRulesOf } from './rules.server.ts';
import { defaultRules, type Rules } from './rules.ts';
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

/**
 * The seats that are asked, with whoever answers for them today: who holds the seat or acts for them and, where a body lets them vote,
 * their substitutes. Two statements.
 */
export async function readVoters(from: Reading, actor: Actor, meeting: FoundMeeting): Promise<Voters> {
	const today = todayOf(actor);
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	const people = await readPeople(actor.installation, today);
	return votersAmong(people, await readRulesOf(from as Reader, bodyIds), meeting, today);
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

/** Who is asked for these seats and can be reached by mail. */
export function reachableVoters(seats: readonly AskedSeat[]): Invitee[] {
	return inviteesOf(seats).filter(({ address }) => address !== null);
}

/** The seats for which somebody answers themselves. */
export function ownVotes(actor: Actor, meeting: FoundMeeting, { seats }: Pick<Voters, 'seats'>): AskedSeat[] {
	const own = actor.personId === null ? [] : seatsHeldBy(seats, actor.personId);
	return mayDo(actor, deeds.answer, meeting, own) ? own : [];
}

/** A question, as far as answering it goes. */
export interface WrittenQuestion {
	readonly id: string;
	readonly title: string;
	/** Markdown: the proposed decision. */
	readonly description: string | null;
	readonly isPublic: boolean;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
	readonly version: number;
}

/** The questions in their order, with all that was answered to them, the first first. Two statements. */
export async function readQuestions(
	from: Reading,
	meetingId: string
): Promise<{ questions: WrittenQuestion[]; answers: KeptAnswer[] }> {
	const tx = from as Transaction;
	const questions = await tx.agendaItem.findMany({
		where: { meetingId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, title: true, description: true, isPublic: true, restrictedBasis: true },
			...{ restrictedUntil: true, version: true }
		}
	});
	const answers = await tx.writtenAnswer.findMany({
		where: { item: { meetingId } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: {
			...{ itemId: true, postId: true, personId: true, authorName: true, answer: true, text: true },
			...{ at: true, via: true }
		}
	});
	return { questions, answers: answers as KeptAnswer[] };
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

/** A refusal about the whole of a form, in words. */
export function notNow(form: string): Refusal {
	return new Refusal('NOT_NOW', { fields: { form } });
}
