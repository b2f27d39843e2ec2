import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { changesFor, planBatch, readChosen } from './batch-planning.server.ts';
import { applyBatch, readBatch } from './batch.server.ts';
import { undoers } from './batch-undoing.server.ts';
import { close } from './closing.server.ts';
import { readChange } from './lifecycle-undoing.server.ts';

/** What a refusal said: its reason, and the fields where there are any. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	try {
		await work;
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	throw new Error('was not refused');
}

/** Three tasks of the subgroup, the second with an open part, the third restricted. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const { bodyId, institutions } = council;
	const lead = [{ institutionId: institutions.tm }];
	const one = await makeTask(installation, { bodyId, lead, title: 'Pirmais' });
	const two = await makeTask(installation, { bodyId, title: 'Otrais', co: lead });
	const part = await makeTask(installation, {
		...{ bodyId, parentId: two.id, inRegister: false, due: null, title: 'Daļa' }
	});
	const secretary = makeActor(installation, { userId: 'secretary', role: 'SECRETARY', name: 'Sekretāre' });
	const assistant = makeActor(installation, { userId: 'assistant', role: 'ASSISTANT' });
	const others = [
		makeActor(installation, { userId: 'administrator', role: 'ADMINISTRATOR' }),
		makeActor(installation, { userId: 'an-outsider' })
	];
	const { read } = installation.db;
	const stored = (id: string) =>
		read.task.findUniqueOrThrow({ where: { id }, include: { progress: true, assignments: true } });
	const closing = { change: 'CLOSE', closedAs: 'OBSOLETE', on: '25.03.2022.', decision: 'Prot. Nr. 1' };
	/** What a preview hands on to be confirmed. */
	const confirmed = async (actor: Actor, input: object, ids: string[]) => {
		const id = newId();
		const plan = await planBatch(actor, { id, ...input }, ids);
		const tasks = plan.filter(({ obstacle }) => !obstacle).map(({ task }) => `${task.id}:${task.version}`);
		return { plan, form: { id, ...input, tasks } };
	};
	const undo = async (actor: Actor, eventId: string) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId));
		return undoers[change.deed]!(actor, change);
	};
	return {
		installation,
		council,
		one,
		two,
		part,
		secretary,
		assistant,
		others,
		stored,
		closing,
		confirmed,
		undo
	};
}

