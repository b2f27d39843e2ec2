import type { Block, EventsBlock, MarkdownBlock } from './blocks.ts';
import { renderMarkdown } from './markdown.ts';

/** A document as a page shows it: what was Markdown is safe HTML. */
export type ScreenBlock = Exclude<Block, MarkdownBlock | EventsBlock> | HtmlBlock | ScreenEvents;

export interface HtmlBlock {
	readonly type: 'HTML';
	readonly html: string;
}

export interface ScreenEvents {
	readonly type: 'EVENTS';
	readonly events: readonly (Omit<EventsBlock['events'][number], 'text'> & { readonly html: string })[];
}

/** Called on the server: Markdown is too heavy for a page. */
export function screenBlocks(blocks: readonly Block[]): ScreenBlock[] {
	return blocks.map((block) => {
		if (block.type === 'MARKDOWN') return { type: 'HTML', html: renderMarkdown(block.source) };
		if (block.type !== 'EVENTS') return block;
		const events = block.events.map(({ text, ...event }) => ({
			...event,
			html: text && renderMarkdown(text)
		}));
		return { type: 'EVENTS', events };
	});
}
