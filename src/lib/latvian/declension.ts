import type { Case } from '#lib/latvian/months.ts';

/** By the ending of the nominative, the longer ones first: genitive, dative, accusative, locative. */
const endings: readonly (readonly [nominative: string, forms: readonly [string, string, string, string]])[] =
	[
		['ais', ['ā', 'ajam', 'o', 'ajā']],
		['is', ['a', 'im', 'i', 'ī']],
		['us', ['us', 'um', 'u', 'ū']],
		['as', ['u', 'ām', 'as', 'ās']],
		['es', ['u', 'ēm', 'es', 'ēs']],
		['s', ['a', 'am', 'u', 'ā']],
		['š', ['a', 'am', 'u', 'ā']],
		['a', ['as', 'ai', 'u', 'ā']],
		['ā', ['ās', 'ajai', 'o', 'ajā']],
		['e', ['es', 'ei', 'i', 'ē']]
	];
const places: readonly Case[] = ['genitive', 'dative', 'accusative', 'locative'];

/** Before the genitive's "-a" of the words in "-is": "brālis", "brāļa". */
const softened: Readonly<Record<string, string>> = {
	...{ l: 'ļ', n: 'ņ', t: 'š', d: 'ž', s: 'š', z: 'ž', c: 'č', k: 'ķ', g: 'ģ' },
	...{ b: 'bj', p: 'pj', m: 'mj', v: 'vj' }
};

/** A word that stands in the nominative, in another case. Abbreviations, initials and what has no ending of ours stay. */
export function declineWord(word: string, wanted: Case): string {
	// "E.", "LM", "(VARAM)".
	if (wanted === 'nominative' || /\p{Lu}$|[^\p{L}]$/u.test(word)) return word;
	const found = endings.find(([nominative]) => word.length > nominative.length && word.endsWith(nominative));
	if (!found) return word;
	const [nominative, forms] = found;
	const stem = word.slice(0, -nominative.length);
	const last = stem.slice(-1);
	const isSoftened = nominative === 'is' && wanted === 'genitive' && last in softened;
	return (isSoftened ? stem.slice(0, -1) + softened[last] : stem) + forms[places.indexOf(wanted)];
}

/** What an institution is, where it stands before its proper name: "Fonds Plecs", "Biedrība “Glābiet bērnus”". */
const kinds =
	/^(?:biedrība|nodibinājums|fonds|centrs|asociācija|savienība|apvienība|aģentūra|uzņēmums|sabiedrība|kooperatīvs)$/iu;
const opening = /^["“”„«‘’']/u;

/**
 * The name of an institution in a case. Only its head is declined, and the definite adjectives that go with it ("Bērnu klīniskajai
 * universitātes slimnīcai"); what stands before is in the genitive already ("Izglītības un zinātnes ministrijai"), and what stands
 * in quotation marks, or after the head, stays ("biedrībai “Glābiet bērnus”", "aliansei bāreņiem").
 */
export function declineName(name: string, wanted: Case): string {
	const words = name.trim().split(/\s+/u);
	const head = headOf(words);
	return words
		.map((word, at) => {
			if (at === head) return declineWord(word, wanted);
			return at < head && /(?:ais|ā)$/u.test(word) ? declineWord(word, wanted) : word;
		})
		.join(' ');
}

/** -1 for a name that is wholly in quotation marks. */
function headOf(words: readonly string[]): number {
	const quoted = words.findIndex((word) => opening.test(word));
	const last = (quoted === -1 ? words.length : quoted) - 1;
	if (kinds.test(words[0] ?? '') && /^\p{Lu}/u.test(words[1] ?? '')) return 0;
	// "alianse bāreņiem": for whom stands after what it is.
	const isFor = last > 0 && /(?:iem|ām|ēm)$/u.test(words[last]!);
	return isFor ? last - 1 : last;
}
