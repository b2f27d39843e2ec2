import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeBody, makePost } from '../../../tests/setup/council.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { create } from './creating.server.ts';
import { undoers } from './editing-undoing.server.ts';
import { deeds } from './tasks.ts';

describe.each(databaseKinds)('creating a task on %s', (kind) => {
	it('writes it with its source, its owners, its words and the record; a secretary takes it under control at once', async () => {
		const { council, secretary, createForm, stored, change } = await editingSetting(kind);
		const { lm, tm } = council.institutions;
		const { number, eventId } = await create(
			secretary,
			createForm({
				...{ code: '8.2.', expectedResult: 'Vadlīnijas', dueText: 'līdz 1. maijam', takeControl: true },
				...{ lead: [`i:${lm}`, ''], co: [`p:${council.posts.vbtai}`, `i:${tm}`, `i:${tm}`] }
			})
		);
		const task = await stored(number);
		expect(task).toMatchObject({
			...{ number: 1, code: '8.2.', due: '2022-05-01', dueKey: '2022-05-01', originalDue: '2022-05-01' },
			...{ inRegister: true, underControl: true, status: 'NEEDS_ACTION', registeredOn: '2022-03-25' },
			...{ searchText: '8.2. izstradat vadlinijas vadlinijas', version: 1, isSample: false },
			sources: [{ reference: 'prot. Nr. 3 2. §', due: '2022-05-01', date: '2022-03-01' }],
			assignments: [
				{ role: 'LEAD', institutionId: lm },
				{ role: 'CO', postId: council.posts.vbtai },
				{ role: 'CO', institutionId: tm }
			],
			progress: [{ kind: 'CONTROL_TAKEN', capacity: 'padomes sekretariāts' }]
		});
		expect(task.words.map(({ word }) => word).sort()).toContain('vadlinijas');
		expect(await change(eventId)).toMatchObject({ deed: 'tasks.create', before: null, after: { number } });
	});

	it('by an assistant waits for a secretary to take it under control; numbers go on, also at the same time', async () => {
		const { assistant, secretary, createForm, stored } = await editingSetting(kind);
		const made = await Promise.all([
			create(assistant, createForm({ takeControl: true })),
			create(secretary, createForm()),
			create(assistant, createForm())
		]);
		expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
		for (const { number } of made) expect(await stored(number)).toMatchObject({ underControl: false });
	});

	it('is nobody else’s: an outsider, a member, the chair; a form sent twice makes one', async () => {
		const { installation, outsider, member, chair, assistant, secretary, createForm } =
			await editingSetting(kind);
		for (const actor of [outsider, member, chair])
			expect((await refusalOf(create(actor, createForm()))).reason).toBe('NOT_FOUND');
		const form = createForm();
		const first = await create(assistant, form);
		expect(await create(assistant, form)).toEqual(first);
		expect(await Promise.all([create(assistant, form), create(assistant, form)])).toEqual([first, first]);
		expect((await refusalOf(create(secretary, form))).reason).toBe('NOT_FOUND');
		expect(await installation.db.read.task.count()).toBe(1);
	});

	it('sent twice at the same moment makes one', async () => {
		const { installation, assistant, createForm } = await editingSetting(kind);
		const form = createForm();
		const [one, other] = await Promise.all([create(assistant, form), create(assistant, form)]);
		expect(one).toEqual(other);
		expect(await installation.db.read.task.count()).toBe(1);
	});

	it('says at the field what is wrong, and writes nothing', async () => {
		const { installation, council, secretary, createForm } = await editingSetting(kind);
		const ended = await makeBody(installation, { endDate: '2022-01-31', name: 'Vecā grupa' });
		const vbtai = `i:${council.institutions.vbtai}`;
		const elsewhere = await makePost(installation, { bodyId: council.councilId });
		const gone = await makePost(installation, { bodyId: council.bodyId, endDate: '2021-12-31' });
		installation.clock.set('2024-03-25T08:00:00Z');
		const wrong: [object, string, RegExp][] = [
			[{ title: ' ' }, 'title', /^editing_problem_title$/],
			[{ due: '31.02.2024.' }, 'due', /^calendar_problem_date$/],
			[{ due: '2022-02-28' }, 'due', /^editing_problem_due_before .*01\.03\.2022/],
			[{ due: '2024-03-24', sourceDate: '' }, 'due', /^editing_problem_due_before/],
			[{ sourceDate: '2024-03-26', due: '' }, 'sourceDate', /future$/],
			[{ sourceReference: '' }, 'sourceReference', /reference$/],
			[{ sourceAuthor: '' }, 'sourceAuthor', /author$/],
			[{ bodyId: newId() }, 'bodyId', /^editing_problem_body$/],
			[{ bodyId: '' }, 'bodyId', /missing$/],
			[{ bodyId: ended }, 'bodyId', /^editing_problem_body_ended .*Vecā grupa/],
			[{ lead: [vbtai] }, 'lead', /^editing_problem_owner_succeeded .*Bērnu aizsardzības centrs/],
			[{ lead: [`i:${newId()}`] }, 'lead', /^editing_problem_owner$/],
			[{ co: ['nobody'] }, 'co', /^editing_problem_owner$/],
			[{ co: [`p:${elsewhere}`] }, 'co', /^editing_problem_owner_seat$/],
			[{ co: [`p:${gone}`] }, 'co', /^editing_problem_owner_seat_ended/],
			[{ lead: [`i:${council.institutions.lm}`], co: [`i:${council.institutions.lm}`] }, 'co', /twice$/],
			[{ recurrence: 'P2W' }, 'recurrence', /^editing_problem_recurrence$/],
			[{ recurrence: 'P1Y', due: '' }, 'recurrence', /recurrence_due$/],
			[{ parentNumber: '99' }, 'parentNumber', /^editing_problem_parent$/],
			[{ parentNumber: 'x' }, 'parentNumber', /^editing_problem_parent$/]
		];
		for (const [fields, field, problem] of wrong) {
			const refusal = await refusalOf(create(secretary, createForm({ due: '2024-05-01', ...fields })));
			expect(refusal.reason).toBe('INVALID');
			expect(Object.keys(refusal.fields), JSON.stringify(fields)).toEqual([field]);
			expect(refusal.fields[field]).toMatch(problem);
		}
		expect(await installation.db.read.task.count()).toBe(0);
	});

	it('makes parts: one that shares its task’s deadline and owner, and one that has its own', async () => {
		const { installation, council, chair, secretary, createForm, stored } = await editingSetting(kind);
		const whole = await makeTask(installation, { bodyId: council.bodyId });
		const part = (more: object = {}) =>
			createForm({
				...{ parentNumber: String(whole.number), bodyId: '', due: '', sourceDate: '' },
				...{ sourceReference: '', sourceAuthor: '', ...more }
			});
		const shared = await create(chair, part());
		expect(await stored(shared.number)).toMatchObject({
			...{ inRegister: false, parentId: whole.id, bodyId: council.bodyId, sources: [], underControl: true }
		});
		const own = await create(chair, part({ due: '2022-04-01', takeControl: true }));
		expect(await stored(own.number)).toMatchObject({
			inRegister: true,
			due: '2022-04-01',
			underControl: false
		});
		const owned = await create(secretary, part({ co: [`i:${council.institutions.tm}`], takeControl: true }));
		expect(await stored(owned.number)).toMatchObject({ inRegister: true, due: null, underControl: true });
		expect(await stored(owned.number)).toMatchObject({ position: (await stored(own.number)).position + 1 });
	});

	it('makes no part of what is closed, elsewhere, unseen, or too deep', async () => {
		const { installation, council, chair, member, secretary, assistant, createForm } =
			await editingSetting(kind);
		const closed = await makeTask(installation, { bodyId: council.bodyId, status: 'COMPLETED' });
		const elsewhere = await makeTask(installation, { bodyId: council.councilId });
		const partOf = (number: number, more: object = {}) =>
			createForm({ parentNumber: String(number), ...more });
		const fields = async (actor: typeof chair, form: object) => (await refusalOf(create(actor, form))).fields;
		expect(await fields(secretary, partOf(closed.number))).toEqual({
			parentNumber: 'editing_problem_parent_closed'
		});
		expect(await fields(secretary, partOf(elsewhere.number))).toEqual({
			parentNumber: 'editing_problem_parent_body'
		});
		expect((await refusalOf(create(chair, partOf(elsewhere.number, { bodyId: '' })))).reason).toBe(
			'NOT_FOUND'
		);
		expect((await refusalOf(create(member, partOf(closed.number)))).reason).toBe('NOT_FOUND');
		expect(await fields(assistant, partOf(elsewhere.number, { bodyId: '', recurrence: 'P1M' }))).toEqual({
			recurrence: 'editing_problem_recurrence_part'
		});
		let { number } = await makeTask(installation, { bodyId: council.bodyId });
		for (let generation = 1; generation < 5; generation += 1)
			({ number } = await create(chair, partOf(number, { due: '' })));
		expect(await fields(chair, partOf(number))).toEqual({ parentNumber: 'editing_problem_parent_deep' });
	});

	it('is taken back as entered by mistake, while nobody has done anything with it', async () => {
		const { assistant, createForm, stored, change } = await editingSetting(kind);
		const { number, eventId } = await create(assistant, createForm());
		await undoers[deeds.create.name]!(assistant, await change(eventId));
		expect(await stored(number)).toMatchObject({
			status: 'CANCELLED',
			closedAs: 'MISTAKE',
			inRegister: false
		});
		expect((await refusalOf(undoers[deeds.create.name]!(assistant, await change(eventId)))).reason).toBe(
			'CONFLICT'
		);
	});
});
