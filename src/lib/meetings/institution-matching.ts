import { type Directory, institutionAt, nameAt } from '#lib/council/council.ts';
import { declineName } from '#lib/latvian/declension.ts';
import type { Case } from '#lib/latvian/months.ts';
import { isQuote, type Word, wordsOf } from './sentence-words.ts';

/** An institution by a name of its: one may be given several times, under several names. */
export interface KnownInstitution {
	readonly id: string;
	readonly name: string;
	readonly abbreviation: string | null;
}

const known = new WeakMap<Directory, { date: string; institutions: readonly KnownInstitution[] }>();
const matchers = new WeakMap<readonly KnownInstitution[], InstitutionMatcher>();

/**
 * The institutions as a text of that day calls them. A name that is kept for one that ended leads to whoever holds its duties:
 * who writes "VBTAI" in 2026 means the Bērnu aizsardzības centrs. The last day asked about is remembered for each directory.
 */
export function knownInstitutions(directory: Directory, date: string): readonly KnownInstitution[] {
	const last = known.get(directory);
	if (last?.date === date) return last.institutions;
	const institutions = institutionsOn(directory, date);
	known.set(directory, { date, institutions });
	return institutions;
}

/** What finds these institutions in texts: declining all their names takes long, so it is made once. */
export function matcherOf(institutions: readonly KnownInstitution[]): InstitutionMatcher {
	const made = matchers.get(institutions) ?? new InstitutionMatcher(institutions);
	matchers.set(institutions, made);
	return made;
}

function institutionsOn(directory: Directory, date: string): KnownInstitution[] {
	return directory.institutions.map(({ id }) => {
		const { name, abbreviation } = nameAt(directory, id, date);
		return { id: institutionAt(directory, id, date).institutionId, name, abbreviation };
	});
}

/** A place of a text that names an institution. */
export interface InstitutionMatch {
	/** More than one where the words fit several. */
	readonly ids: readonly string[];
	/** In which cases the words can stand; all, for an abbreviation and for a name in quotation marks. */
	readonly cases: readonly Case[];
	/** An abbreviation, or a name in quotation marks: its form does not tell the case. */
	readonly isBare: boolean;
	/** How many words it takes. */
	readonly length: number;
}

interface Form {
	readonly keys: readonly string[];
	readonly meanings: { id: string; case: Case }[];
}

