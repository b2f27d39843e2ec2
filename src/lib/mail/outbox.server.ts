import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { reasonText, type MailState } from './mail.ts';

export interface Recipient {
	/** The mail address, in any case. */
	readonly address: string;
	readonly name: string;
	readonly userId?: string | null;
	readonly personId?: string | null;
	readonly locale: 'lv' | 'en';
}

export interface NewMail {
	/** Which MailKind renders it: "digest", "sign-in". */
	readonly kind: string;
	/** What it is about, within its kind: "digest", "task:…". */
	readonly subject: string;
	readonly recipient: Recipient;
	/** The day or the event that caused it: with kind, subject and recipient the unique key. */
	readonly occurrence: string;
	/** What the text is made of at delivery: ids and plain facts, never a link, never the text. */
	readonly facts: object;
	readonly notBefore?: Date;
	/** After this instant it is dropped, not sent. */
	readonly uselessAfter?: Date;
	/** The batch it goes with, where it goes to many. */
	readonly batchId?: string;
}

/**
 * Puts a mail into the outbox, in the transaction of what caused it, and answers its id;
 * null where the same mail (kind, subject, recipient, occurrence) is there already.
 */
export async function queueMail(
	tx: Transaction,
	installation: Pick<Installation, 'clock' | 'config'>,
	mail: NewMail
): Promise<string | null> {
	const row = outboxRow(installation, mail);
	const { kind, subject, recipient, occurrence } = row;
	const same = await tx.outboxMessage.findUnique({
		where: { kind_subject_recipient_occurrence: { kind, subject, recipient, occurrence } },
		select: { id: true }
	});
	if (same) return null;
	await tx.outboxMessage.create({ data: row });
	return row.id;
}

/** Many mails at once, in three statements at most; answers which of them were queued, by address. */
export async function queueMails(
	tx: Transaction,
	installation: Pick<Installation, 'clock' | 'config'>,
	mails: readonly NewMail[]
): Promise<Map<string, string>> {
	const rows = mails.map((mail) => outboxRow(installation, mail));
	const there = await tx.outboxMessage.findMany({
		where: {
			kind: { in: distinct(rows.map((row) => row.kind)) },
			subject: { in: distinct(rows.map((row) => row.subject)) },
			recipient: { in: distinct(rows.map((row) => row.recipient)) },
			occurrence: { in: distinct(rows.map((row) => row.occurrence)) }
		},
		select: { kind: true, subject: true, recipient: true, occurrence: true }
	});
	const taken = new Set(there.map(keyOf));
	const fresh = rows.filter((row) => !taken.has(keyOf(row)) && taken.add(keyOf(row)));
	if (fresh.length) await tx.outboxMessage.createMany({ data: fresh });
	return new Map(fresh.map((row) => [row.recipient, row.id]));
}

/**
 * Takes back what was queued for earlier occurrences (`from` and later, before `before`) and never left, because a newer
 * mail says it too; answers whose it was and its facts.
 */
export async function takeBack(
	tx: Transaction,
	{
		kind,
		recipients,
		from,
		before
	}: { kind: string; recipients: readonly string[]; from: string; before: string }
): Promise<{ recipient: string; facts: string }[]> {
	const where = {
		kind,
		recipient: { in: distinct(recipients.map((address) => address.toLowerCase())) },
		occurrence: { gte: from, lt: before },
		OR: [
			{ state: 'QUEUED' satisfies MailState },
			// Its time was over while the mail server was away: what it had to say was not said.
			{ state: 'DROPPED' satisfies MailState, error: reasonText('USELESS') }
		]
	};
	const rows = await tx.outboxMessage.findMany({ where, select: { recipient: true, facts: true } });
	if (rows.length)
		await tx.outboxMessage.updateMany({
			where,
			data: {
				state: 'DROPPED' satisfies MailState,
				error: reasonText('SUPERSEDED'),
				version: { increment: 1 }
			}
		});
	return rows;
}

/** Drops what was queued about something and never left, because what it would say holds no more; answers how many. */
export async function supersede(
	tx: Transaction,
	{ kinds, subject }: { kinds: readonly string[]; subject: { readonly gte: string; readonly lt: string } }
): Promise<number> {
	const { count } = await tx.outboxMessage.updateMany({
		where: { kind: { in: [...kinds] }, subject: { ...subject }, state: 'QUEUED' satisfies MailState },
		data: {
			...{ state: 'DROPPED' satisfies MailState, error: reasonText('SUPERSEDED') },
			version: { increment: 1 }
		}
	});
	return count;
}

function distinct(texts: string[]): string[] {
	return [...new Set(texts)];
}

function keyOf(row: { kind: string; subject: string; recipient: string; occurrence: string }): string {
	return JSON.stringify([row.kind, row.subject, row.recipient, row.occurrence]);
}

/** The Message-ID is made here, once: whatever happens later, a repeated mail carries the same. */
function outboxRow({ clock, config }: Pick<Installation, 'clock' | 'config'>, mail: NewMail) {
	const id = newId();
	const now = clock.now();
	return {
		id,
		kind: mail.kind,
		subject: mail.subject,
		recipient: mail.recipient.address.trim().toLowerCase(),
		occurrence: mail.occurrence,
		recipientName: mail.recipient.name,
		userId: mail.recipient.userId ?? null,
		personId: mail.recipient.personId ?? null,
		locale: mail.recipient.locale,
		facts: JSON.stringify(mail.facts),
		messageId: `<${id}@${new URL(config.origin).hostname}>`,
		state: 'QUEUED',
		createdAt: now,
		nextAttemptAt: mail.notBefore ?? now,
		uselessAfter: mail.uselessAfter ?? null,
		batchId: mail.batchId ?? null
	};
}
