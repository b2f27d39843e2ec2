import { describe, expect, it } from 'vitest';
import { readBody } from '#lib/council/bodies.server.ts';
import { readSeat } from '#lib/council/seat-pages.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeBody, makeCouncil, makePost } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { meanwhile } from '../../../tests/setup/meanwhile.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { previewEnding, readEnding, readTasksOfSeat } from './ending-body-pages.server.ts';
import { undoers } from './ending-body-undoing.server.ts';
import { endBody, preparedKinds } from './ending-body.server.ts';
import { create } from './creating.server.ts';
import { readChange, undoers as lifeUndoers } from './lifecycle-undoing.server.ts';
import { move } from './moving.server.ts';
import { reopen } from './reopening.server.ts';
import { accept, report } from './reporting.server.ts';
import { withdrawEntry } from './withdrawing.server.ts';

async function prepared(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
	const council = await makeCouncil(installation);
	const { bodyId, councilId, posts } = council;
	const otherId = await makeBody(installation, { slug: 'cita', name: 'Cita', parentId: councilId });
	const stays = await makeTask(installation, { bodyId, title: 'Turpināms' });
	const part = await makeTask(installation, { bodyId, parentId: stays.id, title: 'Daļa' });
	const goes = await makeTask(installation, {
		bodyId,
		title: 'Nevajadzīgs',
		lead: [{ postId: posts.vbtai }]
	});
	await makeTask(installation, { bodyId, title: 'Izdarīts', status: 'COMPLETED' });
	const actor = makeActor(installation, { role: 'SECRETARY' });
	const form = async (rest: object = {}) => {
		const { body, tokens } = await readEnding(actor, 'barintiesas');
		return {
			...{ id: newId(), bodyId, version: body.version, endDate: '2026-10-31', decision: 'prot. Nr. 7 1. §' },
			...{ successorId: otherId, common: 'PARENT', tasks: tokens, roots: [goes.id] },
			...{ choices: ['CLOSE:OBSOLETE'], ...rest }
		};
	};
	const taskOf = (id: string) => installation.db.read.task.findUniqueOrThrow({ where: { id } });
	return { installation, ...council, otherId, stays, part, goes, actor, form, taskOf };
}

