import { spawnSync } from 'node:child_process';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOfWeek, daysBetween, isPlainDate } from '#lib/calendar/days.ts';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';

describe('plain dates', () => {
	it.each(['2022-03-25', '2024-02-29', '1918-11-18', '9999-12-31'])('%s is a day', (text) => {
		expect(isPlainDate(text)).toBe(true);
	});

	it.each([
		'',
		'2022-02-31',
		'2023-02-29',
		'2022-13-01',
		'2022-00-10',
		'2022-3-5',
		'25.03.2022.',
		'22-03-2022'
	])('%j is none', (text) => expect(isPlainDate(text)).toBe(false));

	it('are nothing but text', () => {
		for (const value of [
			null,
			undefined,
			20220325,
			new Date(),
			'2022-03-25T00:00',
			'2022-03-25\n',
			'+002022-1'
		])
			expect(isPlainDate(value)).toBe(false);
	});

	it('reckon as Temporal does', () => {
		for (let n = 0, date = '2019-12-01'; n < 3400; n++, date = addDays(date, 1)) {
			const plain = Temporal.PlainDate.from(date);
			expect(dayOfWeek(date)).toBe(plain.dayOfWeek);
			expect(daysBetween('2022-03-25', date)).toBe(Temporal.PlainDate.from('2022-03-25').until(plain).days);
			for (const by of [-13, -1, 1, 12])
				expect(addMonths(date, by)).toBe(plain.add({ months: by }).toString());
			for (const by of [-400, -1, 30]) expect(addDays(date, by)).toBe(plain.add({ days: by }).toString());
		}
	});

	it('refuse what is no date and what lies beyond four figures', () => {
		expect(() => addDays('soon', 1)).toThrow(RangeError);
		expect(() => daysBetween('2022-03-25', '')).toThrow(RangeError);
		expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
	});
});

describe('the clock of Riga', () => {
	it.each([
		['2022-03-24T22:00:00Z', '2022-03-25', '00.00'],
		['2022-03-24T21:59:59.999Z', '2022-03-24', '23.59'],
		['2022-03-27T00:59:00Z', '2022-03-27', '02.59'],
		['2022-03-27T01:00:00Z', '2022-03-27', '04.00'],
		['2022-10-30T00:59:00Z', '2022-10-30', '03.59'],
		['2022-10-30T01:00:00Z', '2022-10-30', '03.00'],
		['2022-06-30T21:00:00Z', '2022-07-01', '00.00'],
		['2021-12-31T22:05:00Z', '2022-01-01', '00.05']
	])('%s is %s at %s', (instant, date, time) => {
		expect(rigaDate(new Date(instant))).toBe(date);
		expect(rigaTime(new Date(instant))).toBe(time);
	});

	it('goes as Temporal goes, every half hour of two changes of the clock', () => {
		for (const start of ['2026-03-28T00:00:00Z', '2026-10-24T00:00:00Z']) {
			for (let n = 0; n < 96; n++) {
				const instant = new Date(Date.parse(start) + n * 1_800_000);
				const riga = Temporal.Instant.from(instant.toISOString()).toZonedDateTimeISO('Europe/Riga');
				expect(rigaDate(instant)).toBe(riga.toPlainDate().toString());
				expect(rigaTime(instant)).toBe(riga.toPlainTime().toString().slice(0, 5).replace(':', '.'));
			}
		}
	});

	it.each(['UTC', 'Europe/Riga', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
		'and the calendar are the same on a server in %s',
		(zone) => {
			const program = `
				const { addDays, addMonths, dayOfWeek, rigaDate, rigaTime } = await import('#lib/calendar/days.ts');
				const { describeDeadline } = await import('#lib/calendar/deadlines.ts');
				const { calendar } = await import('./tests/setup/calendar.ts');
				const { longDate, parseDateText, weekday } = await import('#lib/latvian/dates.ts');
				const night = new Date('2022-03-24T22:05:00Z');
				const turn = new Date('2022-10-30T01:00:00Z');
				console.log(JSON.stringify([rigaDate(night), rigaTime(night), rigaDate(turn), rigaTime(turn),
					addDays('2022-03-26', 1), addMonths('2022-01-31', 1), dayOfWeek('2022-05-01'), weekday('2022-05-01'),
					parseDateText('2022.gada 1.aprīlis'), longDate('2022-10-30'),
					describeDeadline(calendar, '2022-05-01', '2022-03-25')]));`;
			const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
				env: { ...process.env, TZ: zone },
				encoding: 'utf8'
			});
			expect(child.stderr).toBe('');
			expect(JSON.parse(child.stdout)).toEqual([
				...['2022-03-25', '00.05', '2022-10-30', '03.00', '2022-03-27', '2022-02-28', 7, 'svētdiena'],
				...['2022-04-01', '2022. gada 30. oktobris'],
				{ state: 'LATER', workingDays: 24, dayOff: true, weekday: 7, lastDay: '2022-05-02' }
			]);
		}
	);
});
