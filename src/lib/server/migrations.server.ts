import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { fileOf, kindOf, placeOf, type DatabaseKind } from './database.server.ts';
import { makeFolderOf } from './folders.server.ts';

export interface Migration {
	name: string;
	sql: string;
	checksum: string;
}

/** The database was made by a newer Padome: this one must not touch it. */
export class NewerDatabase extends Error {
	readonly migration: string;
	constructor(migration: string) {
		super(`the database was made by a newer version (it has "${migration}", which this one does not know)`);
		this.name = 'NewerDatabase';
		this.migration = migration;
	}
}

/** A migration that was applied has since been changed in the program's folder. */
export class ChangedMigration extends Error {
	readonly migration: string;
	constructor(migration: string) {
		super(`the migration "${migration}" is not the one that was applied to this database`);
		this.name = 'ChangedMigration';
		this.migration = migration;
	}
}

/** The database belongs to another program: nothing of ours goes into it. */
export class ForeignDatabase extends Error {
	readonly place: string;
	constructor(place: string) {
		super(`the database ${place} belongs to another program`);
		this.name = 'ForeignDatabase';
		this.place = place;
	}
}

/**
 * Brings a database up to date and says which migrations it applied. Prisma's own command must download an engine
 * first, which government servers often cannot; the rows are as Prisma writes them, so that it could take over.
 * All that are missing are one transaction; two processes at once wait for each other.
 */
export async function migrate(url: string, migrationsFolder: string): Promise<string[]> {
	const kind = kindOf(url);
	const migrations = readMigrations(join(migrationsFolder, kind, 'migrations'));
	return kind === 'sqlite' ? migrateSqlite(fileOf(url), migrations) : migratePostgresql(url, migrations);
}

/**
 * The names of the migrations a database still lacks; it is not changed. A SQLite file that is not there lacks all.
 * Throws NewerDatabase, ChangedMigration or ForeignDatabase like `migrate`.
 */
export async function pendingMigrations(url: string, migrationsFolder: string): Promise<string[]> {
	const kind = kindOf(url);
	const migrations = readMigrations(join(migrationsFolder, kind, 'migrations'));
	const applied =
		kind === 'sqlite'
			? readSqlite(fileOf(url))
			: await withPostgresql(url, (client) => appliedAt(client, url));
	return pending(migrations, applied).map((migration) => migration.name);
}

function readSqlite(file: string): Applied[] {
	if (!existsSync(file)) return [];
	const db = new Sqlite(file, { readonly: true, timeout: 5_000 });
	try {
		return appliedIn(db, file);
	} finally {
		db.close();
	}
}

/** The migrations of one kind of database, in order. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
		.map((entry) => entry.name)
		.sort()
		.map((name) => {
			const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
			return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
		});
}

interface Applied {
	migration_name: string;
	checksum: string;
}

/** What is to be done. Throws where the database knows more than the program, or something else. */
function pending(migrations: Migration[], applied: Applied[]): Migration[] {
	const known = new Map(migrations.map((migration) => [migration.name, migration]));
	for (const row of applied) {
		const migration = known.get(row.migration_name);
		if (!migration) throw new NewerDatabase(row.migration_name);
		if (migration.checksum !== row.checksum) throw new ChangedMigration(row.migration_name);
	}
	const done = new Set(applied.map((row) => row.migration_name));
	return migrations.filter((migration) => !done.has(migration.name));
}

const table = (instant: string) => `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
	"id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" ${instant},
	"migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" ${instant},
	"started_at" ${instant} NOT NULL DEFAULT CURRENT_TIMESTAMP, "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;
const appliedRows = `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL AND "finished_at" IS NOT NULL`;

function migrateSqlite(file: string, migrations: Migration[]): string[] {
	makeFolderOf(file);
	const db = new Sqlite(file, { timeout: 30_000 });
	try {
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		// A table that is made anew is dropped on the way: with foreign keys on, that deletes the rows that refer to it.
		db.pragma('foreign_keys = OFF');
		return db.transaction(() => applySqlite(db, file, migrations)).immediate();
	} finally {
		db.close();
	}
}

function applySqlite(db: Sqlite.Database, file: string, migrations: Migration[]): string[] {
	const missing = pending(migrations, appliedIn(db, file));
	if (missing.length === 0) return [];
	db.exec(table('DATETIME'));
	const note = db.prepare(
		`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)`
	);
	for (const migration of missing) {
		db.exec(migration.sql);
		note.run(randomUUID(), migration.checksum, migration.name, Date.now(), Date.now());
	}
	const broken = db.pragma('foreign_key_check') as { table: string; parent: string }[];
	if (broken.length > 0)
		throw new Error(`after the migration rows of ${broken[0]!.table} refer to no ${broken[0]!.parent}`);
	return missing.map((migration) => migration.name);
}

/** The migrations that a SQLite database knows. Throws where it has tables, but none of ours. */
function appliedIn(db: Sqlite.Database, file: string): Applied[] {
	const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
	if (tables.includes('_prisma_migrations')) return db.prepare(appliedRows).all() as Applied[];
	if (tables.length > 0) throw new ForeignDatabase(file);
	return [];
}

/** Any number that only we use: two processes that migrate at once wait for each other. */
const advisoryLock = 7_236_361;

async function migratePostgresql(url: string, migrations: Migration[]): Promise<string[]> {
	return withPostgresql(url, async (client) => {
		await client.query(`SELECT pg_advisory_xact_lock(${advisoryLock})`);
		const missing = pending(migrations, await appliedAt(client, url));
		if (missing.length === 0) return [];
		await client.query(table('TIMESTAMPTZ'));
		for (const migration of missing) {
			await client.query(migration.sql);
			await client.query(
				`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count") VALUES ($1, $2, $3, now(), 1)`,
				[randomUUID(), migration.checksum, migration.name]
			);
		}
		return missing.map((migration) => migration.name);
	});
}

async function appliedAt(client: pg.Client, url: string): Promise<Applied[]> {
	const { rows } = await client.query<{ name: string }>(
		`SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`
	);
	if (rows.some(({ name }) => name === '_prisma_migrations')) return (await client.query(appliedRows)).rows;
	if (rows.length > 0) throw new ForeignDatabase(placeOf(url));
	return [];
}

/** One connection, one transaction. */
async function withPostgresql<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
	await client.connect();
	try {
		await client.query('BEGIN');
		const result = await work(client);
		await client.query('COMMIT');
		return result;
	} catch (error) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw error;
	} finally {
		await client.end();
	}
}

export type { DatabaseKind };
