import { isOfficeInAccusative, isOfficeInDative, isPartOfInstitution } from './offices.ts';
import { isDash, isPreposition, wordOf, isComma, type Clauses } from './clauses.ts';
import type { Part } from './sentence-parts.ts';
import type { Word } from './sentence-words.ts';
import * as verbs from './verbs.ts';

/** Who owes something. */
export interface Owners {
	readonly lead: readonly string[];
	readonly co: readonly string[];
	/** Named, but not in the directory: "apakšgrupai", "ministrijām". */
	readonly unmatched: readonly string[];
}

/** How a sentence asks: "ministrijai sagatavot", "uzdot ministrijai" or "lūgt ministriju", "noteikt ministriju par atbildīgo". */
export type Way = 'OWED' | 'ASKED' | 'NOTED';

/** Each once. */
export const unique = (list: readonly string[]) => [...new Set(list)];

/**
 * Who is asked between two places of a sentence, in the way that its verb asks, and where the last of them ends (0 where nobody is
 * named). `sides` says which parts stand in the main clause.
 */
export function findOwners(
	{ text, parts, sides }: Clauses,
	{ from, to, way }: { readonly from: number; readonly to: number; readonly way: Way }
): Owners & { readonly end: number } {
	const lead: string[] = [];
	const unmatched: string[] = [];
	let [end, isOff] = [0, false];
	for (let at = from; at < to; at += 1) {
		const part = parts[at]!;
		if (sides[at] !== 'MAIN') continue;
		if (part.kind === 'INSTITUTION') {
			isOff = isAfterPreposition(parts, at) || (isOff && isAfterJoint(parts, at));
			if (isOff || !isOwner(parts, at, way)) continue;
			if (part.ids.length === 1) lead.push(part.ids[0]!);
			else unmatched.push(text.slice(part.start, part.end));
			end = at + 1;
		} else if (part.kind === 'WORD' && isOfficeOwner(part.word, way) && !isAfterPreposition(parts, at)) {
			const phrase = phraseAt(parts, at, from);
			if (phrase.isPart) lead.push(...phrase.ids);
			else if (!phrase.isQuoted)
				unmatched.push(text.slice(parts[phrase.from]!.start, part.end).replace(/\s+/gu, ' '));
			end = at + 1;
		}
	}
	return { lead: unique(lead), co: [], unmatched: unique(unmatched), end };
}

function isOwner(parts: readonly Part[], at: number, way: Way): boolean {
	const part = parts[at]!;
	if (part.kind !== 'INSTITUTION') return false;
	if (part.isBare) return !isAttribute(parts, at);
	if (way === 'NOTED')
		return part.cases.some((one) => one === 'nominative' || one === 'accusative' || one === 'dative');
	if (part.cases.includes('dative')) return true;
	if (way === 'ASKED') return part.cases.includes('accusative');
	return part.cases.includes('nominative') && isDash(parts[at + 1]);
}

/** The words that belong to an office, backwards: "Bērnu garantijas apakšgrupai", "Labklājības ministrijas pārstāvim". */
function phraseAt(parts: readonly Part[], at: number, least: number) {
	let from = at;
	const ids: string[] = [];
	while (from - 1 >= least) {
		const before = parts[from - 1]!;
		const word = wordOf(before);
		const isInstitution =
			before.kind === 'INSTITUTION' && (before.isBare || before.cases.includes('genitive'));
		if (
			!isInstitution &&
			(!word ||
				/^(?:un|vai|ka)$/u.test(word.key) ||
				verbs.isDeed(word) ||
				verbs.asksNow(word) ||
				verbs.isFiller(word))
		)
			break;
		if (before.kind === 'INSTITUTION') ids.push(...before.ids);
		from -= 1;
	}
	// "biedrībai “Glābiet bērnus”": the name that follows is the owner.
	const next = parts[at + 1];
	const isQuoted =
		(next?.kind === 'SIGN' && parts[at + 2]?.kind === 'INSTITUTION') || next?.kind === 'INSTITUTION';
	return { from, ids, isPart: ids.length > 0 && isPartOfInstitution(wordOf(parts[at])!), isQuoted };
}

function isOfficeOwner(word: Word, way: Way): boolean {
	return isOfficeInDative(word) || (way === 'ASKED' && isOfficeInAccusative(word));
}

function isAfterPreposition(parts: readonly Part[], at: number): boolean {
	return isPreposition(wordOf(parts[at - 1]));
}

function isAfterJoint(parts: readonly Part[], at: number): boolean {
	return isComma(parts[at - 1]) || /^(?:un|vai)$/u.test(wordOf(parts[at - 1])?.key ?? '');
}

/** "LM" in "LM priekšlikumi", "LM pārstāvis": whose, not who. */
function isAttribute(parts: readonly Part[], at: number): boolean {
	let next = at + 1;
	while (
		parts[next]?.kind === 'BRACKET' ||
		(parts[next]?.kind === 'SIGN' && /["“”„»]/u.test((parts[next] as { text: string }).text))
	)
		next += 1;
	const word = wordOf(parts[next]);
	if (!word || !/^\p{Ll}/u.test(word.text)) return false;
	if (
		verbs.isDeed(word) ||
		verbs.isParticipleWord(word) ||
		verbs.isOwed(word) ||
		verbs.isFiller(word) ||
		verbs.isSoftlyTelling(word)
	)
		return false;
	// "LM informatīvo ziņojumu …": what is owed follows in the accusative.
	return !/(?:us|[^t]o)$/u.test(word.text);
}
