/** A day without time or zone, as text YYYY-MM-DD: sorts and compares as text. */
export type PlainDate = string;

const dayLength = 86_400_000;
const rigaClock = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Riga',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** Whether the text is a day that exists (years 1000 to 9999; 2022-02-31 does not). */
export function isPlainDate(text: unknown): text is PlainDate {
	if (typeof text !== 'string' || !/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
	return dateOf(numberOf(text)) === text;
}

/** The day n days later (earlier for a negative n). */
export function addDays(date: PlainDate, n: number): PlainDate {
	return dateOf(dayNumber(date) + n);
}

/** The same day n months later, or the month's last day where there is none (31 January + 1 → 28 February). */
export function addMonths(date: PlainDate, n: number): PlainDate {
	dayNumber(date);
	const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
	const first = Date.UTC(Math.floor(month / 12), month % 12, 1) / dayLength;
	const length = Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) / dayLength - first;
	return dateOf(first + Math.min(Number(date.slice(8)), length) - 1);
}

/** How many days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday. */
export function dayOfWeek(date: PlainDate): number {
	return weekdayOfNumber(dayNumber(date));
}

/** The day that it is in Riga at this instant, whatever zone the server lives in. */
export function rigaDate(instant: Date): PlainDate {
	return rigaClock.format(instant).slice(0, 10);
}

/** The instant at which a day begins in Riga: two hours before that of UTC, in summer three. */
export function startOfDay(date: PlainDate): Date {
	const summer = new Date(dayNumber(date) * dayLength - 3 * 3_600_000);
	return rigaDate(summer) === date ? summer : new Date(summer.getTime() + 3_600_000);
}

/** The instant at which a day ends in Riga: the next one begins. */
export function endOfDay(date: PlainDate): Date {
	return startOfDay(addDays(date, 1));
}

/** The time that it is in Riga at this instant, as Latvian documents write it: "14.05". */
export function rigaTime(instant: Date): string {
	return rigaClock.format(instant).slice(11, 16).replace(':', '.');
}

/** Days since 1970-01-01: whole numbers, because pages and planners reckon with thousands of days. */
export function dayNumber(date: PlainDate): number {
	const number = date.length === 10 ? numberOf(date) : NaN;
	if (Number.isNaN(number)) throw new RangeError(`"${date}" is not a date YYYY-MM-DD.`);
	return number;
}

/** The day with this number. */
export function dateOf(number: number): PlainDate {
	const text = new Date(number * dayLength).toISOString();
	if (text.length !== 24) throw new RangeError('A date outside of the years 0 to 9999.');
	return text.slice(0, 10);
}

/** 1 for Monday to 7 for Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
	return ((((number + 3) % 7) + 7) % 7) + 1;
}

function numberOf(date: string): number {
	return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / dayLength;
}
