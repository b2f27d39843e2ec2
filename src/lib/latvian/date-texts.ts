import { type Case, englishMonths, monthName } from '#lib/latvian/months.ts';
import { fold } from '#lib/latvian/letters.ts';

const cases: Case[] = ['nominative', 'genitive', 'dative', 'accusative', 'locative'];
const monthNumbers = /* @__PURE__ */ numberMonths();

// What may stand around a date and says nothing else: "Termiņš: līdz …", "…, trešdien", "… (ieskaitot)".
const before = String.raw`(?:termins\s*:?\s*)?(?:(?:lidz|no|kops|pec|uz|ne velak ka lidz)\s+)?(?:\p{L}+dien[au]?,?\s+)?`;
const after = String.raw`(?:\s*\(ieskaitot\))?[\s.,;]*`;
const thisYear = String.raw`(?:s\.\s?g\.|s[ia]\sgada|(?<next>nakama)\sgada)`;
const forms = {
	iso: pattern(String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`),
	figures: pattern(String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?:\.?\s?g(?:ada)?)?`),
	words: pattern(String.raw`(?<year>\d{4})\s?\.?\s?g(?:ada|\.)?\s?(?<day>\d{1,2})\s?\.\s?(?<name>\p{L}+)`),
	// What our English pages write must be understood when a form brings it back.
	english: pattern(String.raw`(?<day>\d{1,2})\s(?<english>\p{L}{3,9})\s(?<year>\d{4})`),
	// "š. g.", "šī gada", "šā gada", and "nākamā gada".
	thisYear: pattern(String.raw`${thisYear}\s?(?<day>\d{1,2})\s?\.\s?(?:(?<name>\p{L}+)|(?<month>\d{1,2}))`)
};
const monthForms = [
	pattern(String.raw`(?<month>\d{1,2})\.\s?(?<year>\d{4})(?:\.?\s?g(?:ada)?)?`),
	pattern(String.raw`(?<year>\d{4})\s?\.?\s?g(?:ada|\.)?\s?(?<name>\p{L}+)`),
	pattern(String.raw`(?<name>\p{L}+)\s(?<year>\d{4})`),
	pattern(String.raw`(?<english>\p{L}{3,9})\s(?<year>\d{4})`),
	pattern(String.raw`${thisYear}\s?(?<name>\p{L}+)`)
];

/**
 * The one day that a document's words name ("līdz 2022. gada 1. aprīlim", "25.03.2026"), as YYYY-MM-DD; null for
 * everything that is not exactly one day: nothing, dots, only a year, the 31st of February, two dates.
 * "š. g." ("this year") and "nākamā gada" need the day on which the document was written.
 */
export function parseDateText(text: string, referenceDate?: string): string | null {
	const folded = fold(text).trim();
	for (const form of Object.values(forms)) {
		const found = form.exec(folded)?.groups;
		if (!found) continue;
		const year = found.year ?? yearFrom(referenceDate, found.next !== undefined);
		const month = monthOf(found);
		return year && month ? dayOrNull(Number(year), month, Number(found.day)) : null;
	}
	return null;
}

/** The one month that words name ("2025. gada novembrī", "11.2025.", "November 2025"), as YYYY-MM; null for everything else. */
export function parseMonthText(text: string, referenceDate?: string): string | null {
	const folded = fold(text).trim();
	for (const form of monthForms) {
		const found = form.exec(folded)?.groups;
		const year = found && (found.year ?? yearFrom(referenceDate, found.next !== undefined));
		const month = found && monthOf(found);
		if (year && month && month <= 12) return `${year}-${String(month).padStart(2, '0')}`;
	}
	return null;
}

function yearFrom(referenceDate: string | undefined, isNext: boolean): number | undefined {
	return referenceDate === undefined ? undefined : Number(referenceDate.slice(0, 4)) + (isNext ? 1 : 0);
}

function monthOf({ name, english, month }: Record<string, string | undefined>): number | undefined {
	if (name) return monthNumbers.get(name);
	if (!english) return Number(month);
	const known = englishMonths.map((one) => one.toLowerCase());
	const found = known.findIndex((one) => one === english || one.slice(0, 3) === english) + 1;
	return found || undefined;
}

function numberMonths(): Map<string, number> {
	const numbers = new Map<string, number>();
	for (let month = 1; month <= 12; month++) {
		for (const form of cases) numbers.set(fold(monthName(month, form)), month);
	}
	return numbers;
}

function pattern(core: string): RegExp {
	return new RegExp(`^${before}${core}${after}$`, 'u');
}

function dayOrNull(year: number, month: number, day: number): string | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	const isReal =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal ? date.toISOString().slice(0, 10) : null;
}
