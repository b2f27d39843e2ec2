import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** The answer of somebody's calendar ("accepted", "declined") as it came by mail, unread: what it says, calendars know. */
export interface ArrivedAnswer {
	/** The calendar part, iCalendar with METHOD:REPLY. */
	readonly text: string;
	/** The row of its mail, made in the same transaction. */
	readonly mailId: string;
	readonly fromAddress: string;
	readonly fromName: string;
	/** Whose address it came from. */
	readonly personId: string | null;
	/** The mail of ours that it names, where it names one. */
	readonly answersId: string | null;
	readonly receivedAt: Date;
}

/**
 * What became of an answer: it stands where it belongs; it does, and somebody has to read what was written with it; or nobody
 * knows what it answers.
 */
export type AnswerTaken = 'DONE' | 'TO_READ' | 'UNKNOWN';

/** Takes the answers of calendars: whoever invited. */
export interface AnswerTaker {
	/** In the transaction that takes in the mail: it may be run twice. */
	take(tx: Transaction, installation: Installation, answer: ArrivedAnswer): Promise<AnswerTaken>;
}
