import { describe, expect, it } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import {
	makeActor,
	makeContact,
	makeCouncil,
	makeInstitution,
	makePerson
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { countByBody, countTasks } from './counts.server.ts';
import { csvColumns, csvRows } from './csv.server.ts';
import { everything, type TaskFilter } from './filter.ts';
import { countUnreachable } from './reach.server.ts';
import { exportTasks, listTasks, readRegisterPage } from './register.server.ts';

// A Friday; 2022-05-01 is a Sunday and a holiday.
const today = '2022-03-25';

/** A small register: what each filter must find is in the titles. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const { bodyId, councilId, institutions, posts } = council;
	const make = (title: string, more: object = {}) => makeTask(installation, { bodyId, title, ...more });
	const late = await make('Nokavētais', { due: '2022-03-24', lead: [{ institutionId: institutions.vbtai }] });
	await make('Drīzais', {
		due: '2022-04-01',
		status: 'IN_PROCESS',
		co: [{ institutionId: institutions.tm }]
	});
	await make('Ādažu', { due: null, dueText: '…..' });
	await make('Babītes', { due: '2022-04-20', status: 'SUBMITTED', lead: [{ postId: posts.vbtai }] });
	await make('Aizkraukles', { due: '2022-03-01', status: 'SUBMITTED' });
	await make('Pabeigtais', {
		...{ due: '2022-03-01', status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-03-02', bodyId: councilId }
	});
	const part = { parentId: late.id, inRegister: false, due: null };
	await make('Apakšuzdevums par žurkām', { ...part, status: 'COMPLETED' });
	await make('Otrs apakšuzdevums', part);
	const actor = makeActor(installation);
	const titles = async (filter: Partial<TaskFilter>) =>
		(await listTasks(actor, { ...everything, ...filter }, { today })).rows.map(({ title }) => title);
	return { installation, council, actor, titles, make, late };
}

describe.each(databaseKinds)('the register on %s', (kind) => {
	it('shows what a row says, in the order of deadlines, what has none last', async () => {
		const { actor, titles } = await setting(kind);
		expect(await titles({})).toEqual([
			...['Aizkraukles', 'Pabeigtais', 'Nokavētais', 'Drīzais', 'Babītes', 'Ādažu']
		]);
		const { rows, total, register } = await listTasks(actor, everything, { today });
		expect({ total, open: register.open, late: register.late }).toEqual({ total: 6, open: 5, late: 1 });
		expect(rows[2]).toMatchObject({
			body: { slug: 'barintiesas', name: '8. apakšgrupa' },
			owners: { lead: [{ label: 'VBTAI' }], co: [] },
			isLate: true,
			parent: null,
			subtasks: { done: 1, total: 2 }
		});
		// Handed in before or after its day: the ball is not with whoever owed it.
		expect(rows[0]!.isLate).toBe(false);
		expect(rows[5]).toMatchObject({ due: null, dueText: '…..' });
	});

	it('sorts by title as Latvians do, by number and by the last report, both ways', async () => {
		const { titles } = await setting(kind);
		expect((await titles({ sort: 'title' })).slice(0, 3)).toEqual(['Aizkraukles', 'Ādažu', 'Babītes']);
		expect((await titles({ sort: 'title', direction: 'desc' })).at(-1)).toBe('Aizkraukles');
		expect((await titles({ sort: 'number', direction: 'desc' }))[0]).toBe('Pabeigtais');
		expect((await titles({ direction: 'desc' })).at(-1)).toBe('Ādažu');
		expect(await titles({ sort: 'lastReport' })).toHaveLength(6);
	});

	it('filters by body, status and period', async () => {
		const { titles } = await setting(kind);
		expect(await titles({ body: 'padome' })).toEqual(['Pabeigtais']);
		expect(await titles({ status: 'SUBMITTED' })).toEqual(['Aizkraukles', 'Babītes']);
		expect(await titles({ status: 'CLOSED' })).toEqual(['Pabeigtais']);
		expect(await titles({ status: 'OPEN' })).toHaveLength(5);
		expect(await titles({ period: 'late' })).toEqual(['Nokavētais']);
		expect(await titles({ period: '7' })).toEqual(['Drīzais']);
		expect(await titles({ period: '30' })).toEqual(['Drīzais', 'Babītes']);
		expect(await titles({ period: 'none' })).toEqual(['Ādažu']);
		expect(await titles({ period: '2022' })).toHaveLength(5);
		expect(await titles({ from: '2022-03-24', to: '2022-04-01' })).toEqual(['Nokavētais', 'Drīzais']);
		expect(await titles({ from: '2022-04-01', to: '2022-03-24' })).toEqual([]);
	});

	it('filters by institution: its own, its seats’, its bodies’, and under every name it ever had', async () => {
		const { installation, council, titles } = await setting(kind);
		const { vbtai, bac, tm, lm } = council.institutions;
		// What nobody is named for is owed by the body: by everybody who sits in it.
		expect(await titles({ institution: vbtai })).toEqual(['Aizkraukles', 'Nokavētais', 'Babītes', 'Ādažu']);
		expect(await titles({ institution: bac })).toEqual(['Aizkraukles', 'Nokavētais', 'Babītes', 'Ādažu']);
		expect(await titles({ institution: tm })).toEqual(['Aizkraukles', 'Drīzais', 'Ādažu']);
		expect(await titles({ institution: lm })).toEqual(['Aizkraukles', 'Ādažu']);
		const elsewhere = await makeInstitution(installation, { name: 'Bez vietas' });
		expect(await titles({ institution: elsewhere })).toEqual([]);
	});

	it('finds texts folded, all words, subtasks and numbers too, and no wildcards', async () => {
		const { actor, titles, late } = await setting(kind);
		expect(await titles({ q: 'ZURKAM apaksuzdevums' })).toEqual(['Apakšuzdevums par žurkām']);
		expect(await titles({ q: 'zurkam otrs' })).toEqual([]);
		expect(await titles({ q: String(late.number) })).toEqual(['Nokavētais']);
		// A wildcard would need the one before the other.
		expect(await titles({ q: 'ada_a' })).toEqual(['Ādažu']);
		expect(await titles({ q: '\'; DROP TABLE "Task"; --' })).toEqual([]);
		const { rows } = await listTasks(actor, { ...everything, q: 'žurk' }, { today });
		expect(rows[0]).toMatchObject({ parent: { title: 'Nokavētais' }, due: '2022-03-24', isLate: false });
	});

	it('keeps its counts, and knows when a task has changed', async () => {
		const { actor, council, make } = await setting(kind);
		const counter = { count: 0 };
		const counts = await countTasks(actor, today);
		expect(counts).toMatchObject({
			...{ total: 6, open: 5, late: 1, week: 1, month: 2, undated: 1, submitted: 2 },
			...{ firstDue: '2022-03-01', lastDue: '2022-04-20' }
		});
		await countStatements(counter, () => countTasks(actor, today));
		expect(counter.count).toBe(1);
		expect((await countByBody(actor, today)).get(council.councilId)).toMatchObject({
			total: 1,
			open: 0
		});
		await make('Vēl viens', { due: '2022-03-20' });
		expect((await countTasks(actor, today)).late).toBe(2);
		// On 2022-05-02, the working day after the holiday, what is due on 2022-05-01 is not late yet.
		await make('Brīvdienā', { due: '2022-05-01' });
		const lateOn = async (day: string) => (await countTasks(actor, day)).late;
		expect(await lateOn('2022-05-03')).toBe((await lateOn('2022-05-02')) + 1);
	});

	it('is read in few statements, and pages', async () => {
		const { installation, council, actor } = await setting(kind);
		for (let index = 0; index < 60; index += 1)
			await makeTask(installation, {
				...{ bodyId: council.bodyId, title: `Uzdevums ${index}`, due: '2023-01-01' },
				lead: [{ institutionId: council.institutions.lm }]
			});
		const page = (query: string) => readRegisterPage(actor, new URLSearchParams(query), { today });
		const first = await page('');
		expect(first).toMatchObject({ total: 66, pages: 2, from: 1, to: 50, notices: [] });
		const counter = { count: 0 };
		await countStatements(counter, () => page(''));
		expect(counter.count).toBeLessThanOrEqual(3);
		counter.count = 0;
		await countStatements(counter, () => page('status=open'));
		expect(counter.count).toBeLessThanOrEqual(4);
		expect(await page('page=2')).toMatchObject({ from: 51, to: 66, page: 2 });
		expect(await page('page=99')).toMatchObject({ page: 2, notices: [{ field: 'page', typed: '99' }] });
		expect(await page('q=nekas')).toMatchObject({ total: 0, from: 0, to: 0, pages: 1, rows: [] });
		const numbers = new Set([...first.rows, ...(await page('page=2')).rows].map(({ number }) => number));
		expect(numbers.size).toBe(66);
	});

	it('offers the bodies, the institutions of today, and the years there are deadlines in', async () => {
		const { installation, council, actor } = await setting(kind);
		await makeInstitution(installation, { name: 'Ādažu novada pašvaldība', abbreviation: null });
		const at = async (day: string, query = '') =>
			(await readRegisterPage(actor, new URLSearchParams(query), { today: day })).choices;
		const now = await at('2026-11-20');
		expect(now.bodies.map(({ value }) => value)).toEqual(['padome', 'barintiesas']);
		expect(now.institutions.map(({ label }) => label)).not.toContain(
			'Valsts bērnu tiesību aizsardzības inspekcija (VBTAI)'
		);
		expect(now.years).toEqual(['2022']);
		const chosen = await at('2026-11-20', `institution=${council.institutions.vbtai}&period=2030`);
		expect(chosen.institutions.map(({ value }) => value)).toContain(council.institutions.vbtai);
		expect(chosen.years).toEqual(['2022', '2030']);
	});

	it('names of whom nobody can be reminded, and counts them', async () => {
		const { installation, actor, council, titles, make } = await setting(kind);
		expect(await titles({ unreachable: true })).toEqual(['Drīzais']);
		expect(await countUnreachable(actor, today)).toBe(1);
		await make('Padomes pašas', { bodyId: council.councilId });
		expect(await countUnreachable(actor, today)).toBe(2);
		const personId = await makePerson(installation);
		await makeContact(installation, { institutionId: council.institutions.tm, personId });
		expect(await titles({ unreachable: true })).toEqual(['Padomes pašas']);
	});

	it('goes out whole and in order as CSV', async () => {
		const { actor, titles } = await setting(kind);
		const rows = [];
		for await (const cells of csvRows(
			exportTasks(actor, new URLSearchParams('sort=title'), { today }),
			'lv',
			'https://padome.example'
		))
			rows.push(cells);
		expect(rows.map((cells) => cells[2])).toEqual(await titles({ sort: 'title' }));
		expect(csvColumns('lv')).toHaveLength(rows[0]!.length);
		const late = rows.find((cells) => cells[2] === 'Nokavētais')!;
		expect(late).toContain('24.03.2022.');
		expect(late).toContain('jā');
		expect(late.at(-1)).toBe(`https://padome.example/tasks/${late[0]}`);
	});

	it('is for whoever is signed in', async () => {
		const { actor } = await setting(kind);
		const nobody = { ...actor, userId: null };
		await expect(listTasks(nobody, everything, { today })).rejects.toThrow('NOT_FOUND');
		await expect(exportTasks(nobody, new URLSearchParams(), { today }).next()).rejects.toThrow('NOT_FOUND');
		await expect(readRegisterPage(nobody, new URLSearchParams(), { today })).rejects.toThrow('NOT_FOUND');
	});
});
