import { describe, expect, it, test } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { lateRung, lateRungReached, rungReached, rungsBefore, usualLadder, type Ladder } from './ladder.ts';
import { deadlinesReached, shortTerms } from './ladder-reach.ts';
import { ladderText, nearestLadder, readDays, readLadder } from './ladder-text.ts';

const rungs = (registeredOn: PlainDate, due: PlainDate, ladder = usualLadder) =>
	rungsBefore(calendar, { due, registeredOn, ladder }, 'LEAD').map(({ step, date }) => `${date} ${step}`);

describe('a task that was given with less time than its ladder', () => {
	test.each<[string, PlainDate, PlainDate, string[]]>([
		[
			'eleven days',
			'2022-03-21',
			'2022-04-01',
			['2022-03-25 BEFORE_7', '2022-03-31 BEFORE_1', '2022-04-01 BEFORE_0']
		],
		['from Monday to Friday', '2022-03-21', '2022-03-25', ['2022-03-24 BEFORE_1', '2022-03-25 BEFORE_0']],
		[
			'from Friday to Monday: no day between',
			'2022-03-18',
			'2022-03-21',
			['2022-03-18 BEFORE_1', '2022-03-21 BEFORE_0']
		],
		['until the same day', '2022-03-21', '2022-03-21', ['2022-03-21 BEFORE_0']],
		// 18 November is a holiday, the 19th and 20th a weekend.
		['on days off, until their last', '2022-11-18', '2022-11-20', ['2022-11-21 BEFORE_0']]
	])('%s', (_what, registeredOn, due, expected) => expect(rungs(registeredOn, due)).toEqual(expected));

	it('has a day between even where its ladder names none that is left', () => {
		const monthly: Ladder = { ...usualLadder, before: [30] };
		expect(rungs('2022-03-21', '2022-04-01', monthly)).toEqual([
			'2022-03-28 BEFORE_4',
			'2022-04-01 BEFORE_0'
		]);
		expect(rungs('2022-01-01', '2022-04-01', monthly)).toEqual(['2022-03-02 BEFORE_30']);
		const co = rungsBefore(
			calendar,
			{ due: '2022-03-25', registeredOn: '2022-03-21', ladder: usualLadder },
			'CO'
		);
		expect(co).toEqual([{ step: 'BEFORE_2', date: '2022-03-23' }]);
	});

	it('is told on working days, never twice on one, once before and on the day itself as far as there are such days', () => {
		const ladders: Ladder[] = [
			usualLadder,
			{ ...usualLadder, before: [60, 30] },
			{ ...usualLadder, before: [3] }
		];
		for (let due = '2022-04-01'; due < '2023-01-15'; due = addDays(due, 1))
			for (const ladder of ladders)
				for (let time = 0; time < 20; time++) {
					const registeredOn = addDays(due, -time);
					const dates = rungsBefore(calendar, { due, registeredOn, ladder }, 'LEAD').map(({ date }) => date);
					const what = `${registeredOn} to ${due}`;
					expect(
						dates.every((date) => calendar.isWorkingDay(date) && date >= registeredOn),
						what
					).toBe(true);
					expect(new Set(dates).size, what).toBe(dates.length);
					const last = calendar.workingDayOnOrBefore(due);
					if (ladder !== ladders[2] && last >= registeredOn) expect(dates.at(-1), what).toBe(last);
					const hasBetween = calendar.workingDayAfter(registeredOn) < last;
					if (hasBetween && ladder !== ladders[2])
						expect(
							dates.some((date) => date < last || time > 15),
							what
						).toBe(true);
				}
	});
});

