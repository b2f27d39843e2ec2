import { stat } from 'node:fs/promises';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readSetting, writeSetting } from '#lib/server/settings.server.ts';

/** Why nothing leaves the outbox: the database was restored from a backup, or it is a copy of another one. */
export type FrozenBecause = 'RESTORED' | 'COPIED';

/**
 * A database that was copied or restored must not write to people by itself (mail case 18). Remembers where the
 * database lives when it is first served, and freezes the outbox when that has changed. Answers whether it is frozen.
 */
export async function checkFingerprint(installation: Installation): Promise<boolean> {
	if (await isFrozen(installation)) return true;
	const remembered = await readSetting(installation, 'installation.fingerprint');
	const present = await fingerprintOf(installation);
	if (remembered === present) return false;
	return installation.db.write(async (tx) => {
		const row = await tx.setting.findUnique({ where: { key: 'installation.fingerprint' } });
		if (row && row.value !== present) {
			await freeze(tx, installation, 'COPIED');
			return true;
		}
		await writeSetting(tx, installation, 'installation.fingerprint', present);
		return false;
	});
}

/** Whether an administrator must first confirm that this database may write to people. */
export async function isFrozen(installation: Pick<Installation, 'db'>): Promise<boolean> {
	return (await frozenBecause(installation)) !== null;
}

/** Why the outbox is frozen, or null when it is not. */
export async function frozenBecause(installation: Pick<Installation, 'db'>): Promise<FrozenBecause | null> {
	const value = await readSetting(installation, 'outbox.frozen');
	if (value === null) return null;
	return value === 'RESTORED' ? 'RESTORED' : 'COPIED';
}

/** Freezes the outbox, in the caller's transaction: a restore does it before anything else can happen. */
export function freeze(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	because: FrozenBecause
): Promise<void> {
	return writeSetting(tx, installation, 'outbox.frozen', because);
}

/** Lets the outbox go again and remembers where the database lives now. Who may is asked by whoever calls. */
export async function thaw(tx: Transaction, installation: Installation, fingerprint: string): Promise<void> {
	await writeSetting(tx, installation, 'outbox.frozen', null);
	await writeSetting(tx, installation, 'installation.fingerprint', fingerprint);
}

/** ORIGIN, and the file's device and inode or the PostgreSQL cluster and database: a copy differs in one of them. */
export async function fingerprintOf({ config, db }: Pick<Installation, 'config' | 'db'>): Promise<string> {
	if (db.kind === 'sqlite') {
		const { dev, ino } = await stat(db.place, { bigint: true });
		return `${config.origin} file ${dev}:${ino}`;
	}
	const [row] = await db.read.$queryRaw<{ cluster: string; base: string }[]>`
		SELECT (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
			(SELECT oid::text FROM pg_database WHERE datname = current_database()) AS base`;
	return `${config.origin} postgresql ${row!.cluster}:${row!.base}`;
}
