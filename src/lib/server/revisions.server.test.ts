import { describe, expect, test } from 'vitest';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { countStatements, type Transaction } from './database.server.ts';
import { readRevisions } from './revisions.server.ts';

const changeTasks = (tx: Transaction) =>
	tx.revision.update({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });

describe.each(databaseKinds)('the revisions on %s', (kind) => {
	test('are read in one statement by all who ask at once', async () => {
		const { db } = await testInstallation(kind);
		const counter = { count: 0 };
		const read = () => Promise.all([readRevisions(db), readRevisions(db), readRevisions(db)]);
		expect(await countStatements(counter, read)).toEqual(
			Array(3).fill({ council: 0, tasks: 0, calendar: 0, surveys: 0 })
		);
		expect(counter.count).toBe(1);
		await db.write(changeTasks);
		expect(await readRevisions(db)).toEqual({ council: 0, tasks: 1, calendar: 0, surveys: 0 });
	});

	test('are never those of before a change, for whoever asks after it', async () => {
		const { db } = await testInstallation(kind);
		for (let change = 1; change <= 20; change += 1) {
			const meanwhile = readRevisions(db);
			await db.write(changeTasks);
			const after = readRevisions(db);
			expect((await after).tasks).toBe(change);
			expect((await meanwhile).tasks).toBeLessThanOrEqual(change);
		}
	});
});
