/** One mail as somebody reads it: both parts come from one view of the facts, so they cannot disagree. */
export interface RenderedMail {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	/** Address for one-click unsubscribing (RFC 8058), where there is something to unsubscribe from. */
	readonly unsubscribeUrl?: string;
}

export type MailState = 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'DROPPED';
