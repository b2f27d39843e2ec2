import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { dayOfWeek, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { publicHolidays } from '#lib/calendar/public-holidays.ts';
import { keyOf, lastYear, mustBeKnown, type CalendarEntry } from '#lib/calendar/special-days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { deeds } from './desk.server.ts';
import { entryOf } from './rows.server.ts';

/** One year of the table. */
export interface CalendarYearView {
	readonly year: string;
	/** The order by which it is known; null where none is. */
	readonly source: string | null;
	/** By now it should be. */
	readonly isExpected: boolean;
	readonly entries: readonly {
		readonly key: PlainDate;
		readonly version: number;
		readonly entry: CalendarEntry;
	}[];
	/** Those of the law's holidays that fall from Monday to Friday. */
	readonly holidays: readonly PlainDate[];
}

export interface CalendarPage {
	readonly years: readonly CalendarYearView[];
	readonly postpones: boolean;
	readonly mayChange: boolean;
}

/** The table, the latest year first: every year that it speaks of, and the two that come. Three statements. */
export async function readCalendarPage(actor: Actor): Promise<CalendarPage> {
	mustBeAble(actor, deeds.read);
	const { db, clock } = actor.installation;
	const [calendar, days, known] = await Promise.all([
		calendarOf(actor.installation),
		db.read.calendarDay.findMany({ orderBy: { date: 'asc' } }),
		db.read.calendarYear.findMany()
	]);
	const today = rigaDate(clock.now());
	const present = Number(today.slice(0, 4));
	const entries = days.flatMap((row) => {
		const entry = entryOf(row);
		return entry ? [{ key: keyOf(entry), version: row.version, entry }] : [];
	});
	const named = [
		...days.map(({ date }) => Number(date.slice(0, 4))),
		...known.map(({ year }) => Number(year))
	];
	const first = Math.min(present, ...named);
	const last = Math.min(lastYear, Math.max(present + 1, ...named));
	const expected = mustBeKnown(today);
	const years = Array.from({ length: last - first + 1 }, (_, n): CalendarYearView => {
		const year = last - n;
		return {
			year: String(year),
			source: known.find((one) => one.year === String(year))?.source ?? null,
			isExpected: expected.includes(year),
			entries: entries.filter(({ key }) => key.startsWith(String(year))),
			holidays: [...publicHolidays(year)].filter((day) => dayOfWeek(day) < 6).sort()
		};
	});
	return { years, postpones: calendar.movedDaysPostpone, mayChange: can(actor, deeds.change) };
}
