import { describe, expect, it, test } from 'vitest';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { lateRung, rungsBefore, usualLadder } from './ladder.ts';
import {
	planReminders,
	type Capacity,
	type Digest,
	type Facts,
	type Hearer,
	type Notice,
	type OwedTask
} from './planner.ts';
import { mondayOf, type PlannedDays, type Preference } from './rhythm.ts';

const seat = (id: string): Capacity => ({ kind: 'POST', id });
const lead = (recipientId: string, id = 'seat'): Hearer => ({
	recipientId,
	duty: 'LEAD',
	capacity: seat(id)
});
const co = (recipientId: string, id = 'seat'): Hearer => ({ recipientId, duty: 'CO', capacity: seat(id) });
const task = (due: PlainDate, hearers = [lead('anna')], rest: Partial<OwedTask> = {}): OwedTask => ({
	...{ id: 'task', due, registeredOn: '2020-01-01', ladder: usualLadder, hearers },
	...rest
});
const facts = (tasks: OwedTask[], rest: Partial<Facts> = {}): Facts => ({
	...{ calendar, tasks, secretariat: [], given: [], preferences: new Map() },
	planned: { last: null, firstOfWeek: null },
	...rest
});
const noticesOf = (digests: Digest[], plannedOn: PlainDate): Notice[] =>
	digests.flatMap(({ recipientId, items }) =>
		items.map(({ taskId, due, step }) => ({ taskId, recipientId, due, step, plannedOn }))
	);

/** Plans every day of a span as a portal that never stops would; `skip` are days on which it stood still. */
function live(
	tasks: OwedTask[],
	from: PlainDate,
	to: PlainDate,
	{ skip = () => false, ...rest }: Partial<Facts> & { skip?: (day: PlainDate) => boolean } = {}
) {
	const given: Notice[] = [];
	const days: { day: PlainDate; digests: Digest[] }[] = [];
	let planned: PlannedDays = { last: null, firstOfWeek: null };
	for (let day = from; day <= to; day = addDays(day, 1)) {
		if (skip(day)) continue;
		const digests = planReminders(facts(tasks, { ...rest, given, planned }), day);
		if (calendar.isWorkingDay(day)) planned = after(planned, day);
		given.push(...noticesOf(digests, day));
		if (digests.length) days.push({ day, digests });
	}
	return days;
}

/** The planned days when one more is. */
function after({ last, firstOfWeek }: PlannedDays, day: PlainDate): PlannedDays {
	return { last: day, firstOfWeek: last !== null && last >= mondayOf(day) ? firstOfWeek : day };
}

const steps = (days: ReturnType<typeof live>, who = 'anna') =>
	days.flatMap(({ day, digests }) =>
		digests
			.filter((one) => one.recipientId === who)
			.flatMap(({ items }) => items.map(({ step }) => `${day} ${step}`))
	);

