import { describe, expect, it } from 'vitest';
import { trendsOf, type FigureAt } from './figures-over-time.ts';

function figure(roundId: string, name: string, value: number, whole: string | null = null): FigureAt {
	const who = { of: 'Bērna māja', institutionId: 'bac' };
	const said = { name, nameKey: name, whole, value, unit: 'bērni', from: null, until: null };
	return { ...who, ...said, roundId, day: `${roundId}-09-30` };
}

describe('figures over time', () => {
	it('are followed by their names, the earliest first, with how the last one changed', () => {
		const [trend] = trendsOf([figure('2025', 'uzņemti', 403), figure('2024', 'uzņemti', 180.1)]);
		expect(trend).toMatchObject({ change: 222.9, points: [{ value: 180.1 }, { value: 403 }] });
		expect(trendsOf([figure('2025', 'uzņemti', 403)])[0]).toMatchObject({ change: null });
	});

	it('of one name and of two wholes in one round are two', () => {
		const trends = trendsOf([
			...[figure('2025', 'no Rīgas', 112, 'bērni'), figure('2025', 'no Rīgas', 30, 'vecāki')],
			...[figure('2024', 'no Rīgas', 100, 'bērni'), figure('2024', 'no Rīgas', 31, 'vecāki')]
		]);
		expect(trends.map(({ whole, change }) => [whole, change])).toEqual([
			['bērni', 12],
			['vecāki', -1]
		]);
	});

	it('stay one where the whole is called otherwise the next time', () => {
		const trends = trendsOf([figure('2025', 'no Rīgas', 112, 'kopā'), figure('2024', 'no Rīgas', 100)]);
		expect(trends).toMatchObject([{ whole: 'kopā', change: 12 }]);
	});
});
