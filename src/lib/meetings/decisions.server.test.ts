import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { heldMeeting, versionOf } from '../../../tests/setup/minutes.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { moveItem } from './agenda.server.ts';
import { circulate } from './circulating.server.ts';
import { readDecisionPage } from './decision-page.server.ts';
import { makeTask } from './decision-tasks.server.ts';
import * as decisions from './decisions.server.ts';
import { readMinutes } from './minutes-view.server.ts';
import { edit } from './planning.server.ts';

/** A meeting that was held yesterday, with two items; a decision of the first. */
async function decided(kind: (typeof databaseKinds)[number]) {
	const setting = await meetingSetting(kind);
	const { secretary, planForm } = setting;
	const form = planForm({ date: '24.03.2022.', wasHeld: true, number: '3' });
	const { meetingId, itemIds } = await makeMeeting(secretary, form, ['Pirmais', 'Otrais']);
	const decide = async (text: string, itemId = itemIds[0]!) => {
		const id = newId();
		await decisions.add(secretary, { id, itemId, text, isPublic: true });
		return id;
	};
	const first = await decide('Pieņemt zināšanai sniegto informāciju.');
	const taskForm = (more: object = {}) => ({
		...{ id: newId(), decisionId: first, bodyId: setting.council.bodyId, title: 'Sagatavot pārskatu' },
		...{ due: '30.06.2022.', ...more }
	});
	const read = async () => (await readMinutes(secretary, meetingId)).items;
	return { ...setting, form, meetingId, itemIds, decide, first, taskForm, read };
}

