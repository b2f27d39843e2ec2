import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import type { MadePaper } from '#lib/meetings/papers.server.ts';

/** A document as its page shows it. */
export function shownPaper({
	mark,
	restriction,
	leftOut,
	hasCorrections,
	isAcross,
	annex,
	blocks
}: MadePaper) {
	return {
		...{ mark, restriction, leftOut, hasCorrections, isAcross },
		...{ blocks: screenBlocks(blocks), annex: screenBlocks(annex) }
	};
}
