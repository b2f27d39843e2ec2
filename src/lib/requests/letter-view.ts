import type { ReadingProblem } from '#lib/documents/file-reading.ts';
import type { TypedEvent, TypedFigure } from './answer-form-reading.ts';
import type { AnswerState } from './asking.ts';
import type { TypedMarks } from './marked-typing.ts';
import type { Template } from './template.ts';

/* What the form of a letter that came shows, and the letter once it is registered. */

/** A file of it, and what came of reading it. */
export interface LetterFileView {
	readonly id: string;
	readonly name: string;
	readonly problem: ReadingProblem | null;
	/** Of a signed container: which of its files was read. */
	readonly within: string | null;
	/** Who signed it, and when: as the container says. */
	readonly signatures: readonly string[];
	readonly pagesWithoutText: number;
}

/** A part for which the letter may have something. */
export interface LetterSlotView {
	readonly key: string;
	readonly code: string | null;
	/** Plain, shortened. */
	readonly words: string;
	readonly state: AnswerState | null;
	readonly stateWord: string | null;
	/** The answer that was asked; null: it was not, or is no more. */
	readonly answerId: string | null;
	/** What was read: Markdown by field. */
	readonly texts: Readonly<Record<string, string>>;
	readonly facts: TypedFacts;
	/** Made for this page: of the rows that are empty yet, as many of events as of figures. */
	readonly rowIds: readonly string[];
}

export interface LetterPage {
	readonly request: {
		readonly id: string;
		/** What it is for: "report:…". */
		readonly subject: string;
		readonly title: string;
		readonly isClosed: boolean;
	};
	/** Those who were asked, then those who were not. */
	readonly choices: readonly { readonly value: string; readonly label: string }[];
	readonly mayAddInstitution: boolean;
	/** Whose letter it is; null in the first step. */
	readonly writer: {
		readonly key: string;
		readonly name: string;
		readonly shown: string;
		readonly isAsked: boolean;
	} | null;
	readonly letterId: string;
	/** What the page's own addresses begin with, so that it comes back with what was read. */
	readonly query: string;
	readonly files: readonly LetterFileView[];
	readonly fields: Template;
	readonly slots: readonly LetterSlotView[];
	/** What was understood; null where nothing could be read. */
	readonly reading: {
		readonly by: 'FORM' | 'HEADINGS' | 'NONE';
		readonly isOfAnother: boolean;
		readonly frame: string;
		/** The title of the field under which a letter without headings was put. */
		readonly putUnder: string | null;
		/** Our letter that it says it answers. */
		readonly answers: string | null;
	} | null;
	readonly values: {
		readonly number: string;
		readonly date: string;
		readonly receivedOn: string;
		readonly signatory: string;
		readonly preparer: string;
		readonly rest: string;
	};
	/** What is registered already. */
	readonly registered: readonly {
		readonly id: string;
		readonly who: string;
		readonly number: string | null;
		readonly date: string;
		readonly href: string;
	}[];
	/** Files that the reader chose for letters of this request and that are not registered yet: what was begun, or taken back. */
	readonly begun: readonly { readonly letterId: string; readonly names: readonly string[] }[];
}

/** As they stood in the file. */
export interface TypedFacts {
	readonly events: readonly TypedEvent[];
	readonly figures: readonly TypedFigure[];
	/** What is chosen and marked: of a letter about one thing. */
	readonly marks: TypedMarks;
}

/** A letter, as it stands with the version that came by it. */
export interface LetterView {
	readonly number: string | null;
	readonly date: string | null;
	readonly receivedOn: string;
	readonly signatory: string | null;
	readonly preparer: string | null;
	/** Markdown: what has no place under a heading. */
	readonly rest: string | null;
	readonly registeredBy: string;
	readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
}
