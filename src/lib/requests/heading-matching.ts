import { fold } from '#lib/latvian/letters.ts';

/** Words that say nothing of which heading it is: "Kas plānots" is "Plānotais". */
const idle = new Set([
	'kas',
	'ko',
	'ir',
	'tiek',
	'un',
	'par',
	'ar',
	'no',
	'uz',
	'ka',
	'vai',
	'the',
	'is',
	'what'
]);
/** How much two headings have in common when somebody only wrote one of them a little otherwise. */
const likeEnough = 0.75;

/** The words of a heading that tell it from others, folded. */
export function headingWords(title: string): string[] {
	const words = fold(title).match(/[\p{L}\d]+/gu) ?? [];
	const telling = words.filter((word) => !idle.has(word));
	return telling.length ? telling : words;
}

/**
 * How alike two headings are, from 0 to 1, whatever the case, the signs above the letters and the endings: 1 where each word of one is
 * in the other.
 */
export function headingLikeness(one: readonly string[], other: readonly string[]): number {
	if (!one.length || !other.length) return 0;
	const left = [...other];
	let shared = 0;
	for (const word of one) {
		const at = left.findIndex((candidate) => isSameWord(word, candidate));
		if (at === -1) continue;
		left.splice(at, 1);
		shared += 1;
	}
	return (2 * shared) / (one.length + other.length);
}

/** "izdarīts" and "izdarītais": the same but for their endings. */
function isSameWord(one: string, other: string): boolean {
	if (one === other) return true;
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	if (short.length < 5 || long.length - short.length > 3) return false;
	let alike = 0;
	while (alike < short.length && short[alike] === long[alike]) alike += 1;
	return alike >= Math.max(4, short.length - 3);
}

/** One that may stand as a heading. */
export interface Titled {
	readonly id: string;
	readonly title: string;
}

/**
 * Which of several headings a text is; null where it is none, or could be two. `isSurely`: what does not look like a heading must be
 * one to the word.
 */
export function headingIn(text: string, headings: readonly Titled[], isSurely: boolean): string | null {
	const words = headingWords(text);
	if (!words.length || words.length > 30) return null;
	const found = headings
		.map(({ id, title }) => ({ id, likeness: headingLikeness(words, headingWords(title)) }))
		.filter(({ likeness }) => likeness >= (isSurely ? 1 : likeEnough))
		.sort((one, other) => other.likeness - one.likeness);
	const [best, next] = found;
	return !best || best.likeness === next?.likeness ? null : best.id;
}
