import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { linkPurposes } from './links.server.ts';
import { removeExpiredSessions } from './sessions.server.ts';
import { fillAccountKeys } from './users.server.ts';

const day = 24 * 60 * 60 * 1000;

/** Removes what can no longer open anything: old sessions, links a month after their end, counted attempts. */
export async function removeExpired(installation: Installation): Promise<void> {
	const ago = (days: number) => new Date(installation.clock.now().getTime() - days * day);
	await removeExpiredSessions(installation);
	await installation.db.write(async (tx) => {
		// A used link is told apart from an unknown one for so long, so that its page can say what happened.
		await tx.personalLink.deleteMany({
			where: { purpose: { in: [...linkPurposes] }, expiresAt: { lt: ago(30) } }
		});
		await tx.attempt.deleteMany({ where: { windowStart: { lt: ago(1) } } });
	});
}

/** What this room does by itself. */
export const jobs: Job[] = [
	{ name: 'accounts-cleaning', schedule: '20 3 * * *', run: removeExpired },
	// An import beside a serving portal may bring accounts from before the keys were kept.
	{ name: 'accounts-keys', schedule: '25 3 * * *', run: fillAccountKeys }
];
