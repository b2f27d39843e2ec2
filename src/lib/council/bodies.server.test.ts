import { describe, expect, it } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import {
	makeActor,
	makeBody,
	makeContact,
	makeCouncil,
	makeInstitution,
	makeMembership,
	makePerson,
	makePost
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import * as bodies from './bodies.server.ts';
import type { InstitutionFilter } from './institution-filter.ts';
import * as institutions from './institutions.server.ts';

const anything: InstitutionFilter = { query: '', kind: null, page: 1 };

describe.each(databaseKinds)('bodies on %s', (kind) => {
	it('are listed as a tree with who leads them and how many seats are held', async () => {
		const installation = await testInstallation(kind);
		const { posts } = await makeCouncil(installation);
		const substitute = await makePerson(installation);
		await makeMembership(installation, { postId: posts.empty, personId: substitute, kind: 'SUBSTITUTE' });
		const [council, body] = await bodies.listBodies(makeActor(installation), '2022-03-25');
		expect(council).toMatchObject({ slug: 'padome', depth: 0, chair: null, seats: 0, filled: 0 });
		expect(body).toMatchObject({
			label: '8. Bāriņtiesu darba pilnveide',
			depth: 1,
			chair: { label: 'LM pārstāvis', holders: [{ name: 'Parauga vadītājs' }] },
			seats: 3,
			filled: 2
		});
	});

	it('say as of 2022 VBTAI and who that is today; as of today BAC and who it was', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
		const { institutions: ids } = await makeCouncil(installation);
		const actor = makeActor(installation);
		const seatOn = async (asOf?: string) =>
			(await bodies.readBody(actor, 'barintiesas', { asOf })).seats[1]!.institutions[0]!;
		expect(await seatOn('2022-03-25')).toEqual({
			id: ids.vbtai,
			name: 'Valsts bērnu tiesību aizsardzības inspekcija',
			abbreviation: 'VBTAI',
			unresolved: false,
			today: 'Bērnu aizsardzības centrs',
			was: null
		});
		expect(await seatOn()).toEqual({
			id: ids.bac,
			name: 'Bērnu aizsardzības centrs',
			abbreviation: 'BAC',
			unresolved: false,
			today: null,
			was: { name: 'Valsts bērnu tiesību aizsardzības inspekcija', until: '2023-12-31' }
		});
	});

	it('show the holders and the mandate of that day', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
		const bodyId = await makeBody(installation, {
			slug: 'grupa',
			startDate: '2020-01-01',
			mandates: [
				{ goal: 'vecais', validTo: '2022-12-31', legalBasis: '[rīkojums](https://likumi.lv)' },
				{ goal: 'jaunais', validFrom: '2023-01-01' }
			]
		});
		const postId = await makePost(installation, { bodyId });
		const before = await makePerson(installation, { name: 'Iepriekšējais' });
		const after = await makePerson(installation, { name: 'Nākamais', isSample: true });
		await makeMembership(installation, { postId, personId: before, endDate: '2022-06-30' });
		await makeMembership(installation, { postId, personId: after, startDate: '2022-07-01', kind: 'ACTING' });
		const actor = makeActor(installation);
		const on = (asOf: string) => bodies.readBody(actor, 'grupa', { asOf });

		const first = await on('2022-06-30');
		expect(first.seats[0]!.holders).toEqual([
			{ personId: before, name: 'Iepriekšējais', kind: 'HOLDER', isSample: false }
		]);
		expect(first.mandate?.goal).toBe('vecais');
		expect(first.mandate?.legalBasis).toContain('href="https://likumi.lv/"');
		const second = await on('2023-01-01');
		expect(second.seats[0]!.holders).toMatchObject([{ name: 'Nākamais', kind: 'ACTING', isSample: true }]);
		expect(second.mandate?.goal).toBe('jaunais');
		expect((await on('2019-12-31')).existence).toBe('NOT_YET');
	});

	it('are not there for an unknown slug, nor for somebody who is not signed in', async () => {
		const installation = await testInstallation(kind);
		const { institutions: ids } = await makeCouncil(installation);
		const actor = makeActor(installation);
		const nobody = makeActor(installation, { userId: null });
		for (const slug of ['nav', '', '../padome', "padome' --", '__proto__'])
			await expect(bodies.readBody(actor, slug)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(bodies.listBodies(nobody, '2022-03-25')).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(bodies.readBody(nobody, 'padome')).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(institutions.listInstitutions(nobody, anything)).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
		await expect(institutions.readInstitution(nobody, ids.lm)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(institutions.readInstitution(actor, 'nav')).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});

	it('cost one statement', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const actor = makeActor(installation);
		await bodies.readBody(actor, 'barintiesas');
		for (const read of [
			() => bodies.readBody(actor, 'barintiesas'),
			() => bodies.listBodies(actor, '2022-03-25')
		]) {
			const counter = { count: 0 };
			await countStatements<Promise<unknown>>(counter, read);
			expect(counter.count).toBe(1);
		}
	});
});

