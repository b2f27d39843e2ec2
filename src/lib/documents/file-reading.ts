import { endingOf } from './file-kinds.ts';
import type { ContainerSignature } from './signed-container.ts';

/** Why a file that came could not be read; it is kept all the same, and somebody copies what it says. */
export const readingProblems = [
	/** A kind whose text the portal does not read: a picture, a table, Word of before 2007. */
	'OTHER_KIND',
	'ENCRYPTED',
	/** A bomb, or longer than any letter. */
	'TOO_BIG',
	/** It took longer than a letter may. */
	'TOO_SLOW',
	'BROKEN',
	/** A scan: pictures of pages. Or nothing at all. */
	'NO_TEXT'
] as const;
export type ReadingProblem = (typeof readingProblems)[number];

/** A piece of what a file says. */
export interface TextPart {
	/** By what the portal's own form is known again: a bookmark or a content control of Word; null where there is none. */
	readonly mark: string | null;
	/** The words of the paragraph that carries the mark, where one does; they are not in `markdown`. */
	readonly title: string | null;
	readonly markdown: string;
}

/** What was read of a file. */
export interface FileReading {
	/** null: it was read. */
	readonly problem: ReadingProblem | null;
	readonly parts: readonly TextPart[];
	/** Of a signed container: which of its files was read. */
	readonly within: string | null;
	/** Of a signed container: what else is in it. */
	readonly others: readonly string[];
	/** Of a signed container: who signed it, and when. Given also where no text could be read. */
	readonly signatures: readonly ContainerSignature[];
	/** Of a PDF: how many of its pages are pictures, which nobody read. */
	readonly pagesWithoutText: number;
}

/** What a file must be called for its text to be read. */
export const readableEndings = ['docx', 'pdf', 'edoc', 'asice', 'sce'] as const;

/** Whether the text of a file of this name can be read at all. */
export function isReadable(name: string): boolean {
	return readableEndings.some((ending) => ending === endingOf(name));
}

/** What the names of all marks begin with. Word takes letters, figures and "_", forty at most. */
export const markStart = 'pad_';

/** Characters: no letter is as long as a book. */
export const mostText = 400_000;

/** What a reading is where there is nothing to say of it. */
export const emptyReading: FileReading = {
	...{ problem: null, parts: [], within: null, others: [], signatures: [], pagesWithoutText: 0 }
};

/** All that a file says, as one text. */
export function markdownOf({ parts }: Pick<FileReading, 'parts'>): string {
	return parts
		.flatMap(({ title, markdown }) => [title, markdown])
		.filter(Boolean)
		.join('\n\n');
}
