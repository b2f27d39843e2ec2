import type { OfficialBlock } from './official-blocks.ts';

/**
 * What a document is made of, as plain data: the screen and Word show the same, each in its own way. Texts are plain;
 * only a MARKDOWN block is read as Markdown.
 */
export type Block =
	| HeadingBlock
	| ParagraphBlock
	| MarkdownBlock
	| FactsBlock
	| TableBlock
	| ListBlock
	| BarsBlock
	| EventsBlock
	| OfficialBlock;

/** A piece of a line. */
export interface Run {
	readonly text: string;
	/** An address of this portal ("/tasks/12"): a link on the screen, plain text on paper. */
	readonly href?: string | undefined;
	readonly look?: 'STRONG' | 'QUIET' | 'STRUCK' | 'LATE' | undefined;
}

/** One or more lines, each of runs. */
export type Lines = readonly (readonly Run[])[];

export interface HeadingBlock {
	readonly type: 'HEADING';
	readonly level: 1 | 2;
	readonly text: string;
	/** Word puts "1." and "1.1." before it, unless what it names has a number of its own. */
	readonly isUnnumbered?: true;
}

export interface ParagraphBlock {
	readonly type: 'PARAGRAPH';
	readonly lines: Lines;
	/** A label of what follows: on the same page as that. */
	readonly isLabel?: true;
	/** One of a list of lines: close to the next. */
	readonly isTight?: true;
}

export interface MarkdownBlock {
	readonly type: 'MARKDOWN';
	readonly source: string;
}

export interface FactsBlock {
	readonly type: 'FACTS';
	readonly facts: readonly { readonly term: string; readonly lines: Lines }[];
}

export interface TableBlock {
	readonly type: 'TABLE';
	readonly caption?: string;
	/** `share`: how wide, in parts of the sum. */
	readonly columns: readonly {
		readonly name: string;
		readonly share: number;
		/** Empty, with room to write in by hand. */
		readonly isForWriting?: true;
	}[];
	readonly rows: readonly (readonly Lines[])[];
	/** No row is torn between two pages: one signs in it, or reads it at a glance. */
	readonly keepsRows?: boolean;
}

export interface ListBlock {
	readonly type: 'LIST';
	readonly items: readonly Lines[];
}

/** A picture that is a table, too: each row is as long as it says, 0 to 100. */
export interface BarsBlock {
	readonly type: 'BARS';
	readonly caption?: string;
	/** Over what is named, and over the values. */
	readonly heads: readonly [string, string];
	readonly bars: readonly {
		readonly label: string;
		readonly value: string;
		readonly length: number;
		readonly note?: string | undefined;
	}[];
}

/** What happened, one thing after another. */
export interface EventsBlock {
	readonly type: 'EVENTS';
	readonly events: readonly {
		/** "25.03.2022. plkst. 14.05 · Anna Bērziņa · LM pārstāve" */
		readonly head: string;
		readonly lines: Lines;
		/** Markdown as it was written; empty where nothing was. */
		readonly text: string;
		readonly isWithdrawn: boolean;
	}[];
}

/** One line of plain text, as a cell or a fact takes it; nothing for null and for an empty text. */
export function lineOf(text: string | null | undefined, look?: Run['look']): Lines {
	return text ? [[{ text, look }]] : [];
}

/** A line each, without those that are empty. */
export function linesOf(texts: readonly (string | null | undefined)[], look?: Run['look']): Lines {
	return texts.flatMap((text) => lineOf(text, look));
}
