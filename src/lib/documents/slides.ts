/** A presentation as plain data: what is said on it, and nothing of how it looks; that is its template's. */
export interface Deck {
	readonly title: string;
	/** Whose it is: on every slide, where the template has a place for it. */
	readonly author: string;
	readonly locale: 'lv' | 'en';
	/** The moment it was made: of the file's properties. */
	readonly madeAt: Date;
	readonly slides: readonly Slide[];
}

export type Slide = TitleSlide | TopicSlide;

/** Large and alone: the first slide, and the last. */
export interface TitleSlide {
	readonly type: 'TITLE';
	readonly title: string;
	readonly lines: readonly string[];
}

/** A heading and what is said under it: on one slide, or on as many as it takes, "… I", "… II". */
export interface TopicSlide {
	readonly type: 'TOPIC';
	readonly title: string;
	readonly groups: readonly SlideGroup[];
}

/** What belongs together, a sub-heading first where it has one: it is torn apart only where no slide holds it. */
export type SlideGroup = readonly SlideParagraph[];

export interface SlideParagraph {
	readonly as: 'HEADING' | 'TEXT' | 'BULLET' | 'NUMBER';
	/** How deep it stands in lists: 0 is the outermost. */
	readonly level: number;
	/** Of a NUMBER: as it was typed. */
	readonly number?: number;
	/** "1)" and not "1." */
	readonly isBracketed?: true;
	/** A TEXT that belongs to the item above it, and stands under its words. */
	readonly isContinued?: true;
	readonly runs: readonly SlideRun[];
}

export interface SlideRun {
	readonly text: string;
	readonly isBold?: boolean | undefined;
	readonly isItalic?: boolean | undefined;
	readonly isStruck?: boolean | undefined;
	/** An address of the web or of mail. */
	readonly href?: string | undefined;
}

/** As deep as lists stand in lists on a slide. */
export const deepestLevel = 4;

/** The whole text of a paragraph; "\n" is a line end within it. */
export function textOf({ runs }: SlideParagraph): string {
	return runs.map(({ text }) => text).join('');
}
