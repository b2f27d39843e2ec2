import type { Actor } from '#lib/accounts/actor.server.ts';
import { createLinks } from '#lib/accounts/links.server.ts';
import { addDays, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { queueBatch, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';

/** A version that goes out to be read and commented on. */
interface VersionMails {
	/** Of the version: whoever gets it twice gets one mail. */
	readonly id: string;
	readonly kind: string;
	/** What the links are about. */
	readonly subject: string;
	readonly commentsUntil: PlainDate;
	/** How the batch is called, in Latvian. */
	readonly words: string;
	/** What a mail carries, with its own link: never the text, which is read when the link is opened. */
	readonly factsOf: (linkId: string) => object;
}

/** For so many days after the last day for comments a link still opens, to say that it is over. */
const openAfter = 30;

/** Mails a version with a personal link to each reader, except whoever sends it. To many they wait, and can be called back. */
export async function queueVersion(
	tx: Transaction,
	actor: Actor,
	readers: readonly Recipient[],
	{ id, kind, subject, commentsUntil, words, factsOf }: VersionMails
): Promise<QueuedBatch> {
	const { installation, personId: sender } = actor;
	const others = readers.filter(({ personId }) => sender === null || personId !== sender);
	const expiresAt = startOfDay(addDays(commentsUntil, openAfter + 1));
	const links = await createLinks(
		tx,
		installation,
		others.map(({ personId }) => ({
			...{ purpose: 'ANSWER', subject, expiresAt },
			...{ personId: personId ?? null, userId: null }
		}))
	);
	const mails = others.map((recipient, at) => ({
		...{ kind, subject: `${subject}:${id}`, occurrence: id, recipient, facts: factsOf(links[at]!) },
		uselessAfter: startOfDay(addDays(commentsUntil, 1))
	}));
	return queueBatch(tx, installation, actor, { id, kind, subject: words }, mails);
}
