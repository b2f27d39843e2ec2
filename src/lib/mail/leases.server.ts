import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { countBounce, noteTaken } from './addresses.server.ts';
import { choose, hadToday, isAnyDue, leftThisHour, type Row } from './due.server.ts';
import { caps, type MailState, type Reason } from './mail.ts';

/** Longer than the longest silence of an SMTP server; renewed while a mail is held, and after it another worker takes it over. */
export const leaseLength = 5 * 60_000;
/** How old a lease may become before it is renewed. */
export const renewAfter = 60_000;

/** A mail that one worker has for itself, for a while. */
export interface Leased extends Row {
	/** A lease that ran out: whoever had it may have sent the mail before it ended (`doubt` then says so). */
	readonly interrupted: boolean;
	/** The address has had as much as it may have in a day, whoever queued it. */
	readonly isCapped: boolean;
	/** Nothing is sent to the address until somebody says that it works. */
	readonly isFailing: boolean;
}

/** What became of a leased mail. */
export interface Ended {
	readonly mail: Leased;
	readonly state: Exclude<MailState, 'SENDING'>;
	readonly error: string | null;
	readonly nextAttemptAt?: Date;
	/** Where this try does not count. */
	readonly attempts?: number;
	/** The server's words, where it said that the address does not exist. */
	readonly bounce?: string;
	/** Why it may have arrived, where this try is why. */
	readonly doubt?: Doubt;
}

/** Why a mail may have arrived already. It stays on the row whatever happens to it later, so that each repeat is marked. */
export type Doubt = Extract<Reason, 'INTERRUPTED' | 'UNKNOWN_OUTCOME'>;

export interface Turn {
	readonly worker: string;
	readonly ended: readonly Ended[];
	/** How many more the worker can hold. */
	readonly room: number;
	/** It holds none now. */
	readonly isIdle: boolean;
	/** How many may go in an hour, in all processes together. */
	readonly perHour: number;
	/** Only these kinds, while all other mail is paused. */
	readonly onlyKinds: readonly string[] | null;
	/** The last turn left some that are due: that need not be asked. */
	readonly isMore: boolean;
	/** Whether leases that the worker holds are to be renewed. */
	readonly renew: boolean;
}

/**
 * A worker's turn with the database, one transaction: what ended is recorded, what is held stays held, what is due is leased.
 * Never the same mail for two workers: the row changes in the transaction that chose it. Nothing is written where nothing is to do.
 */
export async function takeTurn(
	installation: Installation,
	turn: Turn
): Promise<{ leased: Leased[]; isCapped: boolean }> {
	const { db, clock, log } = installation;
	const mayLease = turn.room > 0 && (turn.isMore || (await isAnyDue(installation, turn.onlyKinds)));
	if (!mayLease && turn.ended.length === 0 && !turn.renew) return { leased: [], isCapped: false };
	const result = await db.write(async (tx) => {
		const now = clock.now();
		const lost = await recordEnded(tx, now, turn);
		if (turn.renew)
			await tx.outboxMessage.updateMany({
				where: { leasedBy: turn.worker, state: 'SENDING' satisfies MailState },
				data: { leaseUntil: new Date(now.getTime() + leaseLength) }
			});
		return { lost, ...(mayLease ? await lease(tx, now, turn) : { leased: [], isCapped: false }) };
	});
	if (result.lost > 0) log.warn({ mails: result.lost }, 'leases on mails ran out before they were done');
	return result;
}

/** Answers how many another worker had taken over meanwhile: what it finds is what counts. */
async function recordEnded(tx: Transaction, now: Date, { worker, ended }: Turn): Promise<number> {
	const alike = Map.groupBy(ended, ({ state, error, nextAttemptAt, attempts, doubt }) =>
		JSON.stringify([state, error, nextAttemptAt, attempts, doubt])
	);
	let recorded = 0;
	for (const group of alike.values()) {
		const { state, error, nextAttemptAt, attempts, doubt } = group[0]!;
		const { count } = await tx.outboxMessage.updateMany({
			where: { id: { in: group.map(({ mail }) => mail.id) }, leasedBy: worker },
			data: {
				...{ state, error, leasedBy: null, leaseUntil: null, version: { increment: 1 } },
				...(state === 'SENT' ? { sentAt: now } : {}),
				...(nextAttemptAt ? { nextAttemptAt } : {}),
				...(attempts === undefined ? {} : { attempts }),
				...(doubt ? { doubt } : {})
			}
		});
		recorded += count;
	}
	for (const { mail, bounce } of ended)
		if (bounce) await countBounce(tx, now, { address: mail.recipient, mailId: mail.id, words: bounce });
	await noteTaken(
		tx,
		ended.filter(({ state, mail }) => state === 'SENT' && mail.isFailing).map(({ mail }) => mail.recipient)
	);
	return ended.length - recorded;
}

async function lease(
	tx: Transaction,
	now: Date,
	turn: Turn
): Promise<{ leased: Leased[]; isCapped: boolean }> {
	const room = Math.min(turn.room, await leftThisHour(tx, now, turn.perHour));
	if (room <= 0) return { leased: [], isCapped: true };
	const rows = await choose(tx, now, turn, room);
	if (rows.length === 0) return { leased: [], isCapped: false };
	const recipients = [...new Set(rows.map(({ recipient }) => recipient))];
	const had = await hadToday(tx, now, recipients);
	const failing = await tx.mailAddress.findMany({
		where: { address: { in: recipients }, failingSince: { not: null } },
		select: { address: true }
	});
	await tx.outboxMessage.updateMany({
		where: { id: { in: rows.map(({ id }) => id) } },
		data: {
			...{ state: 'SENDING' satisfies MailState, leasedBy: turn.worker },
			...{ leaseUntil: new Date(now.getTime() + leaseLength) },
			...{ attempts: { increment: 1 }, version: { increment: 1 } }
		}
	});
	const inDoubt = rows.filter(({ state, doubt }) => state === 'SENDING' && doubt === null);
	if (inDoubt.length > 0)
		await tx.outboxMessage.updateMany({
			where: { id: { in: inDoubt.map(({ id }) => id) } },
			data: { doubt: 'INTERRUPTED' satisfies Doubt }
		});
	return {
		leased: rows.map((row) => leasedOf(row, had, new Set(failing.map(({ address }) => address)))),
		isCapped: false
	};
}

/** Each mail leased counts for those behind it. */
function leasedOf(row: Row, had: Map<string, number>, failing: ReadonlySet<string>): Leased {
	const before = had.get(row.recipient) ?? 0;
	const isCapped = before >= caps.perRecipientPerDay;
	if (!isCapped) had.set(row.recipient, before + 1);
	const interrupted = row.state === 'SENDING';
	return {
		...{ ...row, attempts: row.attempts + 1, version: row.version + 1 },
		...{
			doubt: row.doubt ?? (interrupted ? 'INTERRUPTED' : null),
			interrupted,
			isCapped,
			isFailing: failing.has(row.recipient)
		}
	};
}
