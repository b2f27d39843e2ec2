/** The Latvian letters of the encoding in which Excel in Latvia used to save CSV. */
const letters: Readonly<Record<string, number>> = {
	...{ Ā: 0xc2, Ē: 0xc7, Č: 0xc8, Ģ: 0xcc, Ķ: 0xcd, Ī: 0xce, Ļ: 0xcf, Š: 0xd0, Ņ: 0xd2, Ū: 0xdb, Ž: 0xde },
	...{ ā: 0xe2, ē: 0xe7, č: 0xe8, ģ: 0xec, ķ: 0xed, ī: 0xee, ļ: 0xef, š: 0xf0, ņ: 0xf2, ū: 0xfb, ž: 0xfe }
};

export function windows1257(text: string): Buffer {
	return Buffer.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
}
