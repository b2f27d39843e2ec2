import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import { stoppedClock } from '#lib/server/clock.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeMembership, makePerson, makeUser } from '../../../tests/setup/council.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { close } from './closing.server.ts';
import { create } from './creating.server.ts';
import { ask } from './extension-asking.server.ts';
import { changeExtension } from './extension-changing.server.ts';
import { decideExtension } from './extension-deciding.server.ts';
import { mailKinds } from './extension-mails.server.ts';
import { listExtensions, readExtensions } from './extension-reading.server.ts';
import { undoers } from './extension-undoing.server.ts';
import { historyBlocks } from './history-document.ts';
import { readHistory } from './history.server.ts';
import { addSource } from './sources.server.ts';

/** A task due 1 May, owed by VBTAI and TM; two secretaries. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const all = await editingSetting(kind);
	const { installation, council } = all;
	const { vbtai, tm } = council.institutions;
	const { number } = await create(all.secretary, all.createForm({ lead: [`i:${vbtai}`], co: [`i:${tm}`] }));
	const { id } = await all.stored(number);
	const secretaryId = await makeUser(installation, { role: 'SECRETARY', name: 'Sekretāre', locale: 'en' });
	const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre', userId: secretaryId });
	const form = (more: object = {}) => ({
		...{ id: newId(), taskId: id, version: 1, due: '30.06.2022.', reason: 'gaida TM atzinumu' },
		...more
	});
	const request = (requestId: string) =>
		installation.db.read.extensionRequest.findUniqueOrThrow({ where: { id: requestId } });
	const mails = async (mailKind: string): Promise<OutgoingMail[]> => {
		const rows = await installation.db.read.outboxMessage.findMany({
			where: { kind: mailKind },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
		});
		return rows.map((row) => ({
			...row,
			locale: row.locale as 'lv',
			facts: JSON.parse(row.facts) as unknown
		}));
	};
	/** All that waits in the outbox goes out. */
	const deliver = () =>
		installation.db.write((tx) =>
			tx.outboxMessage.updateMany({ where: { state: 'QUEUED' }, data: { state: 'SENT' } })
		);
	const undo = async (actor: Actor, eventId: string) => {
		const change = await all.change(eventId);
		return undoers[change.deed]!(actor, change);
	};
	return { ...all, secretary, secretaryId, number, id, form, request, mails, deliver, undo };
}

const decision = (id: string, more: object = {}) => ({
	...{ id, version: 1, entryId: newId(), outcome: 'GRANTED', ...more }
});

/** What was decided, with the event by which it is taken back. */
async function decided(actor: Actor, form: object): Promise<string> {
	const done = await decideExtension(actor, form);
	if (done.isPrepared || !done.eventId) throw new Error('was not decided');
	return done.eventId;
}

