import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { fileOf, kindOf, type DatabaseKind } from './database.server.ts';

export interface Migration {
	name: string;
	sql: string;
	checksum: string;
}

/** The database was made by a newer Padome: this one must not touch it. */
export class NewerDatabase extends Error {
	constructor(name: string) {
		super(`the database was made by a newer version (it has "${name}", which this one does not know)`);
		this.name = 'NewerDatabase';
	}
}

/** A migration that was applied has since been changed in the program's folder. */
export class ChangedMigration extends Error {
	constructor(name: string) {
		super(`the migration "${name}" is not the one that was applied to this database`);
		this.name = 'ChangedMigration';
	}
}

/**
 * Brings a database up to date and says which migrations it applied. Prisma's own command must download an engine
 * first, which government servers often cannot; the rows are as Prisma writes them, so that it could take over.
 * Each migration is one transaction; two processes at once wait for each other.
 */
export async function migrate(url: string, migrationsFolder: string): Promise<string[]> {
	const kind = kindOf(url);
	const migrations = readMigrations(join(migrationsFolder, kind, 'migrations'));
	return kind === 'sqlite' ? migrateSqlite(fileOf(url), migrations) : migratePostgresql(url, migrations);
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

/** What is to be done. Throws where the database knows more than the program, or something else. */
function pending(
	migrations: Migration[],
	applied: { migration_name: string; checksum: string }[]
): Migration[] {
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
	mkdirSync(dirname(file), { recursive: true });
	const db = new Sqlite(file, { timeout: 30_000 });
	try {
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		return db
			.transaction(() => {
				db.exec(table('DATETIME'));
				const todo = pending(
					migrations,
					db.prepare(appliedRows).all() as { migration_name: string; checksum: string }[]
				);
				const note = db.prepare(
					`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)`
				);
				for (const migration of todo) {
					db.exec(migration.sql);
					note.run(randomUUID(), migration.checksum, migration.name, Date.now(), Date.now());
				}
				return todo.map((migration) => migration.name);
			})
			.immediate();
	} finally {
		db.close();
	}
}

/** Any number that only we use: two processes that migrate at once wait for each other. */
const advisoryLock = 7_236_361;

async function migratePostgresql(url: string, migrations: Migration[]): Promise<string[]> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
	await client.connect();
	try {
		await client.query('BEGIN');
		await client.query(`SELECT pg_advisory_xact_lock(${advisoryLock})`);
		await client.query(table('TIMESTAMPTZ'));
		const todo = pending(migrations, (await client.query(appliedRows)).rows);
		for (const migration of todo) {
			await client.query(migration.sql);
			await client.query(
				`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count") VALUES ($1, $2, $3, now(), 1)`,
				[randomUUID(), migration.checksum, migration.name]
			);
		}
		await client.query('COMMIT');
		return todo.map((migration) => migration.name);
	} catch (error) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw error;
	} finally {
		await client.end();
	}
}

export type { DatabaseKind };
