import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fillAccountKeys } from '#lib/accounts/users.server.ts';
import { fillSearchTexts } from '#lib/council/people-search.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { stoppedClock } from '#lib/server/clock.server.ts';
import { readConfig } from '#lib/server/config.server.ts';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { migrate, pendingMigrations } from '#lib/server/migrations.server.ts';
import { prepareInstallation } from '../../src/cli/prepare-installation.ts';
import { databaseKinds, testDatabase } from '../setup/installation.ts';
import { emptyDatabase, execute } from './bare-database.ts';
import { catalogOf } from './catalog.ts';
import { sqlOfModels } from './sql-of-models.ts';

/** As the first version wrote it. */
const writtenBefore = `
	INSERT INTO "Body" ("id","kind","slug","name","shortName","position") VALUES ('b','COUNCIL','padome','Padome','Padome',1);
	INSERT INTO "Person" ("id","name","sortKey","email") VALUES ('p','Ilze Bērziņa','x','ilze@padome.example');
	INSERT INTO "User" ("id","email","name","personId","createdAt")
		VALUES ('u','ilze@padome.example','Ilze Bērziņa','p','2022-03-01T08:00:00.000Z');
	INSERT INTO "Task" ("id","number","bodyId","position","title","dueKey","registeredOn","searchText","sortKey")
		VALUES ('t',1,'b',1,'Bāriņtiesas','9999-12-31','2022-01-01','barintiesas','x');
	INSERT INTO "ProgressEntry" ("id","taskId","kind","at","text","statusBefore","statusAfter","authorName","capacity")
		VALUES ('e','t','REPORTED','2022-03-01T08:00:00.000Z','Darām.','NEEDS_ACTION','IN_PROCESS','Ilze Bērziņa','LM')`;

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

	test('take what the version before has written along, and a portal that starts makes it ready to be found', async () => {
		const url = await emptyDatabase(kind);
		const before = migrationsFolder();
		const [first, ...later] = await pendingMigrations(url, before);
		for (const name of later) rmSync(join(before, kind, 'migrations', name), { recursive: true });
		await migrate(url, before);
		await execute(url, writtenBefore);
		expect(await migrate(url, 'prisma')).toEqual(later);
		expect(first).toContain('first');

		const env = { DATABASE_URL: url, SECRET: 'a secret of the tests, long enough to be one' };
		const config = readConfig({ ...env, ORIGIN: 'http://localhost:3000', LOG_LEVEL: 'silent' });
		const portal = await openInstallation(config, stoppedClock('2022-03-25T08:00:00Z'));
		onTestFinished(() => portal.db.close());
		const { read } = portal.db;
		await prepareInstallation(portal, { sampleIfNew: false, locale: 'lv', say: () => undefined });
		await fillAccountKeys(portal);
		await fillSearchTexts(portal.db);
		const task = await read.task.findFirstOrThrow({ include: { words: true, progress: true } });
		expect(task).toMatchObject({ title: 'Bāriņtiesas', restrictedUntil: null, recurrence: null });
		expect(task.words.map(({ word }) => word)).toEqual(['barintiesas']);
		expect(task.progress).toMatchObject([{ text: 'Darām.', isInternal: false, withdrawnBy: null }]);
		expect(await read.person.findFirst()).toMatchObject({ searchText: expect.stringContaining('berzina') });
		expect(await read.user.findFirst()).toMatchObject({
			...{ searchText: expect.stringContaining('berzina'), sortKey: sortKey('Ilze Bērziņa') },
			...{ passwordHash: null, theme: null }
		});
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
