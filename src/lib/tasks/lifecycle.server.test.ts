import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeCouncil, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { close } from './closing.server.ts';
import { preparedKinds } from './closing-prepared.server.ts';
import { takeControl } from './control.server.ts';
import { countTasks } from './counts.server.ts';
import { readChange, undoers } from './lifecycle-undoing.server.ts';
import { note } from './notes.server.ts';
import { reopen } from './reopening.server.ts';
import * as tasks from './tasks.server.ts';
import { withdrawEntry } from './withdrawing.server.ts';

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

async function seated(installation: Installation, personId: string, name: string) {
	const userId = await makeUser(installation, { personId });
	const seats = await seatsOf(installation, personId, '2022-03-25');
	return makeActor(installation, { userId, personId, name, seats });
}

/** A task of the subgroup with two open subtasks, and everybody around it. */
async function setting(kind: (typeof databaseKinds)[number], more: object = {}) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const lead = [{ institutionId: council.institutions.vbtai }];
	const task = await makeTask(installation, { bodyId: council.bodyId, lead, ...more });
	const actors = {
		secretary: makeActor(installation, { userId: 'secretary', role: 'SECRETARY', name: 'Sekretāre' }),
		assistant: makeActor(installation, { userId: 'assistant', role: 'ASSISTANT', name: 'Asistents' }),
		administrator: makeActor(installation, { userId: 'administrator', role: 'ADMINISTRATOR' }),
		chair: await seated(installation, council.people.chair, 'Parauga vadītājs'),
		member: await seated(installation, council.people.member, 'Parauga loceklis'),
		outsider: makeActor(installation, { userId: 'an-outsider' })
	};
	const { db } = installation;
	const stored = (id = task.id) =>
		db.read.task.findUniqueOrThrow({
			where: { id },
			include: { progress: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }
		});
	const events = (id = task.id) =>
		db.read.auditEvent.findMany({ where: { subjectId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
	const undo = async (actor: Actor, eventId: string | null) => {
		const change: RecordedChange = await db.write((tx) => readChange(tx, eventId ?? ''));
		return undoers[change.deed]!(actor, change);
	};
	const part = (fixture: object = {}) =>
		makeTask(installation, {
			...{ bodyId: council.bodyId, parentId: task.id, inRegister: false, due: null, ...fixture }
		});
	const form = (fields: object = {}) => ({ taskId: task.id, entryId: newId(), version: 1, ...fields });
	return { installation, council, task, ...actors, actors, stored, events, undo, part, form };
}

const closing = { closedAs: 'OBSOLETE', on: '25.03.2022.', decision: 'Prot. Nr. 1 3. §' };

describe.each(databaseKinds)('closing on %s', (kind) => {
	it.each([
		['DONE', 'COMPLETED', true, true],
		['PARTLY_DONE', 'COMPLETED', true, true],
		['NOT_DONE', 'CANCELLED', true, true],
		['OBSOLETE', 'CANCELLED', true, true],
		['OFF_CONTROL', 'CANCELLED', false, true],
		['MISTAKE', 'CANCELLED', true, false]
	])(
		'as %s leaves it %s, by a decision and on the record',
		async (closedAs, status, underControl, inRegister) => {
			const { secretary, form, stored, events, task } = await setting(kind);
			const text = 'Ievadīts **divreiz**.';
			const sent = form({ ...closing, closedAs, text });
			expect(await close(secretary, sent)).toMatchObject({ isPrepared: false, number: task.number });
			const now = await stored();
			expect(now).toMatchObject({ status, closedAs, closedOn: '2022-03-25', closedBy: closing.decision });
			expect(now).toMatchObject({ underControl, inRegister, version: 2, lastReportAt: null });
			expect(now.progress).toMatchObject([
				{
					id: sent.entryId,
					statusBefore: 'NEEDS_ACTION',
					statusAfter: status,
					text,
					capacity: 'padomes sekretariāts'
				}
			]);
			expect(now.progress[0]).toMatchObject({
				kind: closedAs === 'OFF_CONTROL' ? 'CONTROL_ENDED' : 'CLOSED',
				decision: closing.decision,
				authorName: 'Sekretāre'
			});
			const deed = closedAs === 'OFF_CONTROL' ? 'tasks.endControl' : 'tasks.close';
			expect(await events()).toMatchObject([{ deed, subjectType: 'Task', actorName: 'Sekretāre' }]);
			// What was entered by mistake is in no count, and is found among the closed ones.
			const { total } = await countTasks(secretary, '2022-03-25');
			expect(total).toBe(closedAs === 'MISTAKE' ? 0 : 1);
		}
	);

	it('is a secretary’s; for everybody else the deed is not there', async () => {
		const { actors, form, stored } = await setting(kind);
		for (const actor of [actors.administrator, actors.chair, actors.member, actors.outsider])
			expect((await refusalOf(close(actor, form(closing)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(close(actors.secretary, form({ ...closing, taskId: newId() })))).reason).toBe(
			'NOT_FOUND'
		);
		expect(await stored()).toMatchObject({ status: 'NEEDS_ACTION', version: 1, progress: [] });
	});

	it.each([
		[{ closedAs: 'LOST' }, 'closedAs', 'tasks_problem_closing'],
		[{ on: '31.02.2022.' }, 'on', 'calendar_problem_date'],
		[{ on: '' }, 'on', 'calendar_problem_date_missing'],
		[{ on: '26.03.2022.' }, 'on', 'tasks_problem_closed_ahead'],
		[{ decision: ' ' }, 'decision', 'tasks_problem_decision_missing'],
		[{ closedAs: 'MISTAKE', text: '\u200b' }, 'text', 'tasks_problem_mistake_reason']
	])('refuses %j at its field', async (fields, field, problem) => {
		const { secretary, form, stored } = await setting(kind);
		const refusal = await refusalOf(close(secretary, form({ ...closing, ...fields })));
		expect([refusal.reason, refusal.fields]).toEqual(['INVALID', { [field]: problem }]);
		expect((await stored()).version).toBe(1);
	});

	it('takes nothing off control that was never under it', async () => {
		const { secretary, form } = await setting(kind, { underControl: false });
		const refusal = await refusalOf(close(secretary, form({ ...closing, closedAs: 'OFF_CONTROL' })));
		expect(refusal.fields).toEqual({ closedAs: 'tasks_problem_not_controlled' });
	});

	it('done needs no decision', async () => {
		const { secretary, form, stored } = await setting(kind);
		await close(secretary, form({ ...closing, closedAs: 'DONE', decision: '' }));
		expect(await stored()).toMatchObject({ closedAs: 'DONE', closedBy: null });
	});

	it('asks about open subtasks, and closes them with it where it was told to', async () => {
		const { secretary, form, stored, part, undo, events } = await setting(kind);
		const [open, done] = [await part(), await part({ status: 'COMPLETED', closedAs: 'DONE' })];
		const deep = await part({ parentId: open.id });
		const refusal = await refusalOf(close(secretary, form(closing)));
		expect(refusal.fields).toEqual({ withSubtasks: 'tasks_problem_subtasks_open' });
		const closed = await close(secretary, form({ ...closing, withSubtasks: true }));
		for (const id of [undefined, open.id, deep.id])
			expect(await stored(id)).toMatchObject({ closedAs: 'OBSOLETE', version: 2 });
		expect(await stored(done.id)).toMatchObject({ closedAs: 'DONE', version: 1 });
		// Undone, all of it is.
		await undo(secretary, closed.isPrepared ? '' : closed.eventId);
		for (const id of [undefined, open.id, deep.id])
			expect(await stored(id)).toMatchObject({ status: 'NEEDS_ACTION', closedAs: null, closedOn: null });
		expect(await stored(done.id)).toMatchObject({ closedAs: 'DONE', version: 1 });
		const last = (await events(deep.id)).at(-1);
		expect(last).toMatchObject({ deed: 'tasks.close', undoes: (await events(deep.id))[0]!.id });
	});

	it('sent twice, or by two at the same moment, acts once', async () => {
		const { secretary, form, stored } = await setting(kind);
		const sent = form(closing);
		await Promise.all([close(secretary, sent), close(secretary, sent)]);
		expect(await close(secretary, sent)).toMatchObject({ eventId: null });
		expect((await stored()).progress).toHaveLength(1);
		const refusal = await refusalOf(close(secretary, form({ ...closing, version: 2 })));
		expect([refusal.reason, refusal.fields]).toEqual(['NOT_NOW', { form: 'tasks_problem_closed_already' }]);
	});

	it('two who close it at once: one does, the other learns who did', async () => {
		const { secretary, form, stored } = await setting(kind);
		const other = { ...secretary, userId: 'other', name: 'Otra sekretāre' };
		const results = await Promise.allSettled([
			close(secretary, form(closing)),
			close(other, form({ ...closing, closedAs: 'DONE' }))
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await stored()).progress).toHaveLength(1);
	});

	it('is refused to whoever has not seen the last change, with who made it', async () => {
		const { secretary, member, task, form } = await setting(kind);
		const report = { taskId: task.id, entryId: newId(), version: 1, text: 'Sākts.', status: 'IN_PROCESS' };
		await tasks.report(member, report);
		const refusal = await refusalOf(close(secretary, form(closing)));
		expect(refusal).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2, who: 'Parauga loceklis' } });
		await close(secretary, form({ ...closing, version: 2 }));
	});

	it('is prepared by an assistant, and done when a secretary confirms', async () => {
		const { installation, secretary, assistant, task, form, stored } = await setting(kind);
		const sent = form({ ...closing, text: 'Sēdē nolemts.' });
		expect(await close(assistant, sent)).toEqual({ isPrepared: true });
		expect(await close(assistant, sent)).toEqual({ isPrepared: true });
		expect((await refusalOf(close(assistant, form({ ...closing, decision: '' })))).reason).toBe('INVALID');
		expect(await stored()).toMatchObject({ status: 'NEEDS_ACTION', version: 1 });
		const [waiting, ...others] = await installation.db.read.preparedDeed.findMany();
		expect(others).toEqual([]);
		expect(waiting).toMatchObject({ deed: 'tasks.close', subjectId: task.id, preparedBy: 'Asistents' });
		expect((await tasks.read(secretary, task.number)).prepared).toMatchObject([{ by: 'Asistents' }]);
		expect((await tasks.read(assistant, task.number)).prepared).toHaveLength(1);
		const ofClosing = preparedKinds['tasks.close']!;
		const input: unknown = JSON.parse(waiting!.input);
		expect(await ofClosing.describe(secretary, input)).toBe(
			`Slēgt uzdevumu Nr. ${task.number} „Informatīvais ziņojums par mediāciju”: Zaudējis aktualitāti`
		);
		expect(await ofClosing.addressOf(secretary, input)).toBe(`/tasks/${task.number}`);
		await ofClosing.perform(secretary, input);
		expect(await stored()).toMatchObject({ closedAs: 'OBSOLETE', closedBy: closing.decision });
		expect((await refusalOf(ofClosing.perform(assistant, input))).reason).toBe('NOT_FOUND');
	});
});

describe.each(databaseKinds)('control on %s', (kind) => {
	it('is taken with the decision and the open subtasks, and undone', async () => {
		const { secretary, form, stored, part, undo } = await setting(kind, { underControl: false });
		const below = await part({ underControl: false });
		const sent = form({ decision: 'Mandāts', withSubtasks: true });
		const { eventId } = await takeControl(secretary, sent);
		const now = await stored();
		expect(now).toMatchObject({ underControl: true, status: 'NEEDS_ACTION', version: 2 });
		expect(now.progress).toMatchObject([{ kind: 'CONTROL_TAKEN', decision: 'Mandāts', text: '' }]);
		expect(await stored(below.id)).toMatchObject({ underControl: true });
		await undo(secretary, eventId);
		const undone = await stored();
		expect(undone).toMatchObject({ underControl: false, status: 'NEEDS_ACTION' });
		expect(undone.progress[0]).toMatchObject({ withdrawnBy: 'Sekretāre' });
		expect(await stored(below.id)).toMatchObject({ underControl: false });
		expect((await refusalOf(undo(secretary, eventId))).reason).toBe('CONFLICT');
	});

	it('sent twice, also at the same moment, is taken once; what is taken or closed is not taken', async () => {
		const { secretary, form, stored } = await setting(kind, { underControl: false });
		const sent = form();
		await Promise.all([takeControl(secretary, sent), takeControl(secretary, sent)]);
		expect(await takeControl(secretary, sent)).toMatchObject({ eventId: null });
		expect((await stored()).progress).toHaveLength(1);
		expect((await refusalOf(takeControl(secretary, form({ version: 2 })))).reason).toBe('NOT_NOW');
		await close(secretary, form({ ...closing, version: 2 }));
		expect((await refusalOf(takeControl(secretary, form({ version: 3 })))).reason).toBe('NOT_NOW');
	});

	it('is a secretary’s', async () => {
		const { actors, form, stored } = await setting(kind, { underControl: false });
		for (const actor of [actors.assistant, actors.administrator, actors.chair, actors.outsider])
			expect((await refusalOf(takeControl(actor, form()))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(takeControl(actors.secretary, form({ version: 9 })))).reason).toBe('CONFLICT');
		expect((await refusalOf(takeControl(actors.secretary, form({ taskId: 'x' })))).reason).toBe('INVALID');
		expect((await stored()).version).toBe(1);
	});
});

describe.each(databaseKinds)('reopening on %s', (kind) => {
	it('puts back what closing put aside, with the reason', async () => {
		const { secretary, form, stored, undo } = await setting(kind);
		await close(secretary, form({ ...closing, closedAs: 'OFF_CONTROL' }));
		const { eventId } = await reopen(
			secretary,
			form({ version: 2, text: 'Lēmums atcelts.', decision: 'Nr. 2' })
		);
		const now = await stored();
		const back = {
			status: 'NEEDS_ACTION',
			closedAs: null,
			closedOn: null,
			closedBy: null,
			underControl: true
		};
		expect(now).toMatchObject(back);
		expect(now.progress[1]).toMatchObject({ kind: 'REOPENED', text: 'Lēmums atcelts.', decision: 'Nr. 2' });
		await undo(secretary, eventId);
		const again = { closedAs: 'OFF_CONTROL', closedOn: '2022-03-25', underControl: false };
		expect(await stored()).toMatchObject(again);
	});

	it('brings back to the register what was closed as a mistake', async () => {
		const { secretary, form } = await setting(kind);
		await close(secretary, form({ ...closing, closedAs: 'MISTAKE', text: 'Divreiz.' }));
		await reopen(secretary, form({ version: 2, text: 'Tomēr ne.' }));
		expect((await countTasks(secretary, '2022-03-25')).open).toBe(1);
	});

	it('leads what was accepted back into process', async () => {
		const { secretary, chair, member, task, form, stored } = await setting(kind);
		const entry = () => ({ taskId: task.id, entryId: newId(), text: 'Paveikts.' });
		await tasks.report(member, { ...entry(), version: 1, status: 'SUBMITTED' });
		await tasks.accept(chair, { ...entry(), version: 2 });
		await reopen(secretary, form({ version: 3, text: 'Pielikuma nav.' }));
		expect(await stored()).toMatchObject({ status: 'IN_PROCESS', closedAs: null, closedOn: null });
	});

	it('is not taken back while something of it is open again, nor is a closing below what is closed', async () => {
		const { secretary, form, part, stored, undo } = await setting(kind);
		const below = await part();
		const ofPart = await close(secretary, form({ ...closing, taskId: below.id }));
		await close(secretary, form(closing));
		const closedPart = ofPart.isPrepared ? '' : ofPart.eventId;
		expect((await refusalOf(undo(secretary, closedPart))).reason).toBe('CONFLICT');
		expect(await stored(below.id)).toMatchObject({ status: 'CANCELLED' });
		const { eventId } = await reopen(secretary, form({ version: 2, text: 'Kļūda.' }));
		await undo(secretary, closedPart);
		expect((await refusalOf(undo(secretary, eventId))).reason).toBe('CONFLICT');
		expect(await stored()).toMatchObject({ status: 'NEEDS_ACTION' });
	});

	it('is a secretary’s, needs a reason, something closed, and an open whole', async () => {
		const { actors, form, part, stored } = await setting(kind);
		const text = 'Kļūda.';
		const { secretary } = actors;
		expect((await refusalOf(reopen(secretary, form({ text })))).reason).toBe('NOT_NOW');
		const below = await part();
		await close(secretary, form({ ...closing, withSubtasks: true }));
		for (const actor of [actors.assistant, actors.administrator, actors.chair, actors.outsider])
			expect((await refusalOf(reopen(actor, form({ version: 2, text })))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(reopen(secretary, form({ version: 2 })))).fields).toEqual({
			text: 'tasks_problem_reopen_reason'
		});
		expect((await refusalOf(reopen(secretary, form({ version: 1, text })))).reason).toBe('CONFLICT');
		const ofPart = form({ taskId: below.id, version: 2, text });
		expect((await refusalOf(reopen(secretary, ofPart))).fields).toEqual({
			form: 'tasks_problem_parent_closed'
		});
		const sent = form({ version: 2, text });
		await Promise.all([reopen(secretary, sent), reopen(secretary, sent)]);
		expect(await reopen(secretary, sent)).toMatchObject({ eventId: null });
		expect((await stored()).progress).toHaveLength(2);
	});
});

describe.each(databaseKinds)('a note on %s', (kind) => {
	it('is read by the secretariat only, and is no report', async () => {
		const { actors, task, form, stored, events } = await setting(kind);
		const sent = form({ text: 'Zvanīju, sola **piektdien**.' });
		const { eventId } = await note(actors.assistant, sent);
		expect(await stored()).toMatchObject({ version: 1, lastReportAt: null });
		const notes = async (actor: Actor) =>
			(await tasks.read(actor, task.number)).course.filter((one) => one.type === 'ENTRY');
		for (const actor of [actors.secretary, actors.assistant])
			expect(await notes(actor)).toMatchObject([{ kind: 'NOTE', isInternal: true }]);
		for (const actor of [actors.chair, actors.member, actors.administrator, actors.outsider])
			expect(await notes(actor)).toEqual([]);
		// The record holds that it was written, not its words.
		expect(await events()).toMatchObject([
			{ id: eventId, deed: 'tasks.note', capacity: 'sekretariāta asistents' }
		]);
		expect(JSON.stringify(await events())).not.toContain('piektdien');
	});

	it('is nobody else’s to write, never empty, and written once', async () => {
		const { actors, form, stored } = await setting(kind);
		const text = 'Zvanīju.';
		for (const actor of [actors.chair, actors.member, actors.administrator, actors.outsider])
			expect((await refusalOf(note(actor, form({ text })))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(note(actors.secretary, form()))).fields).toEqual({
			text: 'tasks_problem_note_missing'
		});
		const sent = form({ text });
		await Promise.all([note(actors.secretary, sent), note(actors.secretary, sent)]);
		expect(await note(actors.secretary, sent)).toMatchObject({ eventId: null });
		expect((await refusalOf(note(actors.assistant, sent))).reason).toBe('NOT_FOUND');
		expect((await stored()).progress).toHaveLength(1);
	});

	it('does not stand in the way of a report that was begun before it, and does not come back with a conflict', async () => {
		const { actors, task, form } = await setting(kind);
		const report = (version: number) => ({
			...{ taskId: task.id, entryId: newId(), version, text: `Ziņojums ${version}.`, status: 'IN_PROCESS' }
		});
		await tasks.report(actors.chair, report(1));
		await note(actors.secretary, form({ text: 'Slepens.' }));
		const refusal = await refusalOf(tasks.report(actors.member, report(1)));
		expect(refusal.reason).toBe('CONFLICT');
		expect(JSON.stringify(refusal.theirs)).not.toContain('Slepens');
		await tasks.report(actors.member, report(2));
	});

	it('is undone', async () => {
		const { secretary, form, stored, undo } = await setting(kind);
		const { eventId } = await note(secretary, form({ text: 'Ne tas uzdevums.' }));
		await undo(secretary, eventId);
		expect((await stored()).progress[0]).toMatchObject({ withdrawnBy: 'Sekretāre' });
		expect((await stored()).version).toBe(1);
	});
});

describe.each(databaseKinds)('withdrawing an entry on %s', (kind) => {
	async function reported(more: object = {}) {
		const all = await setting(kind, more);
		const { installation, task, member } = all;
		const send = async (version: number, status: string) => {
			const entryId = newId();
			await tasks.report(member, { taskId: task.id, entryId, version, text: `Teksts ${version}.`, status });
			installation.clock.set(new Date(installation.clock.now().getTime() + 60_000).toISOString());
			return entryId;
		};
		const first = await send(1, 'IN_PROCESS');
		const second = await send(2, 'SUBMITTED');
		return { ...all, first, second, send };
	}
	const reason = 'Cits uzdevums.';

	it('leads back to where the task stood, if it was the last to move it; its words stay', async () => {
		const { member, task, stored, second, undo } = await reported();
		const { eventId } = await withdrawEntry(member, { taskId: task.id, entryId: second, reason });
		const now = await stored();
		expect(now).toMatchObject({ status: 'IN_PROCESS', version: 4, lastReportAt: now.progress[0]!.at });
		expect(now.progress[1]).toMatchObject({
			...{ text: 'Teksts 2.', withdrawnBy: 'Parauga loceklis', withdrawnReason: reason }
		});
		await undo(member, eventId);
		const again = await stored();
		expect(again).toMatchObject({ status: 'SUBMITTED', lastReportAt: again.progress[1]!.at });
		expect(again.progress[1]).toMatchObject({ withdrawnAt: null, withdrawnReason: null });
	});

	it('changes nothing of where it stands, if something moved it since', async () => {
		const { member, task, stored, first } = await reported();
		await withdrawEntry(member, { taskId: task.id, entryId: first, reason });
		expect(await stored()).toMatchObject({ status: 'SUBMITTED' });
	});

	it('of an acceptance opens the task again', async () => {
		const { chair, secretary, task, stored } = await reported();
		const entryId = newId();
		await tasks.accept(chair, { taskId: task.id, entryId, version: 3, text: '' });
		// It is closed: no more its author's to withdraw.
		const withdrawal = { taskId: task.id, entryId, reason };
		expect((await refusalOf(withdrawEntry(chair, withdrawal))).reason).toBe('NOT_FOUND');
		await withdrawEntry(secretary, withdrawal);
		expect(await stored()).toMatchObject({ status: 'SUBMITTED', closedAs: null, closedOn: null });
	});

	it('of an acceptance does not open a part of what is closed', async () => {
		const { secretary, chair, member, form, part, stored } = await reported();
		const below = await part();
		const entry = () => ({ taskId: below.id, entryId: newId(), text: 'Paveikts.' });
		await tasks.report(member, { ...entry(), version: 1, status: 'SUBMITTED' });
		const { entryId } = await tasks.accept(chair, { ...entry(), version: 2 });
		await close(secretary, form({ ...closing, version: 3 }));
		const withdrawal = { taskId: below.id, entryId, reason };
		expect((await refusalOf(withdrawEntry(secretary, withdrawal))).fields).toEqual({
			form: 'tasks_problem_parent_closed'
		});
		expect(await stored(below.id)).toMatchObject({ status: 'COMPLETED' });
	});

	it('is its author’s and a secretary’s, with a reason, once', async () => {
		const { actors, task, first, second, stored } = await reported();
		const withdrawal = { taskId: task.id, entryId: first, reason };
		for (const actor of [actors.chair, actors.assistant, actors.administrator, actors.outsider])
			expect((await refusalOf(withdrawEntry(actor, withdrawal))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(withdrawEntry(actors.member, { ...withdrawal, reason: ' ' }))).fields).toEqual({
			reason: 'tasks_problem_withdraw_reason'
		});
		expect(
			(await refusalOf(withdrawEntry(actors.secretary, { ...withdrawal, entryId: newId() }))).reason
		).toBe('NOT_FOUND');
		const both = [actors.member, actors.secretary].map((actor) => withdrawEntry(actor, withdrawal));
		expect((await Promise.all(both)).filter(({ eventId }) => eventId)).toHaveLength(1);
		await withdrawEntry(actors.secretary, { ...withdrawal, entryId: second });
		expect(await stored()).toMatchObject({ status: 'IN_PROCESS', lastReportAt: null });
	});

	it('is not for what changed the task itself', async () => {
		const { secretary, form, stored } = await setting(kind, { underControl: false });
		const sent = form();
		await takeControl(secretary, sent);
		const refusal = await refusalOf(withdrawEntry(secretary, { ...sent, reason }));
		expect([refusal.reason, refusal.fields]).toEqual(['NOT_NOW', { form: 'tasks_problem_entry_kind' }]);
		expect((await stored()).underControl).toBe(true);
	});
});

describe.each(databaseKinds)('what is restricted on %s', (kind) => {
	it('is not there for whoever may not see it, whatever they try', async () => {
		const restricted = { restrictedUntil: '2023-01-01', restrictedBasis: 'IAL 5. p.' };
		const { actors, task, form } = await setting(kind, restricted);
		await tasks.report(actors.member, { ...form({ text: 'Ir.', status: 'IN_PROCESS' }) });
		const foreign = { ...actors.outsider, userId: actors.member.userId };
		const { progress } = await actors.secretary.installation.db.read.task.findUniqueOrThrow({
			...{ where: { id: task.id }, include: { progress: true } }
		});
		const withdrawal = { taskId: task.id, entryId: progress[0]!.id, reason: 'Mans.' };
		expect((await refusalOf(withdrawEntry(foreign, withdrawal))).reason).toBe('NOT_FOUND');
		await withdrawEntry(actors.member, withdrawal);
	});
});
