import { describe, expect, it } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import { makeBody, makeCouncil, makeInstitution, makePost } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { bodyById, institutionAt, nameAt } from './council.ts';
import { directoryOf } from './directory.server.ts';

describe.each(databaseKinds)('the directory on %s', (kind) => {
	it('holds bodies, posts and institutions with their dated names and successions', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, councilId, posts, institutions } = await makeCouncil(installation);
		const directory = await directoryOf(installation);
		expect(directory.bodies.map((body) => body.id)).toEqual([councilId, bodyId]);
		expect(bodyById(directory, bodyId)?.mandates[0]?.goal).toBe('pilnveidot bāriņtiesu darbu');
		expect(directory.postsByBody.get(bodyId)?.map((post) => post.id)).toEqual([
			posts.chair,
			posts.vbtai,
			posts.empty
		]);
		expect(directory.postIndex.get(posts.empty)?.institutionIds).toEqual([
			institutions.tm,
			institutions.vbtai
		]);
		expect(institutionAt(directory, institutions.vbtai, '2022-03-25').label).toBe('VBTAI');
		expect(institutionAt(directory, institutions.vbtai, '2026-11-20').label).toBe('BAC');
	});

	it('gives institutions in Latvian order and their names oldest first', async () => {
		const installation = await testInstallation(kind);
		for (const name of ['Zane', 'Ādaži', 'Bauska', 'Aizkraukle'])
			await makeInstitution(installation, { name });
		const id = await makeInstitution(installation, {
			names: [
				{ name: 'Cēsis jaunās', validFrom: '2020-01-01' },
				{ name: 'Cēsis vecās', validTo: '2019-12-31' }
			]
		});
		const directory = await directoryOf(installation);
		expect(directory.institutions.map((one) => nameAt(directory, one.id, '2026-01-01').name)).toEqual([
			'Aizkraukle',
			'Ādaži',
			'Bauska',
			'Cēsis jaunās',
			'Zane'
		]);
		expect(directory.institutionIndex.get(id)!.names.map((one) => one.name)).toEqual([
			'Cēsis vecās',
			'Cēsis jaunās'
		]);
	});

	it('costs one statement while nothing has changed', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const first = await directoryOf(installation);
		const counter = { count: 0 };
		const second = await countStatements(counter, () => directoryOf(installation));
		expect(second).toBe(first);
		expect(counter.count).toBe(1);
	});

	it('is loaded once by two who ask at once', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const [one, other] = await Promise.all([directoryOf(installation), directoryOf(installation)]);
		expect(other).toBe(one);
	});

	it('shows a change at once, and whole, while others are writing', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const before = await directoryOf(installation);
		const writes = Array.from({ length: 5 }, async () => {
			const bodyId = await makeBody(installation);
			await makePost(installation, { bodyId });
			return bodyId;
		});
		const reads = Array.from({ length: 5 }, () => directoryOf(installation));
		for (const directory of await Promise.all(reads))
			for (const post of directory.posts) expect(bodyById(directory, post.bodyId)).toBeDefined();
		const made = await Promise.all(writes);
		const after = await directoryOf(installation);
		expect(after).not.toBe(before);
		for (const id of made) expect(after.postsByBody.get(id)).toHaveLength(1);
	});
});