describe.each(databaseKinds)('a later deadline asked for by letter, on %s', (kind) => {
	it('is registered by the secretariat for whoever owes the task, and its history says so', async () => {
		const { installation, council, secretary, member, chair, assistant, number, form, request, mails } =
			await setting(kind);
		const { registerFor } = await readExtensions(secretary, number);
		const names = ['Valsts bērnu tiesību aizsardzības inspekcija', 'Tieslietu ministrija'];
		expect(registerFor.map(({ text }) => text)).toEqual(names);
		expect((await readExtensions(member, number)).registerFor).toEqual([]);

		const owner = council.institutions.vbtai;
		const letter = { way: 'LETTER', owner, letterNumber: '5-1/22', letterDate: '20.03.2022.' };
		const refusals: [object, object][] = [
			[{ ...letter, way: '' }, { way: 'extensions_problem_way' }],
			[{ ...letter, way: 'PORTAL' }, { way: 'extensions_problem_way' }],
			[{ ...letter, owner: '' }, { owner: 'extensions_problem_owner' }],
			[{ ...letter, owner: council.institutions.lm }, { owner: 'extensions_problem_owner' }],
			[{ ...letter, letterDate: '' }, { letterDate: 'calendar_problem_date_missing' }],
			[{ ...letter, letterDate: '26.03.2022.' }, { letterDate: 'extensions_problem_letter_future' }]
		];
		for (const [fields, problems] of refusals)
			expect((await refusalOf(ask(secretary, form(fields)))).fields).toEqual(problems);
		const file = new File(['Lūdzam pagarināt.'], 'vestule.txt', { type: 'text/plain' });
		const sent = form({ ...letter, files: [file] });
		const asked = await ask(secretary, sent);
		expect(await ask(secretary, sent)).toMatchObject({ eventId: null });
		expect(await request(asked.id)).toMatchObject({
			...{ via: 'LETTER', capacity: names[0], askedBy: 'Sekretāre', institutionId: owner, postId: null }
		});
		const documents = await installation.db.read.taskDocument.findMany();
		expect(documents).toMatchObject([
			{ entryId: asked.id, title: 'Vēstule Nr. 5-1/22 no 20.03.2022.', audience: 'COUNCIL' }
		]);
		const registration = { way: 'LETTER', number: '5-1/22', date: '2022-03-20' };
		expect((await readExtensions(member, number)).requests).toMatchObject([{ registration }]);
		const { extensions } = await listExtensions(chair, { page: 1, isHistory: false });
		expect(extensions).toMatchObject([{ registration, may: { decide: 'DECIDE', change: false } }]);
		const history = JSON.stringify(historyBlocks(await readHistory(member, number), 'lv'));
		expect(history).toContain('reģistrēja sekretariāts, vēstule Nr. 5-1/22 no 20.03.2022.');
		const [toChair] = await mails('extension-asked');
		const { text } = await mailKinds['extension-asked']!.render(installation, toChair!, true);
		expect(text).toContain(`Lūdz ${names[0]} (vēstule Nr. 5-1/22 no 20.03.2022.)`);

		// The whole secretariat minds it; whoever else sits for the institution does not.
		const change = { id: asked.id, version: 1, due: '2022-06-15', reason: 'gaida TM atzinumu' };
		expect((await refusalOf(changeExtension(member, { ...change, entryId: newId() }))).reason).toBe(
			'NOT_FOUND'
		);
		await changeExtension(assistant, { ...change, entryId: newId() });
		await decideExtension(chair, decision(asked.id, { version: 2 }));
		const told = await mails('extension-decided');
		expect(told.map(({ personId, userId }) => personId ?? userId).sort()).toEqual(
			[council.people.member, secretary.userId].sort()
		);
	});

	it('is the seat’s own: its holder changes it and does not decide it, the secretariat may; said at a meeting it has no number', async () => {
		const { installation, council, secretary, chair, createForm, stored, form } = await setting(kind);
		const lead = [`p:${council.posts.chair}`];
		const { number } = await create(secretary, createForm({ lead }));
		const { id: taskId } = await stored(number);
		const asked = await ask(
			secretary,
			form({ taskId, way: 'MEETING', owner: '', letterNumber: '', letterDate: '24.03.2022.' })
		);
		const { requests } = await readExtensions(chair, number);
		expect(requests).toMatchObject([
			{ registration: { way: 'MEETING', number: null }, may: { change: true, decide: null } }
		]);
		expect((await refusalOf(decideExtension(chair, decision(asked.id)))).reason).toBe('NOT_FOUND');
		await decided(secretary, decision(asked.id));
		const history = JSON.stringify(historyBlocks(await readHistory(chair, number), 'lv'));
		expect(history).toContain('reģistrēja sekretariāts, mutiski 24.03.2022. sēdē');
		// A member's form has no such fields: what is sent in them registers nothing.
		const own = await ask(chair, form({ taskId, version: 2, due: '2022-07-01', way: 'LETTER' }));
		const stands = await installation.db.read.extensionRequest.findUniqueOrThrow({ where: { id: own.id } });
		expect(stands.via).toBe('PORTAL');
	});
});

describe.each(databaseKinds)('a decision on a later deadline that is taken back, on %s', (kind) => {
	it('is told to whoever asked, once, and so is what is decided then', async () => {
		const { installation, member, chair, form, mails, deliver, undo } = await setting(kind);
		const { id } = await ask(member, form());
		const granted = await decided(chair, decision(id));
		await deliver();
		await undo(chair, granted);
		const [told, ...more] = await mails('extension-undecided');
		expect([told?.personId, more.length]).toEqual([member.personId, 0]);
		const undecided = mailKinds['extension-undecided']!;
		expect(await undecided.stillWanted(installation, told!)).toBe(true);
		const { subject, text } = await undecided.render(installation, told!, true);
		expect(subject).toBe('Lēmums par termiņa pagarinājumu atcelts: Izstrādāt vadlīnijas');
		expect(text).toContain('Lūgums pagarināt termiņu līdz 30.06.2022. atkal gaida lēmumu.');
		const english = await undecided.render(installation, { ...told!, locale: 'en' }, true);
		expect(english.subject).toMatch(/^Decision on a later deadline taken back: /);
		// Decided anew before that mail went out: it says nothing any more, the new one says that it corrects what was told.
		await decided(chair, decision(id, { version: 3, due: '2022-06-10' }));
		expect(await undecided.stillWanted(installation, told!)).not.toBe(true);
		const [, corrected] = await mails('extension-decided');
		const said = await mailKinds['extension-decided']!.render(installation, corrected!, true);
		expect(said.text).toContain('Agrāk paziņotais lēmums vairs nav spēkā.');
		for (const date of ['10.06.2022.', '30.06.2022.', 'Sākotnējais termiņš: 01.05.2022.'])
			expect(said.text).toContain(date);
	});

	it('is not told where they never heard of it; what holds again is told where they know otherwise', async () => {
		const { installation, member, chair, secretary, form, mails, deliver, undo } = await setting(kind);
		const { id } = await ask(member, form());
		const refused = await decided(secretary, decision(id, { outcome: 'REFUSED', note: 'Pietiek laika.' }));
		await undo(secretary, refused);
		expect(await mails('extension-undecided')).toEqual([]);
		const [first] = await mails('extension-decided');
		expect(await mailKinds['extension-decided']!.stillWanted(installation, first!)).not.toBe(true);
		const events = await installation.db.read.auditEvent.findMany({
			where: { deed: 'tasks.refuseExtension', undoes: { not: null } }
		});
		// It holds after all: now they are to hear of it.
		await undo(chair, events[0]!.id);
		expect(await mails('extension-decided')).toHaveLength(2);
		await deliver();
		const [, again] = await mails('extension-decided');
		expect(await mailKinds['extension-decided']!.stillWanted(installation, again!)).toBe(true);
	});
});

