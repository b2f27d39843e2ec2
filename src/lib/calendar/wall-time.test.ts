import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { addDays, rigaDate, rigaTime } from './days.ts';
import { wallInstant, wallTimeProblem } from './riga-time.ts';
import { nightProblem, timeField } from './time-field.ts';
import { hoursWords, spanWords, timeWords } from './time-words.ts';
import { isWallTime, parseTimeText, spanProblem } from './wall-time.ts';

describe('a time as people write it', () => {
	it.each([
		['10.00', '10:00'],
		['10:00', '10:00'],
		['10,30', '10:30'],
		['9', '09:00'],
		['9.30', '09:30'],
		['09.30', '09:30'],
		[' plkst. 9.30 ', '09:30'],
		['plkst.10', '10:00'],
		['Plkst 10.15.', '10:15'],
		['no plkst. 10.00', '10:00'],
		['līdz 12.30', '12:30'],
		['pulksten 17', '17:00'],
		['pulkstenis 8.05', '08:05'],
		['10h', '10:00'],
		['10h30', '10:30'],
		['1000', '10:00'],
		['930', '09:30'],
		['10:00:00', '10:00'],
		['0.00', '00:00'],
		['23.59', '23:59']
	])('%j is %s', (text, time) => {
		expect(parseTimeText(text)).toBe(time);
		expect(isWallTime(time)).toBe(true);
		expect(timeField.parse(text)).toBe(time);
		// It takes what it has made, and what the screen says.
		expect(timeField.parse(time)).toBe(time);
		expect(timeField.parse(timeWords(time, 'lv'))).toBe(time);
	});

	it.each([
		...[
			'24.00',
			'25.00',
			'10.60',
			'9.5',
			'9.3',
			'-1',
			'10.00–12.00',
			'10-12',
			'25.03.2026.',
			'12.03'.repeat(9)
		],
		...['pusdienlaikā', 'plkst.', '10.00 11.00', '١٠.٠٠', '10.00\u0000']
	])('%j is none', (text) => {
		expect(parseTimeText(text)).toBeNull();
		expect(timeField.safeParse(text).error?.issues[0]?.message).toBe('calendar_problem_time');
	});

	it('nothing is nothing, and what is no time of a clock is a problem', () => {
		for (const nothing of ['', '  ', null, undefined]) expect(timeField.parse(nothing)).toBeNull();
		expect(timeField.safeParse('25').error?.issues).toHaveLength(1);
		for (const no of [600, {}, '9:00', '24:00', '10:00\n', '10.00']) expect(isWallTime(no)).toBe(false);
	});
});

describe('a span', () => {
	const date = '2026-03-25';
	it.each([
		[{ startTime: '10:00', endTime: '12:00' }, null],
		[{ startTime: '10:00' }, null],
		[{ startTime: '10:00', endTime: null, endDate: null }, null],
		[{ startTime: '10:00', endTime: '10:00' }, 'ENDS_BEFORE'],
		[{ startTime: '10:00', endTime: '09:00' }, 'ENDS_BEFORE'],
		// Past midnight must be said.
		[{ startTime: '22:00', endTime: '01:00' }, 'ENDS_BEFORE'],
		[{ startTime: '22:00', endTime: '01:00', endDate: '2026-03-26' }, null],
		[{ startTime: '10:00', endTime: '09:00', endDate: '2026-03-27' }, null],
		[{ startTime: '10:00', endTime: '12:00', endDate: '2026-03-24' }, 'ENDS_BEFORE'],
		[{ startTime: '10:00', endDate: '2026-03-24' }, 'ENDS_BEFORE']
	] as const)('%o: %s', (span, problem) => expect(spanProblem({ date, ...span })).toBe(problem));

	it('is said in words', () => {
		const span = { date, startTime: '10:00', endTime: '12:30' };
		expect(hoursWords(span, 'lv')).toBe('plkst. 10.00–12.30');
		expect(spanWords(span, 'lv')).toBe('25.03.2026. plkst. 10.00–12.30');
		expect(spanWords(span, 'en')).toBe('25 Mar 2026, 10.00–12.30');
		expect(spanWords({ date, startTime: '09:00' }, 'lv')).toBe('25.03.2026. plkst. 09.00');
		const long = { ...span, endDate: '2026-03-26' };
		expect(spanWords(long, 'lv')).toBe('25.03.2026. plkst. 10.00 – 26.03.2026. plkst. 12.30');
		expect(spanWords({ ...long, endTime: null }, 'lv')).toBe('25.03.2026. plkst. 10.00 – 26.03.2026.');
	});
});

