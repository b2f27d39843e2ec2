import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import type { MadePaper } from '#lib/meetings/papers.server.ts';

/** A document as its page shows it. */
export function shownPaper({ mark, restriction, leftOut, hasCorrections, blocks }: MadePaper) {
	return { mark, restriction, leftOut, hasCorrections, blocks: screenBlocks(blocks) };
}
