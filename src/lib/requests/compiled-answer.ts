import type { AnswerState } from './asking.ts';
import type { AnswerContent } from './template.ts';

/** An answer with its newest version, for whoever compiles. */
export interface CompiledAnswer {
	readonly id: string;
	readonly partId: string | null;
	/** "point:…". */
	readonly partSubject: string | null;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly role: 'LEAD' | 'CO';
	readonly state: AnswerState;
	readonly due: string | null;
	readonly firstSentOn: string | null;
	/** What was sent last; null where nothing was. */
	readonly version: {
		readonly id: string;
		readonly number: number;
		readonly sentOn: string;
		readonly authorName: string;
		readonly capacity: string;
		readonly content: AnswerContent;
	} | null;
}
