import { describe, expect, it } from 'vitest';
import { controlledSetting } from '../../../tests/setup/controlled.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { takeOffers, readOffersPage } from './offers.server.ts';
import { readMailed, readMatter } from './invitation-view.server.ts';
import { readPaper } from './papers.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';

/** The rows of a list on paper: its task, or what is there instead. */
async function rowsOf(actor: Actor, meetingId: string, name: 'control' | 'agenda'): Promise<string[]> {
	const { paper } = await readPaper(actor, meetingId, name);
	const table = (name === 'agenda' ? paper.annex : paper.blocks).find(({ type }) => type === 'TABLE');
	if (table?.type !== 'TABLE') return [];
	return table.rows.map((row) =>
		row[2]!
			.flat()
			.map(({ text }) => text)
			.join(' ')
	);
}

describe.each(databaseKinds)('what an agenda says of earlier decisions, by itself, on %s', (kind) => {
	it('is what is open, and what ended since the last meeting; on paper, in the mail and as an offer', async () => {
		const setting = await controlledSetting(kind);
		const { installation, secretary, member, outsider, meet, decide, follow, setStatus } = setting;
		const [march, june, september] = [
			await meet('24.03.2022.', { number: '1' }),
			await meet('16.06.2022.', { number: '2' }),
			await meet('15.09.2022.', { number: '3' })
		];
		const next = await meet('15.12.2022.', { wasHeld: false });
		const offered = async () => (await readOffersPage(secretary, next.id)).offers.map(({ origin }) => origin);
		expect(await offered()).toEqual([]);
		expect(await rowsOf(secretary, next.id, 'control')).toEqual([]);
		const matter = async () => {
			const { meeting, day } = (await readMailed(installation, next.id))!;
			return readMatter(installation, { meeting, day, people: await readPeople(installation, day) }, 'lv');
		};
		expect((await matter()).agenda.documents).toEqual([]);
		const decision = await decide(march.itemId, 'Uzdot sagatavot.');
		const closed = { status: 'COMPLETED', closedAs: 'DONE' } as const;
		const open = await follow(decision, { title: 'Vēl nav', due: null });
		await follow(decision, { title: 'Sen', ...closed, closedOn: '2022-09-14' });
		await follow(decision, { title: 'Nesen', ...closed, closedOn: '2022-09-15' });
		await decide(june.itemId, 'Uzdot izvērtēt.');
		await decide(june.itemId, 'Pieņemt zināšanai.', true);
		// What the next one will decide, and what another decided after it, is not heard there.
		await follow(await decide(next.itemId, 'Uzdot rīt.'), { title: 'Rīt' });
		for (const { id } of [march, june, september]) await setStatus(id, 'APPROVED');
		const listed = [
			'Uzdevums vēl nav izveidots',
			`Nr. ${open.number} Vēl nav`,
			`Nr. ${open.number + 2} Nesen`
		];
		expect(await rowsOf(secretary, next.id, 'control')).toEqual(listed);
		expect(await rowsOf(outsider, next.id, 'agenda')).toEqual(listed);
		expect((await readPaper(secretary, next.id, 'agenda')).paper.isAcross).toBe(false);
		expect((await matter()).agenda.documents).toEqual([
			{
				title: 'Lēmumu izpildes kontroles saraksts',
				address: `http://localhost:3000/meetings/${next.id}/papers/control`
			}
		]);
		expect((await offered())[0]).toBe('CONTROL');
		await takeOffers(secretary, { meetingId: next.id, offers: [`CONTROL:${next.id}`] });
		expect(await offered()).not.toContain('CONTROL');
		const item = await installation.db.read.agendaItem.findFirstOrThrow({ where: { origin: 'CONTROL' } });
		expect(item).toMatchObject({
			title: 'Par iepriekš pieņemto lēmumu izpildi',
			kind: 'INFORMATION',
			position: 2
		});

		const restriction = { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2022-12-31' };
		await installation.db.write((tx) => tx.task.update({ where: { id: open.id }, data: restriction }));
		expect(await rowsOf(member, next.id, 'control')).toHaveLength(3);
		expect((await readPaper(member, next.id, 'control')).paper.restriction).toContain('IAL 5. pants');
		expect(await rowsOf(outsider, next.id, 'control')).toHaveLength(2);
		// An agenda goes out to others, whoever made it.
		expect(await rowsOf(secretary, next.id, 'agenda')).toHaveLength(2);
		expect((await readPaper(secretary, next.id, 'agenda')).paper.restriction).toBeNull();
	});
});
