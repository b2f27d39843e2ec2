import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeUser } from '../../../tests/setup/council.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { close } from './closing.server.ts';
import { create } from './creating.server.ts';
import { ask } from './extension-asking.server.ts';
import { changeExtension, withdrawExtension } from './extension-changing.server.ts';
import { decideExtension } from './extension-deciding.server.ts';
import { preparedKinds } from './extension-prepared.server.ts';
import { undoers } from './extension-undoing.server.ts';

import { addSource, changeDue } from './sources.server.ts';

type Change = Parameters<(typeof undoers)[string]>[1];
const undo = (actor: Actor, change: Change) => undoers[change.deed]!(actor, change);

/** A task of the council's, due 1 May, owed by VBTAI, whose member asks for June; everybody around it. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const all = await editingSetting(kind);
	const { installation, council } = all;
	const lead = [`i:${council.institutions.vbtai}`];
	const { number } = await create(all.secretary, all.createForm({ lead }));
	const { id, sources } = await all.stored(number);
	const now = () => all.stored(number);
	const form = (more: object = {}) => ({
		...{ id: newId(), taskId: id, version: 1, due: '30.06.2022.', reason: 'Gaida **TM** atzinumu.' },
		...more
	});
	const request = (requestId: string) =>
		installation.db.read.extensionRequest.findUniqueOrThrow({ where: { id: requestId } });
	const mails = (mailKind: string) =>
		installation.db.read.outboxMessage.findMany({
			where: { kind: mailKind },
			orderBy: { recipient: 'asc' },
			select: { personId: true, userId: true, subject: true }
		});
	const secretaryId = await makeUser(installation, { role: 'SECRETARY', name: 'Sekretāre' });
	const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre', userId: secretaryId });
	const extendedBy = (choice: string) =>
		installation.db.write(async (tx) => {
			await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
			await tx.body.update({ where: { id: council.bodyId }, data: { extendedBy: choice } });
		});
	const cabinet = async (version = 1) => {
		const sourceId = newId();
		await addSource(secretary, {
			...{ id, version, sourceId, kind: 'CABINET', reference: 'prot. Nr. 12 21. §' },
			...{ author: 'Ministru kabinets', date: '2022-03-10', due: '2022-04-10' }
		});
		return sourceId;
	};
	return {
		...{ ...all, secretary, secretaryId, number, id, now, form, request, mails, extendedBy, cabinet },
		councilSource: sources[0]!.id
	};
}

const decision = (id: string, more: object = {}) => ({
	...{ id, version: 1, entryId: newId(), outcome: 'GRANTED', ...more }
});

describe.each(databaseKinds)('asking for a later deadline, on %s', (kind) => {
	it('is told in the course and to whoever decides, once; changed, withdrawn, asked again, taken back', async () => {
		const { member, form, now, request, mails, council, secretaryId, councilSource, change } =
			await setting(kind);
		const sent = form();
		const asked = await ask(member, sent, 'MAIL');
		expect(await ask(member, sent, 'MAIL')).toMatchObject({ eventId: null, id: sent.id });
		expect(await request(sent.id)).toMatchObject({
			...{ fromDue: '2022-05-01', toDue: '2022-06-30', sourceId: councilSource, state: 'ASKED', via: 'MAIL' },
			...{ decider: 'COUNCIL', capacity: 'VBTAI pārstāvis, 8. apakšgrupa', askedBy: 'Parauga loceklis' }
		});
		const task = await now();
		// Nothing moved.
		expect(task).toMatchObject({ due: '2022-05-01', status: 'NEEDS_ACTION', version: 1 });
		expect(task.progress).toMatchObject([
			{ id: sent.id, kind: 'EXTENSION_ASKED', text: 'Gaida **TM** atzinumu.', via: 'MAIL' }
		]);
		expect(task.progress[0]).toMatchObject({ postId: council.posts.vbtai });
		const told = await mails('extension-asked');
		expect(told.map(({ personId, userId }) => personId ?? userId).sort()).toEqual(
			[council.people.chair, secretaryId].sort()
		);

		const again = await refusalOf(ask(member, form()));
		expect([again.reason, again.fields.form, again.theirs]).toEqual([
			...['NOT_NOW', 'extensions_problem_waits'],
			{ id: sent.id }
		]);
		const changing = { id: sent.id, version: 1, entryId: newId(), due: '2022-07-15', reason: 'Ilgāk.' };
		const changed = await changeExtension(member, changing);
		expect(await changeExtension(member, changing)).toMatchObject({ eventId: null });
		expect(await request(sent.id)).toMatchObject({ toDue: '2022-07-15', reason: 'Ilgāk.', version: 2 });
		expect(await mails('extension-asked')).toHaveLength(2);
		await undo(member, await change(changed.eventId));
		expect(await request(sent.id)).toMatchObject({ toDue: '2022-06-30', version: 3 });

		const withdrawing = { id: sent.id, version: 3, entryId: newId() };
		const withdrawn = await withdrawExtension(member, withdrawing);
		expect(await withdrawExtension(member, withdrawing)).toMatchObject({ eventId: null });
		expect(await request(sent.id)).toMatchObject({ state: 'WITHDRAWN' });
		await undo(member, await change(withdrawn.eventId));
		expect(await request(sent.id)).toMatchObject({ state: 'ASKED' });
		await undo(member, await change(asked.eventId));
		expect(await request(sent.id)).toMatchObject({ state: 'WITHDRAWN' });
		const next = await ask(member, form({ due: '2022-05-20' }));
		expect((await refusalOf(undo(member, await change(asked.eventId)))).reason).toBe('CONFLICT');
		expect(await request(next.id)).toMatchObject({ state: 'ASKED', toDue: '2022-05-20' });
	});

	it('refuses what makes no sense at its field, and whoever does not owe the task', async () => {
		const { member, chair, outsider, secretary, form, installation, council, id, now } = await setting(kind);
		const refusals: [object, object][] = [
			[{ due: '01.05.2022.' }, { due: 'extensions_problem_not_later {"date":"01.05.2022."}' }],
			[{ due: '31.06.2022.' }, { due: 'calendar_problem_date' }],
			[{ due: '' }, { due: 'calendar_problem_date_missing' }],
			[{ due: '30.06.2023.' }, { farReason: 'extensions_problem_far' }],
			[{ due: '30.06.2222.' }, { due: 'extensions_problem_never' }],
			[{ reason: '\u200b ' }, { reason: 'extensions_problem_reason' }],
			[{ sourceId: newId() }, { sourceId: 'extensions_problem_source' }],
			[{ capacity: newId() }, { capacity: 'tasks_problem_capacity' }]
		];
		for (const [fields, problems] of refusals)
			expect((await refusalOf(ask(member, form(fields)))).fields).toEqual(problems);
		const lead = [{ institutionId: council.institutions.vbtai }];
		const bare = await makeTask(installation, { bodyId: council.bodyId, due: null, lead });
		expect((await refusalOf(ask(member, form({ taskId: bare.id })))).fields).toEqual({
			form: 'extensions_problem_no_due'
		});
		const old = await makeTask(installation, { bodyId: council.bodyId, due: '2022-03-01', lead });
		expect((await refusalOf(ask(member, form({ taskId: old.id, due: '2022-03-24' })))).fields).toEqual({
			due: 'extensions_problem_past'
		});
		for (const form_ of [form(), form({ taskId: newId() })])
			expect((await refusalOf(ask(outsider, form_))).reason).toBe('NOT_FOUND');
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR' });
		expect((await refusalOf(ask(administrator, form()))).reason).toBe('NOT_FOUND');

		const far = await ask(
			member,
			form({ due: '30.06.2023.', farReason: 'Likums stāsies spēkā 2023. gadā.' })
		);
		const stored = await installation.db.read.extensionRequest.findUniqueOrThrow({ where: { id: far.id } });
		expect(stored.reason).toBe('Gaida **TM** atzinumu.\n\nLikums stāsies spēkā 2023. gadā.');
		// Somebody else's form, whatever its id; somebody else's request.
		expect((await refusalOf(ask(chair, form({ id: far.id })))).reason).toBe('NOT_FOUND');
		const mine = { id: far.id, version: 1, entryId: newId(), due: '2022-06-01', reason: 'Cits.' };
		for (const actor of [outsider, chair]) {
			expect((await refusalOf(changeExtension(actor, mine))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(withdrawExtension(actor, mine))).reason).toBe('NOT_FOUND');
		}
		await close(secretary, {
			...{ taskId: id, entryId: newId(), version: 1, closedAs: 'DONE', on: '25.03.2022.' }
		});
		expect((await refusalOf(ask(member, form({ version: 2 })))).fields.form).toBe(
			'extensions_problem_closed'
		);
		expect((await now()).due).toBe('2022-05-01');
	});

	it('is one request however often and by whomever it is asked at the same moment; a deadline that moved is shown', async () => {
		const { member, chair, form, installation, id, councilSource, secretary } = await setting(kind);
		const sent = form();
		const answers = await Promise.allSettled([
			...[ask(member, sent), ask(member, sent), ask(chair, form({ due: '2022-08-01' }))]
		]);
		expect(await installation.db.read.extensionRequest.count()).toBe(1);
		expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
		const [one] = await installation.db.read.extensionRequest.findMany();
		const asker = one!.id === sent.id ? member : chair;
		const form_ = () => ({ id: one!.id, version: 1, entryId: newId(), due: '2022-09-01', reason: 'Vēlāk.' });
		const both = await Promise.allSettled([
			...[changeExtension(asker, form_()), withdrawExtension(asker, { ...form_(), reason: null })]
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const last = await installation.db.read.extensionRequest.findFirstOrThrow();
		if (last.state === 'ASKED')
			await withdrawExtension(asker, { id: last.id, version: last.version, entryId: newId() });
		await changeDue(secretary, {
			...{ id, version: 1, sourceId: councilSource, due: '2022-05-10', reason: 'Sēde pārcelta.' }
		});
		const moved = await refusalOf(ask(member, form()));
		expect([moved.reason, moved.theirs]).toMatchObject(['CONFLICT', { version: 2 }]);
		await ask(member, form({ version: 2 }));
	});
});

describe.each(databaseKinds)('deciding on a later deadline, on %s', (kind) => {
	it('granted, it moves as every deadline does, and the first one stays; undone, it is as it was', async () => {
		const { member, chair, form, now, request, mails, council, change, councilSource } = await setting(kind);
		const { id } = await ask(member, form());
		const sent = decision(id, { due: '15.06.2022.', note: 'Līdz sēdei.' });
		const granted = await decideExtension(chair, sent);
		expect(await decideExtension(chair, sent)).toMatchObject({ isPrepared: false, eventId: null });
		const task = await now();
		expect(task).toMatchObject({
			due: '2022-06-15',
			dueKey: '2022-06-15',
			originalDue: '2022-05-01',
			version: 2
		});
		expect(task.sources).toMatchObject([{ due: '2022-06-15' }]);
		const details = { from: '2022-05-01', to: '2022-06-15', sourceId: councilSource, extensionId: id };
		expect(task.progress.at(-1)).toMatchObject({
			...{ kind: 'DUE_CHANGED', text: 'Līdz sēdei.', capacity: 'LM pārstāvis, 8. apakšgrupa' },
			details: JSON.stringify(details)
		});
		expect(await request(id)).toMatchObject({
			...{ state: 'GRANTED', grantedDue: '2022-06-15', decidedBy: 'Parauga loceklis', version: 2 }
		});
		expect(await mails('extension-decided')).toMatchObject([{ personId: council.people.member }]);
		expect((await refusalOf(decideExtension(chair, decision(id, { version: 2 })))).reason).toBe('NOT_NOW');

		if (granted.isPrepared) throw new Error('was prepared');
		expect((await refusalOf(undo(member, await change(granted.eventId)))).reason).toBe('NOT_FOUND');
		await undo(chair, await change(granted.eventId));
		const back = await now();
		expect(back).toMatchObject({
			due: '2022-05-01',
			originalDue: '2022-05-01',
			sources: [{ due: '2022-05-01' }]
		});
		expect(back.progress.at(-1)!.withdrawnAt).not.toBeNull();
		expect(await request(id)).toMatchObject({
			state: 'ASKED',
			grantedDue: null,
			decidedAt: null,
			note: null
		});
		// Taken back once more, it is granted again.
		const events = await now().then(() =>
			member.installation.db.read.auditEvent.findMany({ where: { deed: 'tasks.grantExtension' } })
		);
		await undo(chair, await change(events.find(({ undoes }) => undoes !== null)!.id));
		expect(await now()).toMatchObject({ due: '2022-06-15' });
		expect(await request(id)).toMatchObject({ state: 'GRANTED', grantedDue: '2022-06-15' });
		// Asked again after that: another request.
		await ask(member, form({ version: 5, due: '2022-07-01' }));
	});

	it('refused, it says why, and may be asked again', async () => {
		const { member, secretary, form, now, request, change } = await setting(kind);
		const { id } = await ask(member, form());
		for (const outcome of ['', 'WITHDRAWN'])
			expect((await refusalOf(decideExtension(secretary, decision(id, { outcome })))).fields).toEqual({
				outcome: 'extensions_problem_outcome'
			});
		const no = decision(id, { outcome: 'REFUSED' });
		expect((await refusalOf(decideExtension(secretary, no))).fields).toEqual({
			note: 'extensions_problem_note'
		});
		const refused = await decideExtension(secretary, { ...no, note: 'Pietiek laika.' });
		expect(await request(id)).toMatchObject({ state: 'REFUSED', note: 'Pietiek laika.', grantedDue: null });
		const task = await now();
		expect(task).toMatchObject({ due: '2022-05-01', version: 1 });
		expect(task.progress.map((one) => one.kind)).toEqual(['EXTENSION_ASKED', 'EXTENSION_REFUSED']);
		const again = await ask(member, form());
		if (refused.isPrepared) throw new Error('was prepared');
		expect((await refusalOf(undo(secretary, await change(refused.eventId)))).reason).toBe('CONFLICT');
		await withdrawExtension(member, { id: again.id, version: 1, entryId: newId() });
		await undo(secretary, await change(refused.eventId));
		expect(await request(id)).toMatchObject({ state: 'ASKED', note: null });
	});

	it('is theirs whom the body names; nobody grants themselves; an assistant prepares', async () => {
		const {
			member,
			chair,
			assistant,
			secretary,
			outsider,
			form,
			extendedBy,
			request,
			id: taskId
		} = await setting(kind);
		const asked = await ask(member, form());
		const yes = () => decision(asked.id);
		for (const actor of [member, outsider])
			expect((await refusalOf(decideExtension(actor, yes()))).reason).toBe('NOT_FOUND');
		await extendedBy('LEAD');
		for (const actor of [secretary, assistant])
			expect((await refusalOf(decideExtension(actor, yes()))).reason).toBe('NOT_FOUND');
		await extendedBy('SECRETARIAT');
		expect((await refusalOf(decideExtension(chair, yes()))).reason).toBe('NOT_FOUND');
		const prepared = yes();
		expect(await decideExtension(assistant, prepared)).toEqual({ isPrepared: true });
		expect(await decideExtension(assistant, prepared)).toEqual({ isPrepared: true });
		expect(await request(asked.id)).toMatchObject({ state: 'ASKED' });
		const { input } = await secretary.installation.db.read.preparedDeed.findFirstOrThrow();
		const kinds = preparedKinds['tasks.decideExtension']!;
		expect(await kinds.describe(secretary, JSON.parse(input))).toContain('30.06.2022.');
		expect(await kinds.addressOf(secretary, JSON.parse(input))).toMatch(/^\/tasks\/\d+\/extension$/);
		await kinds.perform(secretary, JSON.parse(input));
		expect(await request(asked.id)).toMatchObject({ state: 'GRANTED' });
		// What the chair asks is not for the chair to grant, even where only leads decide.
		await extendedBy('LEAD');
		const own = await ask(chair, form({ version: 2, due: '2022-09-01', taskId }));
		expect((await refusalOf(decideExtension(chair, decision(own.id)))).reason).toBe('NOT_FOUND');
		expect(await decideExtension(secretary, decision(own.id))).toMatchObject({ isPrepared: false });
	});

	it('of somebody else’s term records the author’s decision with its document; two at once decide once', async () => {
		const { member, chair, secretary, form, now, request, cabinet, mails } = await setting(kind);
		const cabinetId = await cabinet();
		const { id } = await ask(member, form({ version: 2 }));
		expect(await request(id)).toMatchObject({
			decider: 'AUTHOR',
			sourceId: cabinetId,
			fromDue: '2022-04-10'
		});
		expect((await mails('extension-asked')).every(({ userId }) => userId !== null)).toBe(true);
		expect((await refusalOf(decideExtension(chair, decision(id)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(decideExtension(secretary, decision(id)))).fields).toEqual({
			decision: 'extensions_problem_decision'
		});
		expect(
			(await refusalOf(decideExtension(secretary, decision(id, { decision: 'prot.', due: '2022-04-10' }))))
				.fields
		).toEqual({ due: 'extensions_problem_not_later {"date":"10.04.2022."}' });
		const file = new File(['Izraksts'], 'izraksts.txt', { type: 'text/plain' });
		const sent = decision(id, { decision: 'prot. Nr. 20 4. §', files: [file] });
		const answers = await Promise.allSettled([
			decideExtension(secretary, sent),
			decideExtension(secretary, decision(id, { decision: 'prot. Nr. 21', outcome: 'REFUSED', note: 'Nē.' }))
		]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const decided = await request(id);
		const task = await now();
		// The council's own term now binds: it is the nearest.
		if (decided.state === 'GRANTED') {
			expect(task).toMatchObject({ due: '2022-05-01' });
			expect(task.sources.find((one) => one.id === cabinetId)).toMatchObject({ due: '2022-06-30' });
			expect(decided).toMatchObject({ decision: 'prot. Nr. 20 4. §' });
			expect(decided.attachmentId).not.toBeNull();
		} else expect(task).toMatchObject({ due: '2022-04-10' });
	});
});
