import { describe, expect, it, test } from 'vitest';
import { isBelowItself, problemOfRename, problemOfSuccession } from './institution-editing.ts';

const name = (text: string, validFrom: string | null = null, abbreviation: string | null = null) => ({
	...{ name: text, abbreviation, validFrom, validTo: null }
});

describe('a new name is refused', () => {
	test.each([
		['never, where it follows', [name('A')], 'B', '2020-01-01', null],
		['before the first', [name('A', '2020-01-01')], 'B', '2019-12-31', 'bodies_problem_before_first_name'],
		['on the first day', [name('A', '2020-01-01')], 'B', '2020-01-01', 'bodies_problem_before_first_name'],
		[
			'before the last',
			[name('A'), name('B', '2022-01-01')],
			'C',
			'2021-01-01',
			'bodies_problem_before_last_name'
		],
		['as the same again', [name('A')], 'A', '2020-01-01', 'bodies_problem_same_name']
	])('%s', (_, names, text, validFrom, key) => {
		expect(problemOfRename(names, { name: text, abbreviation: null, validFrom })?.key ?? null).toBe(key);
	});
});

describe('a succession is refused', () => {
	const edge = (predecessorId: string, successorId: string, date = '2024-01-01') => ({
		...{ predecessorId, successorId, date }
	});
	const edges = [edge('a', 'b'), edge('b', 'c')];
	test.each([
		['never, where nothing is wrong', edge('c', 'd'), null],
		['of oneself', edge('a', 'a'), 'bodies_problem_own_successor'],
		['of a pair that has one', edge('a', 'b', '2025-01-01'), 'bodies_problem_second_succession'],
		['back', edge('b', 'a'), 'bodies_problem_succession_circle'],
		['back by way of others', edge('c', 'a'), 'bodies_problem_succession_circle'],
		['before the first name', edge('c', 'd', '2019-12-31'), 'bodies_problem_before_first_name'],
		['before the successor was there', edge('c', 'd', '2020-06-01'), 'bodies_problem_before_successor']
	])('%s', (_, next, key) => {
		const names = { predecessor: [name('C', '2020-01-01')], successor: [name('D', '2021-01-01')] };
		expect(problemOfSuccession(edges, next, names)?.key ?? null).toBe(key);
	});
});

it('an institution does not stand below itself', () => {
	const tree = [
		{ id: 'a', parentId: null },
		{ id: 'b', parentId: 'a' },
		{ id: 'c', parentId: 'b' }
	];
	expect(isBelowItself(tree, 'a', 'c')).toBe(true);
	expect(isBelowItself(tree, 'a', 'a')).toBe(true);
	expect(isBelowItself(tree, 'c', 'a')).toBe(false);
	expect(isBelowItself(tree, 'c', null)).toBe(false);
});
