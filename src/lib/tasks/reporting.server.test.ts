import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeBody } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { edit } from './editing.server.ts';
import { report } from './reporting.server.ts';

describe.each(databaseKinds)('a report that was begun before a change, on %s', (kind) => {
	async function setting() {
		const installation = await testInstallation(kind);
		const task = await makeTask(installation, { bodyId: await makeBody(installation), title: 'Ziņojums' });
		const secretary = makeActor(installation, { role: 'SECRETARY', userId: newId() });
		const say = (text: string, version: number) =>
			report(secretary, { taskId: task.id, entryId: newId(), version, text, status: 'IN_PROCESS' });
		return { installation, task, secretary, say };
	}

	it('is written where only the words of the task were corrected', async () => {
		const { installation, task, secretary, say } = await setting();
		await edit(secretary, { id: task.id, version: 1, title: 'Ziņojums par mediāciju' });
		await say('Saskaņošana turpinās.', 1);
		const { version, title } = await installation.db.read.task.findUniqueOrThrow({ where: { id: task.id } });
		expect({ version, title }).toEqual({ version: 3, title: 'Ziņojums par mediāciju' });
	});

	it('is not written where somebody reported, corrected or not: their words come back', async () => {
		const { task, secretary, say } = await setting();
		await say('Pirmais.', 1);
		await edit(secretary, { id: task.id, version: 2, title: 'Cits nosaukums' });
		const refusal = await refusalOf(say('Otrais.', 1));
		expect(refusal).toMatchObject({ reason: 'CONFLICT', theirs: { version: 3 } });
		expect(JSON.stringify(refusal.theirs)).toContain('Pirmais.');
	});
});
