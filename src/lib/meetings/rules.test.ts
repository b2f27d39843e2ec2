import { describe, expect, test } from 'vitest';
import {
	countPresent,
	countVoting,
	defaultRules,
	isThere,
	jointQuorum,
	neededOf,
	quorumOf,
	type CountedSeat,
	type Rules
} from './rules.ts';

let made = 0;

function seat(more: Partial<CountedSeat> = {}): CountedSeat {
	made += 1;
	return {
		...{ postId: `seat-${made}`, votingRight: true, personId: `person-${made}`, state: 'PRESENT' },
		...{ substituteId: null, substituteName: null, cameItemId: null, leftItemId: null },
		...more
	};
}
const seats = (count: number, more: Partial<CountedSeat> = {}) =>
	Array.from({ length: count }, () => seat(more));

describe('how many it takes', () => {
	const share = (quorumPart: number, quorumWhole: number, quorumMore: boolean): Partial<Rules> => ({
		...{ quorumKind: 'SHARE', quorumPart, quorumWhole, quorumMore }
	});
	test.each<[string, number, Partial<Rules>, number | null]>([
		['more than half of 22', 22, {}, 12],
		['more than half of 21', 21, {}, 11],
		['more than half of one', 1, {}, 1],
		['more than half of none', 0, {}, 1],
		['at least half of 22', 22, share(1, 2, false), 11],
		['at least half of 21', 21, share(1, 2, false), 11],
		['at least half of none', 0, share(1, 2, false), 1],
		['at least two thirds of 9', 9, share(2, 3, false), 6],
		['at least two thirds of 10', 10, share(2, 3, false), 7],
		['more than two thirds of 9', 9, share(2, 3, true), 7],
		['at least all', 7, share(1, 1, false), 7],
		['a number', 22, { quorumKind: 'NUMBER', quorumNumber: 6 }, 6],
		['a number that was never said', 22, { quorumKind: 'NUMBER', quorumNumber: null }, 1],
		['none', 22, { quorumKind: 'NONE' }, null]
	])('%s', (_what, voting, rules, needed) => {
		expect(neededOf(voting, { ...defaultRules, ...rules })).toBe(needed);
	});
});

describe('who is there for an item', () => {
	const itemIds = ['one', 'two', 'three'];
	test.each<[string, Partial<CountedSeat>, boolean[]]>([
		['in person', {}, [true, true, true]],
		['online', { state: 'ONLINE' }, [true, true, true]],
		['a substitute', { state: 'SUBSTITUTE' }, [true, true, true]],
		['absent', { state: 'ABSENT' }, [false, false, false]],
		['not said', { state: null }, [false, false, false]],
		['came for the second', { cameItemId: 'two' }, [false, true, true]],
		['left after the second', { leftItemId: 'two' }, [true, true, false]],
		['there for the second only', { cameItemId: 'two', leftItemId: 'two' }, [false, true, false]],
		['came for an item that was taken off', { cameItemId: 'gone' }, [true, true, true]],
		['left after an item that was taken off', { leftItemId: 'gone' }, [true, true, true]]
	])('%s', (_what, more, there) => {
		const one = seat(more);
		expect(itemIds.map((itemId) => isThere(one, { itemIds, itemId }))).toEqual(there);
		expect(isThere(one)).toBe(there.some(Boolean));
	});
});

describe('who counts', () => {
	const twice = { personId: 'anna' };
	test.each<[string, CountedSeat[], Partial<Rules>, [present: number, voting: number]]>([
		['seats with a vote', seats(3), {}, [3, 3]],
		['not one without', [...seats(2), seat({ votingRight: false })], {}, [2, 2]],
		['an empty seat is a seat', [...seats(2), seat({ personId: null, state: null })], {}, [2, 3]],
		[
			'somebody who came for an empty seat',
			[seat({ personId: null, state: 'SUBSTITUTE', substituteName: 'X' })],
			{},
			[1, 1]
		],
		['a substitute', [seat({ state: 'SUBSTITUTE', substituteName: 'X' })], {}, [1, 1]],
		[
			'a substitute without a vote',
			[seat({ state: 'SUBSTITUTE', substituteName: 'X' })],
			{ substitutesVote: false },
			[0, 1]
		],
		['one person in two seats', [seat(twice), seat(twice)], {}, [2, 2]],
		['one person in two seats as one', [seat(twice), seat(twice)], { doubleSeats: 'PERSON' }, [1, 1]],
		[
			'one person in two seats, there for one',
			[seat(twice), seat({ ...twice, state: 'ABSENT' })],
			{ doubleSeats: 'PERSON' },
			[1, 1]
		],
		[
			'a member who comes for another seat too',
			[seat(twice), seat({ state: 'SUBSTITUTE', substituteName: 'Anna', substituteId: 'anna' })],
			{},
			[2, 2]
		],
		[
			'the same as one person',
			[seat(twice), seat({ state: 'SUBSTITUTE', substituteName: 'Anna', substituteId: 'anna' })],
			{ doubleSeats: 'PERSON' },
			[1, 2]
		],
		[
			'never more than there are: of two seats of one person, one is substituted',
			[seat(twice), seat({ ...twice, state: 'SUBSTITUTE', substituteName: 'X' })],
			{ doubleSeats: 'PERSON' },
			[1, 1]
		],
		[
			'two strangers, one name or not',
			seats(2, { state: 'SUBSTITUTE', substituteName: 'X' }),
			{ doubleSeats: 'PERSON' },
			[2, 2]
		],
		[
			'empty seats, each for itself',
			seats(2, { personId: null, state: 'SUBSTITUTE', substituteName: 'X' }),
			{ doubleSeats: 'PERSON' },
			[2, 2]
		]
	])('%s', (_what, all, more, [present, voting]) => {
		const rules = { ...defaultRules, ...more };
		expect([countPresent(all, rules), countVoting(all, rules)]).toEqual([present, voting]);
	});
});

test('14 of 22 can decide, 11 of 22 cannot; when some have left, no longer', () => {
	const there = seats(14);
	const all = [...there, ...seats(8, { state: 'ABSENT' })];
	expect(quorumOf(all, defaultRules)).toEqual({ present: 14, voting: 22, needed: 12, isQuorate: true });
	const fewer = [...seats(11), ...seats(11, { state: null })];
	expect(quorumOf(fewer, defaultRules)).toMatchObject({ present: 11, needed: 12, isQuorate: false });
	const gone = [...seats(11), ...seats(3, { leftItemId: 'one' }), ...seats(8, { state: 'ABSENT' })];
	const itemIds = ['one', 'two'];
	expect(quorumOf(gone, defaultRules, { itemIds, itemId: 'one' }).isQuorate).toBe(true);
	expect(quorumOf(gone, defaultRules, { itemIds, itemId: 'two' }).isQuorate).toBe(false);
	expect(quorumOf([], { ...defaultRules, quorumKind: 'NONE' }).isQuorate).toBe(true);
});

test('bodies that meet together decide together only when each can', () => {
	const can = quorumOf(seats(3), defaultRules);
	const cannot = quorumOf(seats(5, { state: 'ABSENT' }), defaultRules);
	expect(jointQuorum([can, cannot])).toEqual({ present: 3, voting: 8, needed: 5, isQuorate: false });
	expect(jointQuorum([can, can])).toEqual({ present: 6, voting: 6, needed: 4, isQuorate: true });
	const free = quorumOf(seats(2), { ...defaultRules, quorumKind: 'NONE' });
	expect(jointQuorum([free])).toMatchObject({ needed: null, isQuorate: true });
});
