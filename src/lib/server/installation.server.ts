import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { systemClock, type Clock } from './clock.server.ts';
import type { Config } from './config.server.ts';
import { openDatabase, type Database } from './database.server.ts';
import { makeFolderOf } from './folders.server.ts';
import { createLog, type Log } from './log.server.ts';

/** One installation serves one council: what every verb stands on. A test makes its own, with its own clock and data. */
export interface Installation {
	readonly config: Config;
	readonly db: Database;
	readonly clock: Clock;
	readonly log: Log;
	/** What personal links are signed with; never in the database, so that nobody who reads it can make one. */
	readonly secret: Buffer;
}

/** Opens an installation whose database is up to date. */
export async function openInstallation(config: Config, clock: Clock = systemClock): Promise<Installation> {
	return {
		config,
		db: await openDatabase(config.databaseUrl),
		clock,
		log: createLog(config),
		secret: readSecret(config)
	};
}

/** SECRET, else the file beside the data, made at the first start (readable by its owner only). */
function readSecret(config: Config): Buffer {
	if (config.secret) return createHash('sha256').update(config.secret).digest();
	if (!existsSync(config.secretFile)) makeSecret(config.secretFile);
	return createHash('sha256').update(readFileSync(config.secretFile, 'utf8').trim()).digest();
}

/** Written aside and linked into place: of two that begin at once, both read the same whole one. */
function makeSecret(file: string): void {
	makeFolderOf(file);
	const aside = `${file}.${process.pid}`;
	writeFileSync(aside, randomBytes(32).toString('hex'), { mode: 0o600 });
	try {
		linkSync(aside, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(aside, { force: true });
	}
}