describe.each(databaseKinds)('what happens while a later deadline waits, on %s', (kind) => {
	it('whoever left the seat neither changes it nor is told; who sits there now does and is', async () => {
		const { installation, council, member, chair, form, mails } = await setting(kind);
		const { id } = await ask(member, form());
		await installation.db.write(async (tx) => {
			await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
			await tx.membership.updateMany({
				where: { postId: council.posts.vbtai },
				data: { endDate: '2022-03-24' }
			});
		});
		const next = await makePerson(installation, { name: 'Jaunais loceklis' });
		await makeMembership(installation, {
			postId: council.posts.vbtai,
			personId: next,
			startDate: '2022-03-25'
		});
		const left = { ...member, seats: [] };
		const change = () => ({ id, version: 1, entryId: newId(), due: '2022-06-15', reason: 'Ilgāk.' });
		expect((await refusalOf(changeExtension(left, change()))).reason).toBe('NOT_FOUND');
		await changeExtension({ ...member, userId: newId(), personId: next }, change());
		await decided(chair, decision(id, { version: 2 }));
		expect((await mails('extension-decided')).map(({ personId }) => personId)).toEqual([next]);
	});

	it('is decided for a day that is still to come and no slip of the keyboard; of a closed task not at all', async () => {
		const { installation, member, secretary, chair, number, form } = await setting(kind);
		const { id } = await ask(member, form({ due: '2022-05-08' }));
		const [request] = (await readExtensions(chair, number)).requests;
		// 8 May 2022 is a Sunday: whoever decides sees it.
		expect(request!.dayNote).toContain('svētdiena; nākamā darbdiena: 09.05.');
		const refused = async (more: object) =>
			(await refusalOf(decideExtension(chair, decision(id, more)))).fields;
		expect(await refused({ due: '2222-05-08' })).toEqual({ due: 'extensions_problem_never' });
		const later = {
			...chair,
			installation: { ...installation, clock: stoppedClock('2022-05-20T08:00:00Z') }
		};
		expect((await refusalOf(decideExtension(later, decision(id)))).fields).toEqual({
			due: 'extensions_problem_past'
		});
		const { id: taskId } = await installation.db.read.task.findUniqueOrThrow({ where: { number } });
		await close(secretary, {
			...{ taskId, entryId: newId(), version: 1, closedAs: 'DONE', on: '25.03.2022.' }
		});
		expect(await refused({})).toEqual({ form: 'extensions_problem_closed' });
		expect((await readExtensions(chair, number)).requests).toMatchObject([
			{ isMoot: true, dayNote: null, may: { decide: null } }
		]);
	});

	it('of two sources moves the term that was asked about, and tells the first deadline of that term', async () => {
		const { installation, member, secretary, chair, id, number, form, mails, stored } = await setting(kind);
		const sourceId = newId();
		await addSource(secretary, {
			...{ id, version: 1, sourceId, kind: 'COUNCIL_DECISION', reference: 'prot. Nr. 4 1. §' },
			...{ author: 'Bērnu lietu sadarbības padome', date: '2022-03-10', due: '2022-06-01' }
		});
		const first = await ask(member, form({ version: 2, sourceId, due: '2022-07-01' }));
		await decided(chair, decision(first.id));
		expect(await stored(number)).toMatchObject({ due: '2022-05-01', originalDue: '2022-05-01' });
		const again = await ask(member, form({ version: 3, sourceId, due: '2022-08-01' }));
		const { requests } = await readExtensions(member, number);
		expect(requests.map(({ from, original }) => [from, original])).toEqual([
			['2022-07-01', '2022-06-01'],
			['2022-06-01', null]
		]);
		const toDecide = (await mails('extension-asked')).find(({ subject }) => subject.includes(again.id))!;
		const { text } = await mailKinds['extension-asked']!.render(installation, toDecide, true);
		expect(text).toContain('Original deadline: 1 Jun 2022');
	});
});
