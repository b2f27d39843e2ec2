import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { makeActor, makeBody } from '../../../tests/setup/council.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { everything } from './filter.ts';
import { listTasks } from './register.server.ts';
import { indexMissing } from './word-index.server.ts';

const today = '2022-03-25';

describe.each(databaseKinds)('searching tasks on %s', (kind) => {
	async function council(titles: readonly string[]) {
		const installation = await testInstallation(kind);
		const bodyId = await makeBody(installation);
		for (const title of titles) await makeTask(installation, { bodyId, title });
		return { installation, bodyId, actor: makeActor(installation, { role: 'SECRETARY' }) };
	}
	const find = async (actor: Actor, q: string) => {
		const { rows } = await listTasks(actor, { ...everything, q }, { today });
		return rows.map(({ title }) => title).sort();
	};

	it('does not care about endings, marks or the order of words', async () => {
		const { actor } = await council([
			'Bāriņtiesu darba pilnveide',
			'Mediācijas izmantošana',
			'Ziņojums par darbu'
		]);
		expect(await find(actor, 'bāriņtiesas')).toEqual(['Bāriņtiesu darba pilnveide']);
		expect(await find(actor, 'MEDIACIJU')).toEqual(['Mediācijas izmantošana']);
		expect(await find(actor, 'pilnveidei barintiesai')).toEqual(['Bāriņtiesu darba pilnveide']);
		expect(await find(actor, 'darbs')).toEqual(['Bāriņtiesu darba pilnveide', 'Ziņojums par darbu']);
		expect(await find(actor, 'darbs mediācija')).toEqual([]);
	});

	it('looks inside words where none begins so, and for numbers of tasks', async () => {
		const { actor } = await council(['Bāriņtiesu darba pilnveide', 'Ziņojums par 22-UZ-204']);
		expect(await find(actor, 'riņties')).toEqual(['Bāriņtiesu darba pilnveide']);
		expect(await find(actor, '22-UZ-204')).toEqual(['Ziņojums par 22-UZ-204']);
		expect(await find(actor, '1')).toEqual(['Bāriņtiesu darba pilnveide']);
		expect(await find(actor, '(')).toEqual([]);
	});

	it('finds what no change has indexed once a portal has started, and knows a text without words', async () => {
		const { actor, installation } = await council(['Bāriņtiesu darba pilnveide', '…']);
		await installation.db.write((tx) => tx.taskWord.deleteMany());
		expect(await indexMissing(installation)).toBe(2);
		await bump(installation);
		expect(await find(actor, 'pilnveidot')).toEqual(['Bāriņtiesu darba pilnveide']);
	});

	it('counts no further than anybody reads', async () => {
		const { actor, installation, bodyId } = await council([]);
		await installation.db.write(async (tx) => {
			const one = (at: number) => ({
				...{ id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`, number: at, bodyId },
				...{ title: 'Ziņojums', position: at, dueKey: '9999-12-31', registeredOn: today, sortKey: 'x' },
				searchText: 'zinojums'
			});
			await tx.task.createMany({ data: Array.from({ length: 2_100 }, (_, at) => one(at + 1)) });
		});
		await indexMissing(installation);
		await bump(installation);
		const list = await listTasks(actor, { ...everything, q: 'ziņojumi' }, { today });
		expect(list).toMatchObject({ total: 1_000, isMore: true, pages: 20 });
		expect(list.rows).toHaveLength(50);
	});
});

async function bump({ db }: TestInstallation): Promise<void> {
	await db.write((tx) => tx.revision.updateMany({ data: { number: { increment: 1 } } }));
}
