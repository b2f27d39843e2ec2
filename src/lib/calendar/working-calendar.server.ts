import type { Database, Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readRevisions } from '#lib/server/revisions.server.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import { WorkingCalendar, type SpecialKind } from './working-calendar.ts';

interface Kept {
	readonly revision: number;
	readonly calendar: Promise<WorkingCalendar>;
}

const kept = new WeakMap<Database, Kept>();

/** The working calendar as it is now: the same value until somebody changes it. Warm it costs one statement, shared by all who ask at once. */
export async function calendarOf({ db }: Pick<Installation, 'db'>): Promise<WorkingCalendar> {
	return calendarAtRevision(db, (await readRevisions(db)).calendar);
}

/** The same for whoever has just read the number of the `calendar` revision in a statement of its own. */
export function calendarAtRevision(db: Database, revision: number): Promise<WorkingCalendar> {
	const known = kept.get(db);
	if (known?.revision === revision) return known.calendar;
	const calendar = load(db, revision);
	kept.set(db, { revision, calendar });
	calendar.catch(() => {
		if (kept.get(db)?.calendar === calendar) kept.delete(db);
	});
	return calendar;
}

/** To be done in the transaction of every change of the calendar. Which tasks are late follows from it: what is kept of them is read again. */
export async function calendarChanged(tx: Transaction): Promise<void> {
	for (const id of ['calendar', 'tasks'])
		await tx.revision.update({ where: { id }, data: { number: { increment: 1 } } });
}

/** Several statements make one picture: what changed between the first and the last of them is read again. */
async function load(db: Database, revision: number): Promise<WorkingCalendar> {
	for (let before = revision; ;) {
		const [days, years, postpone] = await Promise.all([
			db.read.calendarDay.findMany({ select: { date: true, kind: true } }),
			db.read.calendarYear.findMany({ select: { year: true } }),
			readSetting({ db }, 'calendar.movedDaysPostpone')
		]);
		const after = (await readRevisions(db)).calendar;
		if (after === before)
			return new WorkingCalendar({
				days: days.map(({ date, kind }) => ({ date, kind: kind as SpecialKind })),
				knownYears: years.map(({ year }) => Number(year)),
				movedDaysPostpone: postpone === 'yes'
			});
		before = after;
	}
}
