import type { Block, EventsBlock, MarkdownBlock } from './blocks.ts';
import {
	isOfficial,
	type OfficialBlock,
	type PointBlock,
	type ScreenOfficialBlock
} from './official-blocks.ts';
import { renderMarkdown } from './markdown.ts';

/** A document as a page shows it: what was Markdown is safe HTML. */
export type ScreenBlock =
	| Exclude<Block, MarkdownBlock | EventsBlock | OfficialBlock>
	| ScreenOfficialBlock
	| HtmlBlock
	| ScreenEvents;

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
	return blocks.map((block): ScreenBlock => {
		if (isOfficial(block)) return block.type === 'POINT' ? pointOf(block) : block;
		if (block.type === 'MARKDOWN') return { type: 'HTML', html: renderMarkdown(block.source) };
		if (block.type !== 'EVENTS') return block;
		const events = block.events.map(({ text, ...event }) => ({
			...event,
			html: text && renderMarkdown(text)
		}));
		return { type: 'EVENTS', events };
	});
}

function pointOf({ source, ...point }: PointBlock): ScreenOfficialBlock {
	return { ...point, html: renderMarkdown(source) };
}
