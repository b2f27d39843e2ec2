import type { LetterView } from './letter-view.ts';
import type { AnswerContent } from './template.ts';

export interface AnswerFile {
	readonly id: string;
	readonly name: string;
	readonly size: number;
}

/** What was sent, the newest first. */
export interface VersionRow {
	readonly id: string;
	readonly number: number;
	readonly sentOn: string;
	readonly at: Date;
	readonly via: 'PORTAL' | 'MAIL' | 'LETTER';
	readonly authorName: string;
	readonly capacity: string;
	readonly note: string | null;
	/** The letter by which it came. */
	readonly letter: LetterView | null;
	readonly content: AnswerContent;
	readonly files: readonly AnswerFile[];
}

export interface StepRow {
	readonly id: string;
	readonly kind: string;
	readonly text: string | null;
	readonly dueBefore: string | null;
	readonly at: Date;
	readonly authorName: string;
	readonly capacity: string;
}

/** All that an answer consists of besides its row. */
export interface AnswerWhole {
	readonly versions: readonly VersionRow[];
	readonly steps: readonly StepRow[];
	readonly draftFiles: readonly AnswerFile[];
}