describe('the ladder', () => {
	test.each<[string, PlainDate, string[]]>([
		[
			'before a Friday without days off around it',
			'2022-04-01',
			[
				'2022-03-02 BEFORE_30',
				'2022-03-18 BEFORE_14',
				'2022-03-25 BEFORE_7',
				'2022-03-31 BEFORE_1',
				'2022-04-01 BEFORE_0'
			]
		],
		[
			'mail case 13: before 1 May 2022, a Sunday and a holiday',
			'2022-05-01',
			// 1 April; 17 April is Easter Sunday, 15 April Good Friday; 24 April a Sunday; 30 April and 1 May a weekend
			['2022-04-01 BEFORE_30', '2022-04-14 BEFORE_14', '2022-04-22 BEFORE_7', '2022-04-29 BEFORE_0']
		],
		[
			'mail case 13: before 18 November, a Friday',
			'2022-11-18',
			['2022-10-19 BEFORE_30', '2022-11-04 BEFORE_14', '2022-11-11 BEFORE_7', '2022-11-17 BEFORE_0']
		],
		[
			'mail case 13: before Midsummer, Thursday and Friday',
			'2022-06-24',
			['2022-05-25 BEFORE_30', '2022-06-10 BEFORE_14', '2022-06-17 BEFORE_7', '2022-06-22 BEFORE_0']
		],
		[
			'before the day after a moved working Saturday (17 January 2026 for 2 January)',
			'2026-01-18',
			['2025-12-19 BEFORE_30', '2025-12-30 BEFORE_14', '2026-01-09 BEFORE_7', '2026-01-17 BEFORE_0']
		]
	])('%s', (_what, due, expected) => {
		expect(steps(live([task(due)], addDays(due, -60), due))).toEqual(expected);
	});

	it('tells of lateness the first working day after, then weekly four times, then monthly', () => {
		expect(steps(live([task('2022-09-01')], '2022-09-02', '2023-02-01'))).toEqual([
			'2022-09-02 LATE_1',
			'2022-09-09 LATE_2',
			'2022-09-16 LATE_3',
			'2022-09-23 LATE_4',
			'2022-09-30 LATE_5',
			'2022-10-31 LATE_6',
			'2022-11-30 LATE_7',
			'2022-12-30 LATE_8',
			'2023-01-30 LATE_9'
		]);
	});

	it('is late only when the next working day is over too', () => {
		// 1 January 2023 is a Sunday: the last day is Monday the 2nd.
		expect(steps(live([task('2023-01-01')], '2022-12-30', '2023-01-04'))).toEqual([
			'2022-12-30 BEFORE_0',
			'2023-01-03 LATE_1'
		]);
	});

	it('tells the co-responsible once, a week before, and never of lateness', () => {
		expect(steps(live([task('2022-04-01', [co('anna')])], '2022-02-01', '2022-12-31'))).toEqual([
			'2022-03-25 BEFORE_7'
		]);
	});

	it('begins where a task stands when it is registered', () => {
		const short = task('2022-04-01', [lead('anna')], { registeredOn: '2022-03-21' });
		expect(steps(live([short], '2022-03-21', '2022-04-01'))).toEqual([
			'2022-03-25 BEFORE_7',
			'2022-03-31 BEFORE_1',
			'2022-04-01 BEFORE_0'
		]);
	});

	it('begins anew when the deadline is moved', () => {
		const given = noticesOf(planReminders(facts([task('2022-04-01')]), '2022-04-01'), '2022-04-01');
		expect(planReminders(facts([task('2022-05-06')], { given }), '2022-04-06')[0]!.items[0]!.step).toBe(
			'BEFORE_30'
		);
	});

	it('mail case 12: no step falls on a day off, whatever the deadline', () => {
		for (let due = '2022-01-01'; due < '2024-01-01'; due = addDays(due, 1)) {
			const rungs = [
				...rungsBefore(calendar, task(due), 'LEAD'),
				...Array.from({ length: 12 }, (_, n) => lateRung(calendar, task(due), n + 1))
			];
			expect(
				rungs.filter(({ date }) => !calendar.isWorkingDay(date)),
				due
			).toEqual([]);
			expect(
				rungs.map(({ date }) => date),
				due
			).toEqual(rungs.map(({ date }) => date).sort());
			const first = rungs.find(({ step }) => step === 'LATE_1')!;
			expect(first.date > lastDay(calendar, due), due).toBe(true);
		}
	});
});

describe('a day', () => {
	it('mail case 4: has no digest without anything in it', () => {
		expect(planReminders(facts([]), '2022-03-25')).toEqual([]);
		expect(
			planReminders(facts([task('2022-04-01')]), '2022-03-24')[0]?.items.map((item) => item.step)
		).toEqual(['BEFORE_14']);
		const given = [
			{ taskId: 'task', recipientId: 'anna', due: '2022-04-01', step: 'BEFORE_14', plannedOn: '2022-03-18' }
		];
		expect(planReminders(facts([task('2022-04-01')], { given }), '2022-03-24')).toEqual([]);
	});

	it.each(['2022-03-26', '2022-03-27', '2022-04-15', '2022-06-23', '2022-11-18', '2026-01-02'])(
		'off has no plan: %s',
		(day) => expect(planReminders(facts([task(day)]), day)).toEqual([])
	);

	it('mail case 5: gives a person one digest for all their seats and tasks', () => {
		const tasks = ['2022-04-01', '2022-03-24', '2022-04-24'].map((due, index) =>
			task(due, [lead('anna', `seat ${index}`), co('berta')], { id: `task ${index}` })
		);
		const digests = planReminders(facts(tasks), '2022-03-25');
		expect(digests.map(({ recipientId, items }) => [recipientId, items.length])).toEqual([
			['anna', 3],
			['berta', 1]
		]);
		expect(digests[0]!.items.map(({ due }) => due)).toEqual(['2022-03-24', '2022-04-01', '2022-04-24']);
	});

	it('names a task once to who is lead and co-responsible, as the lead', () => {
		const both = task('2022-04-01', [co('anna', 'second'), lead('anna', 'first')]);
		const [digest, ...others] = planReminders(facts([both]), '2022-03-25');
		expect(others).toEqual([]);
		expect(digest!.items).toEqual([
			{ taskId: 'task', due: '2022-04-01', step: 'BEFORE_7', why: 'LEAD', capacity: seat('first') }
		]);
	});

	it('after a standstill tells the latest step only', () => {
		const asleep = (day: PlainDate) => day > '2022-03-01' && day < '2022-09-05';
		expect(steps(live([task('2022-04-01')], '2022-02-01', '2022-09-06', { skip: asleep }))).toEqual([
			'2022-09-05 LATE_9'
		]);
	});

	it('that is past is planned as it was, whatever was told since', () => {
		const given = noticesOf(planReminders(facts([task('2022-04-01')]), '2022-09-05'), '2022-09-05');
		const plan = planReminders(facts([task('2022-04-01')], { given }), '2022-03-25');
		expect(plan[0]?.items.map(({ step }) => step)).toEqual(['BEFORE_7']);
		const both = [...given, ...noticesOf(plan, '2022-03-28')];
		expect(planReminders(facts([task('2022-04-01')], { given: both }), '2022-03-25')).toEqual([]);
	});

	it('tells the co-responsible nothing about a week that is long over', () => {
		expect(planReminders(facts([task('2022-04-01', [co('anna')])]), '2022-09-05')).toEqual([]);
	});
});

