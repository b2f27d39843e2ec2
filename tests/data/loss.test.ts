import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PrismaClient } from '#lib/server/generated/sqlite/client.ts';
import { fileOf, openDatabase, type Database } from '#lib/server/database.server.ts';
import { testDatabase } from '../setup/installation.ts';

/*
 * How Prisma's one SQLite connection loses what it acknowledged, and that ours does not. Each case is run twice:
 * with a bare client, to show that the danger is there, and with the portal's database.
 */

/** What both can do: write in a transaction that may fail, write one row, read. */
interface Writing {
	failAfterPause(id: string, pause: Promise<void>): Promise<unknown>;
	writeOne(id: string): Promise<unknown>;
	ids(): Promise<string[]>;
}

const row = (key: string) => ({ data: { key, value: '', updatedAt: new Date(0) } });
const keys = (rows: { key: string }[]) => rows.map(({ key }) => key).sort();

async function bareClient(): Promise<Writing> {
	const client = new PrismaClient({
		adapter: new PrismaBetterSqlite3({ url: await testDatabase('sqlite') })
	});
	onTestFinished(() => client.$disconnect());
	return {
		failAfterPause: (id, pause) =>
			client.$transaction(async (tx) => {
				await tx.setting.create(row(id));
				await pause;
				throw new Error('rolled back');
			}),
		writeOne: (id) => client.setting.create(row(id)),
		ids: async () => keys(await client.setting.findMany())
	};
}

async function ourDatabase(): Promise<Writing> {
	const db = await open(await testDatabase('sqlite'));
	return {
		failAfterPause: (id, pause) =>
			db.write(async (tx) => {
				await tx.setting.create(row(id));
				await pause;
				throw new Error('rolled back');
			}),
		writeOne: (id) => db.write((tx) => tx.setting.create(row(id))),
		ids: async () => keys(await db.read.setting.findMany())
	};
}

async function open(url: string): Promise<Database> {
	const db = await openDatabase(url);
	onTestFinished(() => db.close());
	return db;
}

const soon = () => new Promise((done) => setTimeout(done, 50));

/** While a transaction waits for something, another visitor's write is acknowledged; then the transaction fails. */
async function acknowledgedBesideAFailure(writing: Writing): Promise<string[]> {
	const pause = Promise.withResolvers<void>();
	const failing = writing.failAfterPause('undone', pause.promise).catch(() => undefined);
	await soon();
	const acknowledged = writing.writeOne('acknowledged');
	await soon();
	pause.resolve();
	await Promise.all([failing, acknowledged]);
	return writing.ids();
}

/** What a reader sees while a transaction is half done. */
async function seenMeanwhile(writing: Writing): Promise<string[]> {
	const pause = Promise.withResolvers<void>();
	const failing = writing.failAfterPause('half-done', pause.promise).catch(() => undefined);
	await soon();
	const seen = await writing.ids();
	pause.resolve();
	await failing;
	return seen;
}

describe('T1: an acknowledged write beside a transaction that fails', () => {
	test('is lost by a bare client', async () => {
		expect(await acknowledgedBesideAFailure(await bareClient())).toEqual([]);
	});
	test('is kept by ours', async () => {
		expect(await acknowledgedBesideAFailure(await ourDatabase())).toEqual(['acknowledged']);
	});
});

describe('T2: what is half done', () => {
	test('is seen through a bare client', async () => {
		expect(await seenMeanwhile(await bareClient())).toEqual(['half-done']);
	});
	test('is not seen through ours', async () => {
		expect(await seenMeanwhile(await ourDatabase())).toEqual([]);
	});
});

describe('T4: reading, then writing, while somebody else writes', () => {
	test('fails at once with a bare client, though it was told to wait', async () => {
		const url = await testDatabase('sqlite');
		const adapter = () => new PrismaBetterSqlite3({ url, timeout: 5_000 });
		const [one, other] = [new PrismaClient({ adapter: adapter() }), new PrismaClient({ adapter: adapter() })];
		onTestFinished(async () => void (await Promise.all([one.$disconnect(), other.$disconnect()])));
		const readThenWrite = one.$transaction(async (tx) => {
			await tx.setting.count();
			await other.setting.create(row('in between'));
			await tx.setting.create(row('mine'));
		});
		await expect(readThenWrite).rejects.toMatchObject({ code: 'P1008' });
	});
	test('waits its turn with ours', async () => {
		const url = await testDatabase('sqlite');
		const [one, other] = [await open(url), await open(url)];
		let between: Promise<unknown> | undefined;
		await one.write(async (tx) => {
			await tx.setting.count();
			between ??= other.write((their) => their.setting.create(row('in between')));
			await soon();
			await tx.setting.create(row('mine'));
		});
		await between;
		expect(keys(await one.read.setting.findMany())).toEqual(['in between', 'mine']);
	});
});

describe('the connection', () => {
	test('is in WAL mode and writes through to the disk', async () => {
		const db = await open(await testDatabase('sqlite'));
		const pragmas = await db.write(async (tx) => [
			...(await tx.$queryRaw<object[]>`PRAGMA journal_mode`),
			...(await tx.$queryRaw<object[]>`PRAGMA synchronous`),
			...(await tx.$queryRaw<object[]>`PRAGMA foreign_keys`)
		]);
		expect(pragmas).toEqual([{ journal_mode: 'wal' }, { synchronous: 2n }, { foreign_keys: 1n }]);
	});

	test('that reads cannot write', async () => {
		const db = await open(await testDatabase('sqlite'));
		const before = await db.read.revision.count();
		expect(before).toBeGreaterThan(0);
		await expect(db.read.$queryRaw`DELETE FROM "Revision" RETURNING "id"`).rejects.toThrow(/readonly/);
		expect(await db.read.revision.count()).toBe(before);
	});

	test('says where it is without a password', async () => {
		const url = await testDatabase('postgresql');
		const db = await open(url);
		expect(new URL(url).password).not.toBe('');
		expect(db.place).not.toContain(`:${new URL(url).password}@`);
		expect(fileOf('file:data/padome.db?x=1')).toBe('data/padome.db');
	});
});
