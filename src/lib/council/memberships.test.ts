import { describe, expect, test } from 'vitest';
import {
	findProblem,
	isChairWithoutSeat,
	lastsFrom,
	overlap,
	type Proposal,
	type Sitting
} from './memberships.ts';

const always = { startDate: null, endDate: null };

function sitting(fields: Partial<Sitting> = {}): Sitting {
	return {
		...{ id: 'other', personId: 'anna', name: 'Anna Bērziņa', kind: 'HOLDER' },
		...{ startDate: '2022-01-01', endDate: null },
		...fields
	};
}

function problemOf(fields: Partial<Sitting>, rest: Partial<Proposal> = {}) {
	const proposed = sitting({
		id: 'new',
		personId: 'juris',
		name: 'Juris Kalns',
		startDate: '2022-03-01',
		...fields
	});
	const found = findProblem({ sitting: proposed, post: always, body: always, others: [], away: [], ...rest });
	return found && `${found.field} ${found.problem}`;
}

describe('who may sit in a seat', () => {
	test.each<[string, Partial<Sitting>, Partial<Proposal>, string | null]>([
		['an empty seat', {}, {}, null],
		['an end before the beginning', { endDate: '2022-02-28' }, {}, 'endDate people_problem_ends_before'],
		['one day', { endDate: '2022-03-01' }, {}, null],
		[
			'before the seat was made',
			{},
			{ post: { startDate: '2022-03-02', endDate: null } },
			'startDate people_problem_before_seat'
		],
		[
			'after the seat ended',
			{},
			{ post: { startDate: null, endDate: '2022-02-01' } },
			'startDate people_problem_after_seat'
		],
		[
			'longer than the seat',
			{ endDate: '2023-01-01' },
			{ post: { startDate: null, endDate: '2022-12-31' } },
			'endDate people_problem_after_seat'
		],
		[
			'without an end where the body has one',
			{},
			{ body: { startDate: null, endDate: '2022-12-31' } },
			'endDate people_problem_after_seat'
		],
		[
			'before the body was',
			{},
			{ body: { startDate: '2022-06-01', endDate: null } },
			'startDate people_problem_before_seat'
		],
		['beside another holder', {}, { others: [sitting()] }, 'startDate people_problem_held'],
		[
			'from the last day of the holder',
			{},
			{ others: [sitting({ endDate: '2022-03-01' })] },
			'startDate people_problem_held'
		],
		['from the day after the holder', {}, { others: [sitting({ endDate: '2022-02-28' })] }, null],
		['beside somebody who acts', {}, { others: [sitting({ kind: 'ACTING' })] }, null],
		['as a substitute of the holder', { kind: 'SUBSTITUTE' }, { others: [sitting()] }, null],
		[
			'the same person twice',
			{ personId: 'anna', kind: 'SUBSTITUTE' },
			{ others: [sitting()] },
			'personId people_problem_same_person'
		],
		['itself, changed', { id: 'other' }, { others: [sitting()] }, null],
		['acting in an empty seat', { kind: 'ACTING' }, {}, null],
		[
			'acting for a holder without an end',
			{ kind: 'ACTING' },
			{ others: [sitting()] },
			'endDate people_problem_acting_endless'
		],
		[
			'acting for a holder who is there',
			{ kind: 'ACTING', endDate: '2022-03-31' },
			{ others: [sitting()] },
			'kind people_problem_acting_present'
		],
		[
			'acting for a holder who is away',
			{ kind: 'ACTING', endDate: '2022-03-31' },
			{ others: [sitting()], away: [{ personId: 'anna', startDate: '2022-03-10', endDate: '2022-03-20' }] },
			null
		],
		[
			'acting while another acts',
			{ kind: 'ACTING', endDate: '2022-03-31' },
			{ others: [sitting({ kind: 'ACTING' })] },
			'startDate people_problem_acting_taken'
		]
	])('%s', (_, fields, rest, problem) => {
		expect(problemOf(fields, rest)).toBe(problem);
	});

	test('whoever is in the way is named', () => {
		const others = [sitting()];
		const proposed = sitting({ id: 'new', personId: 'juris' });
		const found = findProblem({ sitting: proposed, post: always, body: always, others, away: [] });
		expect(found?.other?.name).toBe('Anna Bērziņa');
	});

	test('spans overlap where they have a day in common', () => {
		const span = (startDate: string | null, endDate: string | null) => ({ startDate, endDate });
		expect(overlap(span(null, '2022-01-01'), span('2022-01-01', null))).toBe(true);
		expect(overlap(span(null, '2022-01-01'), span('2022-01-02', null))).toBe(false);
		expect(overlap(span(null, null), span(null, null))).toBe(true);
		expect(lastsFrom({ endDate: '2022-01-01' }, '2022-01-01')).toBe(true);
		expect(lastsFrom({ endDate: '2021-12-31' }, '2022-01-01')).toBe(false);
	});

	test.each([
		['CHAIR', 0, 0, true],
		['CHAIR', 1, 0, false],
		['CHAIR', 0, 1, false],
		['MEMBER', 0, 0, false]
	] as const)('%s with %d seats of their own and %d of the institution', (role, own, theirs, isUnusual) => {
		const seats = { otherSeatsOfPerson: own, otherSeatsOfInstitutions: theirs };
		expect(isChairWithoutSeat({ role, ...seats })).toBe(isUnusual);
	});
});
