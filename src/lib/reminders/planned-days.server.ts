import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import type { Reach } from './reach.server.ts';
import { ever, hearsOfAllSince, heldBackSince, mondayOf, type PlannedDays } from './rhythm.ts';

/** So far back a change of the calendar may have moved a step past the day on which it was to be told. */
const movedDays = 10;

/** The days planned before one. A day to come is asked about as if every working day until then had been planned. */
export async function readPlannedDays(
	installation: Installation,
	calendar: WorkingCalendar,
	date: PlainDate
): Promise<PlannedDays> {
	const { db, clock } = installation;
	const find = (where: Prisma.StringFilter, order: 'asc' | 'desc') =>
		db.read.reminderDay.findFirst({ where: { date: where }, orderBy: { date: order } });
	const last = (await find({ lt: date }, 'desc'))?.date ?? null;
	if (last === null) return { last, firstOfWeek: null };
	const before = calendar.workingDayOnOrBefore(addDays(date, -1));
	if (before > last && date > rigaDate(clock.now()) && !(await isSampleInstallation(installation)))
		return { last: before, firstOfWeek: calendar.workingDayOnOrAfter(mondayOf(before)) };
	return { last, firstOfWeek: (await find({ gte: mondayOf(last), lt: date }, 'asc'))!.date };
}

/** After which day a step that nobody was told is said now: held back for a Monday, or moved by a change of the calendar. */
export function unsaidAfter(
	planned: PlannedDays,
	date: PlainDate,
	{ isAnyChosen, isCalendarChanged }: { readonly isAnyChosen: boolean; readonly isCalendarChanged: boolean }
): PlainDate {
	if (planned.last === null) return ever;
	const days = [planned.last];
	// Where nobody chose anything, nothing was held back.
	if (isAnyChosen) days.push(heldBackSince(planned, date));
	if (isCalendarChanged) days.push(addDays(planned.last, -movedDays));
	return days.sort()[0]!;
}

/** Who hears today of more than happened since the last planned day, and since when. */
export interface Wide {
	readonly since: PlainDate;
	readonly recipientIds: ReadonlySet<string>;
}

/** Reckons who that is: whose pause is over, who chose Mondays. */
export function widest({ preferences }: Reach, planned: PlannedDays, date: PlainDate): Wide {
	const last = planned.last ?? ever;
	const wider = [...preferences].flatMap(([recipientId, preference]) => {
		const since = hearsOfAllSince(preference, planned, date);
		return since !== null && since < last ? [{ recipientId, since }] : [];
	});
	return {
		since: wider.map(({ since }) => since).sort()[0] ?? last,
		recipientIds: new Set(wider.map(({ recipientId }) => recipientId))
	};
}
