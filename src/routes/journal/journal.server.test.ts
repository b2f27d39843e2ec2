import type { Actor } from '#lib/accounts/actor.server.ts';
import { describe, expect, test } from 'vitest';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record, type Change } from '#lib/audit/audit.server.ts';
import { countStatements } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeCouncil, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { csvRows } from './csv-rows.ts';
import { everything, instantsOf, journalAddress, readJournalFilter } from './filter.ts';
import { exportJournal, listJournal, readEvent, type ShownEvent } from './journal.server.ts';

const undoers: Undoers = { 'tasks.edit': async () => undefined };
const secretary = (installation: TestInstallation) =>
	makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
const administrator = (installation: TestInstallation) =>
	makeActor(installation, { role: 'ADMINISTRATOR', name: 'Administrators' });

const write = (installation: TestInstallation, change: Partial<Change>, who = secretary(installation)) =>
	installation.db.write((tx) =>
		record(tx, who, {
			...{ deed: 'tasks.edit', capacity: 'padomes sekretariāts', subjectType: 'Task', subjectId: newId() },
			...change
		})
	);

const filter = (search: string) => readJournalFilter(new URLSearchParams(search)).filter;

describe.each(databaseKinds)('the journal on %s', (kind) => {
	test('says who changed what, in words, with names in the place of ids', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, councilId, institutions, posts, people } = await makeCouncil(installation);
		const task = await makeTask(installation, { bodyId, title: 'Mediācija' });
		await write(installation, {
			subjectId: task.id,
			before: { due: '2022-05-01', bodyId, underControl: false, status: 'NEEDS_ACTION', version: 1 },
			after: {
				...{ due: '2022-06-01', bodyId: councilId, underControl: true, status: 'IN_PROCESS', version: 2 },
				...{ lead: [institutions.lm], postId: posts.chair, personId: people.chair, entryId: newId() },
				unheardOf: 'x'
			}
		});
		const { events } = await listJournal(secretary(installation), undoers, everything);
		const [event] = events;
		expect(event).toMatchObject({
			...{ who: 'Sekretāre', capacity: 'padomes sekretariāts', what: 'Uzdevums labots', kind: 'CHANGED' },
			subject: { kind: 'Uzdevums', label: `Nr. ${task.number} Mediācija`, href: `/tasks/${task.number}` }
		});
		expect(event!.fields.map(({ label, before, after }) => [label, before, after])).toEqual([
			['Termiņš', '01.05.2022.', '01.06.2022.'],
			['Grupa', '8. Bāriņtiesu darba pilnveide', 'Bērnu lietu sadarbības padome'],
			['Ņemts kontrolē', 'nē', 'jā'],
			['Statuss', 'Nav uzsākts', 'Izpildē'],
			['Atbildīgie', '', 'LM'],
			['Vieta', '', 'LM pārstāvis, 8. apakšgrupa'],
			['Persona', '', 'Parauga vadītājs'],
			['Gaitas ieraksts', '', expect.stringContaining('vairs nav')],
			['unheardOf', '', 'x']
		]);
	});

	test('is read from the newest on, a page at a time, both ways, without a gap or a repetition', async () => {
		const installation = await testInstallation(kind);
		const at = installation.clock.now().getTime();
		const rows = Array.from({ length: 175 }, (_, place) => ({
			...{ id: newId(), at: new Date(at + Math.floor(place / 4)), actorName: 'A', capacity: 'B' },
			...{ deed: 'tasks.edit', subjectType: 'Task', subjectId: newId() }
		}));
		await installation.db.write((tx) => tx.auditEvent.createMany({ data: rows }));
		const expected = rows.toReversed().map(({ id }) => id);
		const actor = secretary(installation);
		const first = await listJournal(actor, undoers, everything);
		expect(first).toMatchObject({ hasNewer: false, hasOlder: true });
		const second = await listJournal(actor, undoers, everything, { before: first.events.at(-1) });
		const third = await listJournal(actor, undoers, everything, { before: second.events.at(-1) });
		const fourth = await listJournal(actor, undoers, everything, { before: third.events.at(-1) });
		expect(fourth).toMatchObject({ hasNewer: true, hasOlder: false });
		const read = [first, second, third, fourth].flatMap(({ events }) => events.map(({ id }) => id));
		expect(read).toEqual(expected);
		const back = await listJournal(actor, undoers, everything, { after: third.events[0] });
		expect(back.events).toEqual(second.events);
		expect(back).toMatchObject({ hasNewer: true, hasOlder: true });
		const top = await listJournal(actor, undoers, everything, { after: second.events[0] });
		expect(top.events).toEqual(first.events);
		expect(top.hasNewer).toBe(false);
	});

	test('is filtered by task, account, thing, deed and days of Riga', async () => {
		const installation = await testInstallation(kind);
		const { bodyId } = await makeCouncil(installation);
		const task = await makeTask(installation, { bodyId });
		const userId = await makeUser(installation, { name: 'Ilze Ozola' });
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: userId }, data: { searchText: 'ilze ozola' } })
		);
		const ilze = makeActor(installation, { userId, name: 'Ilze Ozola' });
		const clocked = async (at: string, change: Partial<Change>, who = secretary(installation)) => {
			installation.clock.set(at);
			return write(installation, change, who);
		};
		const ofTask = await clocked('2022-03-01T22:30:00Z', { subjectId: task.id });
		const ofIlze = await clocked('2022-03-02T21:59:59Z', { deed: 'tasks.close' }, ilze);
		const ofPortal = await clocked('2022-07-02T20:59:00Z', { deed: 'tasks.repeat' }, {
			...ilze,
			userId: null,
			name: 'Padome'
		} as never);
		const actor = secretary(installation);
		const found = async (search: string) =>
			(await listJournal(actor, undoers, filter(search))).events.map(({ id }) => id);
		expect(await found(`task=${task.number}`)).toEqual([ofTask]);
		expect(await found(`subject=Task:${task.id}`)).toEqual([ofTask]);
		expect(await found(`user=${userId}`)).toEqual([ofIlze]);
		expect(await found('user=PORTAL')).toEqual([ofPortal]);
		expect(await found('who=OZOLA')).toEqual([ofIlze]);
		expect(await found('deed=tasks.close')).toEqual([ofIlze]);
		expect(await found('from=02.03.2022.&to=02.03.2022.')).toEqual([ofIlze, ofTask]);
		expect(await found('from=2.07.2022&to=02.07.2022.')).toEqual([ofPortal]);
		expect(await found('to=01.03.2022.')).toEqual([]);
		expect(await found(`task=${task.number}&deed=tasks.close`)).toEqual([]);
		expect(await listJournal(actor, undoers, filter('task=999'))).toMatchObject({ missing: ['task'] });
		expect(await listJournal(actor, undoers, filter('who=nav'))).toMatchObject({ missing: ['who'] });
		await makeUser(installation, { name: 'Cita Ozola', email: 'ozola@padome.example' });
		const many = await listJournal(actor, undoers, filter('who=ozola'));
		expect(many.candidates.map(({ name }) => name).sort()).toEqual(['Cita Ozola', 'Ilze Ozola']);
		expect(many.events).toEqual([]);
	});

	test('takes few statements, however many things its events speak of', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, people } = await makeCouncil(installation);
		for (let made = 0; made < 60; made += 1) {
			const { id } = made % 2 ? await makeTask(installation, { bodyId }) : { id: people.member };
			await write(installation, { subjectId: id, after: { personId: people.chair, userId: newId() } });
		}
		const actor = secretary(installation);
		await listJournal(actor, undoers, everything);
		const counter = { count: 0 };
		await countStatements(counter, () => listJournal(actor, undoers, { ...everything, task: 1 }));
		expect(counter.count).toBeLessThanOrEqual(5);
	});

	test('is for secretaries and administrators, and for nobody else', async () => {
		const installation = await testInstallation(kind);
		const id = await write(installation, {});
		for (const actor of [
			makeActor(installation, { role: 'ASSISTANT' }),
			makeActor(installation, { personId: 'p' }),
			makeActor(installation, { userId: null })
		]) {
			const refusal = { reason: 'NOT_FOUND' };
			await expect(listJournal(actor, undoers, everything)).rejects.toMatchObject(refusal);
			await expect(readEvent(actor, undoers, id)).rejects.toMatchObject(refusal);
			await expect(exportJournal(actor, everything)).rejects.toMatchObject(refusal);
		}
		expect(await installation.db.read.auditEvent.count()).toBe(1);
		expect(await readEvent(administrator(installation), undoers, id)).toMatchObject({ id });
		for (const wrong of [newId(), 'x', '%'])
			await expect(readEvent(secretary(installation), undoers, wrong)).rejects.toMatchObject({
				reason: 'NOT_FOUND'
			});
	});

	test('says nothing restricted, nor the secretariat’s notes, to an administrator', async () => {
		const installation = await testInstallation(kind);
		const { bodyId } = await makeCouncil(installation);
		const secret = await makeTask(installation, { bodyId, title: 'Noslēpums' });
		const open = await makeTask(installation, { bodyId, title: 'Atklāts' });
		const entryId = newId();
		await installation.db.write(async (tx) => {
			const restricted = { restrictedUntil: '2023-01-01', restrictedBasis: 'IAL 5. pants' };
			await tx.task.update({ where: { id: secret.id }, data: restricted });
			await tx.progressEntry.create({
				data: {
					...{
						id: entryId,
						taskId: open.id,
						kind: 'NOTE',
						at: new Date(),
						text: 'zvanīju',
						isInternal: true
					},
					...{ statusBefore: 'NEEDS_ACTION', statusAfter: 'NEEDS_ACTION', authorName: 'A', capacity: 'B' }
				}
			});
		});
		const ofSecret = await write(installation, { subjectId: secret.id, after: { title: 'Noslēpums' } });
		await write(installation, {
			subjectId: open.id,
			deed: 'tasks.note',
			after: { entryId, text: 'zvanīju' }
		});
		const asAdministrator = await listJournal(administrator(installation), undoers, everything);
		expect(JSON.stringify(asAdministrator)).not.toMatch(/Noslēpums|zvanīju/);
		expect(asAdministrator.events.map(({ isHidden }) => isHidden)).toEqual([true, true]);
		const one = await readEvent(administrator(installation), undoers, ofSecret);
		expect(one).toMatchObject({ isHidden: true, fields: [], canBeUndone: false });
		const asSecretary = await listJournal(secretary(installation), undoers, everything);
		expect(JSON.stringify(asSecretary)).toMatch(/Noslēpums.*|zvanīju/);
		expect(asSecretary.events.map(({ isHidden }) => isHidden)).toEqual([false, false]);
	});

	test('nor what documents are called that are not for them', async () => {
		const installation = await testInstallation(kind);
		const { bodyId } = await makeCouncil(installation);
		const { id: taskId } = await makeTask(installation, { bodyId });
		const restricted = { restrictedUntil: '2023-01-01', restrictedBasis: 'IAL 5. pants' };
		for (const more of [{ audience: 'SECRETARIAT' }, { audience: 'BODY' }, restricted, {}]) {
			const id = newId();
			const title = Object.keys(more).length ? 'Slepens' : 'Atklāts';
			await installation.db.write((tx) => tx.taskDocument.create({ data: { id, taskId, title, ...more } }));
			const after = { documentId: id, title };
			await write(installation, { subjectId: taskId, deed: 'tasks.attach', before: { title: 'x' }, after });
		}
		const asAdministrator = await listJournal(administrator(installation), undoers, everything);
		expect(asAdministrator.events.map(({ isHidden }) => isHidden)).toEqual([false, true, true, true]);
		expect(JSON.stringify(asAdministrator)).not.toContain('Slepens');
		const asSecretary = await listJournal(secretary(installation), undoers, everything);
		expect(JSON.stringify(asSecretary.events[1])).toContain('Slepens');
	});

	test('offers to undo the latest change of its kind, where it can be undone', async () => {
		const installation = await testInstallation(kind);
		const subjectId = newId();
		const first = await write(installation, { subjectId, after: { title: 'a' } });
		const second = await write(installation, { subjectId, before: { title: 'a' }, after: { title: 'b' } });
		const other = await write(installation, { subjectId, deed: 'tasks.report' });
		const elsewhere = await write(installation, {});
		const undoable = async () => {
			const { events } = await listJournal(secretary(installation), undoers, everything);
			return events.filter(({ canBeUndone }) => canBeUndone).map(({ id }) => id);
		};
		expect(await undoable()).toEqual([elsewhere, second]);
		const turn = await write(installation, { subjectId, deed: 'tasks.move', undoes: second });
		expect(await undoable()).toEqual([elsewhere]);
		expect(await readEvent(secretary(installation), undoers, second)).toMatchObject({ turn: { id: turn } });
		expect(await readEvent(secretary(installation), undoers, first)).toMatchObject({ turn: null });
		expect(other).toBeTruthy();
	});

	test('offers nothing to undo that the reader has no right to do', async () => {
		const installation = await testInstallation(kind);
		await write(installation, {});
		const offered = async (actor: Actor) =>
			(await listJournal(actor, undoers, everything)).events.map(({ canBeUndone }) => canBeUndone);
		expect(await offered(secretary(installation))).toEqual([true]);
		expect(await offered({ ...administrator(installation), userId: 'another-user' })).toEqual([false]);
	});

	test('is taken out as a file, and that is recorded', async () => {
		const installation = await testInstallation(kind);
		for (let made = 0; made < 3; made += 1)
			await write(installation, {
				before: { title: `vecs ${made}` },
				after: { title: `jauns ${made}`, due: '2022-05-01' }
			});
		await write(installation, { deed: 'tasks.close' });
		const actor = secretary(installation);
		const { rows, count } = await exportJournal(actor, filter('deed=tasks.edit'));
		expect(count).toBe(3);
		const cells: string[][] = [];
		for await (const row of csvRows(rows as AsyncIterable<ShownEvent>, 'lv', 'http://p')) cells.push(row);
		expect(cells).toHaveLength(3);
		expect(cells[0]!.slice(1, 5)).toEqual([
			'Sekretāre',
			'padomes sekretariāts',
			'Uzdevums labots',
			'Uzdevums'
		]);
		expect(cells[0]!.slice(6, 8)).toEqual(['Nosaukums: vecs 2', 'Nosaukums: jauns 2\nTermiņš: 01.05.2022.']);
		const all = await exportJournal(actor, everything);
		expect(all.count).toBe(5);
		const seen: string[] = [];
		for await (const event of all.rows) seen.push(event.what);
		expect(seen).toHaveLength(5);
		const exports = await installation.db.read.auditEvent.findMany({ where: { deed: 'journal.export' } });
		expect(exports.map(({ after }) => JSON.parse(after!) as object)).toEqual([
			{ count: 3, filter: { deed: 'tasks.edit' } },
			{ count: 5, filter: {} }
		]);
		const { events } = await listJournal(actor, undoers, filter('deed=journal.export'));
		expect(events[1]!.fields.map(({ label, after }) => [label, after])).toContainEqual(['Skaits', '3']);
	});
});

