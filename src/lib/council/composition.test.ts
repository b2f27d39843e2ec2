import { describe, expect, it } from 'vitest';
import type { Block } from '#lib/documents/blocks.ts';
import { countStatements } from '#lib/server/database.server.ts';
import {
	makeActor,
	makeBody,
	makeCouncil,
	makeMembership,
	makePerson,
	makePost
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { readComposition } from './composition.server.ts';
import { compositionBlocks, countSeats } from './composition.ts';

/** Rows of all tables, each cell as one text. */
function rowsOf(blocks: readonly Block[]): string[][] {
	return blocks.flatMap((block) =>
		block.type === 'TABLE'
			? block.rows.map((row) =>
					row.map((cell) => cell.map((line) => line.map(({ text }) => text).join('')).join(' | '))
				)
			: []
	);
}

describe.each(databaseKinds)('the composition on %s', (kind) => {
	it('names bodies, seats, institutions and holders as they were on the day', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
		await makeCouncil(installation);
		const later = await makeBody(installation, { number: 9, name: 'Jaunā grupa', startDate: '2025-01-01' });
		const actor = makeActor(installation);
		const on = async (date: string) => {
			const composition = await readComposition(actor, date);
			return { ...countSeats(composition), blocks: compositionBlocks(composition, 'lv') };
		};
		const then = await on('2022-03-25');
		expect(then).toMatchObject({ seats: 3, filled: 2 });
		// The council itself is no group of its own.
		expect(JSON.stringify(then.blocks[0])).toContain('Grupu skaits: 1.');
		expect(rowsOf(then.blocks)).toEqual([
			['LM pārstāvis | Vadītājs', 'Labklājības ministrija (LM)', 'Parauga vadītājs'],
			[
				...['VBTAI pārstāvis | Loceklis', 'Valsts bērnu tiesību aizsardzības inspekcija (VBTAI)'],
				'Parauga loceklis'
			],
			[
				'TM pārstāvis / VBTAI pārstāvis | Loceklis',
				'Tieslietu ministrija (TM) | Valsts bērnu tiesību aizsardzības inspekcija (VBTAI)',
				'vieta brīva'
			]
		]);
		expect(JSON.stringify(then.blocks)).not.toContain('Jaunā grupa');
		const now = await on('2026-11-20');
		expect(rowsOf(now.blocks)[1]![1]).toBe('Bērnu aizsardzības centrs (BAC)');
		expect(JSON.stringify(now.blocks)).toContain('9. Jaunā grupa');
		expect((await on('2021-12-31')).filled).toBe(0);
		expect(later).toBeTruthy();
	});

	it('says who acts, who stands in, by what, and that a delegate was asked for', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, posts } = await makeCouncil(installation);
		const acting = await makePerson(installation, { name: 'Pienākumu Izpildītāja' });
		const substitute = await makePerson(installation, { name: 'Aizstājēja', isSample: true });
		const membership = await makeMembership(installation, {
			...{ postId: posts.empty, personId: acting, kind: 'ACTING', startDate: '2022-02-01' }
		});
		await makeMembership(installation, { postId: posts.empty, personId: substitute, kind: 'SUBSTITUTE' });
		const asked = await makePost(installation, { bodyId, label: 'LPS pārstāvis', votingRight: false });
		await installation.db.write(async (tx) => {
			await tx.membership.update({
				where: { id: membership },
				data: { basis: 'LM 01.02.2022. rīkojums Nr. 5' }
			});
			await tx.person.update({ where: { id: acting }, data: { title: 'vecākā eksperte' } });
			await tx.post.update({ where: { id: asked }, data: { delegationRequestedOn: '2022-03-01' } });
		});
		const on = async (date: string) =>
			rowsOf(compositionBlocks(await readComposition(makeActor(installation), date), 'lv')).map(
				(row) => row[2]
			);
		expect((await on('2022-03-25')).slice(2)).toEqual([
			'Pienākumu Izpildītāja (p. i.) | vecākā eksperte | LM 01.02.2022. rīkojums Nr. 5 | Aizstājēja (paraugs) (aizstāj)',
			'vieta brīva, deleģējums pieprasīts 01.03.2022.'
		]);
		// A title is today's; nobody records what it was. Before it was asked for, a seat was just vacant.
		expect((await on('2022-02-15')).slice(2)).toEqual([
			'Pienākumu Izpildītāja (p. i.) | LM 01.02.2022. rīkojums Nr. 5 | Aizstājēja (paraugs) (aizstāj)',
			'vieta brīva'
		]);
	});

	it('costs two statements, and is not there for who is not signed in', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const actor = makeActor(installation);
		await readComposition(actor, '2022-03-25');
		const counter = { count: 0 };
		await countStatements<Promise<unknown>>(counter, () => readComposition(actor, '2022-03-25'));
		expect(counter.count).toBe(2);
		const nobody = makeActor(installation, { userId: null });
		await expect(readComposition(nobody, '2022-03-25')).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});
});
