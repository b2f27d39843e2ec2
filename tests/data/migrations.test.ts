import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import { migrate, pendingMigrations } from '#lib/server/migrations.server.ts';
import { databaseKinds, testDatabase } from '../setup/installation.ts';
import { emptyDatabase, execute } from './bare-database.ts';
import { catalogOf } from './catalog.ts';
import { sqlOfModels } from './sql-of-models.ts';

/** A copy of prisma/ that a test may change. */
function migrationsFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'padome-prisma-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	for (const kind of databaseKinds)
		cpSync(`prisma/${kind}/migrations`, join(folder, kind, 'migrations'), { recursive: true });
	return folder;
}

function addMigration(folder: string, kind: DatabaseKind, name: string, sql: string): void {
	const place = join(folder, kind, 'migrations', name);
	mkdirSync(place, { recursive: true });
	writeFileSync(join(place, 'migration.sql'), sql);
}

describe.each(databaseKinds)('migrations on %s', (kind) => {
	test('make what the models say, nothing else', async () => {
		const ofModels = await emptyDatabase(kind);
		await execute(ofModels, await sqlOfModels(kind));
		const catalog = await catalogOf(ofModels);
		expect(catalog.tables.length).toBeGreaterThan(20);
		expect(await catalogOf(await testDatabase(kind))).toEqual(catalog);
	});

	test('are applied once, by whoever comes first', async () => {
		const url = await emptyDatabase(kind);
		const all = await Promise.all([migrate(url, 'prisma'), migrate(url, 'prisma')]);
		expect(all.filter((applied) => applied.length > 0)).toHaveLength(1);
		expect(await pendingMigrations(url, 'prisma')).toEqual([]);
	});

	test('all or nothing: one that fails leaves the database as it was', async () => {
		const url = await testDatabase(kind);
		const before = await catalogOf(url);
		const folder = migrationsFolder();
		addMigration(folder, kind, '29990101000000_good', 'CREATE TABLE "Good" ("id" TEXT PRIMARY KEY);');
		addMigration(
			folder,
			kind,
			'29990101000001_bad',
			'CREATE TABLE "Bad" ("id" TEXT PRIMARY KEY); SELECT wrong;'
		);
		await expect(migrate(url, folder)).rejects.toThrow(/wrong/);
		expect(await catalogOf(url)).toEqual(before);
		expect(await pendingMigrations(url, folder)).toHaveLength(2);
	});

	test('refuse a database from a newer version', async () => {
		const url = await testDatabase(kind);
		const folder = migrationsFolder();
		addMigration(folder, kind, '29990101000000_later', 'CREATE TABLE "Later" ("id" TEXT PRIMARY KEY);');
		await migrate(url, folder);
		await expect(migrate(url, 'prisma')).rejects.toMatchObject({ name: 'NewerDatabase' });
		await expect(pendingMigrations(url, 'prisma')).rejects.toMatchObject({
			migration: '29990101000000_later'
		});
	});

	test('refuse to go on where an applied one was changed', async () => {
		const url = await testDatabase(kind);
		const folder = migrationsFolder();
		const name = (await pendingMigrations(await emptyDatabase(kind), folder))[0]!;
		addMigration(folder, kind, name, 'SELECT 1;');
		await expect(migrate(url, folder)).rejects.toMatchObject({ name: 'ChangedMigration', migration: name });
	});

	test('keep out of a database that is another program’s', async () => {
		const url = await emptyDatabase(kind);
		await execute(url, 'CREATE TABLE theirs (id INTEGER PRIMARY KEY)');
		await expect(migrate(url, 'prisma')).rejects.toMatchObject({ name: 'ForeignDatabase' });
		expect((await catalogOf(url)).tables).toEqual(['theirs']);
	});
});

test('a table that is made anew takes nobody’s rows with it', async () => {
	const url = await testDatabase('sqlite');
	await execute(
		url,
		`INSERT INTO "User" ("id","email","name","createdAt") VALUES ('u','u@padome.example','U','2022-03-25T08:00:00.000+00:00');
		INSERT INTO "Session" ("id","userId","createdAt","expiresAt") VALUES ('s','u','2022-03-25T08:00:00.000+00:00','2022-03-25T08:00:00.000+00:00')`
	);
	const folder = migrationsFolder();
	// As Prisma writes it where SQLite cannot alter a column.
	addMigration(
		folder,
		'sqlite',
		'29990101000000_anew',
		`PRAGMA foreign_keys=OFF;
		CREATE TABLE "new_User" AS SELECT * FROM "User";
		DROP TABLE "User";
		ALTER TABLE "new_User" RENAME TO "User";
		CREATE UNIQUE INDEX "User_id" ON "User"("id");`
	);
	await migrate(url, folder);
	expect(await execute(url, 'SELECT "id" FROM "Session"')).toEqual([{ id: 's' }]);
});
