import { z } from 'zod';

const trouble = z.object({
	/** It cannot be reached or breaks off; it does not let us in; some of its mails cannot be read. */
	what: z.enum(['AWAY', 'REFUSED', 'MAILS']),
	/** An instant: since when without a break. */
	since: z.string(),
	/** The server's words. */
	words: z.string().default(''),
	/** Of MAILS: how many. */
	count: z.number().default(0)
});

/** Why replies cannot be read from the mailbox. */
export type MailboxTrouble = z.infer<typeof trouble>;

/** For so long nobody need know: a mail server is started anew now and then. */
const longestSilence = 60 * 60_000;

/** Whether it has lasted so long that somebody should look. */
export function isLasting({ since }: MailboxTrouble, now: Date): boolean {
	return now.getTime() - new Date(since).getTime() >= longestSilence;
}

/** A stored trouble; one that cannot be read is none: the next reading says anew what is wrong. */
export function readTrouble(value: string | null): MailboxTrouble | null {
	try {
		return value === null ? null : trouble.parse(JSON.parse(value));
	} catch {
		return null;
	}
}
