import { isStuck, mailStanding } from '#lib/mail/standing.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

export interface Health {
	ok: boolean;
	/** Whether the database answers. */
	database: boolean;
	/** How long the mail that could go longest has waited, in seconds; null when none does, or none is sent from here. */
	mailWaits: number | null;
}

/** Whether the database answers and mail goes out (MAIL-CASES 19: a scheduler was dead for days, nobody knew). */
export async function checkHealth(installation: Installation): Promise<Health> {
	try {
		const { waits } = await mailStanding(installation);
		return { ok: !isStuck({ waits }), database: true, mailWaits: waits };
	} catch (error) {
		installation.log.error({ err: error }, 'the database does not answer');
		return { ok: false, database: false, mailWaits: null };
	}
}