describe.each(databaseKinds)('a body ends on %s', (kind) => {
	it('when each open task has somewhere to go: seats and memberships end that day, the past stays', async () => {
		const { actor, form, councilId, otherId, stays, part, goes, posts, taskOf } = await prepared(kind);
		const typed = await form();
		expect(await previewEnding(actor, typed)).toMatchObject({
			...{ successor: '8. Cita', seats: 3, holders: ['Parauga loceklis', 'Parauga vadītājs'] },
			tasks: [
				{ title: 'Turpināms', to: 'Bērnu lietu sadarbības padome', parts: 1 },
				{ title: 'Nevajadzīgs', closedAs: 'OBSOLETE', to: null }
			]
		});
		const done = await endBody(actor, typed);
		expect(done).toMatchObject({ isPrepared: false, slug: 'barintiesas', moved: 2, closed: 1 });
		expect(await taskOf(stays.id)).toMatchObject({ bodyId: councilId, status: 'NEEDS_ACTION' });
		expect(await taskOf(part.id)).toMatchObject({ bodyId: councilId, parentId: stays.id });
		expect(await taskOf(goes.id)).toMatchObject({
			...{ status: 'CANCELLED', closedAs: 'OBSOLETE', closedOn: '2026-10-31', closedBy: 'prot. Nr. 7 1. §' }
		});
		expect(await readBody(actor, 'barintiesas')).toMatchObject({
			...{ existence: 'ENDED', endDecision: 'prot. Nr. 7 1. §', successor: { slug: 'cita' }, seats: [] }
		});
		expect(await readSeat(actor, 'barintiesas', posts.chair)).toMatchObject({
			...{ endDate: '2026-10-31', holders: [{ endDate: '2026-10-31', endBasis: 'prot. Nr. 7 1. §' }] }
		});
		expect((await readBody(actor, 'barintiesas', { asOf: '2026-10-31' })).filled).toBe(2);
		expect((await readBody(actor, 'cita')).existence).toBe('EXISTS');
		expect((await taskOf(stays.id)).bodyId).not.toBe(otherId);
	});

	it('once, by the same form sent twice or at the same moment', async () => {
		const { installation, actor, form } = await prepared(kind);
		const typed = await form();
		const both = await Promise.all([endBody(actor, typed), endBody(actor, typed)]);
		expect(both.map((one) => one.isPrepared)).toEqual([false, false]);
		const events = await installation.db.read.auditEvent.count({ where: { deed: 'council.endBody' } });
		expect(events).toBe(1);
		const other = await refusalOf(endBody(actor, { ...typed, id: newId() }));
		expect(other.fields).toEqual({ form: 'bodies_problem_ended_already' });
	});

	it('not when anything came in or changed meanwhile: nothing of it happens', async () => {
		const { installation, actor, form, bodyId, stays, taskOf } = await prepared(kind);
		const typed = await form();
		const late = await makeTask(installation, { bodyId, title: 'Ienācis tikmēr' });
		const refusal = await refusalOf(endBody(actor, typed));
		expect(refusal).toMatchObject({ reason: 'CONFLICT', theirs: { version: typed.version } });
		expect((await taskOf(stays.id)).bodyId).toBe(bodyId);
		expect((await taskOf(late.id)).status).toBe('NEEDS_ACTION');
		expect((await readBody(actor, 'barintiesas')).existence).toBe('EXISTS');
		expect((await endBody(actor, await form())).isPrepared).toBe(false);
	});

	it('is refused at its field for what is wrong', async () => {
		const { installation, actor, form, bodyId } = await prepared(kind);
		const ended = await makeBody(installation, { endDate: '2020-12-31' });
		const table = [
			[{ decision: '' }, { decision: 'bodies_problem_end_decision' }],
			[{ endDate: '31.02.2026.' }, { endDate: 'calendar_problem_date' }],
			[{ endDate: '2026-11-21' }, { endDate: 'bodies_problem_end_ahead' }],
			[{ endDate: '2021-12-31' }, { endDate: 'bodies_problem_end_before_seat' }],
			[{ common: '', choices: [''] }, { common: 'bodies_problem_choice_missing' }],
			[{ common: `MOVE:${bodyId}` }, { common: 'bodies_problem_choice_body' }],
			[{ common: `MOVE:${ended}` }, { common: 'bodies_problem_choice_body' }],
			[{ common: 'CLOSE:MISTAKE' }, { common: 'server_problem_form' }],
			[{ successorId: bodyId }, { successorId: 'bodies_problem_successor_body' }],
			[{ successorId: ended }, { successorId: 'bodies_problem_successor_body' }]
		] as const;
		for (const [rest, fields] of table)
			expect((await refusalOf(endBody(actor, await form(rest)))).fields).toEqual(fields);
		await makeBody(installation, { parentId: bodyId, shortName: '8.1. grupa' });
		const child = await refusalOf(endBody(actor, await form()));
		expect(child.fields.form).toBe('bodies_problem_children {"names":"8.1. grupa"}');
	});

	it('before its beginning is refused', async () => {
		const { installation, actor, councilId } = await prepared(kind);
		const bodyId = await makeBody(installation, { parentId: councilId, startDate: '2026-05-01' });
		const typed = { id: newId(), bodyId, version: 1, endDate: '2026-04-30', decision: 'prot.' };
		const refusal = await refusalOf(
			endBody(actor, { ...typed, common: '', tasks: [], roots: [], choices: [] })
		);
		expect(refusal.fields).toEqual({ endDate: 'bodies_problem_end_before_start' });
	});

	it('before a version of its mandate begins is refused, at the day', async () => {
		const { installation, actor, form, bodyId } = await prepared(kind);
		await installation.db.write((tx) =>
			tx.mandate.create({ data: { id: newId(), bodyId, validFrom: '2026-11-01', goal: 'Cits mērķis.' } })
		);
		const refusal = await refusalOf(endBody(actor, await form({ endDate: '2026-10-31' })));
		expect(refusal.fields).toEqual({ endDate: 'bodies_problem_end_before_mandate {"date":"01.11.2026."}' });
		expect((await endBody(actor, await form({ endDate: '2026-11-01' }))).isPrepared).toBe(false);
	});

	it('is nobody else’s deed', async () => {
		const { installation, form, bodyId, posts } = await prepared(kind);
		const typed = await form();
		const seat = {
			postId: posts.chair,
			bodyId,
			role: 'CHAIR',
			institutionIds: [],
			label: 'LM',
			bodyName: '8.'
		} as const;
		for (const standing of [{}, { role: 'ADMINISTRATOR' as const }, { seats: [seat] }]) {
			const outsider = makeActor(installation, standing);
			expect((await refusalOf(endBody(outsider, typed))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(readEnding(outsider, 'barintiesas'))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(previewEnding(outsider, typed))).reason).toBe('NOT_FOUND');
		}
	});

	it('prepared by an assistant, once, waits for a secretary, who confirms it', async () => {
		const { installation, actor, form } = await prepared(kind);
		const assistant = makeActor(installation, { role: 'ASSISTANT', userId: 'assistant' });
		const typed = await form();
		const both = await Promise.all([endBody(assistant, typed), endBody(assistant, typed)]);
		expect(both).toEqual([{ isPrepared: true }, { isPrepared: true }]);
		expect((await readBody(actor, 'barintiesas')).existence).toBe('EXISTS');
		const waiting = await installation.db.read.preparedDeed.findMany();
		expect(waiting).toMatchObject([{ deed: 'council.endBody', state: 'WAITING' }]);
		const { describe: say, addressOf, perform } = preparedKinds['council.endBody']!;
		const input: unknown = JSON.parse(waiting[0]!.input);
		expect(await say(actor, input)).toContain('8. Bāriņtiesu darba pilnveide');
		expect(await addressOf(actor, input)).toBe('/bodies/barintiesas');
		expect((await refusalOf(perform(assistant, input))).reason).toBe('NOT_FOUND');
		await perform(actor, input);
		expect((await readBody(actor, 'barintiesas')).existence).toBe('ENDED');
	});

	it('and works again when that is taken back: tasks stay where they went', async () => {
		const { installation, actor, form, councilId, stays, goes, posts, taskOf } = await prepared(kind);
		const done = await endBody(actor, await form());
		const eventId = done.isPrepared ? '' : done.eventId!;
		const undo = async (id: string, by = actor) => {
			const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id } });
			const parse = (json: string | null) => (json === null ? null : (JSON.parse(json) as unknown));
			await undoers[event.deed]!(by, { ...event, before: parse(event.before), after: parse(event.after) });
		};
		const assistant = makeActor(installation, { role: 'ASSISTANT' });
		expect((await refusalOf(undo(eventId, assistant))).reason).toBe('NOT_FOUND');
		await undo(eventId);
		expect(await readBody(actor, 'barintiesas')).toMatchObject({
			...{ existence: 'EXISTS', endDate: null, endDecision: null, successor: null, filled: 2 }
		});
		expect((await readSeat(actor, 'barintiesas', posts.chair)).holders).toMatchObject([{ endDate: null }]);
		expect((await taskOf(stays.id)).bodyId).toBe(councilId);
		expect((await taskOf(goes.id)).closedAs).toBe('OBSOLETE');
		expect((await refusalOf(undo(eventId))).reason).toBe('CONFLICT');
	});

	it('and what was closed with it repeats no longer, on the record, until that is taken back', async () => {
		const { installation, actor, form, goes, taskOf } = await prepared(kind);
		await installation.db.write((tx) =>
			tx.task.update({
				where: { id: goes.id },
				data: { recurrence: 'P1Y', seriesId: goes.id, occurrence: '2026-05-01' }
			})
		);
		const done = await endBody(actor, await form());
		expect((await taskOf(goes.id)).recurrence).toBeNull();
		const eventId = done.isPrepared ? '' : done.eventId!;
		const change = await installation.db.write((tx) => readChange(tx, eventId));
		expect(change.before).toMatchObject({ recurrences: [{ taskId: goes.id, recurrence: 'P1Y' }] });
		expect(change.after).toMatchObject({ recurrences: [{ taskId: goes.id, recurrence: null }] });
		await undoers[change.deed]!(actor, change);
		expect((await taskOf(goes.id)).recurrence).toBe('P1Y');
		const undone = await installation.db.read.auditEvent.findFirstOrThrow({ where: { undoes: eventId } });
		expect(JSON.parse(undone.after!)).toMatchObject({
			recurrences: [{ taskId: goes.id, recurrence: 'P1Y' }]
		});
	});

	it('is not taken back where somebody let a task of it repeat otherwise since', async () => {
		const { installation, actor, form, goes } = await prepared(kind);
		const repeat = (data: object) =>
			installation.db.write((tx) => tx.task.update({ where: { id: goes.id }, data }));
		await repeat({ recurrence: 'P1Y', seriesId: goes.id, occurrence: '2026-05-01' });
		const done = await endBody(actor, await form());
		await repeat({ recurrence: 'P3M' });
		const change = await installation.db.write((tx) => readChange(tx, done.isPrepared ? '' : done.eventId!));
		expect((await refusalOf(undoers[change.deed]!(actor, change))).reason).toBe('CONFLICT');
	});

	it('with nothing open in it, and nothing is opened in it again: not anew, not by taking back', async () => {
		const { actor, form, goes, taskOf } = await prepared(kind);
		const secretary = { ...actor, userId: newId() };
		await report(secretary, {
			...{ taskId: goes.id, entryId: newId(), version: 1, text: 'Iesniegts.', status: 'SUBMITTED' }
		});
		const entryId = newId();
		await accept(secretary, { taskId: goes.id, entryId, version: 2, text: '' });
		await endBody(secretary, await form());
		const { version } = await taskOf(goes.id);
		const opening = { taskId: goes.id, entryId: newId(), version, text: 'Tomēr vajag.' };
		expect(await refusalOf(reopen(secretary, opening))).toMatchObject({
			...{ reason: 'NOT_NOW', fields: { form: 'tasks_problem_body_ended' } }
		});
		const withdrawal = { taskId: goes.id, entryId, reason: 'Kļūda.' };
		expect((await refusalOf(withdrawEntry(secretary, withdrawal))).reason).toBe('NOT_NOW');
		expect((await taskOf(goes.id)).status).toBe('COMPLETED');
	});

	it('and what was closed with it is not opened by taking that closing back', async () => {
		const { installation, actor, form, goes, taskOf } = await prepared(kind);
		await endBody(actor, await form());
		const where = { deed: 'tasks.close', subjectId: goes.id };
		const { id } = await installation.db.read.auditEvent.findFirstOrThrow({ where });
		const change = await installation.db.write((tx) => readChange(tx, id));
		expect((await refusalOf(lifeUndoers[change.deed]!(actor, change))).reason).toBe('NOT_NOW');
		expect((await taskOf(goes.id)).status).toBe('CANCELLED');
	});

	it('and gets no task from whoever opened their form before', async () => {
		const { installation, actor, form, otherId, bodyId, stays, taskOf } = await prepared(kind);
		const secretary = { ...actor, userId: newId() };
		const ends = async () => void (await endBody(secretary, await form()));
		const task = {
			...{ id: newId(), bodyId, title: 'Jauns', sourceKind: 'COUNCIL_DECISION' },
			...{ sourceReference: 'prot. Nr. 3', sourceAuthor: 'Padome', due: '2027-05-01' }
		};
		const problem = 'editing_problem_body_ended {"name":"Bāriņtiesu darba pilnveide"}';
		const late = meanwhile(secretary, ends);
		expect((await refusalOf(create(late, task))).fields).toEqual({ bodyId: problem });
		const other = await makeTask(installation, { bodyId: otherId });
		const moving = { id: other.id, version: 1, bodyId, decision: 'prot.', seats: [], takers: [] };
		await installation.db.write((tx) => tx.body.update({ where: { id: bodyId }, data: { endDate: null } }));
		// The directory in memory does not know of it yet.
		const silently = () =>
			installation.db.write((tx) =>
				tx.body.update({ where: { id: bodyId }, data: { endDate: '2026-11-01' } })
			);
		expect((await refusalOf(move(meanwhile(secretary, silently), moving))).fields).toEqual({
			bodyId: problem
		});
		expect((await taskOf(stays.id)).bodyId).not.toBe(bodyId);
	});

	it('tells what a seat still owes by name', async () => {
		const { installation, actor, bodyId, posts, goes } = await prepared(kind);
		expect(await readTasksOfSeat(actor, posts.vbtai)).toEqual([
			{ number: goes.number, title: 'Nevajadzīgs' }
		]);
		expect(await readTasksOfSeat(actor, await makePost(installation, { bodyId }))).toEqual([]);
	});
});
