import { describe, expect, it, test } from 'vitest';
import { endedWith, movedBeside, problemOfSeat, type SeatNode } from './seat-editing.ts';

const seat = (id: string, rest: Partial<SeatNode> = {}): SeatNode => ({
	...{ id, role: 'MEMBER', startDate: null, endDate: null },
	...rest
});
const body = { startDate: '2020-01-01', endDate: '2025-12-31' };

describe('a seat is refused', () => {
	test.each<[string, SeatNode, string | null]>([
		['never, where nothing is wrong', seat('new', { startDate: '2022-01-01' }), null],
		[
			'as a second chair',
			seat('new', { role: 'CHAIR', startDate: '2023-01-01' }),
			'bodies_problem_second_chair'
		],
		[
			'not as the chair after the one who left',
			seat('new', { role: 'CHAIR', startDate: '2024-01-01' }),
			null
		],
		['not as the chair that it is', seat('chair', { role: 'CHAIR', endDate: '2023-12-31' }), null],
		['before its body', seat('new', { startDate: '2019-12-31' }), 'bodies_problem_before_body'],
		['after its body', seat('new', { startDate: '2026-01-01' }), 'bodies_problem_after_body'],
		[
			'with an end before its beginning',
			seat('new', { startDate: '2022-01-02', endDate: '2022-01-01' }),
			'bodies_problem_seat_start_after_end'
		]
	])('%s', (_, next, key) => {
		const seats = [seat('chair', { role: 'CHAIR', endDate: '2023-12-31' }), seat('member')];
		expect(problemOfSeat(seats, next, body)?.key ?? null).toBe(key);
	});
});

it('whoever sits in it leaves with it; who begins later makes the day impossible', () => {
	const times = [
		{ id: 'gone', startDate: null, endDate: '2022-01-01' },
		{ id: 'sits', startDate: '2022-01-02', endDate: null },
		{ id: 'leaves later', startDate: null, endDate: '2023-01-01' }
	];
	expect(endedWith(times, '2022-06-30')).toEqual({ ended: [times[1], times[2]], isTooEarly: false });
	expect(endedWith(times, '2022-01-01').isTooEarly).toBe(true);
});

describe('the order of seats', () => {
	const ids = ['a', 'b', 'c', 'd'];
	test.each([
		['c', 'b', 'BEFORE', 'acbd'],
		['b', 'c', 'AFTER', 'acbd'],
		['d', 'a', 'BEFORE', 'dabc'],
		['b', 'c', 'BEFORE', 'abcd'],
		['c', 'b', 'AFTER', 'abcd'],
		['a', 'a', 'BEFORE', 'abcd'],
		['a', 'x', 'AFTER', 'abcd']
	] as const)('%s %s %s gives %s, twice too', (id, besideId, side, order) => {
		const once = movedBeside(ids, { id, besideId, side });
		expect(once.join('')).toBe(order);
		expect(movedBeside(once, { id, besideId, side })).toEqual(once);
	});
});
