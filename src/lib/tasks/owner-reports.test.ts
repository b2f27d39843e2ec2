import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { ownerReports } from './owner-reports.ts';
import * as tasks from './tasks.server.ts';

describe.each(databaseKinds)('who has reported on %s', (kind) => {
	it('is each owner with its own newest report, also under its older name; others spoke for none of them', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, institutions, posts } = await makeCouncil(installation);
		const { vbtai, tm, bac } = institutions;
		const task = await makeTask(installation, {
			...{ bodyId, lead: [{ institutionId: bac }] },
			co: [{ institutionId: tm }, { postId: posts.chair }]
		});
		const write = (fields: object, at: string) =>
			installation.db.write((tx) =>
				tx.progressEntry.create({
					data: {
						...{ id: newId(), taskId: task.id, kind: 'REPORTED', at: new Date(at), text: 'Teksts.' },
						...{ statusBefore: 'IN_PROCESS', statusAfter: 'IN_PROCESS', authorName: 'X', capacity: 'Y' },
						...fields
					}
				})
			);
		const first = await write({ institutionId: vbtai }, '2022-01-10T08:00:00Z');
		await write({}, '2022-01-11T08:00:00Z');
		await write({ institutionId: tm, withdrawnAt: new Date() }, '2022-01-12T08:00:00Z');
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		const { reports } = await tasks.read(secretary, task.number);
		expect(reports.map(({ owner, role, last }) => [owner.label, role, last?.entryId ?? null])).toEqual([
			['BAC', 'LEAD', first.id],
			['TM', 'CO', null],
			['LM pārstāvis', 'CO', null]
		]);
		// From a seat that two share it is known who spoke only as far as the seat goes.
		const shared = await write({ postId: posts.empty }, '2022-01-13T08:00:00Z');
		const now = (await tasks.read(secretary, task.number)).reports;
		expect(now.map(({ last }) => last?.entryId ?? null)).toEqual([shared.id, shared.id, null]);
	});

	it('is nobody where the body owes it', async () => {
		const installation = await testInstallation(kind);
		expect(ownerReports(await directoryOf(installation), [], [], '2022-03-25')).toEqual([]);
	});
});
