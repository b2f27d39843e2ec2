import { describe, expect, test } from 'vitest';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';

describe.each(databaseKinds)('the database on %s', (kind) => {
	test('keeps what was written and undoes what failed', async () => {
		const { db } = await testInstallation(kind);
		const updatedAt = new Date('2022-03-25T08:00:00Z');
		await db.write((tx) => tx.setting.create({ data: { key: 'kept', value: '1', updatedAt } }));
		const failing = db.write(async (tx) => {
			await tx.setting.create({ data: { key: 'undone', value: '1', updatedAt } });
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await db.read.setting.findMany()).toEqual([{ key: 'kept', value: '1', updatedAt }]);
	});
});
