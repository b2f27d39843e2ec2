import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { addAbsence } from '#lib/council/absences.server.ts';
import { makeActor, makeCouncil, makeMembership, makePerson } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { councilAt } from './reach.server.ts';
import { hearersOf } from './hearers.ts';

describe.each(databaseKinds)('who hears while somebody is away on %s', (kind) => {
	test.each([
		['nobody else', [], ['Parauga loceklis']],
		['a substitute', ['SUBSTITUTE'], ['SUBSTITUTE']],
		['somebody who acts, and a substitute', ['ACTING', 'SUBSTITUTE'], ['ACTING']]
	] as const)('%s', async (_, others, expected) => {
		const installation = await testInstallation(kind);
		const { bodyId, posts, people } = await makeCouncil(installation);
		for (const other of others) {
			const personId = await makePerson(installation, { name: other });
			await makeMembership(installation, { postId: posts.vbtai, personId, kind: other });
		}
		const actor = makeActor(installation, { personId: people.member });
		const away = { id: newId(), personId: people.member, startDate: '20.03.2022.', endDate: '25.03.2022.' };
		await addAbsence(actor, away);
		const task = { bodyId, assignments: [{ role: 'LEAD', institutionId: null, postId: posts.vbtai }] };
		const heard = async (date: string) =>
			hearersOf(await councilAt(installation, date), { ...task, restrictedUntil: null } as never).map(
				({ holder }) => holder.name
			);
		expect(await heard('2022-03-25')).toEqual(expected);
		// Back again: as ever, except whoever acts beside them.
		expect(await heard('2022-03-26')).toContain('Parauga loceklis');
	});
});
