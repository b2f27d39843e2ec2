import { isDeepStrictEqual } from 'node:util';
import type { Installation } from '#lib/server/installation.server.ts';
import { readSetting, writeSetting } from '#lib/server/settings.server.ts';
import { readTrouble, type MailboxTrouble } from './mailbox-trouble.ts';

/** What is wrong with the mailbox as it was last read, or null. */
export async function mailboxTrouble(installation: Pick<Installation, 'db'>): Promise<MailboxTrouble | null> {
	return readTrouble(await readSetting(installation, 'mailbox.trouble'));
}

/** Remembers how a reading went. Written only where something changed: the mailbox is read every two minutes. */
export async function noteReading(
	installation: Pick<Installation, 'db' | 'clock'>,
	found: Omit<MailboxTrouble, 'since'> | null
): Promise<void> {
	const known = await mailboxTrouble(installation);
	const since = known && known.what === found?.what ? known.since : installation.clock.now().toISOString();
	const next = found && { ...found, since };
	if (isDeepStrictEqual(known, next)) return;
	const value = next && JSON.stringify(next);
	await installation.db.write((tx) => writeSetting(tx, installation, 'mailbox.trouble', value));
}
