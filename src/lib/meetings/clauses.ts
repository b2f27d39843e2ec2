import type { Part } from './sentence-parts.ts';
import type { Word } from './sentence-words.ts';
import * as verbs from './verbs.ts';

/** Where a part of a sentence stands: in what it says, in a clause that tells something of it, in a participle's. */
export type Side = 'MAIN' | 'RELATIVE' | 'PARTICIPLE';

/** A sentence in parts, each with its clause. */
export interface Clauses {
	readonly text: string;
	readonly parts: readonly Part[];
	readonly sides: readonly Side[];
}

/** The word that a part is; undefined for what is none. */
export const wordOf = (part: Part | undefined) => (part?.kind === 'WORD' ? part.word : undefined);
/** Whether a part is a comma. */
export const isComma = (part: Part | undefined) => part?.kind === 'SIGN' && part.text === ',';
/** Whether a part is a dash or a colon. */
export const isDash = (part: Part | undefined) => part?.kind === 'SIGN' && /^[–—:-]$/u.test(part.text);

const prepositions = new Set([
	'ar',
	'par',
	'pret',
	'uz',
	'caur',
	'no',
	'pie',
	'pec',
	'starp',
	'pirms',
	'kopa',
	'saskana'
]);

/** Whether a word rules the case of what follows: "par", "saskaņā ar". */
export function isPreposition(word: Word | undefined): boolean {
	return prepositions.has(word?.key ?? '');
}

/** Which parts stand in a clause of their own, between commas: "kas …", "lai …", "ņemot vērā …". */
export function sidesOf(parts: readonly Part[]): Side[] {
	const sides: Side[] = [];
	let side: Side = 'MAIN';
	parts.forEach((part, at) => {
		if (at === 0 || isComma(parts[at - 1])) side = sideFrom(parts, at);
		if (isDash(part) && side !== 'MAIN' && (part as { text: string }).text === ':') side = 'MAIN';
		sides.push(side);
	});
	return sides;
}

function sideFrom(parts: readonly Part[], at: number): Side {
	const [first, second] = [wordOf(parts[at]), wordOf(parts[at + 1])];
	if (!first) return 'MAIN';
	const isAfterNoting = at >= 2 && /^(?:noteikt|nosaka)$/u.test(wordOf(parts[at - 2])?.key ?? '');
	if (verbs.isSubordinating(first) && !isAfterNoting) return at > 0 || hasComma(parts) ? 'RELATIVE' : 'MAIN';
	if (second && first.text.toLowerCase() === 'kā' && verbs.isDeed(second)) return 'RELATIVE';
	if (second && isPreposition(first) && /^(?:kur|ka[sm]$|ko$)/u.test(second.key)) return 'RELATIVE';
	return verbs.isParticipleWord(first) && (at > 0 || hasComma(parts)) ? 'PARTICIPLE' : 'MAIN';
}

const hasComma = (parts: readonly Part[]) => parts.some(isComma);
