import { describe, expect, it } from 'vitest';
import type { Digest } from './planner.ts';
import { withWaiting, type Waiting } from './waiting-plan.ts';

const today = '2022-03-25';
const waits = (rest: Partial<Waiting> = {}): Waiting => ({
	...{ recipientId: 'vaditajs', part: 'accept', key: 'uzdevums', since: '2022-03-01' },
	...{ isToldOnce: false, toldOn: null },
	...rest
});
const owing: Digest = {
	recipientId: 'vaditajs',
	items: [
		{
			...{ taskId: 't', due: '2022-04-01', step: 'BEFORE_7', why: 'LEAD' },
			capacity: { kind: 'POST', id: 'p' }
		}
	]
};
const told = (digests: readonly Digest[], waiting: readonly Waiting[], hears = (_: string) => true) =>
	withWaiting(digests, waiting, today, hears).map((one) => [
		one.recipientId,
		one.items.length,
		one.waiting.map(({ key }) => key)
	]);

describe('what waits', () => {
	it('goes for its own sake when it is new, and then weekly, not every day', () => {
		expect(told([], [waits()])).toEqual([['vaditajs', 0, ['uzdevums']]]);
		expect(told([], [waits({ toldOn: '2022-03-24' })])).toEqual([]);
		expect(told([], [waits({ toldOn: '2022-03-18' })])).toEqual([['vaditajs', 0, ['uzdevums']]]);
	});

	it('goes whole when one thing of it is new, and with whatever digest goes anyway', () => {
		const old = waits({ key: 'vecs', toldOn: '2022-03-24' });
		expect(told([], [old, waits()])).toEqual([['vaditajs', 0, ['vecs', 'uzdevums']]]);
		expect(told([owing], [old])).toEqual([['vaditajs', 1, ['vecs']]]);
		expect(told([owing], [])).toEqual([['vaditajs', 1, []]]);
	});

	it('is told once where it says so', () => {
		expect(told([owing], [waits({ isToldOnce: true, toldOn: '2021-09-01' })])).toEqual([['vaditajs', 1, []]]);
		expect(told([], [waits({ isToldOnce: true })])).toEqual([['vaditajs', 0, ['uzdevums']]]);
	});

	it('is not told to who does not hear today', () => {
		expect(told([], [waits()], () => false)).toEqual([]);
	});
});
