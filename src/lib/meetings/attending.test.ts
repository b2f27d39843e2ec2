import { describe, expect, test } from 'vitest';
import { attendeeLine, attendeeText, quorumSentence } from './attendance.ts';
import { findAttendanceProblems, type SaidSeat } from './attending.ts';

function seat(postId: string, more: Partial<SaidSeat> = {}): SaidSeat {
	return {
		...{ postId, label: `${postId} vieta`, votingRight: true, personId: `p-${postId}` },
		...{ personName: `Persona ${postId}`, state: 'PRESENT', substituteId: null, substituteName: null },
		...{ cameItemId: null, leftItemId: null },
		...more
	};
}
const by = (substituteName: string | null, more: Partial<SaidSeat> = {}): Partial<SaidSeat> => ({
	...{ state: 'SUBSTITUTE', substituteName },
	...more
});

describe('what is wrong with what is said of seats', () => {
	test.each<[string, SaidSeat[], string[]]>([
		[
			'nothing',
			[seat('a'), seat('b', by('X')), seat('c', { state: 'ABSENT' }), seat('d', { state: null })],
			[]
		],
		['nobody is named', [seat('a', by(null))], ['a attendance_problem_substitute_name']],
		[
			'for a seat without a vote',
			[seat('a', by('X', { votingRight: false }))],
			['a attendance_problem_substitute_vote']
		],
		[
			'for two seats',
			[seat('a', by('Jānis Kļava')), seat('b', by('janis  klava')), seat('c', by('Cits'))],
			['a attendance_problem_substitute_twice', 'b attendance_problem_substitute_twice']
		],
		[
			'for two seats, once chosen and once written',
			[seat('a', by('X', { substituteId: 'x' })), seat('b', by('X'))],
			['a attendance_problem_substitute_twice', 'b attendance_problem_substitute_twice']
		],
		[
			'two people of one name',
			[seat('a', by('X', { substituteId: 'x' })), seat('b', by('X', { substituteId: 'y' }))],
			[]
		],
		['a member for another seat', [seat('a'), seat('b', by('Persona a', { substituteId: 'p-a' }))], []],
		['for oneself', [seat('a', by('persona A'))], ['a attendance_problem_substitute_own']],
		[
			'for oneself, chosen',
			[seat('a', by('Cits vārds', { substituteId: 'p-a' }))],
			['a attendance_problem_substitute_own']
		],
		['in an empty seat', [seat('a', { personId: null })], ['a attendance_problem_empty']],
		['for an empty seat', [seat('a', by('X', { personId: null }))], []],
		['nobody in an empty seat', [seat('a', { personId: null, state: 'ABSENT' })], []],
		[
			'left before they came',
			[seat('a', { cameItemId: 'two', leftItemId: 'one' })],
			['a attendance_problem_left_before']
		],
		[
			'a substitute who did',
			[seat('a', by('X', { cameItemId: 'two', leftItemId: 'one' }))],
			['a attendance_problem_left_before']
		],
		['one item', [seat('a', { cameItemId: 'two', leftItemId: 'two' })], []],
		[
			'absent, whatever else was left in the form',
			[seat('a', { state: 'ABSENT', leftItemId: 'one', cameItemId: 'two' })],
			[]
		]
	])('%s', (_what, seats, problems) => {
		const found = findAttendanceProblems(seats, ['one', 'two']);
		expect(found.map(({ postId, problem }) => `${postId} ${problem}`)).toEqual(problems);
	});
});

test('the words of who was there and whether they can decide', () => {
	const one = {
		...{ state: 'SUBSTITUTE', personName: 'Y', personTitle: 'direktore', label: 'LM pārstāvis' },
		...{ substituteName: 'X', substituteTitle: 'eksperte' }
	} as const;
	expect(attendeeText(one, 'lv')).toBe('X (Y vietā)');
	expect(attendeeLine(one, 'lv')).toBe('X, eksperte (Y vietā)');
	expect(attendeeText({ ...one, personName: null }, 'lv')).toBe('X (par vietu „LM pārstāvis”)');
	expect(attendeeLine({ ...one, state: 'PRESENT' }, 'lv')).toBe('Y, direktore');
	expect(attendeeLine({ ...one, state: 'PRESENT', personTitle: null }, 'lv')).toBe('Y, LM pārstāvis');
	const quorum = { present: 14, voting: 22, needed: 12, isQuorate: true };
	expect(quorumSentence(quorum, 'COUNCIL', 'lv')).toBe('Kvorums: piedalās 14 no 22; padome ir lemttiesīga');
	expect(quorumSentence({ ...quorum, present: 9, isQuorate: false }, 'SUBGROUP', 'lv')).toBe(
		'Kvoruma nav – apakšgrupa nav lemttiesīga: piedalās 9 no 22, vajag 12'
	);
	expect(quorumSentence({ ...quorum, needed: null }, 'STANDING_GROUP', 'en')).toBe(
		'No quorum is set; 14 of 22 take part'
	);
});
