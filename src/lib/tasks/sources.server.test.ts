import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { create } from './creating.server.ts';
import { undoers } from './editing-undoing.server.ts';
import { addSource, changeDue, changeSource, endSource, removeSource } from './sources.server.ts';

type Change = Parameters<(typeof undoers)[string]>[1];
const undo = (actor: Actor, change: Change) => undoers[change.deed]!(actor, change);

/** A task of the council's, due 1 May, that the Cabinet wants by 10 April. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const all = await editingSetting(kind);
	const { number } = await create(all.secretary, all.createForm());
	const { id, sources } = await all.stored(number);
	const cabinetId = newId();
	const source = (more: object = {}) => ({
		...{ id, version: 1, sourceId: cabinetId, kind: 'CABINET', reference: 'prot. Nr. 12 21. §' },
		...{ author: 'Ministru kabinets', date: '2022-03-10', due: '2022-04-10', ...more }
	});
	const now = () => all.stored(number);
	return { ...all, number, id, now, councilId: sources[0]!.id, cabinetId, source };
}

describe.each(databaseKinds)('the sources of a task, on %s', (kind) => {
	it('bind by the nearest; the first deadline stays; ending one lets the others go on; all of it is taken back', async () => {
		const { id, now, assistant, secretary, councilId, cabinetId, source, change } = await setting(kind);
		const added = await addSource(assistant, source());
		expect(await addSource(assistant, source())).toMatchObject({ eventId: null });
		expect(await now()).toMatchObject({ due: '2022-04-10', dueKey: '2022-04-10', originalDue: '2022-05-01' });
		const moved = await changeDue(assistant, {
			...{ id, version: 2, sourceId: cabinetId, due: '20.04.2022.', reason: 'Vajag saskaņot.' },
			decision: 'prot. Nr. 14 1. §'
		});
		expect(await now()).toMatchObject({ due: '2022-04-20', originalDue: '2022-05-01', version: 3 });
		const ending = { id, version: 3, sourceId: cabinetId, on: '25.03.2022.', decision: 'prot. Nr. 15 1. §' };
		const ended = await endSource(secretary, ending);
		expect(ended.isLast).toBe(false);
		expect(await endSource(secretary, ending)).toMatchObject({ eventId: null });
		const task = await now();
		expect(task).toMatchObject({ due: '2022-05-01', status: 'NEEDS_ACTION', version: 4 });
		expect(task.progress.map(({ kind: what, details }) => [what, JSON.parse(details!)])).toEqual([
			['DUE_CHANGED', { from: '2022-05-01', to: '2022-04-10' }],
			['DUE_CHANGED', { from: '2022-04-10', to: '2022-04-20', sourceId: cabinetId }],
			['SOURCE_ENDED', { reference: 'prot. Nr. 12 21. §', author: 'Ministru kabinets', on: '2022-03-25' }],
			['DUE_CHANGED', { from: '2022-04-20', to: '2022-05-01' }]
		]);
		expect(await endSource(secretary, { ...ending, version: 4, sourceId: councilId })).toMatchObject({
			isLast: true
		});
		expect(await now()).toMatchObject({ due: null, dueKey: '9999-12-31', originalDue: '2022-05-01' });
		expect((await refusalOf(undo(secretary, await change(added.eventId)))).reason).toBe('CONFLICT');
		await undo(secretary, await change(ended.eventId));
		expect(await now()).toMatchObject({ due: '2022-04-20' });
		await undo(assistant, await change(moved.eventId));
		expect(await now()).toMatchObject({ due: '2022-04-10' });
		await undo(assistant, await change(added.eventId));
		expect(await now()).toMatchObject({ due: null, sources: [{ id: councilId }] });
	});

	it('have a first deadline that is no move, and needs no reason', async () => {
		const { installation, council, secretary } = await setting(kind);
		const task = await makeTask(installation, { bodyId: council.bodyId, due: null });
		const sent = (due: string, version = 1, more: object = {}) => ({ id: task.id, version, due, ...more });
		const read = () => installation.db.read.task.findUniqueOrThrow({ where: { id: task.id } });
		await changeDue(secretary, sent('01.06.2022.'));
		expect(await read()).toMatchObject({ due: '2022-06-01', originalDue: '2022-06-01' });
		expect((await refusalOf(changeDue(secretary, sent('01.07.2022.', 2)))).fields).toEqual({
			reason: 'editing_problem_reason'
		});
		await changeDue(secretary, sent('', 2, { reason: 'Vairs nav zināms.' }));
		expect(await read()).toMatchObject({ due: null, originalDue: '2022-06-01' });
	});

	it('are the secretariat’s; only a secretary ends control; two at the same time do not overwrite each other', async () => {
		const { id, outsider, member, chair, assistant, secretary, councilId, source } = await setting(kind);
		const due = (more: object) => ({ id, version: 1, sourceId: councilId, reason: 'Lūgums.', ...more });
		const ending = { id, version: 1, sourceId: councilId, on: '2022-03-25', decision: 'prot.' };
		for (const actor of [outsider, member, chair]) {
			for (const work of [
				() => changeDue(actor, due({ due: '2022-06-01' })),
				() => addSource(actor, source()),
				() => changeSource(actor, source({ sourceId: councilId })),
				() => removeSource(actor, { id, version: 1, sourceId: councilId, reason: 'Kļūda.' })
			])
				expect((await refusalOf(work())).reason).toBe('NOT_FOUND');
		}
		expect((await refusalOf(endSource(assistant, ending))).reason).toBe('NOT_FOUND');
		const outcomes = await Promise.allSettled([
			changeDue(assistant, due({ due: '2022-06-01' })),
			changeDue(secretary, due({ due: '2022-07-01' }))
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const refusal = await refusalOf(changeDue(secretary, due({ due: '2022-08-01' })));
		expect(refusal).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2 } });
	});

	it('say at the field what is wrong', async () => {
		const { id, secretary, source, councilId, cabinetId } = await setting(kind);
		await addSource(secretary, source());
		const fieldsOf = async (work: Promise<unknown>) => Object.entries((await refusalOf(work)).fields)[0];
		const due = (more: object) => ({ id, version: 2, sourceId: councilId, reason: 'Lūgums.', ...more });
		expect(await fieldsOf(changeDue(secretary, due({ due: '31.02.2022.' })))).toEqual([
			...['due', 'calendar_problem_date']
		]);
		expect((await fieldsOf(changeDue(secretary, due({ due: '2022-02-01' }))))![1]).toMatch(
			/^editing_problem_due_before/
		);
		expect(await fieldsOf(changeDue(secretary, due({ due: '2022-06-01', sourceId: '' })))).toEqual([
			...['sourceId', 'editing_problem_source']
		]);
		expect(await fieldsOf(changeDue(secretary, due({ due: '2022-06-01', sourceId: cabinetId })))).toEqual([
			...['decision', 'editing_problem_decision_author']
		]);
		const ending = (more: object) => ({ id, version: 2, sourceId: cabinetId, decision: 'prot.', ...more });
		expect(await fieldsOf(endSource(secretary, ending({ on: '2022-03-26' })))).toEqual([
			...['on', 'editing_problem_end_future']
		]);
		expect(await fieldsOf(endSource(secretary, ending({ on: '2022-03-09' })))).toEqual([
			...['on', 'editing_problem_end_before']
		]);
		expect(await fieldsOf(changeSource(secretary, source({ version: 2, date: '2022-04-11' })))).toEqual([
			...['date', 'editing_problem_source_future']
		]);
	});

	it('are corrected, and removed where nothing has followed from them', async () => {
		const { id, now, secretary, assistant, source, councilId, cabinetId, change } = await setting(kind);
		const removing = (sourceId: string, version: number) => ({ id, version, sourceId, reason: 'Kļūda.' });
		expect((await refusalOf(removeSource(assistant, removing(councilId, 1)))).fields).toEqual({
			form: 'editing_problem_source_used'
		});
		await addSource(assistant, source());
		const corrected = await changeSource(secretary, source({ version: 2, reference: 'prot. Nr. 13 21. §' }));
		expect((await now()).sources[1]).toMatchObject({ reference: 'prot. Nr. 13 21. §', due: '2022-04-10' });
		await undo(secretary, await change(corrected.eventId));
		const removed = await removeSource(assistant, removing(cabinetId, 4));
		expect(await removeSource(assistant, removing(cabinetId, 4))).toMatchObject({ eventId: null });
		expect(await now()).toMatchObject({ due: '2022-05-01', sources: [{ id: councilId }] });
		await undo(secretary, await change(removed.eventId));
		expect(await now()).toMatchObject({
			...{ due: '2022-04-10', sources: [{ id: councilId }, { reference: 'prot. Nr. 12 21. §' }] }
		});
	});
});
