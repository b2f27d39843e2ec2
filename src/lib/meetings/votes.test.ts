import { describe, expect, test } from 'vitest';
import { defaultRules, type CountedSeat, type Rules } from './rules.ts';
import { chairHasVote, outcomeOf, type VoteProblem, type VoteResult } from './votes.ts';

describe('what came of a vote', () => {
	type Row = [
		string,
		[yes: number | null, no: number | null, abstained: number | null, cast?: 'CAST'],
		{ rules?: Partial<Rules>; present?: number; isQuorate?: boolean; chairVotes?: boolean },
		VoteResult,
		VoteProblem | null
	];
	test.each<Row>([
		['nothing counted', [null, null, null], {}, 'NOT_COUNTED', null],
		['more for than against', [12, 0, 2], {}, 'ADOPTED', null],
		['for alone was written', [14, null, null], {}, 'ADOPTED', null],
		['fewer for than against', [3, 4, 7], {}, 'REJECTED', null],
		['one for, all others abstain', [1, 0, 13], {}, 'ADOPTED', null],
		['nobody for or against', [0, 0, 14], {}, 'REJECTED', null],
		['a tie', [7, 7, 0], {}, 'TIE', null],
		['a tie that was decided', [7, 7, 0, 'CAST'], {}, 'ADOPTED_BY_CASTING_VOTE', null],
		['a tie without a casting vote', [7, 7, 0], { rules: { castingVote: false } }, 'REJECTED', null],
		[
			'cast where there is no such vote',
			[7, 7, 0, 'CAST'],
			{ rules: { castingVote: false } },
			'REJECTED',
			'CAST_NOT_ALLOWED'
		],
		['cast without a tie', [8, 6, 0, 'CAST'], {}, 'ADOPTED', 'CAST_WITHOUT_TIE'],
		[
			'nobody who could cast it',
			[7, 7, 0, 'CAST'],
			{ chairVotes: false },
			'ADOPTED_BY_CASTING_VOTE',
			'NOBODY_TO_CAST'
		],
		['more votes than present', [12, 2, 1], {}, 'ADOPTED', 'MORE_THAN_PRESENT'],
		['as many as present', [12, 1, 1], {}, 'ADOPTED', null],
		['no quorum', [5, 0, 0], { isQuorate: false, present: 5 }, 'ADOPTED', 'NOT_QUORATE'],
		['half of those present', [7, 3, 4], { rules: { majority: 'PRESENT' } }, 'REJECTED', null],
		['more than half of those present', [8, 3, 3], { rules: { majority: 'PRESENT' } }, 'ADOPTED', null],
		['most for, but not of those present', [6, 1, 7], { rules: { majority: 'PRESENT' } }, 'REJECTED', null],
		[
			'a tie among those present',
			[7, 7, 0, 'CAST'],
			{ rules: { majority: 'PRESENT' } },
			'ADOPTED_BY_CASTING_VOTE',
			null
		],
		['two thirds of 14', [10, 4, 0], { rules: { majority: 'TWO_THIRDS' } }, 'ADOPTED', null],
		['not quite two thirds', [9, 5, 0], { rules: { majority: 'TWO_THIRDS' } }, 'REJECTED', null],
		['two thirds of 15', [10, 5, 0], { present: 15, rules: { majority: 'TWO_THIRDS' } }, 'ADOPTED', null],
		['a tie helps no two thirds', [7, 7, 0], { rules: { majority: 'TWO_THIRDS' } }, 'REJECTED', null],
		['two thirds of nobody', [0, 0, 0], { present: 0, rules: { majority: 'TWO_THIRDS' } }, 'REJECTED', null]
	])('%s', (_what, [votesFor, votesAgainst, votesAbstained, cast], ground, result, problem) => {
		const { rules = {}, present = 14, isQuorate = true, chairVotes = true } = ground;
		const outcome = outcomeOf(
			{ votesFor, votesAgainst, votesAbstained, isCast: cast === 'CAST' },
			{
				...{ rules: { ...defaultRules, ...rules }, chairVotes },
				quorum: { present, voting: 22, needed: 12, isQuorate }
			}
		);
		expect(outcome).toEqual({ result, problem });
	});
});

test('whoever chairs that day has the casting vote, a deputy too: there, with a vote, for that item', () => {
	const seat: CountedSeat = {
		...{ postId: 'deputy', votingRight: true, personId: 'anna', state: 'PRESENT' },
		...{ substituteId: null, substituteName: null, cameItemId: null, leftItemId: 'one' }
	};
	const itemIds = ['one', 'two'];
	const has = (more: Partial<CountedSeat>, chair: string | null = 'deputy', itemId = 'one') =>
		chairHasVote(chair, [{ ...seat, ...more }], defaultRules, { itemIds, itemId });
	expect(has({})).toBe(true);
	expect(has({}, 'deputy', 'two')).toBe(false);
	expect(has({ votingRight: false })).toBe(false);
	expect(has({ state: 'ABSENT' })).toBe(false);
	expect(has({ state: 'SUBSTITUTE', substituteName: 'X' })).toBe(true);
	expect(has({}, null)).toBe(false);
});
