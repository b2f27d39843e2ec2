// Neither database sorts or folds Latvian by itself, and the two would not agree if they did: so the order and the
// search text are made here, as plain ASCII wherever the alphabet is Latin, and compared byte by byte.

// Letters that Unicode does not take apart into a base letter and a mark.
const undivided: Record<string, string> = {
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ß: 'ss',
	þ: 'th',
	ð: 'd',
	đ: 'd',
	ł: 'l',
	ı: 'i',
	ħ: 'h',
	ŧ: 't',
	ŋ: 'n'
};

// Letters with a place of their own, as Intl.Collator('lv') has them: i, y, ī; n, ņ, o. The mark is above every
// letter and digit, so that the letter comes after all words with its base letter and before the next letter.
const ownPlace: Record<string, string> = {
	ā: 'a~',
	č: 'c~',
	ē: 'e~',
	ģ: 'g~',
	y: 'i}',
	ī: 'i~',
	ķ: 'k~',
	ļ: 'l~',
	ņ: 'n~',
	ō: 'o~',
	ŗ: 'r~',
	š: 's~',
	ū: 'u~',
	ž: 'z~',
	þ: 'z~~'
};

/**
 * The text as one searches it: small letters, Latvian and other European letters without their marks, all blanks
 * and dashes and quotation marks alike ("Ķekavas „Zīle“" → 'kekavas "zile"'). Apply it to both sides.
 */
export function fold(text: string): string {
	if (isPlain(text)) return text.toLowerCase();
	return bare(text.normalize('NFKC').toLowerCase())
		.replace(/[‐-―−]/g, '-')
		.replace(/[“”„‟«»″]/g, '"')
		.replace(/[‘’‚‛′´`]/g, "'")
		.replace(/\s+/g, ' ');
}

/**
 * A key that sorts by its bytes as Latvians sort ("Ādaži" after "Aizkraukle", before "Babīte"): capital letters,
 * quotation marks, dots and commas do not count, numbers sort by their size ("2. grupa" before "10. grupa").
 */
export function sortKey(text: string): string {
	const words = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
	const letters = Array.from(words.normalize('NFC').trim(), (letter) => ownPlace[letter] ?? bare(letter));
	return letters.join('').replace(/\d+/g, orderedNumber);
}

/** Longer numbers are bigger ones: the number of digits stands in front, as one byte between '0' and 'Z'. */
function orderedNumber(digits: string): string {
	const number = digits.replace(/^0+(?=\d)/, '');
	return String.fromCharCode(48 + Math.min(number.length, 42)) + number;
}

function bare(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.replace(/[æœøßþðđłıħŧŋ]/g, (letter) => undivided[letter] ?? letter);
}

function isPlain(text: string): boolean {
	return /^[!-_a-~]*(?: [!-_a-~]+)*$/.test(text);
}
