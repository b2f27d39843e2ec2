import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeBody } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { edit } from './editing.server.ts';
import { accept, report } from './reporting.server.ts';

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

describe.each(databaseKinds)('accepting a whole on %s', (kind) => {
	it('accepts its open parts with it, for whoever leads the body too', async () => {
		const installation = await testInstallation(kind);
		const bodyId = await makeBody(installation);
		const whole = await makeTask(installation, { bodyId, status: 'SUBMITTED' });
		const part = await makeTask(installation, { bodyId, parentId: whole.id, inRegister: false });
		const deeper = await makeTask(installation, { bodyId, parentId: part.id, inRegister: false });
		const seat = { postId: newId(), bodyId, role: 'CHAIR' as const, institutionIds: [] };
		const chair = makeActor(installation, {
			userId: newId(),
			seats: [{ ...seat, label: 'Vadītājs', bodyName: '8. apakšgrupa' }]
		});
		await accept(chair, { taskId: whole.id, entryId: newId(), version: 1 });
		const tasks = await installation.db.read.task.findMany({ orderBy: { number: 'asc' } });
		expect(tasks.map(({ id, status, closedAs }) => [id, status, closedAs])).toEqual(
			[whole, part, deeper].map(({ id }) => [id, 'COMPLETED', 'DONE'])
		);
	});
});