describe('mail case 12: escalation', () => {
	it('neither falls on days off nor runs out over them: between two notices lie at least four working days', () => {
		for (let due = '2022-01-01'; due < '2024-01-01'; due = addDays(due, 1)) {
			let before = lastDay(calendar, due);
			for (let n = 1; n <= 9; n++) {
				const { date } = lateRung(calendar, { due, ladder: usualLadder }, n);
				expect(calendar.isWorkingDay(date), `${due} ${n}`).toBe(true);
				const worked = calendar.workingDaysUntil(before, date);
				expect(worked, `${due} ${n}`).toBeGreaterThanOrEqual(n === 1 ? 1 : 2);
				before = date;
			}
		}
	});

	it('is reckoned at once as if it were counted step by step', () => {
		for (let late = 0; late < 900; late += 7) {
			const [due, today] = ['2022-01-29', addDays('2022-01-30', late)];
			let reached = null;
			for (let n = 1; lateRung(calendar, { due, ladder: usualLadder }, n).date <= today; n++)
				reached = lateRung(calendar, { due, ladder: usualLadder }, n);
			expect(lateRungReached(calendar, { due, ladder: usualLadder }, today)).toEqual(reached);
		}
	});
});

describe('what a day’s plan reads', () => {
	it('has every deadline with a step on that day, and few others', () => {
		const ladders: Ladder[] = [usualLadder, { before: [60, 3], co: [20], weekly: 2, tellAt: 3 }];
		const from = '2021-01-01';
		for (const today of [
			'2022-03-25',
			'2022-04-19',
			'2022-05-31',
			'2022-11-21',
			'2023-02-28',
			'2024-02-29'
		]) {
			const since = calendar.workingDayOnOrBefore(addDays(today, -1));
			const reached = new Set(deadlinesReached(calendar, ladders, { since, today }, from));
			const short = shortTerms(ladders, { since, today });
			for (let due = from; due < addDays(today, 80); due = addDays(due, 1))
				for (const ladder of ladders)
					for (const [time, duty] of [
						[400, 'LEAD'],
						[400, 'CO'],
						[9, 'LEAD'],
						[2, 'CO']
					] as const) {
						const term = { due, registeredOn: addDays(due, -time), ladder };
						const rung = rungReached(calendar, term, duty, today);
						if (!rung || rung.date <= since) continue;
						const isShort =
							due >= short.dueFrom && due <= short.dueTo && term.registeredOn >= short.registeredFrom;
						expect(reached.has(due) || isShort, `${today}: ${due} ${rung.step}`).toBe(true);
					}
			// Of three years of days those whose month is over, whose week is over, or which come.
			expect(reached.size, today).toBeLessThan(daysBetween(from, today) / 2);
		}
	});
});

describe('a ladder as text', () => {
	test.each<[string, ReturnType<typeof readDays>]>([
		['30, 14,7;1 0', [30, 14, 7, 1, 0]],
		['0 7', [7, 0]],
		['', 'EMPTY'],
		[' , ', 'EMPTY'],
		['7, -3', 'NOT_DAYS'],
		['viena', 'NOT_DAYS'],
		['1.5x', 'NOT_DAYS'],
		['400', 'TOO_FAR'],
		['7, 7', 'TWICE'],
		['1 2 3 4 5 6 7 8 9 10 11 12 13', 'TOO_MANY']
	])('%j', (typed, expected) => expect(readDays(typed)).toEqual(expected));

	it('is read as it was written, and as the days alone', () => {
		const own: Ladder = { before: [10, 0], co: [5], weekly: 0, tellAt: 3 };
		expect(readLadder(ladderText(own))).toEqual(own);
		expect(readLadder('30,14,7,1,0')).toEqual(usualLadder);
		for (const broken of ['', 'x', '7;x', '7;7;99', '7;7;4;0']) expect(readLadder(broken), broken).toBeNull();
	});

	it('holds from the nearest place, and a slip in the data forgets nobody', () => {
		expect(nearestLadder('3', '5', '9').before).toEqual([3]);
		expect(nearestLadder(null, '5', '9').before).toEqual([5]);
		expect(nearestLadder('???', null, '9').before).toEqual([9]);
		expect(nearestLadder(null, undefined, null)).toEqual(usualLadder);
	});
});
