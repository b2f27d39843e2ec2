import type { Locale } from '#lib/accounts/actor.ts';
import type { MailedDocument } from './agenda-for-mail.ts';

/** A question as a mail and a mailed link say it; of what is restricted only that it is there. */
export interface MatterQuestion {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	/** Markdown: the proposed decision; null of what is read after signing in. */
	readonly proposal: string | null;
	readonly isClosed: boolean;
	readonly documents: readonly MailedDocument[];
}

/** What is asked in writing, as far as it may leave the portal: nothing restricted. */
export interface WrittenMatter {
	readonly locale: Locale;
	readonly meetingId: string;
	readonly title: string | null;
	/** "8. Bāriņtiesu darba pilnveide". */
	readonly bodies: string;
	/** Markdown: what is said besides. */
	readonly text: string | null;
	readonly answerBy: string;
	/** Whoever does not answer agrees. */
	readonly silenceCounts: boolean;
	readonly questions: readonly MatterQuestion[];
	/** Of the whole. */
	readonly documents: readonly MailedDocument[];
	/** Its page in the portal. */
	readonly address: string;
}
