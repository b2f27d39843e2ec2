import { addDays, addMonths, isPlainDate, type PlainDate } from '#lib/calendar/days.ts';
import { type Case, monthName } from '#lib/latvian/months.ts';
import { parseDateText } from '#lib/latvian/dates.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Recurrence } from '#lib/tasks/recurrence.ts';

/** Until when something is asked, as a text says it. */
export interface FoundDeadline {
	/** The words: "līdz 2026. gada 1. jūnijam". */
	readonly text: string;
	/** The day they mean; null where no day can be told from them ("līdz nākamajai sēdei"). */
	readonly due: PlainDate | null;
	readonly recurrence: Recurrence | null;
	readonly start: number;
	readonly end: number;
}

/** What words of time mean depends on the day they were written, and on the calendar of offices where one is given. */
export interface Moment {
	readonly date: PlainDate;
	/** The day so many working days later; without it, terms in working days have no day. */
	readonly workingDaysLater?: ((date: PlainDate, count: number) => PlainDate) | undefined;
	/** When the same body meets next, where that is known; whether it is the council. */
	readonly nextSitting?: { readonly date: PlainDate; readonly isOfCouncil: boolean } | null | undefined;
}

/** Whether a text speaks of the next sitting, so that its day has to be known. */
export function namesNextSitting(text: string): boolean {
	return /(?:nākam|kārtēj)[\p{L}]*\s+(?:[\p{L}.]+\s+){0,3}?(?:sēd|sanāksm)/iu.test(text);
}

const cases: readonly Case[] = ['nominative', 'genitive', 'dative', 'accusative', 'locative'];
const monthNumbers = new Map(
	Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
		cases.flatMap((wanted) => [
			[monthName(month, wanted), month] as const,
			[fold(monthName(month, wanted)), month] as const
		])
	)
);
const month = `(?:${[...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`;

const counts: Readonly<Record<string, number>> = {
	...{ viena: 1, vienas: 1, divu: 2, trīs: 3, triju: 3, četru: 4, piecu: 5, sešu: 6, septiņu: 7, astoņu: 8 },
	...{
		deviņu: 9,
		desmit: 10,
		divpadsmit: 12,
		četrpadsmit: 14,
		piecpadsmit: 15,
		divdesmit: 20,
		trīsdesmit: 30
	}
};
const romans = ['i', 'ii', 'iii', 'iv'];
const ordinals = ['pirm', 'otr', 'treš', 'ceturt'];

const year = String.raw`(?:\d{4}\s?\.?\s?g(?:ada|\.)?|š\.\s?g\.|š[āī]\s+gada|nākamā\s+gada)`;
const dayWords = String.raw`(?:${year}\s?)?\d{1,2}\s?\.\s?${month}`;
const dayFigures = String.raw`\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?\d{4}(?!\d)(?:\s?\.)?(?:\s?g(?:ada|\.))?|\d{4}-\d\d-\d\d(?!\d)|(?:š\.\s?g\.|š[āī]\s+gada)\s?\d{1,2}\s?\.\s?\d{1,2}\s?\.?`;
const ordinal = String.raw`(?:${ordinals.join('|')})(?:ajam|ajā|ā)|(?:iv|i{1,3})(?!\p{L})\.?|[1-4]\s?\.`;
const part = String.raw`(?:${year}\s?)?(?:${ordinal})\s+(?:ceturk(?:snī|snim|šņa\s+beigām)|pusgad(?:ā|am|a\s+beigām))`;
const ends = String.raw`(?:${year}(?:\s?${month})?|(?:(?:nākamā|kārtējā)\s+)?(?:gada|pusgada|mēneša|ceturkšņa|${month}))\s+(?:beigām|noslēgumam)`;
const sitting = String.raw`(?:[\p{L}.]+\s+){0,4}?(?:sēdei|sanāksmei|sēdē|sanāksmē)(?!\p{L})`;
const often = String.raw`(?:katru|ik)\s+(?:gadu|mēnesi|ceturksni|pusgadu)|katra\s+(?:gada|mēneša|ceturkšņa|pusgada)|(?:vienu\s+)?reizi\s+(?:gadā|mēnesī|ceturksnī|pusgadā)`;
const number = String.raw`(?:\d{1,3}|${Object.keys(counts).join('|')})`;
// From what it counts: to the word that says so, or three words that are not yet the deed.
const since = String.raw`\s+(?:no|pēc|kopš)\s+(?:[\p{L}\d.]+\s+){0,6}?\p{L}*(?:šanas|šanās|sēdes|sanāksmes|dienas|brīža)(?!\p{L})(?:\s+(?:dienas|spēkā)(?!\p{L}))?|\s+(?:no|pēc|kopš)(?:\s+(?!\p{L}+t(?:ies)?(?!\p{L}))\p{L}+){1,3}`;
const length = String.raw`(?:(?:${number})\s+(?:\([^()]{1,20}\)\s+)?)?(?:darbdien(?:u|as)|darba\s+dien(?:u|as)|kalendār[oā]\s+dienu|kalendāra\s+dienu|dienu|dienas|nedēļas|nedēļu|mēneša|mēnešu|gada|gadu|pusgada)\s+laikā(?!\p{L})(?:${since})?`;

