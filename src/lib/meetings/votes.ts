import { hasVote, type AtItem, type CountedSeat, type Quorum, type Rules } from './rules.ts';

/** What was counted of a decision; null where nobody wrote it down. */
export interface Votes {
	readonly votesFor: number | null;
	readonly votesAgainst: number | null;
	readonly votesAbstained: number | null;
	/** Whoever chairs decided at a tie. */
	readonly isCast: boolean;
}

export type VoteResult =
	| 'ADOPTED'
	| 'ADOPTED_BY_CASTING_VOTE'
	| 'REJECTED'
	| 'TIE' // whoever chairs has to say
	| 'NOT_COUNTED'; // no votes were written down: agreed without a vote

/** What is wrong with a vote; decisions.server.ts says it at its field. */
export type VoteProblem =
	'MORE_THAN_PRESENT' | 'NOT_QUORATE' | 'CAST_WITHOUT_TIE' | 'CAST_NOT_ALLOWED' | 'NOBODY_TO_CAST';

export interface VoteOutcome {
	readonly result: VoteResult;
	readonly problem: VoteProblem | null;
}

/** What the votes are counted against. */
export interface VoteGround {
	readonly rules: Rules;
	/** Of the moment when it was voted. */
	readonly quorum: Quorum;
	/** Whether whoever chairs that day sits there with a vote (`chairHasVote`). */
	readonly chairVotes: boolean;
}

/** What came of a vote, and what is wrong with how it is written down. A vote that is not counted has neither. */
export function outcomeOf(votes: Votes, ground: VoteGround): VoteOutcome {
	const result = resultOf(votes, ground);
	return { result, problem: findVoteProblem(votes, ground, result) };
}

function resultOf({ votesFor, votesAgainst, votesAbstained, isCast }: Votes, { rules, quorum }: VoteGround) {
	if (votesFor === null && votesAgainst === null && votesAbstained === null) return 'NOT_COUNTED';
	const [yes, no] = [votesFor ?? 0, votesAgainst ?? 0];
	if (isMajority(yes, no, quorum.present, rules)) return 'ADOPTED';
	if (!isTie({ votesFor: yes, votesAgainst: no }, rules)) return 'REJECTED';
	return isCast ? 'ADOPTED_BY_CASTING_VOTE' : 'TIE';
}

function isMajority(yes: number, no: number, present: number, { majority }: Rules): boolean {
	switch (majority) {
		case 'SIMPLE':
			return yes > no;
		case 'PRESENT':
			return yes * 2 > present;
		case 'TWO_THIRDS':
			return yes > 0 && yes * 3 >= present * 2;
	}
}

/** As many for as against, and whoever chairs may decide. Two thirds are never reached by one vote more. */
export function isTie(
	{ votesFor, votesAgainst }: Pick<Votes, 'votesFor' | 'votesAgainst'>,
	{ castingVote, majority }: Pick<Rules, 'castingVote' | 'majority'>
): boolean {
	return castingVote && majority !== 'TWO_THIRDS' && (votesFor ?? 0) > 0 && votesFor === votesAgainst;
}

function findVoteProblem(votes: Votes, ground: VoteGround, result: VoteResult): VoteProblem | null {
	const { rules, quorum, chairVotes } = ground;
	const { votesFor, votesAgainst, votesAbstained, isCast } = votes;
	const all = (votesFor ?? 0) + (votesAgainst ?? 0) + (votesAbstained ?? 0);
	if (all > quorum.present) return 'MORE_THAN_PRESENT';
	if (isCast && (!rules.castingVote || rules.majority === 'TWO_THIRDS')) return 'CAST_NOT_ALLOWED';
	if (isCast && result !== 'ADOPTED_BY_CASTING_VOTE') return 'CAST_WITHOUT_TIE';
	if (isCast && !chairVotes) return 'NOBODY_TO_CAST';
	return quorum.isQuorate ? null : 'NOT_QUORATE';
}

/**
 * Whether whoever chairs that day can cast the deciding vote when an item is heard: a deputy who chairs has it as the chair would;
 * from a seat without a vote, or gone by then, nobody has it.
 */
export function chairHasVote(
	chairPostId: string | null,
	seats: readonly CountedSeat[],
	rules: Pick<Rules, 'substitutesVote'>,
	at?: AtItem
): boolean {
	const chair = seats.find(({ postId }) => postId === chairPostId);
	return chair !== undefined && hasVote(chair, rules, at);
}
