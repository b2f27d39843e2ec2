import { describe, expect, it } from 'vitest';
import { confirmPrepared, listPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeCouncil, makeUser } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { preparedKinds } from './urgent-prepared.server.ts';
import { readUrgent, sendNow } from './urgent.server.ts';

/** 09:00 in Riga on a Friday; a secretary, an assistant, and a member who owes a task and can be reached. */
async function office(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at: '2022-03-25T07:00:00Z' });
	const { bodyId, institutions, people } = await makeCouncil(installation);
	const where = { id: people.member };
	const member = { email: 'loceklis@padome.example', name: 'Locekle' };
	await installation.db.write((tx) => tx.person.update({ where, data: member }));
	const actorOf = async (role: 'SECRETARY' | 'ASSISTANT', name: string) =>
		makeActor(installation, {
			...{ userId: await makeUser(installation, { email: `${name}@padome.example`, role }), role, name }
		});
	const secretary = await actorOf('SECRETARY', 'sekretare');
	const assistant = await actorOf('ASSISTANT', 'asistente');
	const owed = () =>
		makeTask(installation, {
			...{ bodyId, title: 'Steidzamais', due: '2022-04-01' },
			lead: [{ institutionId: institutions.vbtai }]
		});
	const prepareFor = async (taskId: string, id = newId()) => {
		expect(await sendNow(assistant, { id, taskId })).toEqual({ isPrepared: true });
		const now = installation.clock.now().getTime();
		installation.clock.set(new Date(now + 60_000).toISOString());
		return { id, version: 1 };
	};
	const change = (id: string, data: object) =>
		installation.db.write((tx) => tx.task.update({ where: { id }, data }));
	const mails = () => installation.db.read.outboxMessage.count();
	return { installation, secretary, assistant, owed, prepareFor, change, mails };
}

describe.each(databaseKinds)('a reminder at once that an assistant prepared, on %s', (kind) => {
	it('waits for a secretary, goes when confirmed, once however often it is sent', async () => {
		const { installation, secretary, assistant, owed, prepareFor, mails } = await office(kind);
		const task = await owed();
		const form = await prepareFor(task.id);
		await Promise.all([prepareFor(task.id, form.id), prepareFor(task.id, form.id)]);
		expect(await mails()).toBe(0);
		expect(await readUrgent(assistant, task.number)).toMatchObject({
			...{ isPrepared: true, waiting: [{ by: 'asistente', on: '2022-03-25' }] },
			hearers: [{ address: 'loceklis@padome.example' }]
		});
		const { prepared } = await listPrepared(secretary, preparedKinds);
		expect(prepared).toMatchObject([
			{
				what: `Tūlīt atgādināt par uzdevumu Nr. ${task.number} „Steidzamais”. Saņēmēji: Locekle`,
				address: `/tasks/${task.number}/remind`
			}
		]);
		expect((await refusalOf(confirmPrepared(assistant, preparedKinds, form))).reason).toBe('NOT_FOUND');
		await confirmPrepared(secretary, preparedKinds, form);
		await confirmPrepared(secretary, preparedKinds, form);
		expect(await mails()).toBe(1);
		expect(await readUrgent(secretary, task.number)).toMatchObject({ isPrepared: false, waiting: [] });
		const sent = await installation.db.read.auditEvent.findMany({ where: { deed: 'reminders.sendNow' } });
		expect(sent).toMatchObject([{ userId: secretary.userId, subjectId: task.id }]);
	});

	it('is not sent when it has come to make no sense, and its row says why', async () => {
		const { installation, secretary, assistant, owed, prepareFor, change, mails } = await office(kind);
		const reasons: [string, (task: { id: string }) => Promise<unknown>][] = [
			['digest_urgent_moved', ({ id }) => change(id, { due: '2022-05-02', dueKey: '2022-05-02' })],
			['digest_urgent_reported', ({ id }) => change(id, { lastReportAt: installation.clock.now() })],
			['digest_urgent_not_now', ({ id }) => change(id, { status: 'SUBMITTED' })],
			['digest_urgent_not_now', ({ id }) => change(id, { underControl: false })],
			['digest_urgent_not_now', ({ id }) => change(id, { due: null })]
		];
		for (const [why, happen] of reasons) {
			const task = await owed();
			const form = await prepareFor(task.id);
			await happen(task);
			const refusal = await refusalOf(confirmPrepared(secretary, preparedKinds, form));
			expect(refusal).toMatchObject({ reason: 'NOT_NOW', fields: { form: why } });
		}
		const { prepared } = await listPrepared(secretary, preparedKinds);
		expect(prepared[0]).toMatchObject({ state: 'WAITING' });
		expect(prepared[0]!.note).toContain('Kopš sagatavošanas uzdevuma termiņš ir mainīts.');
		expect(await mails()).toBe(0);
		// Prepared twice, or sent by a secretary meanwhile: one mail.
		const task = await owed();
		const [first, second] = [await prepareFor(task.id), await prepareFor(task.id)];
		await confirmPrepared(secretary, preparedKinds, first);
		const again = await refusalOf(confirmPrepared(secretary, preparedKinds, second));
		expect(again).toMatchObject({ reason: 'NOT_NOW', fields: { form: 'digest_urgent_again' } });
		expect(await mails()).toBe(1);
		// What cannot be sent cannot be prepared either.
		const closed = await owed();
		await change(closed.id, { status: 'COMPLETED' });
		const refused = await refusalOf(sendNow(assistant, { id: newId(), taskId: closed.id }));
		expect(refused.reason).toBe('NOT_NOW');
	});
});
