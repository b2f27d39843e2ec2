import { describe, expect, it } from 'vitest';
import {
	obstaclesOf,
	offeredChanges,
	ownersReplaced,
	partsFirst,
	type BatchAim,
	type BatchTask
} from './batch.ts';
import type { OwnerDetail } from './tasks.ts';

let number = 0;
const task = (fields: Partial<BatchTask> = {}): BatchTask => {
	number += 1;
	return {
		...{ id: `t${number}`, number, code: null, title: 'Uzdevums', version: 1, bodyId: 'b', parentId: null },
		...{ status: 'IN_PROCESS', closedAs: null, underControl: true, owners: [], openPartIds: [] },
		...fields
	};
};
const lead = (institutionId: string): OwnerDetail => ({ role: 'LEAD', institutionId, postId: null });
const co = (institutionId: string): OwnerDetail => ({ role: 'CO', institutionId, postId: null });
const obstacles = (tasks: BatchTask[], aim: Partial<BatchAim>) => [
	...obstaclesOf(tasks, { change: 'CLOSE', bodyId: null, fromIds: [], ...aim }).values()
];

describe('a change of many tasks', () => {
	it('finds what stands in the way of each', () => {
		const closed = task({ status: 'COMPLETED', closedAs: 'DONE' });
		expect(obstacles([task(), closed], { change: 'CLOSE' })).toEqual([null, 'CLOSED']);
		const free = task({ underControl: false });
		expect(obstacles([task(), free], { change: 'TAKE_CONTROL' })).toEqual(['CONTROLLED', null]);
		expect(obstacles([task(), free], { change: 'END_CONTROL' })).toEqual([null, 'NOT_CONTROLLED']);
		const aim = { change: 'MOVE', bodyId: 'c' } as const;
		const tasks = [task(), task({ bodyId: 'c' }), task({ parentId: 'x' })];
		expect(obstacles(tasks, aim)).toEqual([null, 'SAME_BODY', 'PART']);
		const owned = [task({ owners: [co('old')] }), task({ owners: [lead('other')] }), task()];
		expect(obstacles(owned, { change: 'REPLACE_OWNER', fromIds: ['older', 'old'] })).toEqual([
			...[null, 'NOT_OWNER', 'NOT_OWNER']
		]);
	});

	it('closes a task only with its open parts, the parts first', () => {
		const part = task({ parentId: 'p', underControl: false });
		const whole = task({ openPartIds: [part.id] });
		expect(obstacles([whole], {})).toEqual(['PARTS_OPEN']);
		expect(obstacles([whole, part], {})).toEqual([null, null]);
		// What was not under control by itself goes off control with what it is a part of.
		expect(obstacles([whole, part], { change: 'END_CONTROL' })).toEqual([null, null]);
		expect(partsFirst([whole, part])).toEqual([part, whole]);
	});

	it('replaces an institution in its role, names nobody twice, and keeps the lead', () => {
		expect(ownersReplaced([lead('a'), co('b')], ['a'], 'c')).toEqual([lead('c'), co('b')]);
		expect(ownersReplaced([lead('a'), co('b')], ['a'], 'b')).toEqual([lead('b')]);
		expect(ownersReplaced([lead('b'), co('a')], ['a'], 'b')).toEqual([lead('b')]);
		expect(ownersReplaced([co('a'), co('a2')], ['a', 'a2'], 'b')).toEqual([co('b')]);
	});

	it('offers everybody what they may do one by one', () => {
		const standing = { userId: 'u', personId: null, name: '', seats: [], isSystem: false };
		expect(offeredChanges({ ...standing, role: 'SECRETARY' })).toHaveLength(5);
		expect(offeredChanges({ ...standing, role: 'ASSISTANT' })).toEqual(['MOVE', 'REPLACE_OWNER']);
		expect(offeredChanges({ ...standing, role: 'ADMINISTRATOR' })).toEqual([]);
		expect(offeredChanges({ ...standing, role: null })).toEqual([]);
	});
});
