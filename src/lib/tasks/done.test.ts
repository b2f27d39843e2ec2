import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { exportDone, readDone, readWholeDone } from './done.server.ts';
import { doneBlocks, doneQuery, readDoneFilter } from './done.ts';

const today = '2022-12-31';
const known = { today, hasBody: (slug: string) => slug === 'padome' };
const read = (query: string) => readDoneFilter(new URLSearchParams(query), known);

describe('what "what was done" is asked about', () => {
	it('is this year up to today, where nothing is asked', () => {
		expect(read('')).toEqual({
			filter: { q: '', from: '2022-01-01', to: '2022-12-31', body: null, page: 1 },
			problems: {}
		});
	});

	it('is read as Latvians write, and written back as machines do', () => {
		const { filter } = read('q= bāriņtiesas &from=01.03.2021.&to=2021-12-31&body=padome&page=2');
		expect(filter).toEqual({
			q: 'bāriņtiesas',
			from: '2021-03-01',
			to: '2021-12-31',
			body: 'padome',
			page: 2
		});
		expect(read(doneQuery(filter)).filter).toEqual(filter);
	});

	it.each([
		['from=31.02.2022.', { from: '31.02.2022.' }],
		['to=rit', { to: 'rit' }],
		['to=9999-12-31', { to: '9999-12-31' }],
		['from=2022-05-01&to=2022-04-01', { to: '2022-04-01' }],
		['body=nav', { body: 'nav' }],
		[`q=${'a'.repeat(201)}`, { q: `${'a'.repeat(60)}…` }]
	])('says at the field what makes no sense: %s', (query, problems) => {
		expect(read(query).problems).toEqual(problems);
	});

	it('may lie in the future: until the same day', () => {
		expect(read('from=2023-02-01').filter).toMatchObject({ from: '2023-02-01', to: '2023-02-01' });
	});
});

async function makeEntry(installation: Installation, taskId: string, entry: object = {}): Promise<void> {
	await installation.db.write((tx) =>
		tx.progressEntry.create({
			data: {
				...{
					id: newId(),
					taskId,
					kind: 'REPORTED',
					at: new Date('2022-04-01T09:00:00Z'),
					text: 'Sagatavots.'
				},
				...{ statusBefore: 'IN_PROCESS', statusAfter: 'IN_PROCESS' },
				...{ authorName: 'Parauga loceklis', capacity: 'VBTAI pārstāvis, 8. apakšgrupa' },
				...entry
			}
		})
	);
}

async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at: '2022-12-31T08:00:00Z' });
	const { bodyId, councilId } = await makeCouncil(installation);
	const actor = makeActor(installation, { role: 'SECRETARY' });
	const done = (query = '') => readDone(actor, new URLSearchParams(query));
	const titles = async (query = '') =>
		(await done(query)).groups.flatMap(({ tasks }) => tasks.map(({ title }) => title));
	return { installation, bodyId, councilId, actor, done, titles };
}

