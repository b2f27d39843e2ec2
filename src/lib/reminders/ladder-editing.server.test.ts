import { describe, expect, it } from 'vitest';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { dropLadder, setLadder, undoers } from './ladder-editing.server.ts';
import { previewLadder, readBodyLadder, readCouncilLadder, readTaskLadder } from './ladder-pages.server.ts';
import { remindDay } from './reminders.server.ts';

const form = { before: '10, 3', co: '2', weekly: '1', tellAt: '3' };

describe.each(databaseKinds)('the ladder on %s', (kind) => {
	it('is set for the council, a body and a task, the nearest one holds; it is recorded and taken back', async () => {
		const { installation, council, secretary, assistant } = await editingSetting(kind);
		const { bodyId: subjectId } = council;
		const { id, number } = await makeTask(installation, { bodyId: subjectId, due: '2022-04-04' });
		const slug = 'barintiesas';
		const inForce = async () => ({
			council: (await readCouncilLadder(secretary)).ladder.before,
			body: (await readBodyLadder(secretary, slug)).page.ladder.before,
			task: (await readTaskLadder(secretary, number)).page.ladder.before
		});
		const usual = [30, 14, 7, 1, 0];
		expect(await inForce()).toEqual({ council: usual, body: usual, task: usual });

		await setLadder(secretary, { scope: 'COUNCIL', ...form });
		expect(await inForce()).toEqual({ council: [10, 3], body: [10, 3], task: [10, 3] });
		await setLadder(assistant, { scope: 'BODY', subjectId, ...form, before: '5' });
		expect(await inForce()).toEqual({ council: [10, 3], body: [5], task: [5] });
		const { eventId } = await setLadder(secretary, {
			scope: 'TASK',
			subjectId: id,
			...form,
			before: '0, 10'
		});
		expect(await inForce()).toEqual({ council: [10, 3], body: [5], task: [10, 0] });
		// On 25 March it is ten days before; by the body's it would be told on the 30th only.
		await installation.db.write((tx) => tx.person.updateMany({ data: { email: null } }));
		const chair = { id: council.people.chair };
		await installation.db.write((tx) =>
			tx.person.update({ where: chair, data: { email: 'a@padome.example' } })
		);
		const { digests } = await remindDay(installation, '2022-03-25', { dryRun: true });
		expect(digests.flatMap(({ items }) => items.map(({ step }) => step))).toEqual(['BEFORE_10']);

		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		expect(event).toMatchObject({ deed: 'reminders.setLadder', subjectType: 'Task', subjectId: id });
		const change = { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
		await undoers['reminders.setLadder']!(secretary, change);
		expect((await inForce()).task).toEqual([5]);
		await expect(undoers['reminders.setLadder']!(secretary, change)).rejects.toMatchObject({
			reason: 'CONFLICT'
		});
		await dropLadder(secretary, { scope: 'BODY', subjectId, was: '5;2;1;3' });
		await dropLadder(secretary, { scope: 'COUNCIL', was: '10,3;2;1;3' });
		expect(await inForce()).toEqual({ council: usual, body: usual, task: usual });
	});

	it('refuses what is no ladder at its field, whoever may not, and who was slower', async () => {
		const { installation, council, secretary, member, outsider } = await editingSetting(kind);
		const fields = async (more: object) =>
			(await refusalOf(setLadder(secretary, { scope: 'COUNCIL', ...form, ...more }))).fields;
		expect(await fields({ before: '' })).toEqual({ before: 'reminders_problem_days_empty' });
		expect(await fields({ before: '7, 7' })).toEqual({ before: 'reminders_problem_days_twice' });
		expect(await fields({ before: '-7' })).toEqual({ before: 'reminders_problem_days_not' });
		expect(await fields({ co: '400' })).toEqual({ co: 'reminders_problem_days_far {"most":"365"}' });
		for (const actor of [member, outsider]) {
			expect((await refusalOf(setLadder(actor, { scope: 'COUNCIL', ...form }))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(readCouncilLadder(actor))).reason).toBe('NOT_FOUND');
		}
		// Twice is once; two windows are told of each other.
		const sent = { scope: 'COUNCIL', was: '', ...form };
		const both = await Promise.all([setLadder(secretary, sent), setLadder(secretary, sent)]);
		expect(both.filter(({ eventId }) => eventId !== null)).toHaveLength(1);
		const slower = await refusalOf(setLadder(secretary, { ...sent, before: '1' }));
		expect(slower).toMatchObject({
			reason: 'CONFLICT',
			theirs: { who: 'Sekretāre', values: { before: '10, 3', was: '10,3;2;1;3' } }
		});
		const closed = await makeTask(installation, { bodyId: council.bodyId, status: 'COMPLETED' });
		const late = await refusalOf(setLadder(secretary, { ...sent, scope: 'TASK', subjectId: closed.id }));
		expect(late.reason).toBe('NOT_NOW');
	});

	it('is shown by a deadline', async () => {
		const { secretary } = await editingSetting(kind);
		const { ladder } = await readCouncilLadder(secretary);
		const term = { due: '2022-05-01', registeredOn: '2022-01-01' };
		expect(await previewLadder(secretary, ladder, term)).toEqual({
			due: '2022-05-01',
			before: ['2022-04-01', '2022-04-14', '2022-04-22', '2022-04-29'],
			co: ['2022-04-22'],
			late: [
				'2022-05-03',
				'2022-05-10',
				'2022-05-17',
				'2022-05-24',
				'2022-05-31',
				'2022-06-30',
				'2022-08-01'
			],
			secretariat: '2022-05-10'
		});
	});
});
