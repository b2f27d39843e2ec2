import type { PlainDate } from '#lib/calendar/days.ts';
import { parseDateText } from '#lib/latvian/dates.ts';

/** What a letter is registered under. */
export interface DatedNumber {
	readonly number: string | null;
	readonly date: PlainDate | null;
}

const day = String.raw`(?:\d{4}\.\s?gada\s\d{1,2}\.\s?\p{L}+|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\.?|\d{4}-\d{2}-\d{2})`;
/** Opaque: "1-15/345", "01-08/123-e", "2026 1.1.1./4-4"; with a figure in it, which a line to be filled in has not. */
const number = String.raw`Nr\.?\s?(?<number>(?=[^\s,;)]*\d)[\p{L}\d][^\s,;)|]*(?:\s\d[\d.]*\/[^\s,;)|]+)?)`;
const both = [
	new RegExp(`(?<date>${day})[\\s,|]*${number}`, 'iu'),
	new RegExp(`${number}[\\s,|]*(?<date>${day})`, 'iu')
];
const onlyDate = new RegExp(`^(?:\\p{Lu}\\p{L}+,?\\s)?(?<date>${day})$`, 'u');
const onlyNumber = new RegExp(`^${number}$`, 'iu');
const stamped = /(?:datums|datumu)\b.*laika zīmog|datums skatāms/iu;
const ours = /^uz\s(?!\p{L}+\s\p{L}+\s\p{L}+\s(?:ir|nav)\s)|atbild\p{L}+ uz|jūsu\s|izpildot|saskaņā ar/iu;
/** What else has a number and a date. */
const law = /noteikum|rīkojum|likum|protokol|prot\.|lēmum|direktīv|regul/iu;
const mostLines = 40;

/** The letter's own number and date, which stand near its top in either order, on one line or on two. */
export function ownNumberIn(lines: readonly string[]): DatedNumber {
	const top = lines.slice(0, mostLines).filter((line) => !isAboutOurs(line) && !law.test(line));
	for (const [at, line] of top.entries()) {
		const found = datedNumberIn(line);
		if (found) return found;
		const date = dateOf(onlyDate.exec(line));
		const alone = numberOf(onlyNumber.exec(line));
		const next = top[at + 1] ?? '';
		if (date && numberOf(onlyNumber.exec(next))) return { date, number: numberOf(onlyNumber.exec(next)) };
		if (alone) return { number: alone, date: dateOf(onlyDate.exec(next)) };
	}
	return { number: null, date: top.map((line) => dateOf(onlyDate.exec(line))).find(Boolean) ?? null };
}

/** A date and a number beside each other, or a number beside the words that the date is in the time-stamp. */
export function datedNumberIn(line: string): DatedNumber | null {
	if (line.length > 160 || isAboutOurs(line)) return null;
	for (const pattern of both) {
		const found = pattern.exec(line);
		if (found) return { number: numberOf(found), date: dateOf(found) };
	}
	if (!stamped.test(line)) return null;
	return { number: numberOf(new RegExp(number, 'iu').exec(line)), date: null };
}

/** Whether a line speaks of what was written to whoever answers: "Uz 02.03.2026. Nr. 15.1/44". */
export function isAboutOurs(line: string): boolean {
	return ours.test(line) && new RegExp(`${number}|${day}`, 'iu').test(line);
}

/** The number and the date of the letter that it answers. */
export function answeredNumberIn(lines: readonly string[]): DatedNumber | null {
	for (const line of lines) {
		if (!isAboutOurs(line)) continue;
		// The first after "uz": what comes later may be the number of a law.
		const said = line.slice(line.search(ours)).slice(0, 300);
		const date = dateOf(new RegExp(`(?<date>${day})`, 'iu').exec(said));
		const found = numberOf(new RegExp(number, 'iu').exec(said));
		if (found || date) return { number: found, date };
	}
	return null;
}

function dateOf(found: RegExpExecArray | null): PlainDate | null {
	const text = found?.groups?.date;
	return text ? parseDateText(text) : null;
}

function numberOf(found: RegExpExecArray | null): string | null {
	return found?.groups?.number?.replace(/[.,]$/, '') ?? null;
}
