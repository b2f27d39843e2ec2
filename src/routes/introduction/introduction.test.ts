import { describe, expect, it } from 'vitest';
import { seatsOf } from '#lib/council/seats.server.ts';
import type { Block } from '#lib/documents/blocks.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeCouncil, makePerson } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { readIntroduction } from './introduction.server.ts';
import { firstSentence, introductionBlocks } from './introduction.ts';

/** What stands under a heading, line by line. */
function under(blocks: readonly Block[], heading: string): string[] {
	const at = blocks.findIndex((one) => one.type === 'HEADING' && one.text === heading);
	expect(at, heading).toBeGreaterThanOrEqual(0);
	const end = blocks.findIndex((one, index) => index > at && one.type === 'HEADING');
	return blocks.slice(at + 1, end < 0 ? undefined : end).flatMap((block) => {
		if (block.type === 'LIST') return block.items.flat().map((line) => line.map(({ text }) => text).join(''));
		if (block.type === 'PARAGRAPH') return block.lines.map((line) => line.map(({ text }) => text).join(''));
		return block.type === 'TABLE'
			? block.rows.map((row) =>
					row
						.map((cell) =>
							cell
								.flat()
								.map(({ text }) => text)
								.join(' | ')
						)
						.join(' || ')
				)
			: [];
	});
}

describe('a goal in one sentence', () => {
	it.each([
		['pilnveidot bāriņtiesu darbu.', 'pilnveidot bāriņtiesu darbu'],
		['Pirmais teikums. Otrais teikums.', 'Pirmais teikums'],
		['līdz 2022. gada 1. maijam izstrādāt', 'līdz 2022. gada 1. maijam izstrādāt'],
		['• izstrādāt priekšlikumus; • nodrošināt praksi', 'izstrādāt priekšlikumus']
	])('%s', (goal, sentence) => {
		expect(firstSentence(goal)).toBe(sentence);
	});

	it('is cut at a word where it is too long', () => {
		const sentence = firstSentence('vārds '.repeat(60));
		expect(sentence.length).toBeLessThanOrEqual(170);
		expect(sentence).toMatch(/vārds…$/);
	});
});

describe.each(databaseKinds)('the introduction on %s', (kind) => {
	async function setting() {
		const installation = await testInstallation(kind, { at: '2022-05-10T08:00:00Z' });
		const council = await makeCouncil(installation);
		const { bodyId } = council;
		await makeTask(installation, { bodyId, title: 'Kavējas', due: '2022-05-01' });
		await makeTask(installation, {
			bodyId,
			title: 'Drīz',
			due: '2022-07-09',
			lead: [{ postId: council.posts.vbtai }]
		});
		await makeTask(installation, { bodyId, title: 'Tālu', due: '2022-07-10' });
		const secret = await makeTask(installation, { bodyId, title: 'Slepens', due: '2022-05-02' });
		await installation.db.write((tx) =>
			tx.task.update({
				where: { id: secret.id },
				data: { restrictedBasis: 'IAL', restrictedUntil: '2030-01-01' }
			})
		);
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		const seats = await seatsOf(installation, council.people.member, '2022-05-10');
		const member = makeActor(installation, { personId: council.people.member, seats });
		return { installation, council, secretary, member };
	}

	it('says what the council is, who leads its bodies, what is late and what comes in 60 days', async () => {
		const { secretary } = await setting();
		const blocks = introductionBlocks(await readIntroduction(secretary, null), 'lv');
		expect(under(blocks, 'Kas ir padome')).toEqual([
			'Bērnu lietu sadarbības padome un tās darba grupas: grupu skaits – 1, vietu skaits – 3, no tām aizņemtas – 2. Atvērto uzdevumu skaits – 3, no tiem nokavēti – 1.'
		]);
		expect(under(blocks, 'Grupas, to mērķi un vadītāji')).toEqual([
			'Bērnu lietu sadarbības padome ||  || vadītājs nav noteikts',
			'8. Bāriņtiesu darba pilnveide || pilnveidot bāriņtiesu darbu || LM pārstāvis | Parauga vadītājs'
		]);
		expect(under(blocks, 'Kas nokavēts')).toEqual(['01.05.2022. Kavējas – 8. apakšgrupa']);
		expect(under(blocks, 'Kas gaidāms tuvākajās 60 dienās')).toEqual([
			'09.07.2022. Drīz – 8. apakšgrupa, VBTAI pārstāvis'
		]);
		expect(under(blocks, 'Kā lietot portālu')).toHaveLength(5);
		// It is handed to whoever is new: nothing restricted leaves with it, not even the secretary's.
		expect(JSON.stringify(blocks)).not.toContain('Slepens');
	});

	it('for a person says their seats and what they owe, with their eyes', async () => {
		const { council, secretary, member } = await setting();
		const mine = under(
			introductionBlocks(await readIntroduction(member, 'me'), 'lv'),
			'Jūsu vietas un uzdevumi'
		);
		expect(mine[0]).toBe('VBTAI pārstāvis, 8. apakšgrupa (Loceklis)');
		expect(mine.slice(1)).toEqual(expect.arrayContaining(['09.07.2022. Drīz', '02.05.2022. Slepens']));
		const theirs = introductionBlocks(await readIntroduction(secretary, council.people.member), 'lv');
		expect(under(theirs, 'Jūsu vietas un uzdevumi')).toEqual(mine);
		expect(
			under(introductionBlocks(await readIntroduction(member, 'me'), 'en'), 'Your seats and tasks')[0]
		).toContain('VBTAI pārstāvis');
	});

	it('says so where somebody holds no seat', async () => {
		const { installation, secretary } = await setting();
		const personId = await makePerson(installation, { name: 'Jauna Eksperte' });
		const blocks = introductionBlocks(await readIntroduction(secretary, personId), 'lv');
		expect(under(blocks, 'Jūsu vietas un uzdevumi')).toEqual([
			'Jauna Eksperte šodien neieņem nevienu vietu.'
		]);
	});

	it('is not there for somebody else, for nobody and for who is not signed in', async () => {
		const { installation, council, member, secretary } = await setting();
		const refused = { reason: 'NOT_FOUND' };
		await expect(readIntroduction(member, council.people.chair)).rejects.toMatchObject(refused);
		await expect(readIntroduction(secretary, 'me')).rejects.toMatchObject(refused);
		await expect(readIntroduction(secretary, newId())).rejects.toMatchObject(refused);
		await expect(readIntroduction(secretary, "x' --")).rejects.toMatchObject(refused);
		const nobody = makeActor(installation, { userId: null });
		await expect(readIntroduction(nobody, null)).rejects.toMatchObject(refused);
	});

	it('stands even where there is no council yet', async () => {
		const installation = await testInstallation(kind);
		const blocks = introductionBlocks(await readIntroduction(makeActor(installation), null), 'lv');
		expect(under(blocks, 'Kas nokavēts')).toEqual(['Neviens uzdevums nav nokavēts.']);
	});
});
