import { describe, expect, it } from 'vitest';
import { measureState, resultState, shareOf, wantsExplaining } from './measure-state.ts';

const counted = (achieved: number | null, target = 5) => ({ target, achieved, isReached: null });
const said = (isReached: boolean | null) => ({ target: null, achieved: null, isReached });

describe('how a measure stands', () => {
	it.each([
		[counted(null), 'NONE'],
		[counted(0), 'NOT_YET'],
		[counted(0, 0), 'REACHED'],
		[counted(4), 'PARTLY'],
		[counted(5), 'REACHED'],
		[counted(6), 'REACHED'],
		[said(null), 'NONE'],
		[said(false), 'NOT_YET'],
		[said(true), 'REACHED']
	])('a result %j is %s', (result, state) => {
		expect(resultState(result)).toBe(state);
	});

	it.each([
		[[], 'NONE'],
		[[said(null)], 'NONE'],
		[[counted(5), said(true)], 'REACHED'],
		[[counted(5), said(null)], 'PARTLY'],
		[[counted(5), counted(null)], 'PARTLY'],
		[[counted(1), counted(null)], 'PARTLY'],
		[[counted(null), said(null)], 'NONE'],
		[[counted(0), said(null)], 'NOT_YET']
	])('all of %j together are %s', (results, state) => {
		expect(measureState(results)).toBe(state);
	});

	it('is asked why not, unless all is there or it was said', () => {
		expect(wantsExplaining({ results: [counted(4)], shortfall: null })).toBe(true);
		expect(wantsExplaining({ results: [counted(4)], shortfall: 'Atcelts.' })).toBe(false);
		expect(wantsExplaining({ results: [counted(5)], shortfall: null })).toBe(false);
	});

	it('is a share of a whole, where there is one', () => {
		expect([shareOf(1, 3), shareOf(6, 5), shareOf(1, 0), shareOf(1, null)]).toEqual([33, 120, null, null]);
	});
});
