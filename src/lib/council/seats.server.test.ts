import { describe, expect, it } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import {
	makeBody,
	makeContact,
	makeCouncil,
	makeMembership,
	makePerson,
	makePost
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { contactsAt, postHoldersAt } from './recipients.server.ts';
import { seatsOf } from './seats.server.ts';

describe.each(databaseKinds)('the seats of a person on %s', (kind) => {
	it('are those held today, with what follows from them', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, people, posts, institutions } = await makeCouncil(installation);
		expect(await seatsOf(installation, people.member, '2022-03-25')).toEqual([
			{
				postId: posts.vbtai,
				bodyId,
				role: 'MEMBER',
				institutionIds: [institutions.vbtai],
				label: 'VBTAI pārstāvis',
				bodyName: '8. apakšgrupa'
			}
		]);
		const today = await seatsOf(installation, people.member, '2026-11-20');
		expect([...today[0]!.institutionIds].sort()).toEqual([institutions.vbtai, institutions.bac].sort());
	});

	it('count from the first to the last day, whatever the way they are held', async () => {
		const installation = await testInstallation(kind);
		const { posts } = await makeCouncil(installation);
		for (const membership of [
			{ kind: 'HOLDER', startDate: null, endDate: '2022-03-25' },
			{ kind: 'ACTING', startDate: '2022-03-25', endDate: null },
			{ kind: 'SUBSTITUTE', startDate: '2022-03-25', endDate: '2022-03-25' }
		] as const) {
			const personId = await makePerson(installation);
			await makeMembership(installation, { postId: posts.empty, personId, ...membership });
			const held = async (day: string) => (await seatsOf(installation, personId, day)).length;
			expect(await held('2022-03-25')).toBe(1);
			expect(await held('2022-03-24')).toBe(membership.startDate ? 0 : 1);
			expect(await held('2022-03-26')).toBe(membership.endDate ? 0 : 1);
		}
	});

	it('are none for somebody without a seat, and none in a body or a post that has ended', async () => {
		const installation = await testInstallation(kind);
		const { bodyId } = await makeCouncil(installation);
		const personId = await makePerson(installation);
		expect(await seatsOf(installation, personId, '2022-03-25')).toEqual([]);
		expect(await seatsOf(installation, 'no such person', '2022-03-25')).toEqual([]);
		const ended = await makeBody(installation, { endDate: '2021-12-31' });
		const postId = await makePost(installation, { bodyId: ended });
		await makeMembership(installation, { postId, personId });
		const endedPost = await makePost(installation, { bodyId, endDate: '2021-12-31' });
		await makeMembership(installation, { postId: endedPost, personId });
		expect(await seatsOf(installation, personId, '2022-03-25')).toEqual([]);
		expect(await seatsOf(installation, personId, '2021-12-31')).toHaveLength(2);
	});

	it('cost one statement', async () => {
		const installation = await testInstallation(kind);
		const { people } = await makeCouncil(installation);
		await seatsOf(installation, people.member, '2022-03-25');
		const counter = { count: 0 };
		await countStatements(counter, () => seatsOf(installation, people.member, '2022-03-25'));
		expect(counter.count).toBe(1);
	});
});

describe.each(databaseKinds)('who can be told, on %s', (kind) => {
	it('is everybody who holds a seat on the day, the holder first', async () => {
		const installation = await testInstallation(kind);
		const { posts, people } = await makeCouncil(installation);
		const acting = await makePerson(installation, { name: 'Aizstājēja', email: null, locale: 'en' });
		await makeMembership(installation, { postId: posts.vbtai, personId: acting, kind: 'SUBSTITUTE' });
		const holders = await postHoldersAt(installation, '2022-03-25');
		expect(holders.get(posts.vbtai)).toEqual([
			{
				personId: people.member,
				name: 'Parauga loceklis',
				address: `${people.member}@padome.example`,
				locale: 'lv',
				kind: 'HOLDER'
			},
			{ personId: acting, name: 'Aizstājēja', address: null, locale: 'en', kind: 'SUBSTITUTE' }
		]);
		expect(holders.has(posts.empty)).toBe(false);
		expect((await postHoldersAt(installation, '2021-12-31')).has(posts.chair)).toBe(false);
	});

	it('costs as many statements for many bodies as for one', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		for (let at = 0; at < 3; at += 1) {
			const postId = await makePost(installation, { bodyId: await makeBody(installation) });
			await makeMembership(installation, { postId, personId: await makePerson(installation) });
		}
		await postHoldersAt(installation, '2022-03-25');
		const counter = { count: 0 };
		await countStatements(counter, async () => {
			expect((await postHoldersAt(installation, '2022-03-25')).size).toBe(5);
			await contactsAt(installation, '2022-03-25');
		});
		expect(counter.count).toBe(2);
	});

	it('is the contact official of whoever holds the institution’s seats, else the one named before', async () => {
		const installation = await testInstallation(kind);
		const { institutions } = await makeCouncil(installation);
		const old = await makePerson(installation, { name: 'Inspekcijas kontaktpersona' });
		await makeContact(installation, { institutionId: institutions.vbtai, personId: old });
		const names = async (date: string, id: string) =>
			(await contactsAt(installation, date)).get(id)?.map((one) => `${one.name} ${one.kind}`);
		expect(await names('2022-03-25', institutions.vbtai)).toEqual(['Inspekcijas kontaktpersona CONTACT']);
		expect(await names('2022-03-25', institutions.bac)).toBeUndefined();
		expect(await names('2024-01-01', institutions.bac)).toEqual(['Inspekcijas kontaktpersona CONTACT']);
		expect(await names('2022-03-25', institutions.lm)).toBeUndefined();

		const recent = await makePerson(installation, { name: 'Centra kontaktpersona' });
		await makeContact(installation, {
			institutionId: institutions.bac,
			personId: recent,
			startDate: '2024-02-01'
		});
		expect(await names('2024-01-31', institutions.vbtai)).toEqual(['Inspekcijas kontaktpersona CONTACT']);
		expect(await names('2024-02-01', institutions.vbtai)).toEqual(['Centra kontaktpersona CONTACT']);
	});
});
