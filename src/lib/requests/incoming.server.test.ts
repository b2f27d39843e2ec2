import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import {
	makeActor,
	makeBody,
	makeInstitution,
	makeMembership,
	makePerson,
	makePost
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { fileReply, putBack, setAside } from './incoming.server.ts';
import { incomingWaiting, listIncoming, readIncoming } from './incoming-listing.server.ts';

describe.each(databaseKinds)('replies by mail on %s', (kind) => {
	async function open() {
		const installation = await testInstallation(kind);
		const bodyId = await makeBody(installation);
		const institutionId = await makeInstitution(installation);
		const personId = await makePerson(installation, { email: 'anna@lm.example', name: 'Anna Bērziņa' });
		const postId = await makePost(installation, { bodyId, institutionIds: [institutionId] });
		await makeMembership(installation, { postId, personId });
		const task = await makeTask(installation, { bodyId, due: '2022-04-01', lead: [{ institutionId }] });
		const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
		const receive = async (from: { personId: string | null; fromAddress: string }) => {
			const id = newId();
			const said = { kind: 'REPLY', fromName: 'Anna', subject: 'Re', text: 'Būs rīt.\n\n> Termiņš' };
			await installation.db.write((tx) =>
				tx.incomingMail.create({
					data: { id, ...from, ...said, messageId: `<${id}@x>`, receivedAt: installation.clock.now() }
				})
			);
			return id;
		};
		const entries = () => installation.db.read.progressEntry.findMany({ orderBy: { at: 'asc' } });
		return { installation, secretary, task, personId, receive, entries };
	}

	it('are filed once as their writer’s progress entry, and the list knows', async () => {
		const { installation, secretary, task, personId, receive, entries } = await open();
		const id = await receive({ personId, fromAddress: 'anna@lm.example' });
		const mail = await readIncoming(secretary, id);
		expect(mail.suggested).toBe('Būs rīt.');
		const form = { id, version: mail.version, number: task.number, text: mail.suggested };
		await expect(fileReply(makeActor(installation, { role: 'ADMINISTRATOR' }), form)).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
		await expect(fileReply(secretary, { ...form, number: 999 })).rejects.toMatchObject({
			fields: { number: 'requests_incoming_problem_number' }
		});
		const both = await Promise.all([fileReply(secretary, form), fileReply(secretary, form)]);
		expect([...both, await fileReply(secretary, form)]).toEqual(Array(3).fill({ number: task.number }));
		expect(await entries()).toMatchObject([
			{ id, via: 'MAIL', personId, authorName: 'Anna Bērziņa', text: 'Būs rīt.', kind: 'REPORTED' }
		]);
		expect(await listIncoming(secretary)).toMatchObject({ waiting: 0, mails: [] });
		expect((await listIncoming(secretary, { isDecided: true })).mails).toMatchObject([
			{ id, state: 'FILED', taskId: task.id, decidedBy: 'Sekretāre' }
		]);
	});

	it('of somebody unknown are the secretariat’s to report, saying who wrote', async () => {
		const { secretary, task, receive, entries } = await open();
		const id = await receive({ personId: null, fromAddress: 'kads@citur.example' });
		await fileReply(secretary, { id, version: 1, number: task.number, text: 'Būs.' });
		expect(await entries()).toMatchObject([
			{ via: 'MAIL', authorName: 'Sekretāre', text: 'Anna <kads@citur.example>:\n\nBūs.' }
		]);
	});

	it('are set aside and put back; who comes second is told', async () => {
		const { installation, secretary, personId, receive } = await open();
		const id = await receive({ personId, fromAddress: 'anna@lm.example' });
		const readers = [
			{ id: 's', standing: secretary, locale: 'lv' as const },
			{ id: 'm', standing: makeActor(installation), locale: 'lv' as const }
		];
		const waiting = () => incomingWaiting.waitingFor(installation, readers, '2022-03-25');
		expect([...(await waiting()).keys()]).toEqual(['s']);
		await setAside(secretary, { id, version: 1 });
		await expect(setAside(secretary, { id, version: 1 })).rejects.toMatchObject({ reason: 'NOT_NOW' });
		expect((await waiting()).size).toBe(0);
		await putBack(secretary, { id, version: 2 });
		expect(await readIncoming(secretary, id)).toMatchObject({
			state: 'WAITING',
			version: 3,
			decidedBy: null
		});
	});
});
