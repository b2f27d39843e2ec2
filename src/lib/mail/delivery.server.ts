import type { Installation } from '#lib/server/installation.server.ts';
import { Course } from './course.server.ts';
import { checkFingerprint } from './fingerprint.server.ts';
import type { MailKinds } from './kinds.server.ts';
import { waiting } from './due.server.ts';
import { caps } from './mail.ts';
import { isPaused } from './pausing.server.ts';

export interface Delivery {
	/** Why it ended: all was done, or nothing may go, nothing can go, enough went for an hour, the server is away. */
	outcome: 'DONE' | 'FROZEN' | 'PAUSED' | 'NO_SERVER' | 'CAPPED' | 'UNREACHABLE';
	sent: number;
	/** Not wanted any more. */
	dropped: number;
	/** Refused for good, or could not be made. */
	failed: number;
	/** To be tried again later. */
	postponed: number;
	/** What is due and still there at the end. */
	waiting: number;
}

/**
 * Sends what is due from the outbox. Any number of workers may do so at once: each mail is leased by one of them.
 * Nothing is thrown for a mail: what it could not do stands on its row, and the next one follows.
 */
export async function deliverDue(
	installation: Installation,
	kinds: MailKinds,
	{ limit = 500, perHour = caps.perHour }: { limit?: number; perHour?: number } = {}
): Promise<Delivery> {
	const delivery: Delivery = { outcome: 'DONE', sent: 0, dropped: 0, failed: 0, postponed: 0, waiting: 0 };
	delivery.outcome = await mayDeliver(installation);
	const onlyKinds = delivery.outcome === 'PAUSED' ? urgentOf(kinds) : null;
	if (delivery.outcome === 'DONE' || onlyKinds?.length)
		await new Course(installation, kinds, delivery, { limit, perHour, onlyKinds }).run();
	delivery.waiting = await waiting(installation);
	return delivery;
}

async function mayDeliver(installation: Installation): Promise<Delivery['outcome']> {
	if (await checkFingerprint(installation)) return 'FROZEN';
	if (!installation.config.smtpUrl) return 'NO_SERVER';
	return (await isPaused(installation)) ? 'PAUSED' : 'DONE';
}

function urgentOf(kinds: MailKinds): string[] {
	return Object.keys(kinds).filter((name) => kinds[name]!.isUrgent);
}