describe.each(databaseKinds)('what was done on %s', (kind) => {
	it('is what was closed and what was reported in the period, by body', async () => {
		const { installation, bodyId, councilId, done } = await setting(kind);
		const closed = { status: 'COMPLETED', closedAs: 'PARTLY_DONE', closedOn: '2022-06-30' } as const;
		await makeTask(installation, { bodyId, title: 'Slēgts', ...closed });
		const reported = await makeTask(installation, { bodyId, title: 'Ziņots', code: '2.' });
		await makeEntry(installation, reported.id, { at: new Date('2022-12-31T21:59:59Z'), text: '**Vēlāk**' });
		await makeEntry(installation, reported.id, { at: new Date('2021-12-31T22:00:00Z'), text: 'Pašā sākumā' });
		await makeEntry(installation, reported.id, { at: new Date('2022-12-31T22:00:00Z'), text: 'Par vēlu' });
		await makeTask(installation, { bodyId, title: 'Slēgts agrāk', ...closed, closedOn: '2021-12-31' });
		await makeTask(installation, { bodyId, title: 'Kluss' });
		await makeTask(installation, { bodyId: councilId, title: 'Padomes', ...closed });
		const { total, groups } = await done();
		expect(total).toBe(3);
		expect(groups.map(({ label, tasks }) => [label, tasks.map(({ title }) => title)])).toEqual([
			['Bērnu lietu sadarbības padome', ['Padomes']],
			['8. Bāriņtiesu darba pilnveide', ['Slēgts', 'Ziņots']]
		]);
		expect(groups[1]!.tasks[1]!.reports.map(({ on, text }) => [on, text])).toEqual([
			['2022-01-01', 'Pašā sākumā'],
			['2022-12-31', '**Vēlāk**']
		]);
		const words = JSON.stringify(doneBlocks(groups, 'lv'));
		expect(words).toContain('Izpildīts daļēji 30.06.2022.');
		expect(words).toContain('31.12.2022. · VBTAI pārstāvis, 8. apakšgrupa');
	});

	it('holds public entries only, whoever asks: nothing internal, restricted, withdrawn or mistaken', async () => {
		const { installation, bodyId, titles, done } = await setting(kind);
		const hide = async (title: string, entry: object, task: object = {}) => {
			const { id } = await makeTask(installation, { bodyId, title });
			await makeEntry(installation, id, { text: 'slepens', ...entry });
			await installation.db.write((tx) => tx.task.update({ where: { id }, data: task }));
			return id;
		};
		await hide('Iekšējs', { isInternal: true });
		await hide('Ierobežots ieraksts', { restrictedUntil: today });
		await hide('Atsaukts', { withdrawnAt: new Date() });
		await hide('Piezīme', { kind: 'NOTE' });
		await hide('Ierobežots uzdevums', {}, { restrictedUntil: today });
		await hide('Kļūda', {}, { status: 'CANCELLED', closedAs: 'MISTAKE', closedOn: '2022-06-01' });
		expect(await titles()).toEqual([]);
		const mixed = await hide('Atklāts', { isInternal: true });
		await makeEntry(installation, mixed, { text: 'atklāts' });
		await hide('Vairs nav ierobežots', { text: 'atklāts', restrictedUntil: '2022-12-30' });
		expect(await titles()).toEqual(['Atklāts', 'Vairs nav ierobežots']);
		expect(JSON.stringify((await done()).groups)).not.toContain('slepens');
	});

	it('is found by words of a theme without their endings or marks, and by body', async () => {
		const { installation, bodyId, councilId, titles } = await setting(kind);
		const closed = { status: 'COMPLETED', closedOn: '2022-06-30' } as const;
		await makeTask(installation, { bodyId, title: 'Bāriņtiesu darbinieku mācības', ...closed });
		await makeTask(installation, { bodyId: councilId, title: 'Mediācija bāriņtiesām', ...closed });
		expect(await titles('q=barintiesas')).toHaveLength(2);
		expect(await titles('q=b%C4%81ri%C5%86tiesa+m%C4%81c%C4%ABba')).toEqual([
			'Bāriņtiesu darbinieku mācības'
		]);
		expect(await titles('q=100%25')).toEqual([]);
		expect(await titles('body=padome')).toEqual(['Mediācija bāriņtiesām']);
		expect(await titles('from=2022-07-01')).toEqual([]);
		expect(await titles('from=2022-06-30&to=2022-06-30')).toHaveLength(2);
	});

	it('is paged on the screen and whole in a document and in a table', async () => {
		const { installation, actor, bodyId, councilId, done } = await setting(kind);
		for (let at = 0; at < 30; at += 1)
			await makeTask(installation, {
				...{ bodyId: at < 10 ? councilId : bodyId, title: `Uzdevums ${at}` },
				...{ status: 'COMPLETED', closedOn: '2022-06-30' }
			});
		const [first, second] = [await done(), await done('page=2')];
		expect([first.total, first.pages]).toEqual([30, 2]);
		expect(first.groups.map(({ tasks }) => tasks.length)).toEqual([10, 15]);
		expect(second.groups.map(({ tasks }) => tasks.map(({ title }) => title))).toEqual([
			['Uzdevums 25', 'Uzdevums 26', 'Uzdevums 27', 'Uzdevums 28', 'Uzdevums 29']
		]);
		expect((await done('page=99')).filter.page).toBe(2);
		const whole = await readWholeDone(actor, new URLSearchParams(), 'lv');
		expect(whole.groups.map(({ tasks }) => tasks.length)).toEqual([10, 20]);
		const rows = await Array.fromAsync(exportDone(actor, new URLSearchParams()));
		expect(rows).toHaveLength(30);
		expect(rows[0]).toEqual([
			...['Bērnu lietu sadarbības padome', 1, null, 'Uzdevums 0', 'Izpildīts 30.06.2022.', null, null, null],
			'http://localhost:3000/tasks/1'
		]);
	});

	it('is not there for who is not signed in', async () => {
		const { installation } = await setting(kind);
		const nobody = makeActor(installation, { userId: null });
		await expect(readDone(nobody, new URLSearchParams())).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});
});
