import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeBody, makePost } from '../../../tests/setup/council.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { assign } from './assignments.server.ts';
import { create } from './creating.server.ts';
import { undoers } from './editing-undoing.server.ts';
import { edit } from './editing.server.ts';
import { move, moveInside } from './moving.server.ts';

type Change = Parameters<(typeof undoers)[string]>[1];
const undo = (actor: Actor, change: Change) => undoers[change.deed]!(actor, change);

/** A task that the secretary created, with its id. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const all = await editingSetting(kind);
	const { lm, tm } = all.council.institutions;
	const { number } = await create(
		all.secretary,
		all.createForm({ lead: [`i:${lm}`], co: [`p:${all.council.posts.vbtai}`, `i:${tm}`] })
	);
	const { id } = await all.stored(number);
	const now = () => all.stored(number);
	return { ...all, number, id, now };
}

describe.each(databaseKinds)('editing a task on %s', (kind) => {
	const form = (id: string, more: object = {}) => ({
		...{ id, version: 1, title: 'Ādažu vadlīnijas', code: '', description: 'Garš *apraksts*', ...more }
	});

	it('writes texts, order and words, with what changed on the record; what is there already changes nothing', async () => {
		const { id, number, assistant, now, change } = await setting(kind);
		const { eventId } = await edit(assistant, form(id));
		const task = await now();
		expect(task).toMatchObject({ title: 'Ādažu vadlīnijas', version: 2, due: '2022-05-01' });
		expect(task.searchText).toBe('adazu vadlinijas garss *apraksts*'.replace('garss', 'gars'));
		expect(task.words.map(({ word }) => word)).toContain('adazu');
		expect(await change(eventId)).toMatchObject({
			before: { title: 'Izstrādāt vadlīnijas', description: null, version: 1 },
			after: { title: 'Ādažu vadlīnijas', description: 'Garš *apraksts*', version: 2 }
		});
		expect(await edit(assistant, form(id))).toEqual({ number, eventId: null });
		expect((await now()).version).toBe(2);
	});

	it('is the secretariat’s; by two at the same time, the second sees what the first wrote and may save over it', async () => {
		const { id, outsider, member, chair, assistant, secretary, now } = await setting(kind);
		for (const actor of [outsider, member, chair])
			expect((await refusalOf(edit(actor, form(id)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(edit(secretary, form(newId())))).reason).toBe('NOT_FOUND');
		const outcomes = await Promise.allSettled([
			edit(assistant, form(id, { title: 'Viens' })),
			edit(secretary, form(id, { title: 'Otrs' }))
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const { title } = await now();
		const other = title === 'Viens' ? 'Otrs' : 'Viens';
		const refusal = await refusalOf(edit(secretary, form(id, { title: other })));
		expect(refusal).toMatchObject({
			reason: 'CONFLICT',
			theirs: {
				...{ version: 2, who: title === 'Viens' ? 'Asistents' : 'Sekretāre' },
				values: { title, code: null, description: 'Garš *apraksts*', recurrence: null }
			}
		});
		await edit(secretary, form(id, { title: other, version: 2 }));
		expect(await now()).toMatchObject({ title: other, version: 3 });
	});

	it('does not collide with what other forms wrote meanwhile', async () => {
		const { id, assistant, secretary, now } = await setting(kind);
		await assign(secretary, { id, version: 1, lead: [], co: [] });
		await edit(assistant, form(id));
		expect(await now()).toMatchObject({ title: 'Ādažu vadlīnijas', version: 3, assignments: [] });
	});

	it('is taken back, and taken back once more; not when it was edited since', async () => {
		const { installation, id, secretary, now, change } = await setting(kind);
		const { eventId } = await edit(secretary, form(id));
		await undo(secretary, await change(eventId));
		expect(await now()).toMatchObject({ title: 'Izstrādāt vadlīnijas', description: null, version: 3 });
		const undone = await installation.db.read.auditEvent.findFirstOrThrow({ where: { undoes: eventId } });
		await undo(secretary, await change(undone.id));
		expect(await now()).toMatchObject({ title: 'Ādažu vadlīnijas', version: 4 });
		await edit(secretary, form(id, { version: 4, title: 'Cits' }));
		expect((await refusalOf(undo(secretary, await change(eventId)))).reason).toBe('CONFLICT');
	});

	it('says at the field what is wrong', async () => {
		const { installation, council, id, secretary } = await setting(kind);
		const part = await makeTask(installation, { bodyId: council.bodyId, parentId: id });
		const undated = await makeTask(installation, { bodyId: council.bodyId, due: null });
		const fieldsOf = async (of: string, more: object) =>
			(await refusalOf(edit(secretary, form(of, more)))).fields;
		expect(await fieldsOf(id, { title: '\u200b ' })).toEqual({ title: 'editing_problem_title' });
		expect(await fieldsOf(id, { title: 'a'.repeat(1001) })).toEqual({ title: 'documents_problem_line_long' });
		expect(await fieldsOf(part.id, { recurrence: 'P1Y' })).toEqual({
			recurrence: 'editing_problem_recurrence_part'
		});
		expect(await fieldsOf(undated.id, { recurrence: 'P1Y' })).toEqual({
			recurrence: 'editing_problem_recurrence_due'
		});
	});
});

describe.each(databaseKinds)('who is responsible, on %s', (kind) => {
	it('is changed with an entry that says from whom to whom, and taken back', async () => {
		const { council, id, number, assistant, secretary, now, change } = await setting(kind);
		const { lm, bac } = council.institutions;
		const sent = {
			id,
			version: 1,
			lead: [`p:${council.posts.chair}`],
			co: [`i:${lm}`, ''],
			reason: 'Lūgums.'
		};
		const { eventId } = await assign(assistant, sent);
		const task = await now();
		expect(task.assignments).toMatchObject([
			{ role: 'LEAD', postId: council.posts.chair },
			{ role: 'CO', institutionId: lm }
		]);
		expect(task.progress.at(-1)).toMatchObject({ kind: 'OWNERS_CHANGED', text: 'Lūgums.' });
		expect(JSON.parse(task.progress.at(-1)!.details!)).toMatchObject({
			from: [{ institutionId: lm, role: 'LEAD' }, {}, {}],
			to: [{ postId: council.posts.chair }, { institutionId: lm }]
		});
		expect(await assign(assistant, sent)).toEqual({ number, eventId: null });
		await undo(secretary, await change(eventId));
		const undone = await now();
		expect(undone.assignments).toHaveLength(3);
		expect(undone.progress.at(-1)).toMatchObject({ withdrawnBy: 'Sekretāre' });
		expect(bac).toBeTruthy();
	});

	it('is the secretariat’s to say, while the task is open; two at the same time do not overwrite each other', async () => {
		const { installation, council, id, outsider, chair, member, secretary, assistant } = await setting(kind);
		const sent = (more: object = {}) => ({ id, version: 1, lead: [], co: [], ...more });
		for (const actor of [outsider, chair, member])
			expect((await refusalOf(assign(actor, sent()))).reason).toBe('NOT_FOUND');
		const outcomes = await Promise.allSettled([
			assign(secretary, sent()),
			assign(assistant, sent({ lead: [`i:${council.institutions.tm}`] }))
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const closed = await makeTask(installation, { bodyId: council.bodyId, status: 'COMPLETED' });
		const late = { ...sent({ lead: [`i:${council.institutions.tm}`] }), id: closed.id };
		expect((await refusalOf(assign(secretary, late))).reason).toBe('NOT_NOW');
		expect((await refusalOf(assign(secretary, sent({ version: 2, lead: ['x'] })))).fields).toEqual({
			lead: 'editing_problem_owner'
		});
	});

	it('stays as it was written where a predecessor’s duties were taken over, and makes a part one of the register', async () => {
		const { installation, council, secretary, assistant } = await setting(kind);
		installation.clock.set('2024-03-25T08:00:00Z');
		const { vbtai, bac, tm } = council.institutions;
		const task = await makeTask(installation, { bodyId: council.bodyId, lead: [{ institutionId: vbtai }] });
		await assign(secretary, { id: task.id, version: 1, lead: [`i:${bac}`], co: [`i:${tm}`] });
		const owners = await installation.db.read.taskAssignment.findMany({
			where: { taskId: task.id },
			orderBy: { position: 'asc' }
		});
		expect(owners.map(({ institutionId }) => institutionId)).toEqual([vbtai, tm]);
		const part = await makeTask(installation, {
			...{ bodyId: council.bodyId, parentId: task.id, inRegister: false, due: null }
		});
		await assign(assistant, { id: part.id, version: 1, lead: [`i:${tm}`], co: [] });
		const read = () => installation.db.read.task.findUniqueOrThrow({ where: { id: part.id } });
		expect((await read()).inRegister).toBe(true);
		await assign(assistant, { id: part.id, version: 2, lead: [], co: [] });
		expect((await read()).inRegister).toBe(false);
	});
});

describe.each(databaseKinds)('moving a task on %s', (kind) => {
	async function moving() {
		const all = await setting(kind);
		const target = await makeBody(all.installation, { name: 'Citi', shortName: '9. apakšgrupa', number: 9 });
		const part = await makeTask(all.installation, {
			...{ bodyId: all.council.bodyId, parentId: all.id, inRegister: false },
			co: [{ postId: all.council.posts.chair }]
		});
		const sent = (more: object = {}) => ({
			...{ id: all.id, version: 1, bodyId: target, decision: 'prot. Nr. 5 1. §' },
			seats: [all.council.posts.vbtai, all.council.posts.chair],
			takers: [`i:${all.council.institutions.vbtai}`, ''],
			...more
		});
		return { ...all, target, part, sent };
	}

	it('takes its parts along; whoever sat in the old body is replaced as the form says; it is taken back whole', async () => {
		const { installation, council, target, part, sent, assistant, secretary, now, number, change } =
			await moving();
		const { lm, tm, vbtai } = council.institutions;
		const { eventId } = await move(assistant, sent());
		const task = await now();
		expect(task).toMatchObject({ bodyId: target, version: 2 });
		expect(task.assignments.map(({ institutionId }) => institutionId)).toEqual([lm, vbtai, tm]);
		expect(task.progress.at(-1)).toMatchObject({ kind: 'MOVED', decision: 'prot. Nr. 5 1. §' });
		const ofPart = () =>
			installation.db.read.task.findUniqueOrThrow({
				where: { id: part.id },
				include: { assignments: true, progress: true }
			});
		expect(await ofPart()).toMatchObject({ bodyId: target, assignments: [], progress: [{ kind: 'MOVED' }] });
		expect(await move(assistant, sent())).toEqual({ number, eventId: null });
		await undo(secretary, await change(eventId));
		expect((await now()).assignments.map(({ postId }) => postId)).toContain(council.posts.vbtai);
		expect(await now()).toMatchObject({ bodyId: council.bodyId, version: 3 });
		expect(await ofPart()).toMatchObject({
			...{ bodyId: council.bodyId, assignments: [{ postId: council.posts.chair }] },
			progress: [{ withdrawnBy: 'Sekretāre' }]
		});
	});

	it('is refused to others, without a decision or a taker, to a body that has ended, of a part, of what is closed', async () => {
		const { installation, council, target, part, sent, outsider, chair, member, secretary } = await moving();
		for (const actor of [outsider, chair, member])
			expect((await refusalOf(move(actor, sent()))).reason).toBe('NOT_FOUND');
		const ended = await makeBody(installation, { endDate: '2022-03-01' });
		const elsewhere = await makePost(installation, { bodyId: council.councilId });
		const fieldsOf = async (more: object) => (await refusalOf(move(secretary, sent(more)))).fields;
		expect(await fieldsOf({ decision: '' })).toEqual({ decision: 'editing_problem_decision' });
		expect(await fieldsOf({ seats: [], takers: [] })).toEqual({ takers: 'editing_problem_taker' });
		expect(await fieldsOf({ takers: [`p:${elsewhere}`] })).toEqual({ takers: 'editing_problem_taker' });
		expect(Object.keys(await fieldsOf({ bodyId: ended }))).toEqual(['bodyId']);
		expect(await fieldsOf({ bodyId: newId() })).toEqual({ bodyId: 'editing_problem_body' });
		expect((await refusalOf(move(secretary, sent({ id: part.id })))).reason).toBe('NOT_NOW');
		const closed = await makeTask(installation, { bodyId: council.bodyId, status: 'CANCELLED' });
		expect((await refusalOf(move(secretary, sent({ id: closed.id })))).reason).toBe('NOT_NOW');
		const third = await makeBody(installation, { number: 10 });
		const outcomes = await Promise.allSettled([
			move(secretary, sent({ bodyId: target })),
			move(secretary, sent({ bodyId: third }))
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('in somebody else’s transaction replaces seats by their institutions, and makes a stranded part a task of its own', async () => {
		const { installation, council, target, id, part, secretary, now, change } = await moving();
		const inside = (taskId: string) =>
			installation.db.write((tx) =>
				moveInside(tx, secretary, { taskId, bodyId: target, decision: null, capacity: 'sekretariāts' })
			);
		const stranded = await inside(part.id);
		expect(
			await installation.db.read.task.findUniqueOrThrow({
				where: { id: part.id },
				include: { assignments: true }
			})
		).toMatchObject({
			...{ parentId: null, inRegister: true, bodyId: target },
			assignments: [{ role: 'CO', institutionId: council.institutions.lm }]
		});
		const first = await inside(id);
		expect(await inside(id)).toBe(first);
		const { lm, vbtai, tm } = council.institutions;
		expect((await now()).assignments.map(({ institutionId }) => institutionId)).toEqual([lm, vbtai, tm]);
		// Its whole is elsewhere by now: taken back it would be a part of another body's task.
		expect((await refusalOf(undo(secretary, await change(stranded)))).reason).toBe('CONFLICT');
	});
});
