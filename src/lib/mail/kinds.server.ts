import type { Installation } from '#lib/server/installation.server.ts';
import type { RenderedMail } from './mail.ts';

/** What the mail room hands to whoever renders: the row without its state. `facts` is what was queued, parsed. */
export interface OutgoingMail {
	readonly id: string;
	readonly kind: string;
	readonly subject: string;
	readonly occurrence: string;
	readonly recipient: string;
	readonly recipientName: string;
	readonly userId: string | null;
	readonly personId: string | null;
	readonly locale: 'lv' | 'en';
	readonly facts: unknown;
}

/** A room exports one of these for each kind of mail it sends; portal.server.ts puts them together. */
export interface MailKind {
	/** Somebody waits for it at this moment, to get in: it is tried at addresses that seem not to work, and while other mail is paused. */
	readonly isUrgent?: true;
	/** Asked again at the moment of sending: still open, still a member, still allowed? A text is the reason it is dropped. */
	stillWanted(installation: Installation, mail: OutgoingMail): Promise<true | string>;
	/**
	 * Makes the text. `live` is true when it goes out: only then may usable personal links be made.
	 * Otherwise (the outbox page) links are replaced by `[personīgā saite]`.
	 */
	render(installation: Installation, mail: OutgoingMail, live: boolean): Promise<RenderedMail>;
}

export type MailKinds = Readonly<Record<string, MailKind>>;
