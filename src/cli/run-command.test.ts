import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileOf } from '#lib/server/database.server.ts';
import { takeServingLock } from '#lib/server/serving.server.ts';
import { emptyDatabase, execute } from '../../tests/data/bare-database.ts';
import { runPadome } from '../../tests/setup/command-line.ts';
import { databaseKinds, testDatabase } from '../../tests/setup/installation.ts';

/** `padome …` on a database. */
const padome = (databaseUrl: string, ...args: string[]) => runPadome({ DATABASE_URL: databaseUrl }, ...args);

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'padome-cli-'));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

describe('the command line', () => {
	test.each([
		[['bogus'], /no such command: bogus/],
		[['--bogus'], /no such command: --bogus/],
		[['export', '--bogus'], /Wrong argument: --bogus/],
		[['import'], /FILE is missing/],
		[['admin', 'a@b.example', 'c@d.example'], /too many: c@d.example/],
		[['admin', 'nobody'], /no mail address: nobody/],
		[['remind', '--as-of', '2022-02-30'], /no date: 2022-02-30/]
	])('%j is explained in one line', async (args, line) => {
		const { exitCode, out, err } = await padome(await testDatabase('sqlite'), ...args);
		expect(exitCode).toBe(2);
		expect(out).toBe('');
		expect(err).toMatch(line);
		expect(err.trim()).not.toContain('\n');
	});

	test('every command explains itself', async () => {
		const all = await padome('file:unused.db', '--help');
		expect(all.exitCode).toBe(0);
		const names = [...all.out.matchAll(/^ {2}([a-z-]+)/gm)].map((match) => match[1]!);
		expect(names).toHaveLength(12);
		for (const name of names) {
			const help = await padome('file:unused.db', name, '--help');
			expect(help).toMatchObject({ exitCode: 0, err: '' });
			expect(help.out).toContain(`npm run -s padome -- ${name}`);
		}
		expect(existsSync('unused.db')).toBe(false);
	});

	test('an import of a file that is not there makes no database', async () => {
		const database = join(folder(), 'new.db');
		expect(await padome(`file:${database}`, 'import', join(folder(), 'none.json'))).toMatchObject({
			exitCode: 1
		});
		expect(existsSync(database)).toBe(false);
	});

	test('a database that is not there is not made by looking for it', async () => {
		const url = await emptyDatabase('sqlite');
		for (const command of ['export', 'remind', 'deliver', 'doctor']) {
			const { exitCode, out, err } = await padome(url, command);
			expect(exitCode, command).toBe(1);
			expect(out + err, command).toMatch(/There is no database/);
		}
		expect(existsSync(fileOf(url))).toBe(false);
	});

	test.each([
		['postgresql://padome:secret@127.0.0.1:1/padome', /cannot be reached.*ECONNREFUSED/],
		['postgresql://padome:secret@nowhere.invalid/padome', /cannot be reached/],
		['file:/proc/padome.db', /cannot be opened|Not allowed|no such file/],
		['mysql://padome', /DATABASE_URL: should be/]
	])('a database that cannot be opened is one line: %s', async (url, line) => {
		const { exitCode, err } = await padome(url, 'migrate');
		expect(exitCode).toBeGreaterThan(0);
		expect(err).toMatch(line);
		expect(err).not.toContain('secret');
		expect(err.trim()).not.toContain('\n');
	});

	test('--json answers scripts, errors too', async () => {
		const url = await testDatabase('sqlite');
		const migrated = await padome(url, 'migrate', '--json');
		expect(JSON.parse(migrated.out)).toEqual({ database: fileOf(url), applied: [] });
		const failed = await padome(url, 'sign-in-link', 'nobody@padome.example', '--json');
		expect(failed.exitCode).toBe(1);
		expect(JSON.parse(failed.out)).toEqual({ error: expect.stringContaining('nobody@padome.example') });
	});
});

