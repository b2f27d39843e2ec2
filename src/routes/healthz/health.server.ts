import { readSetting } from '#lib/server/settings.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** Mail that is due goes out every minute; when it has waited for so long, nobody is delivering. */
const longestWait = 60 * 60 * 1000;

export interface Health {
	ok: boolean;
	/** Whether the database answers. */
	database: boolean;
	/** How long the mail that is due longest has waited, in seconds; null when none is, or none is sent from here. */
	mailWaits: number | null;
}

/** Whether the database answers and mail goes out (MAIL-CASES 19: a scheduler was dead for days, nobody knew). */
export async function checkHealth(installation: Installation): Promise<Health> {
	try {
		const mailWaits = await longestMail(installation);
		return { ok: (mailWaits ?? 0) * 1000 < longestWait, database: true, mailWaits };
	} catch (error) {
		installation.log.error({ err: error }, 'the database does not answer');
		return { ok: false, database: false, mailWaits: null };
	}
}

async function longestMail({ config, db, clock }: Installation): Promise<number | null> {
	const isFrozen = await readSetting({ db }, 'outbox.frozen');
	// Without a mail server, or frozen until an administrator confirms, mail waits on purpose.
	if (!config.smtpUrl || isFrozen) return null;
	const now = clock.now();
	const oldest = await db.read.outboxMessage.findFirst({
		where: { state: 'QUEUED', nextAttemptAt: { lte: now } },
		orderBy: { nextAttemptAt: 'asc' },
		select: { nextAttemptAt: true }
	});
	return oldest ? Math.floor((now.getTime() - oldest.nextAttemptAt.getTime()) / 1000) : null;
}
