import type { PrintedResult } from './printed-results.ts';
import type { ProgrammeState } from './programmes.ts';
import type { Sum } from './sums.ts';

/* A programme as its pages show it. */

/** A chapter as it is printed. Texts are safe HTML. */
export interface ChapterOnPage {
	readonly kind: 'CHAPTER';
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly text: string | null;
	readonly goals: string | null;
	readonly tasks: string | null;
	/** Of how many others it is a part. */
	readonly depth: number;
}

/** A measure as it is printed. Texts are safe HTML. */
export interface MeasureOnPage {
	readonly kind: 'MEASURE';
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly justification: string | null;
	readonly description: string | null;
	/** None: it stands by itself, whatever its number. */
	readonly chapterId: string | null;
	readonly institution: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly due: string | null;
	readonly dueText: string | null;
	readonly taskId: string | null;
	readonly results: readonly PrintedResult[];
	readonly depth: number;
}

/** A line of the sums. */
export interface SumLine extends Sum {
	/** Of the chapter or measure whose it is; null of an institution's. */
	readonly id: string | null;
	readonly label: string;
	readonly depth: number;
}

/** What stands at the top of every page about a programme. */
export interface ProgrammeHead {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly state: ProgrammeState;
	readonly body: { readonly slug: string; readonly label: string } | null;
	readonly isSample: boolean;
	readonly version: number;
	readonly may: {
		/** What is written of it, as it is now. */
		readonly edit: boolean;
		readonly chapters: boolean;
		readonly measures: boolean;
		/** Another one, that begins from it. */
		readonly register: boolean;
	};
}

/** A programme as it is printed, with what it adds up to. */
export interface ProgrammePage {
	readonly head: ProgrammeHead;
	readonly order: {
		readonly order: string | null;
		readonly orderedOn: string | null;
		readonly orderedBy: string | null;
	};
	readonly basis: string | null;
	readonly goals: string | null;
	readonly tasks: string | null;
	/** Chapters and measures, as they are numbered. */
	readonly items: readonly (ChapterOnPage | MeasureOnPage)[];
	/** Cents. */
	readonly statedTotal: number | null;
	readonly sums: {
		readonly all: Sum;
		/** How they stand to the stated total, in words. */
		readonly comparison: string;
		readonly agrees: boolean;
		readonly byInstitution: readonly SumLine[];
		readonly byChapter: readonly SumLine[];
	};
	readonly previous: Neighbour | null;
	readonly next: readonly Neighbour[];
}

/** A programme of another year: from which this one begins, or that begins from it. */
export interface Neighbour {
	readonly id: string;
	readonly year: number;
	readonly title: string;
}
