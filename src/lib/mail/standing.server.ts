import type { Installation } from '#lib/server/installation.server.ts';
import { isLasting, readTrouble, type MailboxTrouble } from './mailbox-trouble.ts';
import { reasonText, type MailState } from './mail.ts';
import { readPauseText, type Pause } from './pausing.server.ts';

/** Mail that is due goes out every minute; when it has waited for so long, somebody should look. */
export const longestWait = 60 * 60_000;

/** How the mail stands: what holds it back on purpose, and how long it waits where nothing should. */
export interface Standing {
	readonly pause: Pause | null;
	readonly isFrozen: boolean;
	/** How long the mail that could go longest has waited, in seconds; null when none does, or none is sent from here. */
	readonly waits: number | null;
	/** Why replies have not been read for long. */
	readonly mailbox: MailboxTrouble | null;
}

/** Two statements at most. */
export async function mailStanding({ config, db, clock }: Installation): Promise<Standing> {
	const settings = await db.read.setting.findMany({
		where: { key: { in: ['outbox.paused', 'outbox.frozen', 'mailbox.trouble'] } },
		select: { key: true, value: true }
	});
	const paused = settings.find(({ key }) => key === 'outbox.paused');
	const isFrozen = settings.some(({ key }) => key === 'outbox.frozen');
	const pause = paused ? readPauseText(paused.value) : null;
	// Without a mail server, frozen or paused, mail waits on purpose.
	const mayGo = config.smtpUrl !== null && !isFrozen && pause === null;
	const now = clock.now();
	const trouble = readTrouble(settings.find(({ key }) => key === 'mailbox.trouble')?.value ?? null);
	// Where no mailbox is read any more, what was wrong with it is nobody's trouble.
	const mailbox = trouble && config.imapUrl !== null && isLasting(trouble, now) ? trouble : null;
	return { pause, isFrozen, mailbox, waits: mayGo ? await longest(db, now) : null };
}

/** Whether mail waits that should have gone. */
export function isStuck({ waits }: Pick<Standing, 'waits'>): boolean {
	return (waits ?? 0) * 1000 >= longestWait;
}

/**
 * Since when the oldest waits: what is due and nobody takes, since it was due; what a worker took and left behind, since its
 * lease ran out; and what cannot be handed over because the server is away, since it was written, however often it was tried.
 */
async function longest(db: Installation['db'], now: Date): Promise<number | null> {
	const rows = await db.read.outboxMessage.findMany({
		where: {
			OR: [
				{ state: 'QUEUED' satisfies MailState, nextAttemptAt: { lte: now } },
				{ state: 'SENDING' satisfies MailState, leaseUntil: { lt: now } },
				{ state: 'QUEUED' satisfies MailState, error: { startsWith: reasonText('UNREACHABLE') } }
			]
		},
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { nextAttemptAt: true, createdAt: true, error: true },
		take: 100
	});
	const since = rows.map(({ nextAttemptAt, createdAt, error }) =>
		error?.startsWith(reasonText('UNREACHABLE')) ? createdAt.getTime() : nextAttemptAt.getTime()
	);
	return since.length ? Math.max(0, Math.floor((now.getTime() - Math.min(...since)) / 1000)) : null;
}

const known = new WeakMap<object, { at: number; standing: Promise<Standing> }>();
const keptFor = 10_000;

/** The same for a banner on every page: asked of the database every ten seconds, and when something was switched here. */
export function knownStanding(installation: Installation): Promise<Standing> {
	const kept = known.get(installation.db);
	if (kept && performance.now() - kept.at < keptFor) return kept.standing;
	const standing = mailStanding(installation);
	known.set(installation.db, { at: performance.now(), standing });
	standing.catch(() => known.delete(installation.db));
	return standing;
}

/** Something was switched: the next page asks anew. */
export function forgetStanding({ db }: Pick<Installation, 'db'>): void {
	known.delete(db);
}
