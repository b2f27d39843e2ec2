import { expect, test } from 'vitest';
import type { Transaction } from '#lib/server/database.server.ts';
import { testInstallation } from '../setup/installation.ts';

const insert = (tx: Transaction, key: string, size: number) =>
	tx.setting.create({ data: { key, value: 'x'.repeat(size), updatedAt: new Date(0) } });

test('a full disk is a clear error; nothing is half-written, and what was acknowledged stays', async () => {
	const { db } = await testInstallation('sqlite');
	await db.write((tx) => insert(tx, 'before', 10));
	// The file may grow by four more pages, as if the disk ended there.
	await db.write(async (tx) => {
		const [size] = await tx.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`;
		await tx.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(size!.page_count) + 4}`);
	});
	const tooMuch = db.write(async (tx) => {
		await insert(tx, 'half', 1_000);
		await insert(tx, 'too much', 100_000);
	});
	await expect(tooMuch).rejects.toMatchObject({ name: 'DiskFull' });
	await db.write((tx) => insert(tx, 'after', 10));
	const rows = await db.read.setting.findMany({ orderBy: { key: 'asc' } });
	expect(rows.map(({ key }) => key)).toEqual(['after', 'before']);
	expect(await db.read.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: 'ok' }]);
});
