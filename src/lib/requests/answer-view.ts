import type { Capacity } from '#lib/tasks/capacities.ts';
import type { AnswerState } from './asking.ts';
import type { AnswerFile } from './answer-whole.ts';
import type { LetterView } from './letter-view.ts';
import type { AnswerContent, TemplateField } from './template.ts';
import type { ComparedField } from './versions-comparing.ts';

/** One of the parts that somebody is asked for, as the list of them shows it. */
export interface PartLine {
	readonly id: string;
	/** "2.1." */
	readonly code: string | null;
	/** The part's words in one line; where the request has no parts, whose answer it is. */
	readonly words: string;
	/** Who is asked: "LM", "BAC (Bērna māja)". */
	readonly who: string;
	readonly state: AnswerState;
	readonly stateWord: string;
	readonly due: { readonly date: string; readonly note: string; readonly isLate: boolean } | null;
	readonly sentOn: string | null;
	readonly isOwed: boolean;
	/** Something is written that was not sent. */
	readonly hasDraft: boolean;
}

/** What was sent, as a page shows it. */
export interface VersionView {
	readonly id: string;
	readonly number: number;
	readonly sentOn: string;
	readonly via: 'PORTAL' | 'MAIL' | 'LETTER';
	readonly authorName: string;
	readonly capacity: string;
	readonly note: string | null;
	/** The letter by which it came. */
	readonly letter: ShownLetter | null;
	readonly files: readonly AnswerFile[];
	readonly fields: readonly ShownField[];
}

/** The letter, with safe HTML of what has no place under a heading. */
export interface ShownLetter extends Omit<LetterView, 'rest'> {
	readonly html: string | null;
}

/** What stands in a field: safe HTML of a text, lines of events and figures. */
export interface ShownField {
	readonly id: string;
	readonly title: string;
	readonly html: string | null;
	readonly lines: readonly string[];
	/** What does not add up. */
	readonly warnings: readonly string[];
}

/** What happened to an answer: asked, reminded, sent, given back with a question, accepted. */
export interface CourseLine {
	readonly id: string;
	readonly kind: string;
	readonly on: string;
	readonly words: string;
	readonly by: string;
	/** The question, as safe HTML. */
	readonly html: string | null;
}

/** What is being written. */
export interface WrittenView {
	readonly version: number;
	readonly fields: readonly TemplateField[];
	readonly content: AnswerContent;
	readonly files: readonly AnswerFile[];
	readonly warnings: readonly string[];
	/** What stands there was said the last time, and nobody has touched it: with what of it is past, in words; null: it is not so. */
	readonly carried: { readonly past: readonly string[] } | null;
	/** Somebody else who wrote there last: who, and when in words. */
	readonly other: { readonly name: string; readonly saved: string } | null;
	/** When one saved it oneself, in words; null where nothing is saved. */
	readonly saved: string | null;
	/** Made for this page: sent twice, it acts once. */
	readonly formId: string;
	/** Made for this page: of the rows that are empty yet. */
	readonly rowIds: readonly string[];
}

/** The answer that is open on a page. */
export interface OpenAnswer {
	readonly id: string;
	readonly part: { readonly code: string | null; readonly html: string } | null;
	readonly who: string;
	readonly state: AnswerState;
	readonly role: 'LEAD' | 'CO';
	/** The question with which it came back, as safe HTML. */
	readonly question: { readonly html: string; readonly by: string; readonly on: string } | null;
	readonly versions: readonly VersionView[];
	readonly course: readonly CourseLine[];
	/** Two of them beside each other. */
	readonly compared: {
		readonly from: number;
		readonly to: number;
		readonly fields: readonly ComparedField[];
	} | null;
	/** For whoever writes it; null for whoever only reads, and where nothing is taken any more. */
	readonly written: WrittenView | null;
	/** Why nothing is taken any more. */
	readonly ended: 'CLOSED' | 'ACCEPTED' | 'WITHDRAWN' | null;
}

/** All that is shown of what somebody is asked in a request. */
export interface AnswersView {
	readonly request: {
		readonly id: string;
		readonly title: string;
		readonly html: string | null;
		readonly due: { readonly long: string; readonly note: string; readonly isLate: boolean } | null;
		readonly subject: string;
	};
	readonly parts: readonly PartLine[];
	readonly answer: OpenAnswer;
	/** In whose name it can be sent. */
	readonly capacities: readonly Capacity[];
	/** What can be sent at once: "answer version id". */
	readonly ready: readonly string[];
}
