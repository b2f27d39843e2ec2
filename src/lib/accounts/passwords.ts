import { fold } from '#lib/latvian/letters.ts';
import { keyboardRuns, usualWords } from './usual-passwords.ts';

/*
 * What a password must be (NIST SP 800-63B, 5.1.1.2): long, and none that everybody tries first. Nothing is said about capitals,
 * digits or signs: such rules make passwords that are hard for people and easy for programs.
 */
export const shortestPassword = 12;
export const longestPassword = 128;

/** What must be left over when all that is usual is taken out, in letters. */
const leastOfOnesOwn = 4;

/** The form in which a password is hashed: the same letters typed on another keyboard are the same password. */
export function normalizePassword(password: string): string {
	return password.normalize('NFKC');
}

/**
 * What is wrong with a password, as the key of a message, or null. `personal` is what others know of whoever wants it:
 * name, address.
 */
export function problemOfPassword(password: string, personal: readonly string[] = []): string | null {
	const letters = [...normalizePassword(password)];
	if (letters.length < shortestPassword) return 'accounts_problem_password_short';
	if (letters.length > longestPassword) return 'accounts_problem_password_long';
	return isUsual(password, personal) ? 'accounts_problem_password_usual' : null;
}

/** Whether a password is made of nothing but what is tried first: usual words, runs on a keyboard, repetition, one's own name. */
export function isUsual(password: string, personal: readonly string[] = []): boolean {
	const plain = fold(normalizePassword(password));
	const known = [...usualWords, ...partsOf(personal)].sort((a, b) => b.length - a.length);
	return [plain, unmask(plain)].some((text) => {
		const rest = withoutRepetition(withoutRuns(withoutWords(text, known)));
		return new Set(rest).size < leastOfOnesOwn || rest.length < leastOfOnesOwn;
	});
}

/** "p4r0le!" is "parole": the figures and signs that stand for letters. */
function unmask(text: string): string {
	const stands: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };
	const signs: Record<string, string> = { '@': 'a', $: 's', '!': 'i', '€': 'e' };
	return text.replace(/[013457@$!€]/g, (sign) => stands[sign] ?? signs[sign]!);
}

function withoutWords(text: string, words: readonly string[]): string {
	return words.reduce((rest, word) => rest.replaceAll(word, ' '), text);
}

/** Without runs of four or more neighbours on a keyboard, in the alphabet or among the figures, and without years and figures. */
function withoutRuns(text: string): string {
	let rest = text;
	for (const run of keyboardRuns)
		for (const line of [run, [...run].reverse().join('')])
			for (let length = line.length; length >= 4; length--)
				for (let start = 0; start + length <= line.length; start++)
					rest = rest.replaceAll(line.slice(start, start + length), ' ');
	return rest.replace(/[^\p{L}]+/gu, ' ');
}

/** "abcabcabc" says no more than "abc". */
function withoutRepetition(text: string): string {
	return text.replace(/(.{1,6}?)\1+/gu, '$1').replaceAll(' ', '');
}

function partsOf(personal: readonly string[]): string[] {
	return personal.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3);
}
