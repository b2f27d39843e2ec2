/*
 * What a result counts, found in its words: "pieci video stāsti", "apmācīti 80 bāriņtiesu darbinieki", "dalībnieku skaits – 60". A find
 * is offered, never made silently.
 */

/** A number that a text names, with what it counts. */
export interface FoundCount {
	readonly value: number;
	/** In the nominative, as far as the words tell. */
	readonly unit: string;
	/** Where its words end. */
	readonly end: number;
}

/** A part of a text with what it counts. Put together with blanks, the parts are the text. */
export interface CountedPart {
	readonly text: string;
	readonly target: number | null;
	readonly unit: string | null;
}

const words: readonly (readonly [stem: string, endings: string, value: number])[] = [
	['vien', 's|a|u', 1],
	['div', 'i|as|us|iem|ām|os|ās', 2],
	['tr', 'īs|im|ijiem|ijām|ijos|ijās', 3],
	...(['četr', 'piec', 'seš', 'septiņ', 'astoņ', 'deviņ'] as const).map(
		(stem, at) => [stem, 'i|as|us|iem|ām|os|ās', at + 4] as const
	),
	...(['desmit', 'vienpadsmit', 'divpadsmit', 'trīspadsmit', 'četrpadsmit', 'piecpadsmit'] as const).map(
		(stem, at) => [stem, '', at + 10] as const
	),
	...(['divdesmit', 'trīsdesmit', 'četrdesmit', 'piecdesmit'] as const).map(
		(stem, at) => [stem, '', (at + 2) * 10] as const
	)
];
const word = words.map(([stem, endings]) => `${stem}(?:${endings})`).join('|');

/** A number, not one of an order ("2. grupa") and not a part of another; with groups of three it is one. */
const number = new RegExp(
	`(?<![\\p{L}\\d.,–-])(\\d{1,3}(?:[ \\u00a0]\\d{3})+|\\d{1,9}|${word})(?![\\p{L}\\d]|[.,]\\d|\\.\\s*(?:\\p{Ll}|§)|[–-])`,
	'giu'
);
const total = /(\p{L}+u)\s+skait(?:s|u|am|ā)(?:\s*[–:-]\s*|\s+)$/u;
const stops = new Set(
	[
		'par',
		'ar',
		'no',
		'uz',
		'pie',
		'pēc',
		'kā',
		'kas',
		'kuri',
		'kuros',
		'lai',
		'līdz',
		'vai',
		'bez',
		'pa',
		'gada',
		'gadā'
	].concat(
		...[
			'pirms',
			'starp',
			'visā',
			'vismaz',
			'kopā',
			'tajā',
			'ir',
			'tiek',
			'katrs',
			'katrā',
			'pret',
			'caur',
			'mēnešos'
		]
	)
);
const mostWords = 6;

/** The numbers of a text that count something, in their order. */
export function countsIn(text: string): FoundCount[] {
	return [...text.matchAll(number)].flatMap((match): FoundCount[] => {
		const typed = match[1]!;
		const value = valueOf(typed);
		const end = match.index + typed.length;
		if (value === null) return [];
		const before = total.exec(text.slice(0, match.index));
		if (before) return [{ value, unit: nominative(before[1]!), end }];
		if (/^(?:19|20)\d\d$/u.test(typed)) return [];
		const found = unitAfter(text.slice(end));
		return found ? [{ value, unit: found.unit, end: end + found.length }] : [];
	});
}

/** A text parted so that each part counts one thing at most: "4 semināri" and "un apmācīti 80 darbinieki". */
export function countedParts(text: string): CountedPart[] {
	const counts = countsIn(text);
	if (counts.length < 2) {
		const [only] = counts;
		return [{ text, target: only?.value ?? null, unit: only?.unit ?? null }];
	}
	let from = 0;
	return counts.map(({ value, unit, end }, at) => {
		const until = at === counts.length - 1 ? text.length : end;
		const part = text.slice(from, until).trim();
		from = until;
		return { text: part, target: value, unit };
	});
}

function valueOf(typed: string): number | null {
	if (/^\d/u.test(typed)) return Number(typed.replace(/\D/gu, ''));
	const text = typed.toLowerCase();
	const found = words.find(([stem, endings]) => new RegExp(`^${stem}(?:${endings})$`, 'u').test(text));
	return found ? found[2] : null;
}

/** What stands behind a number up to a preposition, a sign, or the next thing; null where it counts nothing. */
function unitAfter(rest: string): { unit: string; length: number } | null {
	if (/^\s*%/u.test(rest)) return { unit: '%', length: rest.indexOf('%') + 1 };
	const taken: string[] = [];
	let length = 0;
	for (const [whole, one] of rest.matchAll(/[ \u00a0]+(\p{L}[\p{L}-]*)(?=([.,;:()]|\s|$))/gu)) {
		const isNext = rest.startsWith(whole, length);
		const said = one!.toLowerCase();
		if (!isNext || stops.has(said) || taken.length >= mostWords) break;
		// "bāriņtiesu un sociālo dienestu darbinieki" goes on, "semināri un apmācīti …" does not.
		if (said === 'un' && !taken.at(-1)?.endsWith('u')) break;
		if (taken.length > 0 && /(?:iem|ām|ēm)$/u.test(said)) break;
		taken.push(one!);
		length += whole.length;
		if (taken.length === 1 && /(?:iem|ām|ēm|os|[^ā]ās)$/u.test(said) && !isAdjective(said)) break;
	}
	if (taken.at(-1) === 'un') return null;
	return taken.length ? { unit: nominative(taken.join(' ')), length } : null;
}

/** "radošās", "informatīvās", "reģionālās": what they describe stands behind them. */
function isAdjective(said: string): boolean {
	return /(?:īvās|ošās|ālās|iskās|otās|ētās|ītās|ajos|ajām|ajiem|iskos)$/u.test(said);
}

/** Of one word in the dative, the locative or the genitive of many; the offer is corrected where it is wrong. */
function nominative(unit: string): string {
	if (unit.includes(' ')) return unit;
	return unit
		.replace(/(?:iem|os)$/u, 'i')
		.replace(/(?:ām|ās)$/u, 'as')
		.replace(/ēm$/u, 'es')
		.replace(/u$/u, 'i');
}