const until = String.raw`(?:ne\s+vēlāk\s+kā\s+(?:līdz\s+)?|vēlākais,?\s+(?:līdz\s+)?|līdz\s+|(?:izpildes\s+)?termiņš\s*[:–-]\s*(?:līdz\s+)?)`;
const hour = String.raw`(?:,?\s+plkst\.\s?\d{1,2}[.:]\d\d)?`;
const tail = String.raw`(?!\p{L})${hour}(?:\s?\(ieskaitot\))?`;
const expression = new RegExp(
	String.raw`(?<![\p{L}\p{N}])(?:` +
		[
			String.raw`(?<often>${often})(?:,?\s+(?:${until})?(?:(?<oftenDay>\d{1,2}\s?\.\s?${month}|${dayWords})|(?<oftenDate>\d{1,2})\s?\.\s?datumam|(?<oftenEnd>beigām))${tail})?(?!\p{L})`,
			String.raw`(?:${until})(?:(?<day>${dayWords}|${dayFigures})${tail}|(?<ends>${ends})(?!\p{L})|(?<untilPart>${part})|(?<month>(?:${year}\s?)${month})|(?<sitting>${sitting})|(?<years>\d{4}\s?\.\s?gadam(?!\p{L})))`,
			String.raw`(?<length>${length})`,
			String.raw`(?<part>${part})`,
			String.raw`(?<inMonth>(?:${year}\s?)${month.replace('(?!\\p{L})', '')}(?<=[īā])(?!\p{L}))`,
			String.raw`(?<at>(?:nākam|kārtēj)(?:ajā|ajai)\s+(?:[\p{L}.]+\s+){0,3}?(?:sēdē|sanāksmē)|pirms\s+(?:nākamās|kārtējās)\s+(?:[\p{L}.]+\s+){0,3}?(?:sēdes|sanāksmes))(?!\p{L})`
		].join('|') +
		')',
	'giu'
);

/** No deadline does without one of these; to look for them is ten times quicker. */
const mayName =
	/līdz|laikā|ceturk|pusgad|termiņ|vēlā|sēd|sanāks|\d{4}|š[.āī]|nākamā|katr|(?<!\p{L})ik\s|reizi/iu;

/** All deadlines that a text names, in its order. The 31st of February, and what only points to an event, have no day. */
export function findDeadlines(text: string, moment: Moment): FoundDeadline[] {
	if (!mayName.test(text)) return [];
	const found: FoundDeadline[] = [];
	for (const match of text.matchAll(expression)) {
		if (isRange(text, match)) continue;
		const [start, end] = [match.index, match.index + match[0].length];
		const words = match[0]
			.replace(/\s+/gu, ' ')
			.replace(/ ([.,])/gu, '$1')
			.trim();
		found.push({ text: words, ...meaningOf(match.groups!, words, moment), start, end });
	}
	return found;
}

/** A label's "Termiņš: 2022. gada 1. aprīlis" has no "līdz". */
export function deadlineOfLabel(text: string, moment: Moment): Omit<FoundDeadline, 'start' | 'end'> | null {
	const words = text
		.replace(/\s+/gu, ' ')
		.replace(/ ([.,])/gu, '$1')
		.trim()
		.replace(/\.$/u, '');
	const due = dayOf(words, moment);
	if (due) return { text: words, due, recurrence: null };
	return findDeadlines(words, moment)[0] ?? findDeadlines(`līdz ${words}`, moment)[0] ?? null;
}