describe('the clock of Riga', () => {
	it.each([
		// In the night of spring 03.00 to 03.59 do not exist, in that of autumn they come twice.
		['2027-03-28', '02:59', '2027-03-28T00:59:00Z', null],
		['2027-03-28', '03:00', '2027-03-28T01:00:00Z', 'SKIPPED'],
		['2027-03-28', '03:30', '2027-03-28T01:30:00Z', 'SKIPPED'],
		['2027-03-28', '04:00', '2027-03-28T01:00:00Z', null],
		['2026-03-29', '03:30', '2026-03-29T01:30:00Z', 'SKIPPED'],
		['2026-10-25', '02:59', '2026-10-24T23:59:00Z', null],
		['2026-10-25', '03:00', '2026-10-25T00:00:00Z', 'TWICE'],
		['2026-10-25', '03:30', '2026-10-25T00:30:00Z', 'TWICE'],
		['2026-10-25', '04:00', '2026-10-25T02:00:00Z', null],
		['2027-10-31', '03:59', '2027-10-31T00:59:00Z', 'TWICE'],
		['2026-03-25', '10:00', '2026-03-25T08:00:00Z', null],
		['2026-07-01', '10:00', '2026-07-01T07:00:00Z', null],
		['2026-01-01', '00:00', '2025-12-31T22:00:00Z', null]
	])('%s %s is %s (%s)', (date, time, instant, problem) => {
		expect(wallInstant(date, time)).toEqual(new Date(instant));
		expect(wallTimeProblem(date, time)).toBe(problem);
	});

	it.each([
		['2026-03-25', '10:00', '12:00', null],
		['2026-03-25', '10:00', null, null],
		['2027-03-28', '03:30', '05:00', 'startTime calendar_problem_time_skipped'],
		['2027-03-28', '02:30', '03:30', 'endTime calendar_problem_time_skipped'],
		['2026-10-25', '03:30', '05:00', 'startTime calendar_problem_time_twice'],
		['2026-10-25', '02:30', '03:00', 'endTime calendar_problem_time_twice'],
		['2026-10-25', '02:30', '04:00', null]
	])('of %s %s–%s a form says: %s', (date, startTime, endTime, said) => {
		const problem = nightProblem({ date, startTime, endTime });
		expect(problem && `${problem.field} ${problem.message}`).toBe(said);
	});

	it('goes as the system says, every half hour of a year: what is no problem comes back as it was', () => {
		const problems: string[] = [];
		for (let n = 0, date = '2026-10-01'; n < 365; n++, date = addDays(date, 1))
			for (let half = 0; half < 48; half++) {
				const time = `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
				const problem = wallTimeProblem(date, time);
				if (problem) problems.push(`${date} ${time} ${problem}`);
				const instant = wallInstant(date, time);
				const back = `${rigaDate(instant)} ${rigaTime(instant).replace('.', ':')}`;
				if ((back === `${date} ${time}`) !== (problem !== 'SKIPPED'))
					expect(back, `${date} ${time}`).toBe('');
			}
		expect(problems).toEqual([
			...['2026-10-25 03:00 TWICE', '2026-10-25 03:30 TWICE'],
			...['2027-03-28 03:00 SKIPPED', '2027-03-28 03:30 SKIPPED']
		]);
	});

	it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('and on a server in %s', (zone) => {
		const program = `
			const { wallInstant, wallTimeProblem } = await import('#lib/calendar/riga-time.ts');
			const { renderFeed } = await import('#lib/calendar/feed.ts');
			const when = { date: '2026-10-25', startTime: '10:00', endTime: '12:00' };
			const event = { uid: 'a', sequence: 0, changedAt: new Date(0), summary: 's', description: [], url: 'https://x.example' };
			const feed = renderFeed({ name: 'x', origin: 'https://x.example', events: [{ ...event, when }, { ...event, when: { date: '2026-10-25' } }] });
			console.log(JSON.stringify([wallInstant('2026-10-25', '10:00'), wallTimeProblem('2027-03-28', '03:30'), feed.match(/DT(START|END);.*/g)]));`;
		const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
			env: { ...process.env, TZ: zone },
			encoding: 'utf8'
		});
		expect(child.stderr).toBe('');
		expect(JSON.parse(child.stdout)).toEqual([
			...['2026-10-25T08:00:00.000Z', 'SKIPPED'],
			[
				...['DTSTART;TZID=Europe/Riga:20261025T100000', 'DTEND;TZID=Europe/Riga:20261025T120000'],
				...['DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026']
			]
		]);
	});
});
