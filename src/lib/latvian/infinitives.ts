/** Prefixes of verbs: "uzņemot" is told by "ņemot". */
const prefixes = /^(?:ne)?(?:aiz|ap|at|ie|iz|no|pa|pār|pie|sa|uz|caur)?/u;

/** What ends like an infinitive and is none. */
const others = new Set([
	...['kaut', 'kārt', 'klāt', 'turklāt', 'rīt', 'parīt', 'pirmkārt', 'otrkārt', 'treškārt', 'vairākkārt'],
	...['tepat', 'lielākoties', 'internet', 'support', 'report', 'print']
]);

/** Stems of verbs whose participle ("ņemot", doing so) ends as the infinitive of other verbs does ("sagatavot"). */
const participles = new Set(
	(
		'ņem dod redz dar liek rakst pild skat skait las vad vērš tur es var sāk rad rod balst sūt virz dal tīst saist spriež klaus ' +
		'vēl kļūst stāv nāk gūst zin dzird ved nes met pērk velk riet atbild bild atbilst bilst tilpst prot jūt cieš ver sver tver cer ' +
		'aug plūst krīt griež pras gād raug cel kust sak drīkst spēj grib slēdz pazīst vieš cenš tiek gaid glab sarg meklē pievērš'
	).split(' ')
);

/** The present of some verbs ends as an infinitive does: "trūkst", "izjūt". */
const presents = new Set(
	'trūkst kļūst gūst zīst atbilst bilst tilpst mirst dzimst plūst jūt krīt prot'.split(' ')
);

/**
 * Whether a word is an infinitive by its form: "sagatavot", "iesniegt", "piedalīties"; not "ņemot", "izvērtējot", "balstoties"
 * (participles), "bet", "desmit", "lūdziet". Latvian has no noun that ends so; a handful of verbs in "-ot" are told by their stems.
 */
export function isInfinitive(word: string): boolean {
	const plain = word.toLowerCase();
	const form = plain.endsWith('ties') ? `${plain.slice(0, -4)}t` : plain;
	if (form.length < 3 || !form.endsWith('t') || others.has(plain)) return false;
	if (presents.has(form) || presents.has(form.replace(prefixes, ''))) return false;
	if (form.endsWith('ot')) return !isParticiple(plain);
	// "varat", "bet", "desmit"; "lūdziet", but not "iet" and what is made of it; "šeit".
	if (/(?:[^aeiouāēīōū]|^)[aeiu]t$/u.test(form) || /eit$|kārt$/u.test(form)) return false;
	return !/iet$/u.test(form) || /^(?:aiz|ap|at|ie|iz|no|pa|pār|pie|sa|uz)?(?:iet|siet|liet)$/u.test(form);
}

/** Whether a word says what is done beside: "ņemot vērā", "izvērtējot", "balstoties uz". */
export function isParticiple(word: string): boolean {
	const plain = word.toLowerCase();
	const form = plain.endsWith('oties') ? `${plain.slice(0, -4)}t` : plain;
	if (!form.endsWith('ot') || form.length < 4) return false;
	const stem = form.slice(0, -2);
	if (/(?:j|in|dz|c)$/u.test(stem)) return true;
	return participles.has(stem) || participles.has(stem.replace(prefixes, ''));
}