/** "no 2025. gada 1. janvāra līdz 2025. gada 31. decembrim" says how long something was. */
function isRange(text: string, { 0: words, index }: RegExpExecArray): boolean {
	return (
		/^līdz/iu.test(words) &&
		/(?<!\p{L})(?:no|kopš)\s+[^,;()]{0,40}\d[^,;()]{0,25}$/iu.test(text.slice(Math.max(0, index - 70), index))
	);
}

type Groups = Record<string, string | undefined>;

function meaningOf(groups: Groups, words: string, moment: Moment): Pick<FoundDeadline, 'due' | 'recurrence'> {
	if (groups.often) return { due: dueOfRound(groups, moment), recurrence: recurrenceOf(groups.often) };
	return { due: dueOf(groups, words, moment), recurrence: null };
}

function dueOf(groups: Groups, words: string, moment: Moment): PlainDate | null {
	if (groups.day)
		return dayOf(words.replace(/^.*?(?=[\dšŠ])|,?\s+plkst.*$/gu, ''), moment) ?? dayOf(groups.day, moment);
	if (groups.ends) return endOf(groups.ends, moment);
	if (groups.part) return endOfPart(groups.part, moment);
	// "līdz II ceturkšņa beigām" is a day, "līdz II ceturksnim" may mean its first or its last.
	if (groups.untilPart && /beigām/iu.test(groups.untilPart)) return endOfPart(groups.untilPart, moment);
	if (groups.inMonth)
		return monthEnd(`${yearOf(groups.inMonth, moment.date)}-${twoDigits(monthOf(groups.inMonth))}-01`);
	if (groups.sitting || groups.at) return dueOfSitting(words, moment);
	return groups.length ? dueOfLength(groups.length, moment) : null;
}

/** The day of the next sitting, where one is planned; "pirms" it, the day before. Another body's is not known. */
function dueOfSitting(words: string, { nextSitting }: Moment): PlainDate | null {
	if (!nextSitting || !namesNextSitting(words)) return null;
	const isOthers = nextSitting.isOfCouncil ? /grupas/iu.test(words) : /(?<!\p{L})padomes/iu.test(words);
	if (isOthers) return null;
	return /^pirms/iu.test(words) ? addDays(nextSitting.date, -1) : nextSitting.date;
}

/** A day with its year, or the next such day. */
function dayOf(words: string, { date }: Moment): PlainDate | null {
	const tidy = words
		.replace(/\s*\(ieskaitot\)/iu, '')
		.replace(/\s+/gu, ' ')
		.replace(/(\d) (?=\.)/gu, '$1')
		.trim();
	const named = parseDateText(tidy, date);
	if (named) return named;
	const bare = /^(?:līdz\s+)?(\d{1,2}\s?\.\s?\p{L}+)\.?$/iu.exec(tidy)?.[1];
	return bare ? nextOf(bare, date) : null;
}

/** 29 February waits for its year. */
function nextOf(dayAndMonth: string, date: PlainDate): PlainDate | null {
	for (let year = Number(date.slice(0, 4)), last = year + 8; year <= last; year += 1) {
		const day = parseDateText(`${year}. gada ${dayAndMonth}`);
		if (day && day > date) return day;
	}
	return null;
}

function dueOfRound({ often, oftenDay, oftenDate, oftenEnd }: Groups, moment: Moment): PlainDate | null {
	if (oftenDay) return dayOf(oftenDay, moment);
	if (oftenEnd && /gad[aā]/iu.test(often!) && !/pusgad/iu.test(often!))
		return yearEnd(moment.date.slice(0, 4));
	if (oftenEnd && /mēne/iu.test(often!)) return monthEnd(moment.date);
	if (!oftenDate || !/mēne/iu.test(often!)) return null;
	for (let months = 0; months < 12; months += 1) {
		const day = `${addMonths(`${moment.date.slice(0, 7)}-01`, months).slice(0, 7)}-${oftenDate.padStart(2, '0')}`;
		if (isPlainDate(day) && day > moment.date) return day;
	}
	return null;
}

function recurrenceOf(often: string): Recurrence {
	if (/mēne/iu.test(often)) return 'P1M';
	if (/ceturk/iu.test(often)) return 'P3M';
	return /pusgad/iu.test(often) ? 'P6M' : 'P1Y';
}

