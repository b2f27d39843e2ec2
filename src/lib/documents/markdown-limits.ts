import { maximumTextLength } from './text-limit.ts';

/** Marks inside one paragraph that the parser must pair with each other. */
const maximumPairs = 400;
const maximumLines = 4_000;
const maximumColumns = 30;

/** Containers in containers ("> > > …", "- - - …"): the parser calls itself for each. */
const deepMarkers = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){10}/m;
const deepIndent = /^[ \t]{60,}(?:[-*+>]|\d{1,9}[.)])/m;
/** Addresses, brackets and runs of marks are searched again from each of their characters. */
const longWord = /\S{2000}/;

/**
 * Whether a text would keep the Markdown parser busy for long, or exhaust its stack. No text that anybody would
 * write comes near these limits; they were found by measuring what grows faster than its input.
 */
export function isTangled(text: string): boolean {
	if (text.length > maximumTextLength) return true;
	const lines = text.split('\n');
	return (
		lines.length > maximumLines ||
		deepMarkers.test(text) ||
		deepIndent.test(text) ||
		longWord.test(text) ||
		lines.some((line) => /^[\s|:-]+$/.test(line) && line.split('|').length > maximumColumns) ||
		text.split(/\n\s*\n/).some((block) => pairs(block) > maximumPairs)
	);
}

function pairs(block: string): number {
	return block.match(/\*+|_+|~+/g)?.length ?? 0;
}
