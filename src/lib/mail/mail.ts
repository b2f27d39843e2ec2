/** One mail as somebody reads it: both parts come from one view of the facts, so they cannot disagree. */
export interface RenderedMail {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	/** Address for one-click unsubscribing (RFC 8058), where there is something to unsubscribe from. */
	readonly unsubscribeUrl?: string;
	readonly calendar?: MailCalendar;
	/** Files that go with it. */
	readonly files?: readonly MailFile[];
}

/** A file of a mail: made when the mail goes out, not when its text is looked at. */
export interface MailFile {
	readonly name: string;
	/** Its media type. */
	readonly type: string;
	make(): Promise<Uint8Array>;
}

/**
 * The calendar file of a mail (RFC 6047): calendars take it in from the mail itself, people can open it. Its ORGANIZER has to be
 * the mailbox that mail comes from, `config.mailFrom`: Outlook takes no other.
 */
export interface MailCalendar {
	/** What stands as METHOD in the text, too: Outlook refuses one that differs. */
	readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
	readonly text: string;
	readonly fileName: string;
}

export type MailState = 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'DROPPED';

export const mailStates: readonly MailState[] = ['QUEUED', 'SENDING', 'SENT', 'FAILED', 'DROPPED'];

/** Why a mail was not sent, where the mail room itself decided; what a server said or a kind answered is kept as said. */
export const reasons = [
	'USELESS', // its time was over before it could go
	'SUPERSEDED', // a newer mail says it too
	'RECIPIENT_CAP', // too many to one address in a day
	'UNKNOWN_KIND', // no room knows how to render it
	'RENDER', // rendering it failed
	'REFUSED', // the server refused it for good
	'BOUNCED', // the server took it, and it came back
	'ADDRESS_FAILS', // nothing is sent to this address until somebody says that it works
	'LATER', // the server asked to try again
	'UNREACHABLE', // no server answered, or it did not let us in
	'UNKNOWN_OUTCOME', // the server took the text and never said whether it keeps it
	'INTERRUPTED', // the process ended while it was on its way
	'CALLED_BACK' // whoever sent it to many thought better of it in time
] as const;

export type Reason = (typeof reasons)[number];

/** How a reason is stored: the code, and behind it the words of whoever gave it. */
export function reasonText(code: Reason, words?: string): string {
	return words ? `${code}: ${words}` : code;
}

/** A stored reason, taken apart: the code where it is one of ours, and the words. */
export function readReason(text: string): { code: Reason | null; words: string } {
	const [head = ''] = text.split(':', 1);
	const code = reasons.find((reason) => reason === head) ?? null;
	return { code, words: code ? text.slice(head.length + 1).trim() : text };
}

const minutes = [1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60];

/** How long to wait after the n-th attempt (1 is the first), in milliseconds: longer each time, a day at most. */
export function pauseAfter(attempts: number): number {
	return minutes[Math.min(Math.max(attempts, 1), minutes.length) - 1]! * 60_000;
}

/** How often it is tried at all: the last attempts are a day apart, so about a week. */
export const mostAttempts = 14;

/** What holds even when whatever queues mail is broken (mail case 6). */
export const caps = { perHour: 2000, perRecipientPerDay: 20 } as const;
