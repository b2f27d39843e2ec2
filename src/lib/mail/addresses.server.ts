import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { mostBounces } from './bounces.ts';
import { readReason, reasonText, type MailState } from './mail.ts';

/** An address to which nothing is sent until somebody says that it works. */
export interface FailingAddress {
	readonly address: string;
	readonly failingSince: Date;
	readonly lastError: string | null;
	readonly version: number;
	/** Mail that waits for it. */
	readonly waiting: number;
}

/** One refusal for good of an address: which mail, and whose words. */
export interface Bounce {
	readonly address: string;
	readonly mailId: string | null;
	readonly words: string;
	/** Said by the server at once, or by a message that came back later. */
	readonly via?: 'REFUSED' | 'BOUNCED';
}

/**
 * Counts a bounce against its address, whoever has it (mail case 22). A mail that was taken after the last one, and did not
 * come back, begins the count anew: a server that takes everything and sends back later is believed no sooner.
 */
export async function countBounce(tx: Transaction, now: Date, bounce: Bounce): Promise<void> {
	const { address, mailId, words, via = 'REFUSED' } = bounce;
	const before = await tx.mailAddress.findUnique({ where: { address } });
	const isAnew = before === null || (await wasTakenSince(tx, address, before.lastBounceAt, mailId));
	const hardBounces = isAnew ? 1 : before.hardBounces + 1;
	const failingSince = before?.failingSince ?? (hardBounces >= mostBounces ? now : null);
	const data = {
		hardBounces,
		failingSince,
		lastBounceAt: now,
		lastError: reasonText(via, words.slice(0, 400))
	};
	await tx.mailAddress.upsert({
		where: { address },
		create: { address, ...data },
		update: { ...data, version: { increment: 1 } }
	});
}

async function wasTakenSince(
	tx: Transaction,
	recipient: string,
	since: Date | null,
	except: string | null
): Promise<boolean> {
	if (!since) return false;
	const taken = await tx.outboxMessage.findMany({
		where: {
			...{ recipient, state: 'SENT' satisfies MailState, sentAt: { gt: since } },
			...(except ? { id: { not: except } } : {})
		},
		select: { id: true }
	});
	if (taken.length === 0) return false;
	const cameBack = await tx.incomingMail.count({
		where: { kind: 'BOUNCE', answersId: { in: taken.map(({ id }) => id) } }
	});
	return cameBack < taken.length;
}

/** A server that refused an address takes mail for it again: it works. What came back later is not proven wrong by that. */
export async function noteTaken(tx: Transaction, addresses: readonly string[]): Promise<void> {
	if (addresses.length === 0) return;
	await tx.mailAddress.updateMany({
		where: { address: { in: [...addresses] }, lastError: { startsWith: 'REFUSED' } },
		data: { hardBounces: 0, failingSince: null, version: { increment: 1 } }
	});
}

/** The addresses, in lower case, that send mail back. One statement. */
export async function readFailing({ db }: Pick<Installation, 'db'>): Promise<ReadonlySet<string>> {
	const rows = await db.read.mailAddress.findMany({
		where: { failingSince: { not: null } },
		select: { address: true }
	});
	return new Set(rows.map(({ address }) => address));
}

/** The addresses that do not work, the latest first, and how much mail waits for each. */
export async function failingAddresses({ db }: Pick<Installation, 'db'>): Promise<FailingAddress[]> {
	const rows = await db.read.mailAddress.findMany({
		where: { failingSince: { not: null } },
		orderBy: [{ failingSince: 'desc' }, { address: 'asc' }]
	});
	const waiting = await db.read.outboxMessage.groupBy({
		by: ['recipient'],
		where: { recipient: { in: rows.map(({ address }) => address) }, state: 'QUEUED' satisfies MailState },
		_count: { _all: true }
	});
	const counts = new Map(waiting.map(({ recipient, _count }) => [recipient, _count._all]));
	return rows.map(({ address, failingSince, lastError, version }) => ({
		...{ address, failingSince: failingSince!, version, waiting: counts.get(address) ?? 0 },
		lastError: lastError && readReason(lastError).words
	}));
}

/**
 * Somebody says that an address works: the count begins anew, and what waited for it goes. False where it was said already, or
 * the address has failed again since. Who may is asked by whoever calls.
 */
export async function sayAddressWorks(
	tx: Transaction,
	{ clock }: Pick<Installation, 'clock'>,
	{ address, version }: { address: string; version: number }
): Promise<boolean> {
	const { count } = await tx.mailAddress.updateMany({
		where: { address, version, failingSince: { not: null } },
		data: { hardBounces: 0, failingSince: null, version: { increment: 1 } }
	});
	if (count === 0) return false;
	await tx.outboxMessage.updateMany({
		where: {
			...{ recipient: address, state: 'QUEUED' satisfies MailState },
			error: reasonText('ADDRESS_FAILS')
		},
		data: { nextAttemptAt: clock.now(), error: null, version: { increment: 1 } }
	});
	return true;
}
