import type { AnswerState, RequestState } from './asking.ts';
import type { AnswerContent, Template } from './template.ts';

/** One who is asked, with what is asked: as a page of answers needs it. */
export interface AnswerRow {
	readonly id: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly role: 'LEAD' | 'CO';
	readonly state: AnswerState;
	/** Their own day, or the request's. */
	readonly due: string | null;
	readonly draft: string | null;
	readonly draftAt: Date | null;
	readonly draftById: string | null;
	readonly draftBy: string | null;
	readonly firstSentOn: string | null;
	readonly sentOn: string | null;
	readonly withdrawnAt: Date | null;
	readonly version: number;
	readonly part: {
		readonly code: string | null;
		readonly text: string;
		readonly subject: string | null;
	} | null;
}

/** What is asked, and of whom. */
export interface AnswerRows {
	readonly request: {
		readonly id: string;
		readonly subject: string;
		readonly title: string;
		readonly text: string | null;
		readonly template: Template;
		readonly due: string | null;
		readonly bodyId: string | null;
		readonly state: RequestState;
	};
	readonly answers: readonly AnswerRow[];
}

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
	readonly letterId: string | null;
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
