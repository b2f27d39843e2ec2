import { jointQuorum, quorumOf, speakersOf, type CountedSeat, type Quorum, type Rules } from './rules.ts';
import { outcomeOf, type Votes } from './votes.ts';
import type { KeptAnswer, WrittenAnswer } from './written.ts';

/*
 * What comes of a question that was answered in writing. Whoever answers takes part: quorum, majority and double seats are the
 * body's own rules, as at a meeting.
 */

/** What came of it. With an objection that stands nothing is decided in writing: somebody wants it discussed. */
export type WrittenOutcome =
	'ADOPTED' | 'ADOPTED_BY_CASTING_VOTE' | 'REJECTED' | 'TIE' | 'NOT_QUORATE' | 'OBJECTED';

export interface WrittenResult {
	readonly outcome: WrittenOutcome;
	/** Silence that counts is among those for. */
	readonly votes: { readonly for: number; readonly against: number; readonly abstained: number };
	readonly objections: number;
	/** How many of those for said nothing. */
	readonly silent: number;
	readonly quorum: Quorum;
}

/** A body that is asked, with its seats as of the day of the decision. */
export interface AskedBody {
	readonly rules: Rules;
	readonly seats: readonly CountedSeat[];
}

type Standing = Pick<KeptAnswer, 'personId' | 'answer' | 'at'>;

interface Around {
	/** Whoever does not answer agrees: as the rule stood when it was asked. */
	readonly silenceCounts: boolean;
	/** Whose vote decides at a tie. */
	readonly chairPostId: string | null;
}

/** What came of one question; `answers`: those that hold, by seat. */
export function writtenResultOf(
	bodies: readonly AskedBody[],
	answers: ReadonlyMap<string, Standing>,
	{ silenceCounts, chairPostId }: Around
): WrittenResult {
	const asked = bodies.map(({ rules, seats }) => ({
		// Who may answer for a seat was asked when they did.
		rules: { ...rules, substitutesVote: true },
		seats: seats.map((seat) => answeredSeat(seat, answers.get(seat.postId), silenceCounts))
	}));
	const speakers = asked.flatMap(({ rules, seats }) =>
		[...speakersOf(seats, rules).values()].map((own) => ({ own, said: lastOf(own) }))
	);
	const count = (answer: WrittenAnswer) => speakers.filter(({ said }) => said === answer).length;
	const silent = speakers.filter(({ said }) => said === null).length;
	const votes = { for: count('FOR') + silent, against: count('AGAINST'), abstained: count('ABSTAIN') };
	const quorum = jointQuorum(asked.map(({ rules, seats }) => quorumOf(seats, rules)));
	const chair = speakers.find(({ own }) => own.some(({ postId }) => postId === chairPostId));
	const counted = { rules: asked[0]!.rules, quorum, votes, chair: chair && (chair.said ?? 'FOR') };
	const objections = count('OBJECTION');
	return { outcome: objections > 0 ? 'OBJECTED' : decide(counted), votes, objections, silent, quorum };
}

interface AnsweredSeat extends CountedSeat {
	readonly said: Standing | null;
}

function answeredSeat(seat: CountedSeat, said: Standing | undefined, silenceCounts: boolean): AnsweredSeat {
	const plain = { ...seat, cameItemId: null, leftItemId: null, substituteId: null, substituteName: null };
	// An empty seat says nothing by its silence: nobody was asked there.
	if (!said)
		return { ...plain, state: silenceCounts && seat.personId !== null ? 'PRESENT' : null, said: null };
	const isOwn = said.personId === null || seat.personId === null || said.personId === seat.personId;
	return {
		...{ ...plain, said, state: isOwn ? 'PRESENT' : 'SUBSTITUTE' },
		substituteId: isOwn ? null : said.personId
	};
}

/** What a voice says, from however many seats: the last holds. Null: nothing, and that counts. */
function lastOf(seats: readonly AnsweredSeat[]): WrittenAnswer | null {
	const said = seats.flatMap((seat) => seat.said ?? []);
	return said.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1)?.answer ?? null;
}

interface Counted {
	readonly rules: Rules;
	readonly quorum: Quorum;
	readonly votes: WrittenResult['votes'];
	/** What whoever chairs answered, from a seat with a vote. */
	readonly chair: WrittenAnswer | undefined;
}

function decide({ rules, quorum, votes, chair }: Counted): WrittenOutcome {
	if (!quorum.isQuorate) return 'NOT_QUORATE';
	const written = (isCast: boolean): Votes => ({
		...{ votesFor: votes.for, votesAgainst: votes.against, votesAbstained: votes.abstained, isCast }
	});
	const ground = { rules, quorum, chairVotes: chair !== undefined };
	const { result } = outcomeOf(written(false), ground);
	if (result === 'ADOPTED') return 'ADOPTED';
	if (result !== 'TIE') return 'REJECTED';
	if (chair === 'AGAINST') return 'REJECTED';
	const { problem } = outcomeOf(written(true), ground);
	return chair === 'FOR' && problem === null ? 'ADOPTED_BY_CASTING_VOTE' : 'TIE';
}

/** Whether something was decided by it. */
export function isAdopted({ outcome }: Pick<WrittenResult, 'outcome'>): boolean {
	return outcome === 'ADOPTED' || outcome === 'ADOPTED_BY_CASTING_VOTE';
}
