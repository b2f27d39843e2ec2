import { screenBlocks, type ScreenBlock } from '#lib/documents/screen-blocks.ts';
import type { RoundSections } from '#lib/rounds/round-blocks.ts';

/** The parts of a summary as a page shows them. */
export type ShownSections = Readonly<Record<keyof RoundSections, readonly ScreenBlock[]>>;

export function shownSections({ text, events, figures, without }: RoundSections): ShownSections {
	return {
		text: screenBlocks(text),
		events: screenBlocks(events),
		figures: screenBlocks(figures),
		without: screenBlocks(without)
	};
}
