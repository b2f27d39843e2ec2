import Sqlite from 'better-sqlite3';
import { fileOf, kindOf } from './database.server.ts';
import { makeFolderOf } from './folders.server.ts';

/** Says that this process serves a database, until it is released or the process ends, however it ends. */
export interface ServingLock {
	release(): void;
}

/**
 * Takes the right to serve a SQLite database: null when another process has it. On PostgreSQL any number may serve.
 * The lock is an open transaction on a file beside the database: the system itself gives it up when a process is killed.
 */
export function takeServingLock(databaseUrl: string): ServingLock | null {
	if (kindOf(databaseUrl) !== 'sqlite') return { release: () => undefined };
	const file = fileOf(databaseUrl);
	makeFolderOf(file);
	const lock = new Sqlite(`${file}-serving`, { timeout: 0 });
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
		throw error;
	}
	return { release: () => lock.close() };
}
