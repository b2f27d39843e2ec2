import { type PlainDate, addDays, dayOfWeek } from '#lib/calendar/days.ts';

// The law "Par svētku, atceres un atzīmējamām dienām", article 1 (https://likumi.lv/ta/id/72608). It stands here and
// is not asked of date-holidays at run time, because that library loads the whole world: 110 ms and 50 MB in each
// process, and it knows neither festivals nor single days: those are rows of the secretariat's calendar. The test
// compares the two for every year.
const fixed = ['01-01', '05-01', '05-04', '06-23', '06-24', '11-18', '12-24', '12-25', '12-26', '12-31'];
// Of the fixed ones only these two, and the closing day of the festival, give a free day after a weekend.
const substituted = ['05-04', '11-18'];
// Lielā Piektdiena, Lieldienas, Otrās Lieldienas, Vasarsvētki, as days from Easter Sunday.
const fromEaster = [-2, 0, 1, 49];

/** Every public holiday that the law gives each year, with the free days given for those that fell on a weekend. */
export function publicHolidays(year: number): Set<PlainDate> {
	return new Set([
		...fixed.map((day) => `${year}-${day}`),
		...fromEaster.map((days) => addDays(easterSunday(year), days)),
		mothersDay(year),
		...substituted.flatMap((day) => substituteOf(`${year}-${day}`) ?? [])
	]);
}

/** The Monday that is free because its holiday fell on a weekend, or null where it did not. */
export function substituteOf(holiday: PlainDate): PlainDate | null {
	const weekday = dayOfWeek(holiday);
	return weekday >= 6 ? addDays(holiday, 8 - weekday) : null;
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
export function easterSunday(year: number): PlainDate {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const d = Math.floor(b / 4);
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - d - g + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor((year % 100) / 4) - h - (year % 4)) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const n = h + l - 7 * m;
	const month = Math.floor((n + 90) / 25);
	const day = (n + 33 * month + 19) % 32;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function mothersDay(year: number): PlainDate {
	const first = `${year}-05-01`;
	return addDays(first, 7 - dayOfWeek(first) + 7);
}
