import { fold } from '#lib/latvian/letters.ts';
import type { PlainDate } from './days.ts';

/** A time by the clock on the wall in Riga, without a day or a zone, as text HH:MM: sorts and compares as text. */
export type WallTime = string;

/** From one time to another. It ends on the day on which it begins where nothing else is said; an end may not be known yet. */
export interface WallSpan {
	readonly date: PlainDate;
	readonly startTime: WallTime;
	readonly endTime?: WallTime | null;
	readonly endDate?: PlainDate | null;
}

const longest = 40;
// What may stand around a time and says nothing else: "plkst. 10.00", "no plkst. 9", "līdz 12.30", "10.00 h".
const before = String.raw`(?:(?:no|lidz|at|from|until)\s+)?(?:(?:plkst|pl|pulksten[a-z]*)(?:\s*\.\s*|\s+|(?=\d)))?`;
const after = String.raw`\s*(?:h|st\.?|\.)?`;
const separated = new RegExp(
	String.raw`^${before}(?<hour>\d{1,2})(?:\s?[.:,h]\s?(?<minute>\d{2})(?::00)?)?${after}$`
);
const together = /^(?<hour>\d{1,2})(?<minute>\d{2})$/;

/** Whether the text is a time of the clock, 00:00 to 23:59. */
export function isWallTime(text: unknown): text is WallTime {
	return typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * The one time that somebody's words name ("10.00", "9", "plkst. 9.30", "1000"), as HH:MM; null for everything that is not
 * exactly one: nothing, 24.00 (of which day?), 9.5, 10–12.
 */
export function parseTimeText(text: string): WallTime | null {
	if (text.length > longest) return null;
	const words = fold(text).trim();
	const found = (separated.exec(words) ?? together.exec(words))?.groups;
	if (!found) return null;
	const time = `${found.hour!.padStart(2, '0')}:${found.minute ?? '00'}`;
	return isWallTime(time) ? time : null;
}

/** "10.00", as everywhere on the screen and in Latvian documents; the words around it are those of time-words.ts. */
export function clockText(time: WallTime): string {
	if (!isWallTime(time)) throw new RangeError(`"${time}" is not a time HH:MM.`);
	return time.replace(':', '.');
}

/**
 * What is wrong with a span: it ends when it begins or before. One past midnight has to say that it ends on another day; "no
 * 10.00 līdz 9.00" is a slip of the keyboard.
 */
export function spanProblem({ date, startTime, endTime, endDate }: WallSpan): 'ENDS_BEFORE' | null {
	if (!endTime) return endDate && endDate < date ? 'ENDS_BEFORE' : null;
	return `${endDate ?? date} ${endTime}` <= `${date} ${startTime}` ? 'ENDS_BEFORE' : null;
}
