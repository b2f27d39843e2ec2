import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { queueMail, takeBack } from '#lib/mail/outbox.server.ts';
import { recipientOf } from '#lib/requests/recipients.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { isBy } from './comments.server.ts';

/** What a mail about answered comments carries: which, never their texts. */
export const answeredFacts = z.object({ commentIds: z.array(z.string()) });

export const answeredKind = 'minutes-comment-answered';

/** An answer waits for the next: whoever answers one comment after the other makes one mail of them. */
const pause = 20 * 60 * 1000;

interface Answered {
	readonly id: string;
	readonly version: number;
	readonly userId: string | null;
	readonly personId: string | null;
}

/**
 * A mail to whoever commented, with this answer and those of its kind that have not left yet; nobody is told what they answered
 * themselves.
 */
export async function tellCommenter(
	tx: Transaction,
	actor: Actor,
	comment: Answered,
	kind: string
): Promise<void> {
	if (isBy(comment, actor)) return;
	const recipient = await recipientOf(tx, comment);
	if (!recipient) return;
	const now = actor.installation.clock.now();
	const waiting = await takeBack(tx, {
		...{ kind, recipients: [recipient.address], from: '', before: '~' }
	});
	const earlier = waiting.flatMap(({ facts }) => answeredFacts.parse(JSON.parse(facts)).commentIds);
	await queueMail(tx, actor.installation, {
		...{ kind, subject: `comment:${comment.id}`, recipient },
		occurrence: `${comment.id}:${comment.version}`,
		facts: { commentIds: [...new Set([...earlier, comment.id])] },
		notBefore: new Date(now.getTime() + pause)
	});
}
