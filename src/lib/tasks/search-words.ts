import { fold } from '#lib/latvian/letters.ts';

/** Longer "words" are addresses and codes: nobody types more of them. */
const longestWord = 40;
const mostWordsOfText = 2_000;

/** The words of a text that is searched, folded, each once: what is kept of a task to be looked up. */
export function wordsOfText(text: string): string[] {
	const words = fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 1 || /\p{N}/u.test(word))
		.map((word) => word.slice(0, longestWord));
	return [...new Set(words)].slice(0, mostWordsOfText);
}

// The endings of nouns, adjectives and verbs, folded; the longest first.
const ending =
	/(?:ajiem|ajam|ajas|ajai|ajos|iem|ies|ais|ajs|iet|ot|am|em|im|um|as|es|is|os|us|ai|ei|at|it|a|e|i|o|u|s|t)$/;
const shortestStem = 4;

/**
 * The beginning that the forms of a word have in common ("bāriņtiesas", "bāriņtiesu" → "barinties"): whoever searches need not
 * think of endings. It cuts too much rather than too little: what it finds beside is seen at a glance.
 */
export function stemOf(word: string): string {
	const folded = fold(word).slice(0, longestWord);
	const stem = folded.replace(ending, '');
	return stem.length >= shortestStem ? stem : folded;
}
