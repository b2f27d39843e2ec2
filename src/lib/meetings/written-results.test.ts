import { describe, expect, it } from 'vitest';
import { defaultRules, type CountedSeat, type Rules } from './rules.ts';
import { writtenResultOf } from './written-results.ts';
import type { WrittenAnswer } from './written.ts';

const answerOf: Readonly<Record<string, WrittenAnswer>> = {
	...{ '+': 'FOR', '-': 'AGAINST', '0': 'ABSTAIN', '!': 'OBJECTION' }
};

const seat = (postId: string, personId: string | null): CountedSeat => ({
	...{ postId, votingRight: true, personId, state: null, substituteId: null, substituteName: null },
	...{ cameItemId: null, leftItemId: null }
});

interface Case {
	readonly rules?: Partial<Rules>;
	/** Who sits in the seats, the first one chairing; by default one each. */
	readonly people?: readonly (string | null)[];
	/** Who answered instead, by seat. */
	readonly by?: Readonly<Record<number, string>>;
	readonly silenceCounts?: boolean;
}

/** A body of as many seats as `said` has signs: + - 0 ! and, of a seat that said nothing, a dot. */
function decide(said: string, { rules, people, by = {}, silenceCounts = false }: Case = {}) {
	const signs = [...said];
	const seats = signs.map((_, at) => seat(`s${at}`, people ? (people[at] ?? null) : `p${at}`));
	const answers = new Map(
		signs.flatMap((sign, at) => {
			const answer = answerOf[sign];
			const personId = by[at] ?? seats[at]!.personId;
			return answer ? [[`s${at}`, { answer, personId, at: new Date(at) }] as const] : [];
		})
	);
	const body = { rules: { ...defaultRules, ...rules }, seats };
	const { outcome, votes, silent, quorum } = writtenResultOf([body], answers, {
		silenceCounts,
		chairPostId: 's0'
	});
	const counted = `${votes.for}:${votes.against}:${votes.abstained}`;
	return [outcome, counted, `${quorum.present}/${quorum.needed ?? '-'}`, silent];
}

const asPersons: Partial<Rules> = { doubleSeats: 'PERSON' };
const cases: readonly [what: string, said: string, more: Case, expected: unknown[]][] = [
	['more for than against', '++-..', {}, ['ADOPTED', '2:1:0', '3/3', 0]],
	['more against than for', '+--..', {}, ['REJECTED', '1:2:0', '3/3', 0]],
	['too few answers', '++...', {}, ['NOT_QUORATE', '2:0:0', '2/3', 0]],
	['whoever abstains has answered', '+0000', {}, ['ADOPTED', '1:0:4', '5/3', 0]],
	['an objection decides nothing', '++++!', {}, ['OBJECTED', '4:0:0', '5/3', 0]],
	['a tie, with the chair for', '+-0..', {}, ['ADOPTED_BY_CASTING_VOTE', '1:1:1', '3/3', 0]],
	['a tie, with the chair against', '-+0..', {}, ['REJECTED', '1:1:1', '3/3', 0]],
	['a tie, the chair abstaining', '0+-..', {}, ['TIE', '1:1:1', '3/3', 0]],
	['a tie, the chair silent', '.+-0.', {}, ['TIE', '1:1:1', '3/3', 0]],
	[
		'a tie without a casting vote',
		'+-0..',
		{ rules: { castingVote: false } },
		['REJECTED', '1:1:1', '3/3', 0]
	],
	[
		'two thirds of the answers',
		'++-..',
		{ rules: { majority: 'TWO_THIRDS' } },
		['ADOPTED', '2:1:0', '3/3', 0]
	],
	['not two thirds', '++--.', { rules: { majority: 'TWO_THIRDS' } }, ['REJECTED', '2:2:0', '4/3', 0]],
	[
		'more than half of the answers',
		'++00.',
		{ rules: { majority: 'PRESENT' } },
		['REJECTED', '2:0:2', '4/3', 0]
	],
	['no quorum asked for', '+....', { rules: { quorumKind: 'NONE' } }, ['ADOPTED', '1:0:0', '1/-', 0]],
	['nobody answers', '.....', { rules: { quorumKind: 'NONE' } }, ['REJECTED', '0:0:0', '0/-', 0]],
	['silence that counts', '-....', { silenceCounts: true }, ['ADOPTED', '4:1:0', '5/3', 4]],
	[
		'an empty seat is not silent',
		'-....',
		{ silenceCounts: true, people: ['a', 'b', null, null, null] },
		['NOT_QUORATE', '1:1:0', '2/3', 1]
	],
	['two seats by one person count twice', '++-', { people: ['a', 'a', 'b'] }, ['ADOPTED', '2:1:0', '3/2', 0]],
	[
		'or once, as the rule says: by the last answer',
		'+--',
		{ people: ['a', 'a', 'b'], rules: asPersons },
		['REJECTED', '0:2:0', '2/2', 0]
	],
	[
		'one seat of two is enough for a person',
		'+.+',
		{ people: ['a', 'a', 'b'], rules: asPersons, silenceCounts: true },
		['ADOPTED', '2:0:0', '2/2', 0]
	],
	[
		'a substitute who sits there too has one voice',
		'++.',
		{ by: { 1: 'p0' }, rules: asPersons },
		['NOT_QUORATE', '1:0:0', '1/2', 0]
	],
	['a substitute answers for the seat', '++.', { by: { 1: 'x' } }, ['ADOPTED', '2:0:0', '2/2', 0]]
];

describe('what comes of a decision in writing', () => {
	it.each(cases)('%s (%s)', (_what, said, more, expected) => {
		expect(decide(said, more)).toEqual(expected);
	});

	it('needs each of the bodies that decide together', () => {
		const at = new Date(0);
		const said = (ids: string[]) =>
			new Map(ids.map((id) => [id, { answer: 'FOR', personId: id, at } as const]));
		const of = (...ids: string[]) => ({ rules: defaultRules, seats: ids.map((id) => seat(id, id)) });
		const bodies = [of('a', 'b'), of('c', 'd')];
		const around = { silenceCounts: false, chairPostId: null };
		expect(writtenResultOf(bodies, said(['a', 'b', 'c']), around).outcome).toBe('NOT_QUORATE');
		expect(writtenResultOf(bodies, said(['a', 'b', 'c', 'd']), around).outcome).toBe('ADOPTED');
	});
});
