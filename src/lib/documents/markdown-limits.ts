import { maximumTextLength } from './text-limit.ts';

/** Marks inside one paragraph that the parser must pair with each other. */
const maximumPairs = 400;
const maximumLines = 4_000;
const maximumColumns = 30;
/** The parser fills each row up to the width of the head: short rows under a wide head grow a hundredfold. */
const maximumCells = 12_000;

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
		columnsOf(lines) > maximumColumns ||
		columnsOf(lines) * lines.length > maximumCells ||
		text.split(/\n\s*\n/).some((block) => pairs(block) > maximumPairs)
	);
}

function pairs(block: string): number {
	return block.match(/\*+|_+|~+/g)?.length ?? 0;
}

/** The columns of the widest table: its line of dashes tells. */
function columnsOf(lines: string[]): number {
	let columns = 0;
	for (const line of lines)
		if (line.includes('|') && /^[\s|:-]+$/.test(line)) columns = Math.max(columns, line.split('|').length);
	return columns;
}
