import { describe, expect, it, test } from 'vitest';
import { freeSlug, idsBelow, problemOfBody, slugOf, type BodyNode } from './body-editing.ts';
import { editBodySchema } from './body-editing-schema.ts';

const node = (id: string, rest: Partial<BodyNode> = {}): BodyNode => ({
	...{ id, kind: 'SUBGROUP', parentId: 'council', startDate: null, endDate: null },
	...rest
});
const council = node('council', { kind: 'COUNCIL', parentId: null });
const tree = [
	council,
	node('a'),
	node('below', { parentId: 'a' }),
	node('deep', { parentId: 'below' }),
	node('ended', { endDate: '2020-12-31' })
];

describe('the public name of a body', () => {
	test.each([
		['Bāriņtiesu darba pilnveide', 'barintiesu-darba-pilnveide'],
		['  „Ģimenes” – un bērni!  ', 'gimenes-un-berni'],
		['Работа', 'grupa'],
		['a'.repeat(80), 'a'.repeat(60)]
	])('%j gives %j', (name, slug) => expect(slugOf(name)).toBe(slug));

	it('has a number where it is taken, and is no page of its own', () => {
		expect(freeSlug('Bērni', new Set(['berni', 'berni-2']))).toBe('berni-3');
		expect(freeSlug('New', new Set())).toBe('new-2');
	});
});

describe('the tree of bodies refuses', () => {
	test.each<[string, BodyNode, BodyNode | null, string | null]>([
		['nothing of a group below the council', node('new'), null, null],
		[
			'a second council',
			node('new', { kind: 'COUNCIL', parentId: null }),
			null,
			'bodies_problem_second_council'
		],
		['a council below another body', node('new', { kind: 'COUNCIL' }), null, 'bodies_problem_council_parent'],
		['a group of nobody', node('new', { parentId: null }), null, 'bodies_problem_parent_missing'],
		['a body made its own parent', node('a', { parentId: 'a' }), node('a'), 'bodies_problem_own_parent'],
		['a child of its own child', node('a', { parentId: 'below' }), node('a'), 'bodies_problem_parent_below'],
		['a child of its descendant', node('a', { parentId: 'deep' }), node('a'), 'bodies_problem_parent_below'],
		['a parent that has ended', node('new', { parentId: 'ended' }), null, 'bodies_problem_parent_ended'],
		[
			'not a parent that ended since',
			node('old', { parentId: 'ended' }),
			node('old', { parentId: 'ended' }),
			null
		],
		['a parent that is not there', node('new', { parentId: 'nobody' }), null, 'server_problem_form'],
		[
			'a beginning after its end',
			node('a', { startDate: '2022-01-02', endDate: '2022-01-01' }),
			node('a'),
			'bodies_problem_start_after_end'
		]
	])('%s', (_, body, before, key) => {
		expect(problemOfBody(tree, body, before)?.key ?? null).toBe(key);
	});

	it('anything but the council where nothing is yet', () => {
		expect(problemOfBody([], node('new', { parentId: null }), null)?.key).toBe(
			'bodies_problem_council_first'
		);
		expect(problemOfBody([], council, null)).toBeNull();
	});

	it('no council that follows one which has ended', () => {
		const old = node('old', { kind: 'COUNCIL', parentId: null, endDate: '2019-12-31' });
		const next = node('next', { kind: 'COUNCIL', parentId: null, startDate: '2020-01-01' });
		expect(problemOfBody([old], next, null)).toBeNull();
		expect(problemOfBody([old], { ...next, startDate: '2019-12-31' }, null)?.field).toBe('kind');
	});
});

it('finds all below a body, in a circle too', () => {
	expect([...idsBelow(tree, 'a')]).toEqual(['below', 'deep']);
	const circle = [node('x', { parentId: 'y' }), node('y', { parentId: 'x' })];
	expect([...idsBelow(circle, 'x')]).toEqual(['y']);
});

it('a form may be parsed twice', () => {
	const typed = {
		...{ id: '01900000-0000-7000-8000-000000000001', version: '2', kind: 'SUBGROUP', parentId: '' },
		...{ number: ' 8. ', name: ' Grupa ', shortName: 'G', position: '', startDate: '25.03.2022.' }
	};
	const once = editBodySchema.parse(typed);
	expect(once).toMatchObject({ number: '8', parentId: null, position: null, startDate: '2022-03-25' });
	expect(editBodySchema.parse(once)).toEqual(once);
});