describe('the filter in the address bar', () => {
	test.each([
		'task=x',
		'task=-1',
		'user=x',
		'subject=Task',
		'deed=%00',
		'from=31.02.2022.',
		'to=rit',
		'before=x',
		'after=1_x'
	])('makes no sense and is left out: %s', (search) => {
		const { filter, page, wrong } = readJournalFilter(new URLSearchParams(search));
		expect(filter).toEqual(everything);
		expect(page).toEqual({});
		expect(wrong).toEqual([search.split('=')[0]]);
	});

	test('is written as it is read', () => {
		const id = newId();
		const address = `/journal?task=12&subject=Task%3A${id}&user=${id}&who=anna&deed=tasks.edit&from=2022-03-01&to=2022-03-31&before=5_${id}`;
		const { filter, page, wrong } = readJournalFilter(new URL(address, 'http://p').searchParams);
		expect(wrong).toEqual([]);
		expect(journalAddress(filter, page)).toBe(address);
	});

	test.each([
		['2022-03-26', '2022-03-25T22:00:00.000Z', '2022-03-26T22:00:00.000Z'],
		['2022-03-27', '2022-03-26T22:00:00.000Z', '2022-03-27T21:00:00.000Z'],
		['2022-07-01', '2022-06-30T21:00:00.000Z', '2022-07-01T21:00:00.000Z'],
		['2022-10-30', '2022-10-29T21:00:00.000Z', '2022-10-30T22:00:00.000Z']
	])('%s in Riga is from %s until %s', (day, from, until) => {
		expect(instantsOf({ from: day, to: day })).toEqual({ from: new Date(from), until: new Date(until) });
	});

	test('a day after which there is none is no limit', () => {
		expect(instantsOf({ from: null, to: '9999-12-31' })).toEqual({});
	});
});
