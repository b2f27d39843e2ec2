import { describe, expect, onTestFinished, test } from 'vitest';
import { databaseKinds, testDatabase, testInstallation } from '../../../tests/setup/installation.ts';
import { countStatements, isTaken, openDatabase, type Transaction } from './database.server.ts';

const setting = (key: string) => ({ data: { key, value: '1', updatedAt: new Date('2022-03-25T08:00:00Z') } });

async function countUp(tx: Transaction): Promise<void> {
	const { number } = await tx.revision.findUniqueOrThrow({ where: { id: 'tasks' } });
	await tx.revision.update({ where: { id: 'tasks' }, data: { number: number + 1 } });
}

describe.each(databaseKinds)('the database on %s', (kind) => {
	test('keeps what was written and undoes what failed', async () => {
		const { db } = await testInstallation(kind);
		await db.write((tx) => tx.setting.create(setting('kept')));
		const failing = db.write(async (tx) => {
			await tx.setting.create(setting('undone'));
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await db.read.setting.findMany()).toEqual([setting('kept').data]);
	});

	test('says that a row is there already', async () => {
		const { db } = await testInstallation(kind);
		await db.write((tx) => tx.setting.create(setting('once')));
		const again = await db.write((tx) => tx.setting.create(setting('once'))).catch((error: unknown) => error);
		expect(isTaken(again)).toBe(true);
		expect(isTaken(new Error())).toBe(false);
	});

	test('loses no write of many that read first, from two processes’ worth of connections', async () => {
		const url = await testDatabase(kind);
		const portals = await Promise.all([openDatabase(url), openDatabase(url)]);
		onTestFinished(async () => void (await Promise.all(portals.map((db) => db.close()))));
		await Promise.all(Array.from({ length: 60 }, (_, i) => portals[i % 2]!.write(countUp)));
		const { number } = await portals[0]!.read.revision.findUniqueOrThrow({ where: { id: 'tasks' } });
		expect(number).toBe(60);
	});

	test('a snapshot does not see what is written while it is read', async () => {
		const { db } = await testInstallation(kind);
		const seen = await db.snapshot(async (reader) => {
			const before = await reader.setting.count();
			await db.write((tx) => tx.setting.create(setting('meanwhile')));
			return [before, await reader.setting.count()];
		});
		expect(seen).toEqual([0, 0]);
		expect(await db.read.setting.count()).toBe(1);
	});

	test('takes thousands of values in one statement', async () => {
		const { db } = await testInstallation(kind);
		await db.write((tx) => tx.setting.create(setting('8999')));
		const keys = Array.from({ length: 9000 }, (_, index) => String(index));
		const found = { where: { key: { in: keys }, NOT: { key: { in: keys.slice(0, 10) } } } };
		expect(await db.read.setting.count(found)).toBe(1);
	});

	test('counts the statements of a piece of work, and of no other', async () => {
		const { db } = await testInstallation(kind);
		const counter = { count: 0 };
		await Promise.all([
			countStatements(counter, async () => {
				await db.read.setting.findMany();
				await db.read.setting.count();
			}),
			db.read.setting.findMany()
		]);
		expect(counter.count).toBe(2);
	});

	test('counts what a transaction says, its COMMIT too', async () => {
		const { db } = await testInstallation(kind);
		const counter = { count: 0 };
		await countStatements(counter, () =>
			db.write(async (tx) => {
				await tx.setting.create(setting('counted'));
				await tx.setting.updateMany({ data: { value: '2' } });
			})
		);
		// On SQLite the writing begins with the lock row.
		expect(counter.count).toBe(kind === 'sqlite' ? 4 : 3);
	});

	test('closes only when what was begun is written', async () => {
		const url = await testDatabase(kind);
		const db = await openDatabase(url);
		const writing = db.write((tx) => tx.setting.create(setting('last')));
		await Promise.all([writing, kind === 'sqlite' ? db.close() : writing.then(() => db.close())]);
		const again = await openDatabase(url);
		onTestFinished(() => again.close());
		expect(await again.read.setting.count()).toBe(1);
	});
});