describe.each(databaseKinds)('a change of many tasks on %s', (kind) => {
	it('closes with parts, as previewed, on the record of each, and is undone as a whole', async () => {
		const all = await setting(kind);
		const { installation, secretary, one, two, part, stored, closing, confirmed, undo } = all;
		const without = await confirmed(secretary, closing, [one.id, two.id]);
		expect(without.plan.map(({ obstacle }) => obstacle)).toEqual([null, 'PARTS_OPEN']);
		const { plan, form } = await confirmed(secretary, { ...closing, withSubtasks: true }, [one.id, two.id]);
		expect(plan.map(({ task, isAlong }) => [task.number, isAlong])).toEqual([
			...[
				[one.number, false],
				[two.number, false],
				[part.number, true]
			]
		]);
		// A preview does nothing.
		expect((await stored(one.id)).version).toBe(1);
		const result = await applyBatch(secretary, form);
		expect(result).toMatchObject({ done: [one.number, two.number, part.number], skipped: [] });
		for (const { id } of [one, two, part])
			expect(await stored(id)).toMatchObject({ closedAs: 'OBSOLETE', closedBy: 'Prot. Nr. 1', version: 2 });
		const events = await installation.db.read.auditEvent.findMany({ where: { deed: 'tasks.close' } });
		expect(events).toHaveLength(3);
		for (const event of events) expect(JSON.parse(event.after!)).toMatchObject({ batchId: form.id });
		expect(await readBatch(secretary, form.id)).toEqual(result);
		await undo(secretary, result.eventId);
		for (const { id } of [one, two, part])
			expect(await stored(id)).toMatchObject({ status: 'NEEDS_ACTION', closedAs: null });
		expect((await refusalOf(undo(secretary, result.eventId))).reason).toBe('CONFLICT');
	});

	it('sent twice, also at the same moment, acts once', async () => {
		const { secretary, one, stored, closing, confirmed } = await setting(kind);
		const { form } = await confirmed(secretary, closing, [one.id]);
		const results = await Promise.all([applyBatch(secretary, form), applyBatch(secretary, form)]);
		expect(results[1]).toEqual(results[0]);
		expect(await applyBatch(secretary, form)).toEqual(results[0]);
		expect((await stored(one.id)).progress).toHaveLength(1);
	});

	it('leaves alone what was changed after the preview, and names it', async () => {
		const { secretary, one, two, stored, closing, confirmed } = await setting(kind);
		const { form } = await confirmed(secretary, { ...closing, withSubtasks: true }, [one.id, two.id]);
		const single = { ...closing, taskId: one.id, entryId: newId(), version: 1, closedAs: 'DONE' };
		await close(secretary, single);
		const { skipped } = await applyBatch(secretary, form);
		expect(skipped).toEqual([{ number: one.number, obstacle: 'CHANGED' }]);
		expect(await stored(one.id)).toMatchObject({ closedAs: 'DONE', version: 2 });
		expect(await stored(two.id)).toMatchObject({ closedAs: 'OBSOLETE' });
	});

	it('is taken back all or not at all', async () => {
		const { secretary, one, two, stored, closing, confirmed, undo, installation } = await setting(kind);
		const { form } = await confirmed(secretary, { ...closing, withSubtasks: true }, [one.id, two.id]);
		const { eventId } = await applyBatch(secretary, form);
		const event = await installation.db.read.auditEvent.findFirstOrThrow({ where: { subjectId: one.id } });
		const { undoers: single } = await import('./lifecycle-undoing.server.ts');
		const change = await installation.db.write((tx) => readChange(tx, event.id));
		await single[change.deed]!(secretary, change);
		expect((await refusalOf(undo(secretary, eventId))).reason).toBe('CONFLICT');
		expect(await stored(two.id)).toMatchObject({ closedAs: 'OBSOLETE' });
	});

	it('takes under control and off it', async () => {
		const { secretary, one, stored, confirmed } = await setting(kind);
		const off = { change: 'END_CONTROL', on: '2022-03-25', decision: 'Prot. Nr. 2' };
		const { form } = await confirmed(secretary, off, [one.id]);
		await applyBatch(secretary, form);
		expect(await stored(one.id)).toMatchObject({ closedAs: 'OFF_CONTROL', underControl: false });
		const { plan } = await confirmed(secretary, { change: 'TAKE_CONTROL' }, [one.id]);
		expect(plan[0]!.obstacle).toBe('CLOSED');
	});

	it('moves to another body, and back', async () => {
		const { council, assistant, two, part, stored, confirmed, undo } = await setting(kind);
		const move = { change: 'MOVE', bodyId: council.councilId, decision: 'Prot. Nr. 3' };
		const { plan, form } = await confirmed(assistant, move, [two.id, part.id]);
		expect(plan.map(({ obstacle }) => obstacle)).toEqual([null, 'PART']);
		const { eventId } = await applyBatch(assistant, form);
		for (const { id } of [two, part]) expect((await stored(id)).bodyId).toBe(council.councilId);
		await undo(assistant, eventId);
		for (const { id } of [two, part]) expect((await stored(id)).bodyId).toBe(council.bodyId);
	});

	it('replaces an institution, under any of its names, and back', async () => {
		const { council, assistant, one, two, part, stored, confirmed, undo } = await setting(kind);
		const { tm, lm } = council.institutions;
		const replace = { change: 'REPLACE_OWNER', fromId: tm, toId: lm, decision: 'Vēstule' };
		const { plan, form } = await confirmed(assistant, replace, [one.id, two.id, part.id]);
		expect(plan.map(({ obstacle }) => obstacle)).toEqual([null, null, 'NOT_OWNER']);
		const { eventId } = await applyBatch(assistant, form);
		expect((await stored(one.id)).assignments).toMatchObject([{ role: 'LEAD', institutionId: lm }]);
		expect((await stored(two.id)).assignments).toMatchObject([{ role: 'CO', institutionId: lm }]);
		await undo(assistant, eventId);
		expect((await stored(one.id)).assignments).toMatchObject([{ role: 'LEAD', institutionId: tm }]);
	});

	it('is the secretariat’s, and of it each change is whose it is one by one', async () => {
		const { secretary, assistant, others, one, closing, confirmed, stored } = await setting(kind);
		const { form } = await confirmed(secretary, closing, [one.id]);
		for (const actor of [...others, assistant]) {
			expect((await refusalOf(planBatch(actor, form, [one.id]))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(applyBatch(actor, form))).reason).toBe('NOT_FOUND');
		}
		for (const actor of others) {
			expect((await refusalOf(readChosen(actor, new URLSearchParams('n=1')))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(readBatch(actor, form.id))).reason).toBe('NOT_FOUND');
			expect(() => changesFor(actor)).toThrow(Refusal);
		}
		expect((await stored(one.id)).version).toBe(1);
	});

	it.each([
		[{ change: 'DELETE' }, 'change', 'tasks_problem_batch_change'],
		[{ change: 'CLOSE', on: '25.03.2022.' }, 'closedAs', 'tasks_problem_closing'],
		[{ change: 'CLOSE', closedAs: 'DONE', on: '' }, 'on', 'calendar_problem_date_missing'],
		[{ change: 'CLOSE', closedAs: 'DONE', on: '31.02.2022.' }, 'on', 'calendar_problem_date'],
		[{ change: 'CLOSE', closedAs: 'DONE', on: '26.03.2022.' }, 'on', 'tasks_problem_closed_ahead'],
		[{ change: 'END_CONTROL', on: '25.03.2022.' }, 'decision', 'tasks_problem_decision_missing'],
		[{ change: 'MOVE', decision: 'x' }, 'bodyId', 'editing_problem_body'],
		[{ change: 'REPLACE_OWNER', decision: 'x' }, 'fromId', 'tasks_problem_batch_institution']
	])('refuses %j at its field', async (input, field, problem) => {
		const { secretary, one } = await setting(kind);
		const refusal = await refusalOf(planBatch(secretary, { id: newId(), ...input }, [one.id]));
		expect([refusal.reason, refusal.fields]).toEqual(['INVALID', { [field]: problem }]);
	});

	it('chooses by number, or all that a filter finds, without what is not there', async () => {
		const { secretary, one, two } = await setting(kind);
		const chosen = async (query: string) => {
			const { tasks, total } = await readChosen(secretary, new URLSearchParams(query));
			return [tasks.map(({ number }) => number), total];
		};
		expect(await chosen(`n=${two.number}&n=99&n=x&n=0`)).toEqual([[two.number], 1]);
		expect(await chosen('all=yes&filter=status%3Dopen')).toEqual([[one.number, two.number], 2]);
		expect(await chosen('all=yes&filter=status%3Dclosed')).toEqual([[], 0]);
		expect(
			(await refusalOf(planBatch(secretary, { id: newId(), change: 'TAKE_CONTROL' }, []))).fields
		).toEqual({
			form: 'tasks_problem_batch_none'
		});
	});
});
