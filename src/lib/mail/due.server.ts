import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { MailState } from './mail.ts';

/** A mail on which so many processes ended may be what ends them: from then on it is carried alone, when all others went. */
const suspectAfter = 3;

/** A mail as it stands in the outbox. */
export type Row = NonNullable<Awaited<ReturnType<Transaction['outboxMessage']['findUnique']>>>;

/** Who asks for mail. */
interface Asking {
	readonly worker: string;
	/** It holds none now. */
	readonly isIdle: boolean;
	readonly onlyKinds: readonly string[] | null;
}

/**
 * What is due, the oldest first. What ended its workers before goes last and alone: whatever ends with it then is to blame on
 * nothing else, and what was only held beside it never uses up its tries.
 */
export async function choose(tx: Transaction, now: Date, turn: Asking, room: number): Promise<Row[]> {
	const due = {
		...dueAt(now, turn.onlyKinds),
		// A lease of one's own that ran out is still in one's hands.
		NOT: { state: 'SENDING' satisfies MailState, leasedBy: turn.worker }
	};
	const suspect = { state: 'SENDING' satisfies MailState, attempts: { gte: suspectAfter } };
	const rows = await tx.outboxMessage.findMany({
		where: { AND: [due, { NOT: suspect }] },
		orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }],
		take: room
	});
	if (rows.length > 0 || !turn.isIdle) return rows;
	return tx.outboxMessage.findMany({
		where: { AND: [due, suspect] },
		orderBy: [{ attempts: 'asc' }, { id: 'asc' }],
		take: 1
	});
}

function dueAt(now: Date, onlyKinds: readonly string[] | null = null) {
	return {
		...(onlyKinds ? { kind: { in: [...onlyKinds] } } : {}),
		OR: [
			{ state: 'QUEUED' satisfies MailState, nextAttemptAt: { lte: now } },
			{ state: 'SENDING' satisfies MailState, leaseUntil: { lt: now } }
		]
	};
}

/** Whether there is anything to lease. */
export async function isAnyDue(
	{ db, clock }: Installation,
	onlyKinds: readonly string[] | null
): Promise<boolean> {
	const where = dueAt(clock.now(), onlyKinds);
	return (await db.read.outboxMessage.findFirst({ where, select: { id: true } })) !== null;
}

/** How many mails are due and not sent. */
export function waiting({ db, clock }: Installation): Promise<number> {
	return db.read.outboxMessage.count({ where: dueAt(clock.now()) });
}

/** How many may still go this hour, in all processes together; what is on its way counts as sent. */
export async function leftThisHour(tx: Transaction, now: Date, perHour: number): Promise<number> {
	if (perHour === Infinity) return perHour;
	return perHour - (await tx.outboxMessage.count({ where: sentSince(now, 60 * 60_000) }));
}

/** How many each of these addresses had in the last day. */
export async function hadToday(
	tx: Transaction,
	now: Date,
	recipients: string[]
): Promise<Map<string, number>> {
	const groups = await tx.outboxMessage.groupBy({
		by: ['recipient'],
		where: { recipient: { in: recipients }, ...sentSince(now, 24 * 60 * 60_000) },
		_count: { _all: true }
	});
	return new Map(groups.map(({ recipient, _count }) => [recipient, _count._all]));
}

function sentSince(now: Date, span: number) {
	return {
		OR: [
			{ sentAt: { gt: new Date(now.getTime() - span) } },
			{ state: 'SENDING' satisfies MailState, leaseUntil: { gte: now } }
		]
	};
}