describe('the secretariat', () => {
	it('stands in where nobody leads', () => {
		const orphan = task('2022-04-01', [co('berta')]);
		const digests = planReminders(facts([orphan], { secretariat: ['sekretariats'] }), '2022-03-18');
		expect(digests).toEqual([
			{
				recipientId: 'sekretariats',
				items: [
					{
						...{ taskId: 'task', due: '2022-04-01', step: 'BEFORE_14', why: 'NO_RECIPIENT' },
						capacity: { kind: 'SECRETARIAT', id: '' }
					}
				]
			}
		]);
	});

	it('hears once, with the second notice of lateness', () => {
		const days = live([task('2022-09-01')], '2022-08-01', '2023-03-01', { secretariat: ['sekretariats'] });
		expect(steps(days, 'sekretariats')).toEqual(['2022-09-09 ESCALATED']);
	});

	it('who answers for the task is not told of themselves', () => {
		const days = live([task('2022-09-01')], '2022-08-01', '2022-12-01', { secretariat: ['anna'] });
		expect(steps(days).filter((step) => step.endsWith('ESCALATED'))).toEqual([]);
	});
});

describe('who is there only sometimes', () => {
	const mondays = {
		rhythm: 'MONDAYS',
		pausedFrom: null,
		pausedUntil: null,
		changedOn: '2020-01-01'
	} as const;
	const away = (pausedFrom: PlainDate, pausedUntil: PlainDate): Preference => ({
		...{ rhythm: 'DAILY', pausedFrom, pausedUntil, changedOn: pausedFrom }
	});
	const choosing = (of: Readonly<Record<string, Preference>>) => ({
		preferences: new Map(Object.entries(of))
	});

	it('on Mondays, hears at once of a deadline that would be over by the next one, once, and of nothing else', () => {
		const given = { registeredOn: '2022-03-22' }; // a Tuesday, for Thursday
		const short = task('2022-03-24', [lead('anna'), co('berta')], { id: 'short', ...given });
		const later = task('2022-03-28', [lead('anna')], { id: 'later', ...given }); // the next Monday: in time
		const known = task('2022-03-25', [lead('anna')], { id: 'known' }); // told of on Mondays before
		const days = live(
			[short, later, known],
			'2022-03-14',
			'2022-04-04',
			choosing({ anna: mondays, berta: mondays })
		);
		expect(steps(days)).toEqual([
			...['2022-03-14 BEFORE_14', '2022-03-21 BEFORE_7'],
			'2022-03-23 BEFORE_1', // of the short one
			...['2022-03-28 LATE_1', '2022-03-28 LATE_1', '2022-03-28 BEFORE_0'],
			...['2022-04-04 LATE_2', '2022-04-04 LATE_2', '2022-04-04 LATE_1']
		]);
		expect(steps(days, 'berta')).toEqual(['2022-03-23 BEFORE_1']);
	});

	it('on Mondays, hears on Tuesday where Monday is a holiday, and of what is due between', () => {
		// Easter Monday is 18 April 2022, Good Friday the 15th.
		const between = task('2022-04-21', [lead('anna')]);
		const days = live([between], '2022-03-28', '2022-04-29', choosing({ anna: mondays }));
		expect(steps(days)).toEqual([
			...['2022-03-28 BEFORE_30', '2022-04-11 BEFORE_14', '2022-04-19 BEFORE_7', '2022-04-25 LATE_1']
		]);
	});

	it('after a pause that ends on a holiday, hears on the next working day of what was held back', () => {
		const due = task('2022-04-12', [lead('anna')]);
		for (const until of ['2022-04-14', '2022-04-15', '2022-04-17', '2022-04-18']) {
			const days = live([due], '2022-04-01', '2022-04-22', choosing({ anna: away('2022-04-04', until) }));
			expect(steps(days), until).toEqual([
				...['2022-04-01 BEFORE_14', '2022-04-19 LATE_1', '2022-04-20 LATE_2']
			]);
		}
	});

	it('of two secretaries each hears once that others were told in vain, when they are there', () => {
		const secretariat = ['daily', 'mondays', 'away'];
		const preferences = choosing({ mondays, away: away('2022-09-05', '2022-09-16') });
		const days = live([task('2022-09-01')], '2022-08-01', '2022-12-01', { secretariat, ...preferences });
		expect(secretariat.map((who) => steps(days, who))).toEqual([
			...[['2022-09-09 ESCALATED'], ['2022-09-12 ESCALATED'], ['2022-09-19 ESCALATED']]
		]);
	});

	it('who came to the secretariat later is not told what the others were told before', () => {
		const notice = { taskId: 'task', due: '2022-09-01', plannedOn: '2022-09-09' };
		const given = [
			{ ...notice, recipientId: 'anna', step: 'LATE_1', plannedOn: '2022-09-02' },
			{ ...notice, recipientId: 'anna', step: 'LATE_2' },
			{ ...notice, recipientId: 'first', step: 'ESCALATED' }
		];
		const planned = { last: '2022-09-12', firstOfWeek: '2022-09-12' };
		const asked = facts([task('2022-09-01')], { given, planned, secretariat: ['first', 'second'] });
		expect(planReminders(asked, '2022-09-13')).toEqual([]);
	});
});

