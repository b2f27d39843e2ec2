import { type PlainDate, addDays, dayOfWeek } from '#lib/calendar/days.ts';
import { festivalClosings, singleHolidays } from '#lib/calendar/moved-days.ts';

// The law "Par svētku, atceres un atzīmējamām dienām", article 1 (https://likumi.lv/ta/id/72608). It stands here and
// is not asked of date-holidays at run time, because that library loads the whole world: 110 ms and 50 MB in each
// process, and it knows neither festivals nor single days. The test compares the two for every year.
const fixed = ['01-01', '05-01', '05-04', '06-23', '06-24', '11-18', '12-24', '12-25', '12-26', '12-31'];
// Of the fixed ones only these two, and the closing day of the festival, give a free day after a weekend.
const substituted = ['05-04', '11-18'];
// Lielā Piektdiena, Lieldienas, Otrās Lieldienas, Vasarsvētki, as days from Easter Sunday.
const fromEaster = [-2, 0, 1, 49];

/** Every public holiday of a year with the free days given for those that fell on a weekend. */
export function publicHolidays(year: number): Set<PlainDate> {
	const festival = festivalClosings.map((entry) => entry.date).filter((date) => isIn(year, date));
	const days = new Set([
		...fixed.map((day) => `${year}-${day}`),
		...fromEaster.map((days) => addDays(easterSunday(year), days)),
		mothersDay(year),
		...festival,
		...singleHolidays.map((entry) => entry.date).filter((date) => isIn(year, date))
	]);
	for (const day of [...substituted.map((day) => `${year}-${day}`), ...festival]) {
		if (dayOfWeek(day) >= 6) days.add(addDays(day, 8 - dayOfWeek(day)));
	}
	return days;
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

function isIn(year: number, date: PlainDate): boolean {
	return Number(date.slice(0, 4)) === year;
}
