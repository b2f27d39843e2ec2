import { expect, it, test } from 'vitest';
import { familyOf, fatesOf, isAsSeen, isChoice, readFate, rootsOf, tokenOf } from './ending-body.ts';

const id = '01900000-0000-7000-8000-000000000001';

test.each([
	['PARENT', { kind: 'PARENT' }],
	[`MOVE:${id}`, { kind: 'MOVE', bodyId: id }],
	['CLOSE:OBSOLETE', { kind: 'CLOSE', closedAs: 'OBSOLETE' }],
	['CLOSE:MISTAKE', null],
	['MOVE:somewhere', null],
	['', null]
])('%j is a choice: %j', (choice, fate) => {
	expect(readFate(choice)).toEqual(fate);
	expect(isChoice(choice)).toBe(fate !== null);
});

const task = (name: string, parentId: string | null = null, version = 1) => ({ id: name, parentId, version });
const tasks = [task('a'), task('b', 'a'), task('c', 'b'), task('d', 'closed')];

it('decides about a task with what is open below it, the deepest first', () => {
	expect(rootsOf(tasks).map((one) => one.id)).toEqual(['a', 'd']);
	expect(familyOf(tasks, tasks[0]!).map((one) => one.id)).toEqual(['c', 'b', 'a']);
});

it('is about the very tasks that were seen, none of them changed', () => {
	const seen = tasks.map(tokenOf);
	expect(isAsSeen(tasks, seen)).toBe(true);
	expect(isAsSeen([...tasks, task('e')], seen)).toBe(false);
	expect(isAsSeen(tasks.slice(1), seen)).toBe(false);
	expect(isAsSeen([task('a', null, 2), ...tasks.slice(1)], seen)).toBe(false);
});

it('the own choice goes before the common one', () => {
	const fates = fatesOf(rootsOf(tasks), { common: 'PARENT', roots: ['d', 'a'], choices: ['CLOSE:DONE', ''] });
	expect([...fates]).toEqual([
		['a', { kind: 'PARENT' }],
		['d', { kind: 'CLOSE', closedAs: 'DONE' }]
	]);
	expect([...fatesOf(rootsOf(tasks), { common: '', roots: [], choices: [] }).values()]).toEqual([null, null]);
});
