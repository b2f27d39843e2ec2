import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { parseDateText } from '#lib/latvian/dates.ts';
import { deadlineOfLabel, findDeadlines, type FoundDeadline } from '#lib/meetings/deadline-finding.ts';

/** From which day days are counted: the resolution's date, or the day it came. */
export const countedFromChoices = ['DATE', 'RECEIVED'] as const;
export type CountedFrom = (typeof countedFromChoices)[number];

/** What a deadline that is given in days counts from. */
export interface TermBases {
	readonly date: PlainDate | null;
	readonly receivedOn: PlainDate | null;
	/** Where the words do not say. */
	readonly countedFrom: CountedFrom;
	/** What is meant by "līdz 30. jūnijam" where the resolution has no date. */
	readonly today: PlainDate;
}

/** A deadline as it was given, and the day that it means. */
export interface Term {
	readonly due: PlainDate;
	/** The words, where it was not given as a plain day. */
	readonly text: string | null;
	readonly count: number | null;
	readonly unit: 'CALENDAR' | 'WORKING' | null;
}

/** Why a deadline was not understood: its words, or that the day from which it counts is not known. */
export type TermProblem = 'WORDS' | 'NO_DATE' | 'NO_RECEIPT';

const days =
	/^(\d{1,3})\.?\s*(?:\([^()]{1,30}\)\s*)?(darbdien\p{L}*|darba\s+dien\p{L}*|kalendār\p{L}*\s+dien\p{L}*|dien\p{L}*|working\s+days?|calendar\s+days?|days?)(?!\p{L})/iu;
const since = /\s(?:no|pēc|kopš|from|after)\s+(.+)$/iu;

/**
 * Reads a deadline: a day as people write it ("25.03.2026."), days ("10 darbdienas", "10 darbdienu laikā no saņemšanas", "30 dienas"),
 * or what a document says ("līdz 2026. gada 30. jūnijam", "mēneša laikā"). Null where nothing is written.
 */
export function readTerm(
	typed: string | null,
	bases: TermBases,
	calendar: WorkingCalendar
): Term | TermProblem | null {
	const text = typed?.replace(/\s+/gu, ' ').trim() ?? '';
	if (text === '') return null;
	const day = parseDateText(text);
	if (day) return { due: day, text: null, count: null, unit: null };
	const said = text.replace(/^līdz\s+(?=\d{1,3}\s*(?:darb|dien|kalend))/iu, '');
	const from = countedFrom(since.exec(said)?.[1], bases.countedFrom);
	const base = from === 'RECEIVED' ? bases.receivedOn : bases.date;
	const counted = days.exec(said);
	if (counted) {
		if (!base) return missing(from);
		const count = Number(counted[1]);
		const unit = /^(?:darb|work)/iu.test(counted[2]!) ? 'WORKING' : 'CALENDAR';
		const due = unit === 'WORKING' ? calendar.workingDaysLater(base, count) : addDays(base, count);
		return { due, text, count, unit };
	}
	const isCounted = /laikā/iu.test(said);
	if (isCounted && !base) return missing(from);
	const found = deadlineOfLabel(
		isCounted ? said.replace(since, '') : said,
		momentOf(base ?? bases.today, calendar)
	);
	return found?.due ? { due: found.due, text, count: null, unit: null } : 'WORDS';
}

/** The deadlines that the text of a resolution names, with their days where they can be told. */
export function deadlinesIn(text: string, bases: TermBases, calendar: WorkingCalendar): FoundDeadline[] {
	const base = bases.countedFrom === 'RECEIVED' ? bases.receivedOn : bases.date;
	const seen = new Set<string>();
	const found = findDeadlines(text, momentOf(base ?? bases.today, calendar));
	return found.flatMap((one) => {
		if (seen.has(one.text)) return [];
		seen.add(one.text);
		return [base === null && /laikā/iu.test(one.text) ? { ...one, due: null } : one];
	});
}

function countedFrom(words: string | undefined, otherwise: CountedFrom): CountedFrom {
	if (words === undefined) return otherwise;
	if (/saņem|receipt|receiv/iu.test(words)) return 'RECEIVED';
	return /datum|parakst|izdo|rezolūc|date|sign/iu.test(words) ? 'DATE' : otherwise;
}

const missing = (from: CountedFrom): TermProblem => (from === 'RECEIVED' ? 'NO_RECEIPT' : 'NO_DATE');

function momentOf(date: PlainDate, calendar: WorkingCalendar) {
	return {
		date,
		workingDaysLater: (from: PlainDate, count: number) => calendar.workingDaysLater(from, count)
	};
}
