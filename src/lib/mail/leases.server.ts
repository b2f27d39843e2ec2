import type { Installation } from '#lib/server/installation.server.ts';
import { caps, type MailState } from './mail.ts';

/** Longer than the longest SMTP conversation; after it another worker takes the mail over. */
const leaseLength = 5 * 60_000;

/** A mail that one worker has for itself, for a while. */
export type Leased = NonNullable<Awaited<ReturnType<typeof leaseNext>>>;

/** Takes the next mail that is due, or null. Never the same one for two workers: the row changes in the transaction that chose it. */
export async function leaseNext({ db, clock }: Installation, worker: string) {
	if (!(await db.read.outboxMessage.findFirst({ where: dueAt(clock.now()), select: { id: true } })))
		return null;
	return db.write(async (tx) => {
		const now = clock.now();
		const row = await tx.outboxMessage.findFirst({
			where: dueAt(now),
			orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }]
		});
		if (!row) return null;
		const taken = await tx.outboxMessage.updateMany({
			where: { id: row.id, version: row.version },
			data: {
				state: 'SENDING' satisfies MailState,
				leasedBy: worker,
				leaseUntil: new Date(now.getTime() + leaseLength),
				attempts: { increment: 1 },
				version: { increment: 1 }
			}
		});
		if (taken.count === 0) return null;
		// A lease that ran out: whoever had it may have sent the mail before it ended.
		const interrupted = row.state === 'SENDING';
		return { ...row, attempts: row.attempts + 1, version: row.version + 1, interrupted };
	});
}

function dueAt(now: Date) {
	return {
		OR: [
			{ state: 'QUEUED' satisfies MailState, nextAttemptAt: { lte: now } },
			{ state: 'SENDING' satisfies MailState, leaseUntil: { lt: now } }
		]
	};
}

/** Ends a lease. Where another worker has taken the mail over meanwhile, what it finds is what counts. */
export async function finish(
	{ db, clock, log }: Installation,
	mail: Leased,
	state: MailState,
	error: string | null,
	nextAttemptAt?: Date
): Promise<void> {
	const { count } = await db.write((tx) =>
		tx.outboxMessage.updateMany({
			where: { id: mail.id, version: mail.version },
			data: {
				state,
				error,
				attempts: mail.attempts,
				leasedBy: null,
				leaseUntil: null,
				version: { increment: 1 },
				...(state === 'SENT' ? { sentAt: clock.now() } : {}),
				...(nextAttemptAt ? { nextAttemptAt } : {})
			}
		})
	);
	if (count === 0) log.warn({ mail: mail.id, state }, 'a lease on a mail ran out before it was done');
}

/** How many mails are due and not sent. */
export function waiting({ db, clock }: Installation): Promise<number> {
	return db.read.outboxMessage.count({ where: dueAt(clock.now()) });
}

/** How many mails were sent within the last 60 minutes. */
export function sentInTheLastHour({ db, clock }: Installation): Promise<number> {
	return db.read.outboxMessage.count({
		where: { sentAt: { gt: new Date(clock.now().getTime() - 60 * 60_000) } }
	});
}

/** Whether an address has had as much as it may have in a day, whoever queued it. */
export async function recipientCapReached({ db, clock }: Installation, recipient: string): Promise<boolean> {
	const sentAt = { gt: new Date(clock.now().getTime() - 24 * 60 * 60_000) };
	return (await db.read.outboxMessage.count({ where: { recipient, sentAt } })) >= caps.perRecipientPerDay;
}
