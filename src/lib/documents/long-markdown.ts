import { renderMarkdown } from './markdown.ts';
import { maximumTextLength } from './text-limit.ts';

/** Each piece is well below what the parser takes. */
const pieceLength = Math.floor(maximumTextLength / 2);

/**
 * Safe HTML for a text of any length: a long one is read in pieces, parted where a paragraph ends, so that its lists and tables
 * stay what they are and the time grows with its length only.
 */
export function renderLongMarkdown(source: string): string {
	if (source.length <= maximumTextLength) return renderMarkdown(source);
	return piecesOf(source).map(renderMarkdown).join('\n');
}

/** Parted at empty lines before which no list or fence is open: what goes on indented belongs to what stands above it. */
function piecesOf(source: string): string[] {
	const pieces: string[] = [];
	let piece: string[] = [];
	let length = 0;
	for (const block of source.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n(?=\S)/)) {
		if (length + block.length > pieceLength && piece.length > 0) {
			pieces.push(piece.join('\n\n'));
			[piece, length] = [[], 0];
		}
		piece.push(block);
		length += block.length + 2;
	}
	return [...pieces, piece.join('\n\n')];
}
