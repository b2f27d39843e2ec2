import { describe, expect, test } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { knownYears, specialDays } from '../../../tests/setup/calendar.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { calendarChanged, calendarOf } from './working-calendar.server.ts';

describe.each(databaseKinds)('the working calendar on %s', (kind) => {
	test('begins with the orders that are known, is kept, and is read again after a change', async () => {
		const installation = await testInstallation(kind);
		const { db } = installation;
		const inOrder = (days: readonly { date: string; kind: string }[]) =>
			[...days].sort((a, b) => (a.date < b.date ? -1 : 1));
		const days = await db.read.calendarDay.findMany({ select: { date: true, kind: true } });
		expect(inOrder(days)).toEqual(inOrder(specialDays));
		const years = await db.read.calendarYear.findMany({ orderBy: { year: 'asc' } });
		expect(years.map(({ year }) => Number(year))).toEqual(knownYears);

		const [calendar, twin] = await Promise.all([calendarOf(installation), calendarOf(installation)]);
		expect(twin).toBe(calendar);
		expect(calendar.isWorkingDay('2026-01-02')).toBe(false);
		const counter = { count: 0 };
		expect(await countStatements(counter, () => calendarOf(installation))).toBe(calendar);
		expect(counter.count).toBe(1);

		await db.write(async (tx) => {
			await tx.calendarDay.create({ data: { date: '2027-09-01', kind: 'HOLIDAY', source: 'likums' } });
			await tx.calendarYear.create({ data: { year: '2027', source: 'rīkojums' } });
			await writeSetting(tx, installation, 'calendar.movedDaysPostpone', 'yes');
			await calendarChanged(tx);
		});
		const changed = await calendarOf(installation);
		expect(changed.isWorkingDay('2027-09-01')).toBe(false);
		expect(changed.isYearKnown(2027)).toBe(true);
		expect(changed.postponesTerm('2026-01-02')).toBe(true);
		expect(calendar.isWorkingDay('2027-09-01')).toBe(true);
	});
});