function endOf(words: string, { date }: Moment): PlainDate | null {
	const year = yearOf(words, date);
	if (monthNumbers.has(lastButOne(words))) {
		const end = monthEnd(`${year}-${twoDigits(monthOf(words))}-01`);
		return end >= date || /\d{4}|š/iu.test(words) ? end : monthEnd(addMonths(end, 12));
	}
	if (/nākamā\s+(?:mēneša|ceturkšņa|pusgada)/iu.test(words)) return null;
	if (/mēneša/iu.test(words)) return monthEnd(date);
	if (/ceturkšņa/iu.test(words)) return quarterEnd(year, Math.ceil(Number(date.slice(5, 7)) / 3));
	if (/pusgada/iu.test(words)) return quarterEnd(year, Number(date.slice(5, 7)) > 6 ? 4 : 2);
	return yearEnd(year);
}

const lastButOne = (words: string) => words.toLowerCase().split(/\s+/u).at(-2) ?? '';
const yearEnd = (year: string) => `${year}-12-31`;
const twoDigits = (count: number) => String(count).padStart(2, '0');
const quarterEnd = (year: string, quarter: number) => monthEnd(`${year}-${twoDigits(quarter * 3)}-01`);
const monthEnd = (date: PlainDate) => addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1);

/** The year that words name; without one, that of the day they were written. */
function yearOf(words: string, date: PlainDate): string {
	const named = /\d{4}/u.exec(words)?.[0];
	const year = Number(named ?? date.slice(0, 4)) + (/nākamā\s+gada/iu.test(words) ? 1 : 0);
	return String(year);
}

function monthOf(words: string): number {
	const found = words
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.find((word) => monthNumbers.has(word));
	return monthNumbers.get(found ?? '') ?? 1;
}

/** The last day of a quarter or of half a year; without a year, of the next one that ends. */
function endOfPart(words: string, { date }: Moment): PlainDate | null {
	const which = /([^\s.]+)\.?\s+(?:ceturk|pusgad)/iu.exec(words)![1]!.toLowerCase();
	const at =
		Number(which) || romans.indexOf(which) + 1 || ordinals.findIndex((one) => which.startsWith(one)) + 1;
	const isHalf = /pusgad/iu.test(words);
	if (isHalf && at > 2) return null;
	const end = quarterEnd(yearOf(words, date), isHalf ? at * 2 : at);
	return end >= date || /\d{4}|š\.|š[āī]\s/iu.test(words) ? end : monthEnd(addMonths(end, 12));
}

/** Counted from the sitting; what counts from something else ("no saņemšanas dienas") has no day yet. */
function dueOfLength(words: string, { date, workingDaysLater }: Moment): PlainDate | null {
	const from = /laikā\s+(.*)$/iu.exec(words)?.[1];
	if (from && !/^(?:no|pēc)\s+(?:šīs\s+)?(?:padomes\s+)?(?:sēdes|sanāksmes)(?:\s+dienas)?\s*$/iu.test(from))
		return null;
	return dateAfter(/^.*?laikā/iu.exec(words)![0], date, workingDaysLater);
}

function dateAfter(
	words: string,
	date: PlainDate,
	workingDaysLater: Moment['workingDaysLater']
): PlainDate | null {
	const count = countOf(words);
	if (count === null) return null;
	if (/darb(?:dien[ua]|a\s+dien[ua])/iu.test(words)) return workingDaysLater?.(date, count) ?? null;
	if (/dien[ua]/iu.test(words)) return addDays(date, count);
	if (/nedēļ/iu.test(words)) return addDays(date, count * 7);
	if (/mēne/iu.test(words)) return addMonths(date, count);
	return addMonths(date, /pusgada/iu.test(words) ? 6 : count * 12);
}

/** "mēneša laikā" is one; "dienu laikā" says nothing. */
function countOf(words: string): number | null {
	const first = words.toLowerCase().split(/\s+/u)[0]!;
	const count = /^\d+$/u.test(first) ? Number(first) : counts[first];
	if (count) return count;
	return /^(?:mēneša|nedēļas|gada|pusgada|dienas|darbdienas)\s/iu.test(words) ? 1 : null;
}
