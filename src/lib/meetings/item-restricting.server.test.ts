import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { heldMeeting } from '../../../tests/setup/minutes.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readItem } from './agenda-form.server.ts';
import { addItem, editItem } from './agenda.server.ts';

const closed = { isRestricted: true, restrictedBasis: 'IAL 5. pants', restrictedUntil: '31.12.2022.' };

describe.each(databaseKinds)('an item that is restricted in its form on %s', (kind) => {
	it('says why and until when; it is never open longer than its task', async () => {
		const { installation, secretary, council, meetingId } = await heldMeeting(kind);
		const item = (more: object = {}) => ({ id: newId(), meetingId, title: 'Jautājums', ...more });
		const stored = (id: string) => installation.db.read.agendaItem.findUniqueOrThrow({ where: { id } });
		const refused = async (more: object) => (await refusalOf(addItem(secretary, item(more)))).fields;
		expect(await refused({ isRestricted: true })).toEqual({
			restrictedBasis: 'files_problem_basis_missing'
		});
		expect(await refused({ ...closed, restrictedUntil: '24.03.2022.' })).toEqual({
			restrictedUntil: 'files_problem_until_past'
		});
		const { id } = await addItem(secretary, item(closed));
		expect(await stored(id)).toMatchObject({
			restrictedBasis: 'IAL 5. pants',
			restrictedUntil: '2022-12-31'
		});
		const { item: read } = await readItem(secretary, { meetingId, id });
		expect(read.values).toMatchObject({ isRestricted: true, restrictedUntil: '2022-12-31' });
		await editItem(secretary, { id, version: 1, ...read.values, title: 'Cits' });
		await editItem(secretary, { id, version: 2, ...read.values, isRestricted: false });
		expect(await stored(id)).toMatchObject({ restrictedBasis: null, restrictedUntil: null, version: 3 });

		const restricted = { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2022-06-30' };
		const { id: taskId } = await makeTask(installation, { bodyId: council.bodyId });
		await installation.db.write((tx) => tx.task.update({ where: { id: taskId }, data: restricted }));
		const ofTask = await addItem(secretary, item({ origin: 'DUE', taskId }));
		expect(await stored(ofTask.id)).toMatchObject(restricted);
		const edit = (more: object) => ({ id: ofTask.id, version: 1, title: 'Par uzdevumu', ...more });
		expect((await refusalOf(editItem(secretary, edit({})))).fields).toEqual({
			isRestricted: 'agenda_problem_task_restricted'
		});
		const shorter = edit({ ...closed, restrictedUntil: '01.05.2022.' });
		expect((await refusalOf(editItem(secretary, shorter))).fields).toEqual({
			restrictedUntil: 'agenda_problem_task_restricted'
		});
		await editItem(secretary, edit(closed));
		// Its term is over: what is said of it changes, when it was closed stays.
		installation.clock.set('2023-02-01T08:00:00Z');
		await editItem(secretary, edit({ version: 2, title: 'Par veco uzdevumu' }));
		expect(await stored(ofTask.id)).toMatchObject({ restrictedUntil: '2022-12-31', version: 3 });
	});
});