describe.each(databaseKinds)('deciding on %s', (kind) => {
	it('numbers decisions by their place; one form makes one; whoever comes second is told', async () => {
		const { secretary, chair, outsider, member, itemIds, decide, first, read } = await decided(kind);
		const second = await decide('Uzdot LM sagatavot pārskatu.');
		const form = { id: newId(), itemId: itemIds[1]!, text: 'Atlikt.', isPublic: true };
		await Promise.all([decisions.add(secretary, form), decisions.add(secretary, form)]);
		const numbers = async () => (await read()).map((item) => item.decisions.map(({ number }) => number));
		expect(await numbers()).toEqual([['1.1.', '1.2.'], ['2.1.']]);
		await decisions.edit(chair, { id: first, version: 1, text: 'Pieņemt zināšanai.', isPublic: true });
		const late = decisions.edit(secretary, { id: first, version: 1, text: 'Citādi.', isPublic: true });
		expect(await refusalOf(late)).toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, values: { text: 'Pieņemt zināšanai.' }, who: 'Parauga vadītājs' }
		});
		await decisions.move(secretary, { id: second, to: 1 });
		expect((await read())[0]!.decisions.map(({ id }) => id)).toEqual([second, first]);
		for (const actor of [outsider, member]) {
			const add = decisions.add(actor, { id: newId(), itemId: itemIds[0]!, text: 'x' });
			expect((await refusalOf(add)).reason).toBe('NOT_FOUND');
			const set = decisions.setOutcome(actor, { id: itemIds[0]!, version: 1, outcome: 'HEARD' });
			expect((await refusalOf(set)).reason).toBe('NOT_FOUND');
		}
		await decisions.setOutcome(secretary, { id: itemIds[1]!, version: 1, outcome: 'POSTPONED' });
		await decisions.settle(secretary, { id: first, version: 2, asksNothing: true });
		await decisions.remove(secretary, { id: second, version: 1 });
		const items = await read();
		expect(items[0]!.decisions).toMatchObject([{ id: first, number: '1.1.', asksNothing: true }]);
		expect(items[1]!.outcome).toBe('POSTPONED');
	});

	it('compares votes with who was there, and says at the field what cannot be', async () => {
		const { installation, secretary, council, meetingId, members, first } = await decided(kind);
		const vote = (more: object) =>
			decisions.vote(secretary, { id: first, version: 1, votesFor: '3', votesAgainst: '0', ...more });
		await installation.db.write(async (tx) => {
			const seats = [council.posts.chair, ...members.map(({ postId }) => postId)];
			for (const [position, postId] of seats.entries())
				await tx.attendance.create({
					data: {
						...{ id: newId(), meetingId, postId, bodyId: council.bodyId, label: 'x', role: 'MEMBER' },
						...{ votingRight: true, position, state: 'PRESENT' }
					}
				});
		});
		expect((await refusalOf(vote({ votesFor: '9' }))).fields.votesFor).toContain('more');
		expect((await refusalOf(vote({ isCast: true }))).fields).toEqual({
			isCast: expect.stringContaining('no_tie')
		});
		expect((await refusalOf(vote({ votesFor: 'daži' }))).fields).toEqual({
			votesFor: 'decisions_problem_votes'
		});
		await vote({ votesFor: '2', votesAgainst: '2', isCast: true });
		const [item] = (await readMinutes(secretary, meetingId)).items;
		expect(item!.decisions[0]).toMatchObject({ votes: { for: 2, against: 2, abstained: 0 }, isCast: true });
	});

	it('makes a task of a decision in one step, which is cited as the minutes are numbered', async () => {
		const { installation, secretary, form, meetingId, itemIds, decide, first, taskForm, read } =
			await decided(kind);
		const sent = taskForm({ takeControl: true, lead: [], co: [] });
		const made = await Promise.all([makeTask(secretary, sent), makeTask(secretary, sent)]);
		expect(made[0]!.number).toBe(made[1]!.number);
		await makeTask(secretary, taskForm({ title: 'Otrs' }));
		const source = () => installation.db.read.taskSource.findFirstOrThrow({ where: { taskId: sent.id } });
		expect(await source()).toMatchObject({
			...{ kind: 'COUNCIL_DECISION', reference: 'prot. Nr. 3 1. § 1. punkts', date: '2022-03-24' },
			author: expect.stringContaining('8. apakšgrupa')
		});
		const [decision] = (await read())[0]!.decisions;
		expect(decision!.tasks).toMatchObject([
			{ number: made[0]!.number, title: 'Sagatavot pārskatu', due: '2022-06-30', underControl: true },
			{ title: 'Otrs', underControl: false, isFromOlder: false }
		]);
		// Another decision comes first, the items change their order, the minutes their number: the source follows.
		const other = await decide('Cits.');
		await decisions.move(secretary, { id: other, to: 1 });
		await moveItem(secretary, { id: itemIds[0]!, to: 2 });
		const { bodyId: _body, ...fields } = form as unknown as Record<string, unknown>;
		await edit(secretary, { ...fields, id: meetingId, version: 1, number: '4' });
		expect((await source()).reference).toBe('prot. Nr. 4 2. § 2. punkts');
		await decisions.edit(secretary, { id: first, version: 1, text: 'Citādi.', isPublic: true });
		const later = (await read())[1]!.decisions.find(({ id }) => id === first)!;
		expect(later.tasks[0]).toMatchObject({ isFromOlder: true });
		const removed = decisions.remove(secretary, { id: first, version: 2 });
		expect((await refusalOf(removed)).fields).toEqual({ form: 'decisions_problem_followed' });
	});

	it('is cited by the number that its minutes get when they go out', async () => {
		const { installation, secretary, council, meetingId, decisionId } = await heldMeeting(kind);
		const task = { id: newId(), decisionId, bodyId: council.bodyId, title: 'Sagatavot pārskatu' };
		await makeTask(secretary, task);
		const cited = async () =>
			(await installation.db.read.taskSource.findFirstOrThrow({ where: { taskId: task.id } })).reference;
		expect(await cited()).toBe('24.03.2022. prot. 1. § 1. punkts');
		const version = await versionOf(secretary, meetingId);
		await circulate(secretary, { id: newId(), meetingId, version, commentsUntil: '01.04.2022.' });
		expect(await cited()).toBe('prot. Nr. 1 1. § 1. punkts');
	});

	it('reads until when something is asked from the day of the meeting, with its working days and its next sitting', async () => {
		const { secretary, planForm, meetingId, decide } = await decided(kind);
		await makeMeeting(secretary, planForm({ date: '12.05.2022.' }), []);
		const dueOf = async (text: string) => {
			const decisionId = await decide(`Labklājības ministrijai ${text} iesniegt ziņojumu.`);
			const { taskForm } = await readDecisionPage(secretary, { id: meetingId, decisionId, find: null });
			return taskForm!.values.due;
		};
		expect(await dueOf('10 darbdienu laikā')).toBe('2022-04-07');
		expect(await dueOf('mēneša laikā')).toBe('2022-04-24');
		expect(await dueOf('līdz nākamajai sanāksmei')).toBe('2022-05-12');
		expect(await dueOf('līdz nākamajai padomes sēdei')).toBe('');
	});

	it('lets a lead make it for the body that met, to wait for control; nobody else', async () => {
		const { installation, chair, deputy, outsider, member, taskForm, itemIds } = await decided(kind);
		for (const actor of [outsider, member])
			expect((await refusalOf(makeTask(actor, taskForm()))).reason).toBe('NOT_FOUND');
		const { number } = await makeTask(deputy, taskForm({ takeControl: true }));
		const task = await installation.db.read.task.findUniqueOrThrow({ where: { number } });
		expect(task.underControl).toBe(false);
		expect((await refusalOf(makeTask(chair, taskForm({ title: '' })))).fields).toHaveProperty('title');
		expect((await refusalOf(makeTask(chair, taskForm({ due: '01.01.2022.' })))).fields).toHaveProperty('due');
		expect((await refusalOf(makeTask(chair, taskForm({ id: task.id })))).reason).toBe('NOT_FOUND');
		// What is born of something restricted is restricted with it.
		await installation.db.write((tx) =>
			tx.agendaItem.update({
				where: { id: itemIds[0]! },
				data: { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2030-01-01' }
			})
		);
		const secret = await makeTask(chair, taskForm());
		const { restrictedUntil } = await installation.db.read.task.findUniqueOrThrow({
			where: { number: secret.number }
		});
		expect(restrictedUntil).toBe('2030-01-01');
	});
});