describe.each(databaseKinds)('institutions on %s', (kind) => {
	it('are found by any name they had, with letters folded, by kind, page by page', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
		await makeInstitution(installation, {
			kind: 'MINISTRY',
			names: [
				{ name: 'Vides ministrija', abbreviation: 'VARAM', validTo: '2024-06-30' },
				{ name: 'Viedās administrācijas ministrija', abbreviation: 'VARAM', validFrom: '2024-07-01' }
			]
		});
		for (let at = 100; at < 220; at += 1)
			await makeInstitution(installation, { kind: 'NGO', name: `Biedrība ${at}` });
		const actor = makeActor(installation);
		const list = (filter: Partial<InstitutionFilter>) =>
			institutions.listInstitutions(actor, { ...anything, ...filter });

		expect((await list({ query: 'VIDES minis' })).rows).toMatchObject([
			{ name: 'Viedās administrācijas ministrija', abbreviation: 'VARAM', formerly: ['Vides ministrija'] }
		]);
		expect(await list({ query: 'biedriba' })).toMatchObject({
			total: 120,
			all: 121,
			pages: 2,
			page: 1,
			from: 1
		});
		expect((await list({ kind: 'NGO', page: 2 })).rows.map((row) => row.name).at(-1)).toBe('Biedrība 219');
		expect(await list({ page: 99 })).toMatchObject({ page: 2, from: 101 });
		expect(await list({ query: 'nekas tāds' })).toMatchObject({ rows: [], total: 0, from: 0, pages: 1 });
		expect((await list({ kind: 'COURT' })).total).toBe(0);
	});

	it('carry their seats over: VBTAI has them in 2022, BAC today', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
		const { institutions: ids, posts } = await makeCouncil(installation);
		const actor = makeActor(installation);
		const postsOn = async (id: string, asOf: string) =>
			(await institutions.readInstitution(actor, id, { asOf })).seats.map((one) => one.seat.postId);
		expect(await postsOn(ids.vbtai, '2022-03-25')).toEqual([posts.vbtai, posts.empty]);
		expect(await postsOn(ids.bac, '2022-03-25')).toEqual([]);
		expect(await postsOn(ids.vbtai, '2026-11-20')).toEqual([]);
		expect(await postsOn(ids.bac, '2026-11-20')).toEqual([posts.vbtai, posts.empty]);

		const vbtai = await institutions.readInstitution(actor, ids.vbtai);
		expect(vbtai.successors).toMatchObject([
			{ id: ids.bac, name: 'Bērnu aizsardzības centrs', date: '2024-01-01' }
		]);
		expect(vbtai.holder).toEqual({ id: ids.bac, name: 'Bērnu aizsardzības centrs' });
		const bac = await institutions.readInstitution(actor, ids.bac);
		expect(bac.predecessors).toMatchObject([{ id: ids.vbtai, abbreviation: 'VBTAI', date: '2024-01-01' }]);
		const row = (await institutions.listInstitutions(actor, { ...anything, query: 'vbtai' })).rows[0];
		expect(row).toMatchObject({ seats: 0, successor: { abbreviation: 'BAC', date: '2024-01-01' } });
	});

	it('name their contact official of the day', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
		const { institutions: ids } = await makeCouncil(installation);
		const personId = await makePerson(installation, { name: 'Kontaktpersona' });
		await makeContact(installation, { institutionId: ids.lm, personId, startDate: '2023-01-01' });
		const actor = makeActor(installation);
		expect((await institutions.readInstitution(actor, ids.lm)).contacts).toMatchObject([
			{ name: 'Kontaktpersona' }
		]);
		expect((await institutions.readInstitution(actor, ids.lm, { asOf: '2022-03-25' })).contacts).toEqual([]);
	});
});
