import { blockTokens } from './markdown-dialect.ts';
import { isTangled } from './markdown-limits.ts';

/**
 * The blocks of a Markdown text that can be spoken of by themselves, each as it was written: paragraphs, headings, tables, and the
 * items of lists, each with all that stands below it. The blanks between them belong to none.
 */
export function paragraphsOf(text: string): string[] {
	return piecesOf(text.replace(/\r\n?/g, '\n')).flatMap(blocksOf);
}

/** Empty lines part pieces; what is indented goes on with what is above it (an item of a list). */
function piecesOf(text: string): string[] {
	const pieces: string[] = [];
	let piece: string[] = [];
	for (const part of text.split(/\n[ \t]*(?:\n[ \t]*)*\n/)) {
		if (!/^[ \t]{2,}\S/.test(part) && piece.length) {
			pieces.push(piece.join('\n\n'));
			piece = [];
		}
		if (part.trim() !== '') piece.push(part.trimEnd());
	}
	return piece.length ? [...pieces, piece.join('\n\n')] : pieces;
}

/** A piece that the parser must not be given is one block, as it is shown as one too. */
function blocksOf(piece: string): string[] {
	if (isTangled(piece)) return [piece];
	try {
		const tokens = blockTokens(piece);
		const sources = tokens.flatMap((token) =>
			token.type === 'list' ? (token.items as { raw: string }[]).map(({ raw }) => raw) : [token.raw]
		);
		return sources.map((source) => source.trimEnd()).filter((source) => source.trim() !== '');
	} catch (error) {
		if (error instanceof RangeError) return [piece];
		throw error;
	}
}

/** Which share of the words two texts have in common (Dice): 0 to 1; of a text without words none. */
export function likenessOf(a: readonly string[], b: readonly string[]): number {
	const left = new Map<string, number>();
	for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
	let common = 0;
	for (const word of b) {
		const count = left.get(word) ?? 0;
		if (count > 0) common += 1;
		left.set(word, count - 1);
	}
	return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}
