import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/** What became of a comment: it waits, its text is mended, it has an answer, or was taken back. */
export type CommentState = 'OPEN' | 'ACCEPTED' | 'ANSWERED' | 'WITHDRAWN';

/** A comment as a page shows it. */
export interface CommentView {
	readonly id: string;
	/** Of the row: carried by the form that answers or withdraws it. */
	readonly version: number;
	readonly author: string;
	readonly capacity: string;
	/** "25.03.2022. plkst. 10.30" */
	readonly at: string;
	readonly isByMail: boolean;
	/** Safe HTML. */
	readonly html: string;
	/** The paragraph as it stood; none: about the whole. */
	readonly quote: string | null;
	readonly anchor: string | null;
	/** Of the version that was read. */
	readonly number: number;
	readonly state: CommentState;
	readonly answer: string | null;
	readonly answerHtml: string | null;
	readonly decidedBy: string | null;
	readonly isOwn: boolean;
}

/** "Gaida atbildi", "Pieņemts", with the class of its shape. */
export function commentState(state: CommentState, locale: Locale): { word: string; shape: string } {
	const options = { locale };
	switch (state) {
		case 'OPEN':
			return { word: m.agreement_comment_open({}, options), shape: 'ask' };
		case 'ACCEPTED':
			return { word: m.agreement_comment_accepted({}, options), shape: 'done' };
		case 'ANSWERED':
			return { word: m.agreement_comment_answered({}, options), shape: 'done' };
		case 'WITHDRAWN':
			return { word: m.agreement_comment_withdrawn({}, options), shape: 'off' };
	}
}

/** Where the text that a comment is about is edited, below the meeting's address. */
export function placeToEdit({ anchor }: Pick<CommentView, 'anchor'>): string {
	const [, kind, id] = /^([id])-([\da-f-]{36})/.exec(anchor ?? '') ?? [];
	if (kind === 'd') return `decisions/${id}`;
	return kind === 'i' ? `minutes#item-${id}` : 'minutes';
}
