/** Latvian cases as far as dates need them: "līdz" takes the dative, "kad?" the locative. */
export type Case = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'locative';

// aprīlis and the months in -bris change a letter in the genitive: aprīļa, septembra.
const endings = {
	s: { nominative: 's', genitive: 'a', dative: 'am', accusative: 'u', locative: 'ā' },
	is: { nominative: 'is', genitive: 'a', dative: 'im', accusative: 'i', locative: 'ī' }
} as const;
const months = [
	{ stem: 'janvār', ending: 'is', short: 'jan.' },
	{ stem: 'februār', ending: 'is', short: 'feb.' },
	{ stem: 'mart', ending: 's', short: 'mar.' },
	{ stem: 'aprīl', ending: 'is', genitive: 'aprīļa', short: 'apr.' },
	{ stem: 'maij', ending: 's', short: 'mai.' },
	{ stem: 'jūnij', ending: 's', short: 'jūn.' },
	{ stem: 'jūlij', ending: 's', short: 'jūl.' },
	{ stem: 'august', ending: 's', short: 'aug.' },
	{ stem: 'septembr', ending: 'is', short: 'sep.' },
	{ stem: 'oktobr', ending: 'is', short: 'okt.' },
	{ stem: 'novembr', ending: 'is', short: 'nov.' },
	{ stem: 'decembr', ending: 'is', short: 'dec.' }
] as const;
export const englishMonths = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
] as const;
/** The name of a month (1 to 12) in a case: "aprīlis", "aprīļa". */
export function monthName(month: number, wanted: Case = 'nominative'): string {
	const found = months[month - 1];
	if (!found) throw new RangeError(`There is no month ${month}.`);
	if (wanted === 'genitive' && 'genitive' in found) return found.genitive;
	return found.stem + endings[found.ending][wanted];
}

/** The month (1 to 12) in three letters, "mar." or "Mar". */
export function monthShort(month: number, locale: 'lv' | 'en' = 'lv'): string {
	const found = locale === 'en' ? englishMonths[month - 1]?.slice(0, 3) : months[month - 1]?.short;
	if (!found) throw new RangeError(`There is no month ${month}.`);
	return found;
}
