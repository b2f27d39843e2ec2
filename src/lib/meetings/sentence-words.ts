import { fold } from '#lib/latvian/letters.ts';

/** A word, a number or a sign of a sentence, and where it stands. */
export interface Word {
	readonly text: string;
	/** As it is compared: small letters without their marks. */
	readonly key: string;
	readonly isWord: boolean;
	readonly start: number;
	readonly end: number;
}

const pieces = /\p{L}[\p{L}\p{M}\p{N}]*(?:-\p{L}+)*|\p{N}+|[^\s\p{L}\p{N}]/gu;

/** The words of a stretch of a text. `folded` remembers, because a long text has few words, many times. */
export function wordsOf(
	text: string,
	{ start, end }: { start: number; end: number },
	folded: (word: string) => string = fold
): Word[] {
	return [...text.slice(start, end).matchAll(pieces)].map(({ 0: piece, index }) => {
		const isWord = /^\p{L}/u.test(piece);
		return {
			...{ text: piece, key: isWord ? folded(piece) : piece, isWord },
			...{ start: start + index, end: start + index + piece.length }
		};
	});
}

/** `fold`, with a memory. */
export function rememberingFold(): (word: string) => string {
	const known = new Map<string, string>();
	return (word) => {
		let key = known.get(word);
		if (key === undefined) known.set(word, (key = fold(word)));
		return key;
	};
}

const quotes = /^["“”„‟«»″‘’‚']$/u;

/** Whether it is a quotation mark of any kind. */
export function isQuote(word: Word | undefined): boolean {
	return word !== undefined && quotes.test(word.text);
}