describe('a year', () => {
	// A small generator of its own: the same council every time.
	let state = 42;
	const random = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
	const people = Array.from({ length: 12 }, (_, index) => `person ${index}`);
	const tasks = Array.from({ length: 120 }, (_, index) =>
		task(
			addDays('2022-01-10', random(360)),
			Array.from({ length: random(4) }, () =>
				(random(2) ? lead : co)(people[random(12)]!, `seat ${random(30)}`)
			),
			{ id: `task ${index}`, registeredOn: addDays('2021-11-01', random(300)) }
		)
	);
	const standstill = (day: PlainDate) =>
		['2022-03-14', '2022-05-06', '2022-05-09', '2022-05-10'].includes(day);
	const days = live(tasks, '2022-01-01', '2022-12-31', { secretariat: ['sekretariats'], skip: standstill });
	const told = days.flatMap(({ day, digests }) =>
		digests.flatMap(({ recipientId, items }) => items.map((item) => ({ day, recipientId, ...item })))
	);

	it('never writes on a day off, never an empty digest, never two to one person a day', () => {
		expect(days.filter(({ day }) => !calendar.isWorkingDay(day))).toEqual([]);
		for (const { digests } of days) {
			expect(digests.every(({ items }) => items.length > 0)).toBe(true);
			expect(new Set(digests.map(({ recipientId }) => recipientId)).size).toBe(digests.length);
		}
	});

	it('never says the same twice, nor a task twice in a digest', () => {
		const keys = told.map(({ taskId, recipientId, due, step }) => [taskId, recipientId, due, step].join());
		expect(new Set(keys).size).toBe(keys.length);
		const inDigest = told.map(({ day, taskId, recipientId }) => [day, taskId, recipientId].join());
		expect(new Set(inDigest).size).toBe(inDigest.length);
	});

	it('leaves no deadline without a word to whoever leads, or to the secretariat', () => {
		for (const one of tasks.filter(({ due }) => due < '2022-12-01')) {
			const leads = one.hearers.filter(({ duty }) => duty === 'LEAD').map(({ recipientId }) => recipientId);
			for (const recipientId of leads.length ? leads : ['sekretariats'])
				expect(
					told.some((item) => item.taskId === one.id && item.recipientId === recipientId),
					one.id
				).toBe(true);
		}
	});

	it('is the same plan when it is made again', () => {
		expect(
			live(tasks, '2022-01-01', '2022-12-31', { secretariat: ['sekretariats'], skip: standstill })
		).toEqual(days);
	});
});
