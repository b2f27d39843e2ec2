import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/** A comment on a report as a page shows it. */
export interface ReportCommentView {
	readonly id: string;
	readonly version: number;
	readonly author: string;
	readonly capacity: string;
	readonly at: string;
	/** Safe HTML. */
	readonly html: string;
	/** A paragraph's or a theme's id; WHOLE. */
	readonly place: string;
	readonly quote: string | null;
	/** Of the version that was read. */
	readonly number: number;
	readonly state: { readonly word: string; readonly shape: string };
	readonly isOpen: boolean;
	readonly isWithdrawn: boolean;
	readonly answer: string | null;
	readonly answeredBy: string | null;
	readonly isOwn: boolean;
}

/** "Gaida atbildi", "Ņemts vērā", with the class of its shape. */
export function reportCommentState(state: string, locale: Locale): { word: string; shape: string } {
	const options = { locale };
	switch (state) {
		case 'TAKEN':
			return { word: m.reports_comment_taken({}, options), shape: 'done' };
		case 'NOT_TAKEN':
			return { word: m.reports_comment_not_taken({}, options), shape: 'off' };
		case 'WITHDRAWN':
			return { word: m.reports_comment_withdrawn({}, options), shape: 'off' };
		default:
			return { word: m.reports_comment_open({}, options), shape: 'ask' };
	}
}
