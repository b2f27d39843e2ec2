import type { Lines } from './blocks.ts';

/*
 * What official documents have beside texts and tables (MK 04.09.2018. noteikumi Nr. 558, DOMAIN.md §2.3): a head in the middle,
 * lines whose parts stand at both edges, lists with their terms before them, points with their numbers, places for signatures.
 */
export type OfficialBlock = TitleBlock | EdgesBlock | EntriesBlock | PointBlock | SignaturesBlock;

/** In the middle of the page: whose document it is, what it is, what it is about. */
export interface TitleBlock {
	readonly type: 'TITLE';
	readonly lines: readonly {
		readonly text: string;
		/** AUTHOR stands above whoever issues it, NAME is whoever does, KIND is what it is, ABOUT what it is about. */
		readonly as: 'AUTHOR' | 'NAME' | 'KIND' | 'ABOUT';
	}[];
}

/** One line, its parts at the left and at the right edge. */
export interface EdgesBlock {
	readonly type: 'EDGES';
	readonly left: string;
	readonly right: string;
	/** The line below belongs to it: no distance between them. */
	readonly isTight?: true;
}

/** "Sēdi vada:   Anna Bērziņa, labklājības ministre": a term, and beside it a line or several. */
export interface EntriesBlock {
	readonly type: 'ENTRIES';
	readonly entries: readonly { readonly term: string; readonly lines: Lines }[];
}

/** A point whose number is given: "1.2." and its text (Markdown). */
export interface PointBlock {
	readonly type: 'POINT';
	readonly number: string;
	readonly source: string;
}

/** A point as a page shows it: what was Markdown is safe HTML. */
export type ScreenPoint = Omit<PointBlock, 'source'> & { readonly html: string };
export type ScreenOfficialBlock = Exclude<OfficialBlock, PointBlock> | ScreenPoint;

/** Who signs: the role at the left, where to sign in the middle, the name at the right; never alone on a page. */
export interface SignaturesBlock {
	readonly type: 'SIGNATURES';
	readonly signatures: readonly {
		readonly role: string;
		readonly place: string;
		readonly name: string;
	}[];
}

const officialTypes: ReadonlySet<string> = new Set(['TITLE', 'EDGES', 'ENTRIES', 'POINT', 'SIGNATURES']);

/** Whether a block, of a document or of a page, is one of these. */
export function isOfficial<B extends { readonly type: string }>(
	block: B
): block is Extract<B, { readonly type: OfficialBlock['type'] }> {
	return officialTypes.has(block.type);
}