const cases: readonly Case[] = ['nominative', 'genitive', 'dative', 'accusative'];
const quoted = /["“”„‟«»″‘]([^"“”„‟«»″]+)["“”„‟«»″’]*$/u;

/** Finds institutions of a directory by their declined names and their abbreviations. */
export class InstitutionMatcher {
	readonly #forms = new Map<string, Form[]>();
	readonly #abbreviations = new Map<string, Form[]>();
	/** "Labklājības", "Izglītības un zinātnes": what stands before "ministrija". */
	readonly #ministries = new Map<string, Form[]>();

	constructor(institutions: readonly KnownInstitution[]) {
		for (const { id, name, abbreviation } of institutions) {
			for (const one of [name, quoted.exec(name)?.[1]])
				if (one)
					for (const wanted of cases)
						add(this.#forms, keysOf(declineName(one, wanted)), { id, case: wanted });
			const before = /^(.+)\s+ministrija$/iu.exec(name.trim())?.[1];
			if (before) add(this.#ministries, keysOf(before), { id, case: 'nominative' });
			for (const short of [abbreviation, isAbbreviation(name) ? name : null])
				if (short)
					for (const wanted of cases) add(this.#abbreviations, shortKeys(short), { id, case: wanted });
		}
		for (const forms of [this.#forms, this.#abbreviations, this.#ministries])
			for (const list of forms.values()) list.sort((a, b) => b.keys.length - a.keys.length);
	}

	/** The longest name that begins at a word. */
	at(words: readonly Word[], at: number): InstitutionMatch | null {
		return this.#abbreviationAt(words, at) ?? this.#nameAt(words, at) ?? this.#sharedMinistryAt(words, at);
	}

	#nameAt(words: readonly Word[], at: number): InstitutionMatch | null {
		const found = longest(this.#forms, words, at, (word) => word.key);
		if (!found) return null;
		const isInQuotes = isQuote(words[at - 1]) && isQuote(words[at + found.length]);
		return { ...meaning(found.form, isInQuotes), isBare: isInQuotes, length: found.length };
	}

	#abbreviationAt(words: readonly Word[], at: number): InstitutionMatch | null {
		const word = words[at]!;
		if (!isAbbreviation(word.text)) return null;
		const found = longest(this.#abbreviations, words, at, ({ text }) => shortKey(text));
		if (!found) return null;
		const ending = /-(\p{Ll}+)$/u.exec(words[at + found.length - 1]!.text)?.[1];
		const known =
			ending &&
			(/[aei]i$|[aiu]m$/u.test(ending) ? 'dative' : /[uio]$/u.test(ending) ? 'accusative' : 'genitive');
		const said = meaning(found.form, true);
		return { ...said, cases: known ? [known] : said.cases, isBare: !known, length: found.length };
	}

	/** "Labklājības" in "Labklājības un Veselības ministrijai": the case is that of the word they share. */
	#sharedMinistryAt(words: readonly Word[], at: number): InstitutionMatch | null {
		const found = longest(this.#ministries, words, at, (word) => word.key);
		if (!found) return null;
		const isLast = words[at + found.length]?.key === plural;
		const shared = isLast ? plural : this.#sharedWord(words, at + found.length);
		const length = found.length + (isLast ? 1 : 0);
		if (!shared) return null;
		return { ids: idsOf(found.form), cases: casesOfMinistry(shared), isBare: false, length };
	}

	#sharedWord(words: readonly Word[], from: number): string | null {
		let at = from;
		for (let known = 0; known < 15; known += 1) {
			const joint = words[at];
			if (joint?.text !== ',' && joint?.key !== 'un') return null;
			const next = longest(this.#ministries, words, at + 1, (word) => word.key);
			if (!next) return null;
			at += 1 + next.length;
			const key = words[at]?.key ?? '';
			if (/^ministrij(?:ai|am|u|as|a)$/u.test(key)) return key;
		}
		return null;
	}
}

const plural = 'ministrijam';

function casesOfMinistry(key: string): Case[] {
	// After "ar" the plural has the form of the dative.
	if (key === plural) return ['dative', 'accusative'];
	if (key.endsWith('ai')) return ['dative'];
	return key.endsWith('u') ? ['accusative', 'genitive'] : ['genitive', 'accusative', 'nominative'];
}

function add(forms: Map<string, Form[]>, keys: string[], said: { id: string; case: Case }): void {
	if (keys.length === 0) return;
	const list = forms.get(keys[0]!) ?? [];
	const known = list.find(
		(form) => form.keys.length === keys.length && form.keys.every((key, at) => key === keys[at])
	);
	if (known) known.meanings.push(said);
	else list.push({ keys, meanings: [said] });
	forms.set(keys[0]!, list);
}

const keysOf = (name: string) =>
	wordsOf(name, { start: 0, end: name.length })
		.filter(isNoQuote)
		.map(({ key }) => key);
const shortKeys = (name: string) =>
	wordsOf(name, { start: 0, end: name.length }).map(({ text }) => shortKey(text));
const isNoQuote = (word: Word) => !isQuote(word);

/** "IEM" and "IeM" are one; "LM-ai" has an ending. */
const shortKey = (text: string) => text.replace(/-\p{Ll}+$/u, '').toUpperCase();

/** "LM", "IeM", "BAC-am". */
function isAbbreviation(text: string): boolean {
	return /^\p{L}{2,8}(?:-\p{Ll}+)?$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) > 1;
}

function longest(
	forms: ReadonlyMap<string, readonly Form[]>,
	words: readonly Word[],
	at: number,
	keyOf: (word: Word) => string
) {
	const first = words[at];
	if (!first) return null;
	for (const form of forms.get(keyOf(first)) ?? []) {
		const length = lengthOf(form, words, at, keyOf);
		if (length) return { form, length };
	}
	return null;
}

/** How many words the form takes here, quotation marks within it included; 0 where it does not stand. */
function lengthOf({ keys }: Form, words: readonly Word[], at: number, keyOf: (word: Word) => string): number {
	let place = at;
	for (const [order, key] of keys.entries()) {
		while (order > 0 && isQuote(words[place])) place += 1;
		const word = words[place];
		if (!word || keyOf(word) !== key) return 0;
		place += 1;
	}
	// A quotation mark that was opened within the name is closed with it.
	const isOpen = words.slice(at, place).filter((word) => isQuote(word)).length > 0;
	while (isOpen && isQuote(words[place])) place += 1;
	return place - at;
}

function meaning({ meanings }: Form, isAny: boolean): Pick<InstitutionMatch, 'ids' | 'cases'> {
	return {
		ids: [...new Set(meanings.map(({ id }) => id))],
		cases: isAny ? cases : [...new Set(meanings.map((one) => one.case))]
	};
}

const idsOf = (form: Form) => [...new Set(form.meanings.map(({ id }) => id))];
