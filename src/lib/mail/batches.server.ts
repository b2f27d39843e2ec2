import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { fewRecipients, timeToCallBack } from './batches.ts';
import { reasonText, type MailState } from './mail.ts';
import { queueMails, type NewMail } from './outbox.server.ts';

/** Who sends or calls back: an Actor of accounts/ fits. */
interface Sender {
	readonly userId: string | null;
	readonly name: string;
}

export interface NewBatch {
	/** The UUID the form carried: sent twice, it goes once. */
	readonly id: string;
	readonly kind: string;
	/** What it is, in words, for whoever reads the outbox: "Uzaicinājums portālā". */
	readonly subject: string;
}

/** How many mails were queued, and since when they go; null: at once, because they are few. */
export interface QueuedBatch {
	readonly count: number;
	readonly startsAt: Date | null;
}

/** Mail to many that still waits and can be called back. */
export interface WaitingBatch {
	readonly id: string;
	readonly kind: string;
	readonly subject: string;
	readonly count: number;
	readonly startsAt: Date;
	readonly createdBy: string;
}

/**
 * Queues mail to many in the transaction of what caused it: to more than ten it waits for ten minutes, and can be called back
 * until then. A batch that is there already queues nothing more.
 */
export async function queueBatch(
	tx: Transaction,
	installation: Pick<Installation, 'clock' | 'config'>,
	by: Sender,
	{ id, kind, subject }: NewBatch,
	mails: readonly NewMail[]
): Promise<QueuedBatch> {
	const same = await tx.mailBatch.findUnique({ where: { id } });
	if (same) return { count: same.count, startsAt: same.startsAt };
	const now = installation.clock.now();
	if (mails.length <= fewRecipients)
		return { count: (await queueMails(tx, installation, mails)).size, startsAt: null };
	const startsAt = new Date(now.getTime() + timeToCallBack);
	const waiting = mails.map((mail) => ({
		...{ ...mail, batchId: id },
		notBefore: mail.notBefore && mail.notBefore > startsAt ? mail.notBefore : startsAt
	}));
	const { size: count } = await queueMails(tx, installation, waiting);
	await tx.mailBatch.create({
		data: {
			...{ id, kind, subject, count, startsAt, createdAt: now },
			...{ createdById: by.userId, createdBy: by.name }
		}
	});
	return { count, startsAt };
}

/** What the same form has queued already; null: nothing yet. `kinds`: of mail that it may have sent. */
export async function readQueued(
	tx: Transaction,
	{ id, kinds }: { readonly id: string; readonly kinds: readonly string[] }
): Promise<QueuedBatch | null> {
	const count = await tx.outboxMessage.count({ where: { kind: { in: [...kinds] }, occurrence: id } });
	if (count === 0) return null;
	const batch = await tx.mailBatch.findUnique({ where: { id }, select: { startsAt: true } });
	return { count, startsAt: batch?.startsAt ?? null };
}

/** What to many has not begun to go and was not called back, the next to go first. */
export function waitingBatches({ db, clock }: Installation): Promise<WaitingBatch[]> {
	return db.read.mailBatch.findMany({
		where: { startsAt: { gt: clock.now() }, calledBackAt: null },
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
		select: { id: true, kind: true, subject: true, count: true, startsAt: true, createdBy: true }
	});
}

/**
 * Calls mail to many back, before it begins to go: none of it is sent. Called back twice, it is called back once: null then.
 * Refuses NOT_FOUND, and NOT_NOW once it has begun.
 */
export async function callBackBatch(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	by: Sender,
	id: string
): Promise<(WaitingBatch & { readonly dropped: number }) | null> {
	const now = installation.clock.now();
	const batch = await tx.mailBatch.findUnique({ where: { id } });
	if (!batch) throw new Refusal('NOT_FOUND');
	if (batch.calledBackAt) return null;
	if (batch.startsAt <= now) throw new Refusal('NOT_NOW');
	await tx.mailBatch.update({ where: { id }, data: { calledBackAt: now, calledBackBy: by.name } });
	const { count: dropped } = await tx.outboxMessage.updateMany({
		where: { batchId: id, state: 'QUEUED' satisfies MailState },
		data: {
			...{ state: 'DROPPED' satisfies MailState, error: reasonText('CALLED_BACK') },
			version: { increment: 1 }
		}
	});
	return { ...batch, dropped };
}
