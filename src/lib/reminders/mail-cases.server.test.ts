import { execFileSync } from 'node:child_process';
import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { create } from '#lib/tasks/creating.server.ts';
import { takeControl } from '#lib/tasks/control.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { editingSetting } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { jobsOf, remindToday } from './jobs.server.ts';
import { rungReached, usualLadder } from './ladder.ts';
import { remindDay } from './reminders.server.ts';

/** The last instants before and the first after midnight in Riga, and what the clocks of the night show. */
const instants = [
	['2022-04-01T20:59:59Z', '2022-04-01'],
	['2022-04-01T21:00:00Z', '2022-04-02'],
	['2027-03-28T00:59:59Z', '2027-03-28'],
	['2022-12-31T21:59:59Z', '2022-12-31'],
	['2022-12-31T22:00:00Z', '2023-01-01']
] as const;

const term = { due: '2022-04-01', registeredOn: '2022-01-01', ladder: usualLadder };
const answersAt = (instant: Date) => [
	...[rigaDate(instant), rigaTime(instant)],
	rungReached(calendar, term, 'LEAD', rigaDate(instant))?.step ?? null
];

/** What a server that lives in a zone answers, and which hour its own clock shows at the first instant. */
function askedIn(zone: string): unknown {
	const from = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
	const script = `
		const { rigaDate, rigaTime } = await import(${from('../calendar/days.ts')});
		const { rungReached } = await import(${from('./ladder.ts')});
		const { calendar } = await import(${from('../../../tests/setup/calendar.ts')});
		const [term, instants] = ${JSON.stringify([term, instants.map(([at]) => new Date(at))])};
		const answersAt = (at) => [rigaDate(at), rigaTime(at), rungReached(calendar, term, 'LEAD', rigaDate(at))?.step ?? null];
		console.log(JSON.stringify([new Date(instants[0]).getHours(), ...instants.map((at) => answersAt(new Date(at)))]));`;
	const env = { ...process.env, TZ: zone, NODE_OPTIONS: '' };
	const asked = ['--no-warnings', '--input-type=module', '-e', script];
	return JSON.parse(execFileSync(process.execPath, asked, { encoding: 'utf8', env }));
}

describe('the day that it is', () => {
	const here = instants.map(([at]) => answersAt(new Date(at)));

	it('is Riga’s at every instant', () => {
		expect(here.map(([day]) => day)).toEqual(instants.map(([, day]) => day));
		expect(here.slice(0, 2).map(([, , step]) => step)).toEqual(['BEFORE_0', null]);
	});

	it.each([
		['mail case 10: a server in UTC', 'UTC', 20],
		['mail case 10: a server in Los Angeles', 'America/Los_Angeles', 13],
		['mail case 11: half-hour zones, somebody in Kathmandu', 'Asia/Kathmandu', 2]
	])('%s: the same day is due', (_what, zone, hour) => {
		expect(askedIn(zone)).toEqual([hour, ...here]);
	});
});

describe('mail case 9: nights on which the clocks change', () => {
	const runsOn = (schedule: string, from: string, count: number) =>
		new Cron(schedule, { timezone: 'Europe/Riga', paused: true })
			.nextRuns(count, new Date(from))
			.map((at) => at.toISOString());

	it('a daily run at 03:30 is neither left out nor doubled', () => {
		const days = (from: string) => runsOn('30 3 * * *', from, 4).map((at) => rigaDate(new Date(at)));
		expect(days('2027-03-26T12:00:00Z')).toEqual(['2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30']);
		expect(days('2027-10-29T12:00:00Z')).toEqual(['2027-10-30', '2027-10-31', '2027-11-01', '2027-11-02']);
	});

	it('the planner is asked every minute of them, and what it does is a query, not an hour that may be missed', () => {
		const { schedule } = jobsOf([]).find(({ name }) => name === 'reminders.plan')!;
		for (const night of ['2027-03-28T00:00:00Z', '2027-10-30T23:00:00Z']) {
			const runs = runsOn(schedule, night, 180).map((at) => Date.parse(at));
			expect(
				runs.slice(1).every((at, index) => at - runs[index]! === 60_000),
				night
			).toBe(true);
		}
	});
});

describe.each(databaseKinds)('between two plans on %s', (kind) => {
	it('mail case 24: what is nearer than anything planned before is told the next day, whatever was planned already', async () => {
		const { installation, council, createForm, secretary } = await editingSetting(
			kind,
			'2022-03-24T07:00:00Z'
		);
		const { bodyId } = council;
		await makeTask(installation, { bodyId, due: '2022-06-01' });
		const old = await makeTask(installation, { bodyId, due: '2022-03-22', underControl: false });
		expect((await remindToday(installation))?.outcome).toBe('QUEUED');
		// While it waits: a task due on Monday, and an old one that is taken under control when it is late already.
		installation.clock.set('2022-03-24T12:00:00Z');
		await create(secretary, createForm({ due: '28.03.2022.', takeControl: true }));
		await takeControl(secretary, { taskId: old.id, entryId: newId(), version: 1, decision: 'prot. Nr. 1' });
		installation.clock.set('2022-03-25T07:00:00Z');
		const day = await remindDay(installation, '2022-03-25');
		const chair = day.digests.find(({ recipientId }) => recipientId === council.people.chair);
		expect(chair?.items.map(({ due, step }) => [due, step])).toEqual([
			['2022-03-22', 'LATE_1'],
			['2022-03-28', 'BEFORE_1']
		]);
	});
});
