import type { Database, Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { keptUntilChange, readRevisions } from '#lib/server/revisions.server.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import { WorkingCalendar, type SpecialKind } from './working-calendar.ts';

/** The working calendar as it is now: the same value until somebody changes it. Warm it costs one statement, shared by all who ask at once. */
export async function calendarOf({ db }: Pick<Installation, 'db'>): Promise<WorkingCalendar> {
	return calendarAtRevision(db, (await readRevisions(db)).calendar);
}

/** The same for whoever has just read the number of the `calendar` revision in a statement of its own. */
export const calendarAtRevision = keptUntilChange('calendar', load);

/** To be done in the transaction of every change of the calendar. Which tasks are late follows from it: what is kept of them is read again. */
export async function calendarChanged(tx: Transaction): Promise<void> {
	for (const id of ['calendar', 'tasks'])
		await tx.revision.update({ where: { id }, data: { number: { increment: 1 } } });
}

async function load(db: Database): Promise<WorkingCalendar> {
	const [days, years, postpone] = await Promise.all([
		db.read.calendarDay.findMany({ select: { date: true, kind: true } }),
		db.read.calendarYear.findMany({ select: { year: true } }),
		readSetting({ db }, 'calendar.movedDaysPostpone')
	]);
	return new WorkingCalendar({
		days: days.map(({ date, kind }) => ({ date, kind: kind as SpecialKind })),
		knownYears: years.map(({ year }) => Number(year)),
		movedDaysPostpone: postpone === 'yes'
	});
}