describe.each(databaseKinds)('padome on %s', (kind) => {
	test('admin makes the first administrator, once, and leaves a trace', async () => {
		const url = await testDatabase(kind);
		const first = await padome(url, 'admin', ' Anna@LM.gov.lv ');
		expect(first.exitCode).toBe(0);
		expect(first.out).toMatch(/http:\/\/localhost:3000\/sign-in\/\S+/);
		expect((await padome(url, 'admin', 'anna@lm.gov.lv')).out).toContain('was an administrator already');
		expect(await padome(url, 'admin', 'other@lm.gov.lv')).toMatchObject({ exitCode: 1 });
		expect(await padome(url, 'admin', 'other@lm.gov.lv', '--force')).toMatchObject({ exitCode: 0 });
		const { AuditEvent, User } = await exported(url);
		expect(User!.map(({ email, role }) => [email, role])).toEqual([
			['anna@lm.gov.lv', 'ADMINISTRATOR'],
			['other@lm.gov.lv', 'ADMINISTRATOR']
		]);
		expect(AuditEvent!.map(({ deed }) => deed)).toEqual([
			'accounts.makeAdministrator',
			'accounts.makeAdministrator'
		]);
		expect(JSON.stringify(AuditEvent)).not.toContain('sign-in/');
	});

	test('the sample goes into an empty database only', async () => {
		const url = await testDatabase(kind);
		expect(await padome(url, 'sample')).toMatchObject({ exitCode: 0 });
		expect(await padome(url, 'sample')).toMatchObject({ exitCode: 1 });
	});

	test('an export holds neither secrets nor who is signed in', async () => {
		const document = await exported(await testDatabase(kind));
		for (const model of ['Session', 'PersonalLink', 'Attempt', 'WriteLock', 'Revision'])
			expect(document).not.toHaveProperty(model);
		expect(document).toHaveProperty('Task', []);
		expect(document.padome).toMatchObject({ format: 1 });
	});

	test('import refuses what is not empty, cut off, changed or newer, and leaves nothing behind', async () => {
		const file = join(folder(), 'export.json');
		const sample = await testDatabase(kind);
		await padome(sample, 'sample');
		const text = (await padome(sample, 'export')).out;
		const url = await testDatabase(kind);
		const rowsOf = async () =>
			Object.values(await exported(url))
				.filter((row) => !('format' in row))
				.flat();
		const before = await rowsOf();
		const wrong: [string, RegExp][] = [
			[text.slice(0, text.length / 2), /is not a whole export/],
			['', /is not a whole export/],
			['{}', /is not a whole export/],
			[text.replace('"format":1', '"format":2'), /newer Padome/],
			[text.replace('"Task":[', '"Undreamt":[\n{"id":"1"}],\n"Task":['), /newer Padome.*Undreamt/s],
			[text.replace(/"number":\d+/, '"number":"many"'), /wrong: .*number/],
			[text.replace(/"bodyId":"[^"]*"/, '"bodyId":"nowhere"'), /wrong: /]
		];
		for (const [content, line] of wrong) {
			writeFileSync(file, content);
			const { exitCode, err } = await padome(url, 'import', file);
			expect(err).toMatch(line);
			expect(exitCode).toBe(1);
		}
		// Not even the calendar that every database begins with was touched.
		expect(await rowsOf()).toEqual(before);

		writeFileSync(file, text);
		expect(await padome(sample, 'import', file)).toMatchObject({ exitCode: 1 });
	});
});

test('an export goes from SQLite to PostgreSQL and back, and is the same', async () => {
	const file = join(folder(), 'export.json');
	const [first, second, third] = await Promise.all([
		testDatabase('sqlite'),
		testDatabase('postgresql'),
		testDatabase('sqlite')
	]);
	await padome(first, 'sample');
	await padome(first, 'remind', '--as-of', '2022-03-25');
	// What people paste out of Word: signs that other programs take for the end of a line.
	await execute(
		first,
		`UPDATE "Task" SET "note" = 'ā' || char(8232) || char(8233) || char(10) || '"}],' WHERE "number" = 1`
	);
	await execute(
		first,
		`INSERT INTO "Setting" VALUES ('installation.fingerprint', 'here', '2022-03-25T08:00:00.123+00:00')`
	);
	const original = await exported(first);
	expect(original.Setting!.map(({ key }) => key)).toEqual(['installation.sample']);
	for (const [from, to] of [
		[first, second],
		[second, third]
	] as const) {
		writeFileSync(file, (await padome(from, 'export')).out);
		expect(await padome(to, 'import', file)).toMatchObject({ exitCode: 0 });
		const { padome: _, ...rows } = await exported(to);
		const { padome: __, ...before } = original;
		expect(rows).toEqual(before);
		expect(await execute(to, `SELECT "value" FROM "Setting" WHERE "key" = 'outbox.frozen'`)).toEqual([
			{ value: 'RESTORED' }
		]);
		expect((await padome(to, 'deliver')).out).toContain('held back');
	}
	writeFileSync(file, JSON.stringify(original, null, 2));
	expect(await padome(await testDatabase('sqlite'), 'import', file)).toMatchObject({ exitCode: 0 });
});

describe('backup and restore', () => {
	test('a backup is whole, private, and not overwritten by mistake', async () => {
		const url = await testDatabase('sqlite');
		await padome(url, 'sample');
		const before = (await exported(url)).Task;
		const file = join(folder(), 'backup.db');
		expect(await padome(url, 'backup', file)).toMatchObject({ exitCode: 0 });
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(await padome(url, 'backup', file)).toMatchObject({ exitCode: 1 });
		expect(await padome(url, 'backup', file, '--force')).toMatchObject({ exitCode: 0 });
		const nowhere = await padome(url, 'backup', join(folder(), 'nowhere/backup.db'));
		expect([nowhere.exitCode, nowhere.err.split('\n').filter(Boolean).length]).toEqual([1, 1]);

		await execute(url, `UPDATE "Task" SET "title" = 'spoilt'`);
		await execute(
			url,
			`INSERT INTO "Session" SELECT 'hash', "id", "createdAt", "createdAt", NULL FROM "User" LIMIT 1`
		);
		expect(await padome(url, 'restore', file)).toMatchObject({ exitCode: 1 });
		expect(await padome(url, 'restore', file, '--force')).toMatchObject({ exitCode: 0 });
		expect((await exported(url)).Task).toEqual(before);
		expect((await padome(url, 'deliver')).out).toContain('held back');
		expect(await execute(url, 'SELECT * FROM "Session"')).toEqual([]);
	});

	test('restoring takes only what is a whole backup of ours, not newer than the program', async () => {
		const url = await testDatabase('sqlite');
		const file = join(folder(), 'backup.db');
		await padome(url, 'backup', file);
		const whole = readFileSync(file);
		const damaged = Buffer.from(whole);
		damaged.fill(0x5a, 8_192, 20_480);
		const cases: [string, () => void | Promise<unknown>, RegExp][] = [
			['text', () => writeFileSync(file, 'no database'), /no backup of Padome/],
			['damaged', () => writeFileSync(file, damaged), /damaged|no backup/],
			['missing', () => rmSync(file), /no such file/],
			['another’s', () => execute(`file:${file}`, 'CREATE TABLE theirs (id)'), /no backup of Padome/]
		];
		for (const [, make, line] of cases) {
			await make();
			const { exitCode, err } = await padome(url, 'restore', file, '--force');
			expect(err).toMatch(line);
			expect(exitCode).toBe(1);
		}
		writeFileSync(file, whole);
		await execute(
			`file:${file}`,
			`UPDATE "_prisma_migrations" SET "migration_name" = '29990101000000_later'`
		);
		expect((await padome(url, 'restore', file, '--force')).err).toMatch(/newer Padome/);
		expect(await padome(url, 'doctor', '--json').then(({ out }) => JSON.parse(out).findings)).toContainEqual(
			expect.objectContaining({ check: 'database', state: 'OK' })
		);
	});

	test('nothing is restored under a portal that serves, or a program that has the file open', async () => {
		const url = await testDatabase('sqlite');
		const file = join(folder(), 'backup.db');
		await padome(url, 'backup', file);
		const lock = takeServingLock(url)!;
		expect(takeServingLock(url)).toBeNull();
		expect((await padome(url, 'restore', file, '--force')).err).toMatch(/stop it first/);
		expect((await padome(url, 'serve')).err).toMatch(/serves the database .* already|not built/);
		lock.release();
		expect(await padome(url, 'restore', file, '--force')).toMatchObject({ exitCode: 0 });
	});

	test('on PostgreSQL they name its own tools', async () => {
		const url = await testDatabase('postgresql');
		expect((await padome(url, 'backup', 'x')).err).toMatch(/pg_dump/);
		expect((await padome(url, 'restore', 'x')).err).toMatch(/pg_restore/);
	});
});

describe('doctor', () => {
	test.each(databaseKinds)('finds a healthy %s healthy', async (kind) => {
		const { out } = await padome(await testDatabase(kind), 'doctor', '--json');
		const { findings } = JSON.parse(out) as { findings: { check: string; state: string }[] };
		const wrong = findings.filter(({ check, state }) => state === 'WRONG' && check !== 'program');
		expect(wrong).toEqual([]);
		expect(new Set(findings.map(({ check }) => check))).toEqual(
			new Set(['program', 'settings', 'database', 'disk', 'clock', 'mail', 'secret'])
		);
	});

	test('finds damage, and says what to do', async () => {
		const url = await testDatabase('sqlite');
		const bytes = readFileSync(fileOf(url));
		bytes.fill(0x5a, 8_192, 40_960);
		writeFileSync(fileOf(url), bytes);
		const { exitCode, out } = await padome(url, 'doctor');
		expect(exitCode).toBe(1);
		expect(out).toMatch(/restore/);
	});
});

async function exported(url: string): Promise<Record<string, Record<string, unknown>[]>> {
	const { out, err, exitCode } = await padome(url, 'export');
	if (exitCode !== 0) throw new Error(err);
	return JSON.parse(out);
}
