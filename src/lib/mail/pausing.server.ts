import { z } from 'zod';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readSetting, writeSetting } from '#lib/server/settings.server.ts';

const pause = z.object({ by: z.string(), at: z.string(), why: z.string().default('') });

/** Who paused all mail, when (an ISO instant), and why, where they said it. */
export type Pause = z.infer<typeof pause>;

/** The pause of all mail, or null where mail goes. */
export async function readPause(installation: Pick<Installation, 'db'>): Promise<Pause | null> {
	const value = await readSetting(installation, 'outbox.paused');
	return value === null ? null : readPauseText(value);
}

/** A stored pause; one that cannot be read is still one. */
export function readPauseText(value: string): Pause {
	try {
		return pause.parse(JSON.parse(value));
	} catch {
		return { by: '?', at: '', why: '' };
	}
}

export async function isPaused(installation: Pick<Installation, 'db'>): Promise<boolean> {
	return (await readSetting(installation, 'outbox.paused')) !== null;
}

/** Pauses all mail but what somebody waits for to get in; false where it is paused already. Who may is asked by whoever calls. */
export async function pauseMail(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	{ by, why }: { by: string; why: string }
): Promise<boolean> {
	if (await tx.setting.findUnique({ where: { key: 'outbox.paused' } })) return false;
	const value: Pause = { by, at: installation.clock.now().toISOString(), why };
	await writeSetting(tx, installation, 'outbox.paused', JSON.stringify(value));
	return true;
}

/** Lets mail go again; answers the pause that ended, null where there was none. */
export async function resumeMail(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>
): Promise<Pause | null> {
	const row = await tx.setting.findUnique({ where: { key: 'outbox.paused' } });
	if (!row) return null;
	await writeSetting(tx, installation, 'outbox.paused', null);
	return readPauseText(row.value);
}
