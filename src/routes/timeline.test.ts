import { expect, test } from 'vitest';
import { addDays } from '#lib/calendar/days.ts';
import { layTimeline, type TimelineBody } from './timeline.ts';

const today = '2022-03-25';

function lay(...dates: string[]) {
	const deadlines = dates.map((date) => ({ date, count: 2, state: 'LATER' }) as const);
	const body: TimelineBody = { slug: '8-apaksgrupa', name: '8. apakšgrupa', deadlines, undated: 1 };
	return layTimeline([body], today);
}

test('shows a month back and thirteen ahead; what is earlier is counted at its edge', () => {
	const timeline = lay('2021-12-01', '2022-01-31', '2022-02-01', '2022-04-01', '2023-03-31', '2023-04-01');
	expect([timeline.from, timeline.to, timeline.months.length]).toEqual(['2022-02-01', '2023-03-31', 14]);
	const [row] = timeline.rows;
	expect(row!.dots.map(({ date, count }) => [date, count])).toEqual([
		['2022-02-01', 2],
		['2022-04-01', 2],
		['2023-03-31', 2]
	]);
	expect(row!.dots.map(({ x }) => x)).toEqual([timeline.left, expect.any(Number), timeline.right]);
	expect([row!.earlier, row!.undated]).toEqual([4, 1]);
});

test('makes one dot of those that would cover each other', () => {
	const [row] = lay('2022-04-01', '2022-04-02', '2022-05-01').rows;
	expect(row!.dots.map(({ date, count }) => [date, count])).toEqual([
		['2022-04-01', 4],
		['2022-05-01', 2]
	]);
});

test('says every date in words, of hundreds the first thirty and how many tasks follow from which day on', () => {
	const [few] = lay('2022-04-01', '2022-05-01').rows;
	expect([few!.dates.map(({ date }) => date), few!.more]).toEqual([['2022-04-01', '2022-05-01'], null]);
	const [many] = lay(...Array.from({ length: 500 }, (_, index) => addDays(today, index))).rows;
	expect(many!.dates).toHaveLength(30);
	expect(many!.more).toEqual({ from: addDays(today, 30), count: 940 });
	expect(many!.dots.length).toBeLessThan(50);
});
