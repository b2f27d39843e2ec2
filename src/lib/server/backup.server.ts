import {
	chmodSync,
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	openSync,
	renameSync,
	rmSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeFolderOf } from './folders.server.ts';
import { readMigrations } from './migrations.server.ts';
import { takeServingLock } from './serving.server.ts';

/** Why a backup or a restore was not made; nothing was changed. */
export class BackupRefused extends Error {
	readonly reason: 'EXISTS' | 'NO_FOLDER' | 'NOT_OURS' | 'NEWER' | 'DAMAGED' | 'SERVING' | 'IN_USE';
	readonly file: string;
	constructor(reason: BackupRefused['reason'], file: string) {
		super(`${reason}: ${file}`);
		this.name = 'BackupRefused';
		this.reason = reason;
		this.file = file;
	}
}

/**
 * A consistent copy of a SQLite database while others read and write it. The copy is checked before it gets its name,
 * so that under that name there is a whole backup or none. Throws BackupRefused.
 */
export async function backUp(
	file: string,
	target: string,
	{ force = false } = {}
): Promise<{ bytes: number }> {
	if (existsSync(target) && !force) throw new BackupRefused('EXISTS', target);
	if (!existsSync(dirname(target))) throw new BackupRefused('NO_FOLDER', dirname(target));
	const part = `${target}.part-${process.pid}`;
	const source = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
	try {
		// In one go: a copy in steps begins anew with every write of the portal.
		await source.backup(part, { progress: () => 2 ** 30 });
		// Everybody's names and addresses are in it.
		chmodSync(part, 0o600);
		const bytes = checkCopy(part);
		moveDurably(part, target);
		return { bytes };
	} finally {
		source.close();
		removeDatabase(part);
	}
}

/**
 * Puts a backup in the place of a SQLite database that nobody serves. Nobody stays signed in, and `prepare` changes
 * what else must be different in a restored database. Throws BackupRefused.
 */
export function restore(
	backup: string,
	file: string,
	migrationsFolder: string,
	{ force = false, prepare }: { force?: boolean; prepare: (db: Sqlite.Database) => void }
): void {
	const lock = takeServingLock(`file:${file}`);
	if (!lock) throw new BackupRefused('SERVING', file);
	const part = `${file}.part-${process.pid}`;
	try {
		if (existsSync(file) && !force) throw new BackupRefused('EXISTS', file);
		makeFolderOf(file);
		copyFileSync(backup, part);
		chmodSync(part, 0o600);
		assertOurs(part, backup, migrationsFolder);
		changeCopy(part, prepare);
		closeOld(file);
		moveDurably(part, file);
	} finally {
		removeDatabase(part);
		lock.release();
	}
}

/** Whole, and one file: a backup that needs a second file beside it gets lost. Answers its size. */
function checkCopy(file: string): number {
	const db = new Sqlite(file);
	try {
		db.pragma('journal_mode = DELETE');
		if (!isWhole(db)) throw new BackupRefused('DAMAGED', file);
		return (
			(db.pragma('page_count', { simple: true }) as number) *
			(db.pragma('page_size', { simple: true }) as number)
		);
	} finally {
		db.close();
	}
}

function isWhole(db: Sqlite.Database): boolean {
	return (
		db.pragma('integrity_check', { simple: true }) === 'ok' &&
		(db.pragma('foreign_key_check') as unknown[]).length === 0
	);
}

/** The migrations it knows are ours, and none is newer than this program. */
function assertOurs(file: string, backup: string, migrationsFolder: string): void {
	const known = new Set(
		readMigrations(join(migrationsFolder, 'sqlite', 'migrations')).map(({ name }) => name)
	);
	let db: Sqlite.Database | undefined;
	try {
		db = new Sqlite(file, { fileMustExist: true });
		const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
		if (!tables.includes('_prisma_migrations') || !tables.includes('WriteLock'))
			throw new BackupRefused('NOT_OURS', backup);
		const applied = db.prepare(`SELECT migration_name FROM "_prisma_migrations"`).pluck().all() as string[];
		if (applied.some((name) => !known.has(name))) throw new BackupRefused('NEWER', backup);
		if (!isWhole(db)) throw new BackupRefused('DAMAGED', backup);
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === 'SQLITE_NOTADB') throw new BackupRefused('NOT_OURS', backup);
		if (code === 'SQLITE_CORRUPT') throw new BackupRefused('DAMAGED', backup);
		throw error;
	} finally {
		db?.close();
	}
}

/** Who signed out since must not be signed in again. */
function changeCopy(file: string, prepare: (db: Sqlite.Database) => void): void {
	const db = new Sqlite(file);
	try {
		db.pragma('synchronous = FULL');
		db.transaction(() => {
			db.exec('DELETE FROM "Session"');
			prepare(db);
		})();
		db.pragma('journal_mode = DELETE');
	} finally {
		db.close();
	}
}

/** Only who is alone with a database can take it out of WAL mode: so nobody else goes on writing into the old one. */
function closeOld(file: string): void {
	if (!existsSync(file)) return;
	try {
		const old = new Sqlite(file, { timeout: 2_000 });
		try {
			old.pragma('journal_mode = DELETE');
		} finally {
			old.close();
		}
	} catch (error) {
		const { code = '' } = error as { code?: string };
		if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new BackupRefused('IN_USE', file);
		// A damaged one is what a backup is for.
		if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw error;
	}
	for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
}

/** On the disk before it has its name, and its name on the disk before anybody is told. */
function moveDurably(from: string, to: string): void {
	sync(from, true);
	renameSync(from, to);
	// Windows opens no folder, and needs none to be told.
	if (process.platform !== 'win32') sync(dirname(to));
}

/** A file is opened to be written: on Windows only such a one can be brought to the disk. */
function sync(path: string, isFile = false): void {
	const handle = openSync(path, isFile ? 'r+' : 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

function removeDatabase(file: string): void {
	for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
}
