import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeMembership, makePerson, makePost, makeUser } from '../../../tests/setup/council.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { create } from './creating.server.ts';
import { ask } from './extension-asking.server.ts';
import { withdrawExtension } from './extension-changing.server.ts';
import { decideExtension } from './extension-deciding.server.ts';
import { figuresColumns, figuresRows } from './extension-figures-csv.ts';
import { readFigures, seesFigures } from './extension-figures.server.ts';
import { extensionLetter } from './extension-letter.server.ts';
import { mailKinds } from './extension-mails.server.ts';
import { listExtensions, readExtensions } from './extension-reading.server.ts';
import { waitingExtensions } from './extension-waiting.server.ts';
import { everything, type TaskFilter } from './filter.ts';
import { historyBlocks } from './history-document.ts';
import { readHistory } from './history.server.ts';
import { readOverview } from './overview.server.ts';
import { listTasks } from './register.server.ts';
import * as tasks from './tasks.server.ts';
import { restrict } from './restricting.server.ts';
import { addSource, changeDue } from './sources.server.ts';

/** A task due 1 May, owed by VBTAI; the Cabinet wants it by 10 April. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const all = await editingSetting(kind);
	const { installation, council } = all;
	const lead = [`i:${council.institutions.vbtai}`];
	const { number } = await create(all.secretary, all.createForm({ lead }));
	const { id, sources } = await all.stored(number);
	await makeUser(installation, { role: 'SECRETARY', name: 'Sekretāre', email: 'sekretare@padome.example' });
	const form = (more: object = {}) => ({
		...{ id: newId(), taskId: id, version: 1, due: '30.06.2022.', reason: 'gaida TM atzinumu' },
		...more
	});
	const mails = async (mailKind: string): Promise<OutgoingMail[]> => {
		const rows = await installation.db.read.outboxMessage.findMany({ where: { kind: mailKind } });
		return rows.map((row) => ({
			...row,
			locale: row.locale as 'lv',
			facts: JSON.parse(row.facts) as unknown
		}));
	};
	return { ...all, number, id, councilSource: sources[0]!.id, form, mails };
}

const decision = (id: string, more: object = {}) => ({
	...{ id, version: 1, entryId: newId(), outcome: 'GRANTED', ...more }
});

describe.each(databaseKinds)('what is shown of later deadlines, on %s', (kind) => {
	it('is the page of the task, the list, what waits, the history: to each what is theirs', async () => {
		const { installation, number, form, member, chair, secretary, outsider, id, council } =
			await setting(kind);
		const slugOf = async (bodyId: string) =>
			(await installation.db.read.body.findUniqueOrThrow({ where: { id: bodyId } })).slug;
		const first = await readExtensions(member, number);
		expect(first.terms).toMatchObject([{ due: '2022-05-01', decider: 'COUNCIL', isNearest: true }]);
		expect(first.askAs.map(({ text }) => text)).toEqual(['VBTAI pārstāvis, 8. apakšgrupa']);
		expect((await readExtensions(outsider, number)).askAs).toEqual([]);
		const asked = await ask(member, form());

		expect((await tasks.read(member, number)).asked).toMatchObject([{ to: '2022-06-30', on: '2022-03-25' }]);
		const page = await readExtensions(chair, number);
		expect(page.terms).toEqual([]);
		expect(page.requests).toMatchObject([
			{ state: 'ASKED', from: '2022-05-01', may: { change: false, decide: 'DECIDE', letter: false } }
		]);
		const list = async (actor: typeof member, isHistory = false) =>
			(await listExtensions(actor, { page: 1, isHistory })).extensions.map(({ task, may }) => [
				...[task.number, may.change, may.decide]
			]);
		expect(await list(secretary)).toEqual([[number, false, 'DECIDE']]);
		expect(await list(member)).toEqual([[number, true, null]]);
		expect(await list(outsider)).toEqual([]);

		const today = '2022-03-25';
		const waiting = async (actor: typeof member, filter: Partial<TaskFilter> = {}) =>
			(await listTasks(actor, { ...everything, waitsForExtension: true, ...filter }, { today })).total;
		expect(await waiting(member, { status: 'OPEN', body: await slugOf(council.bodyId) })).toBe(1);
		expect(await waiting(member, { status: 'CLOSED' })).toBe(0);
		expect((await readOverview(outsider, today)).waitForExtension).toBe(1);

		const reader = (actor: typeof member) => ({
			...{ id: actor.userId ?? '', standing: actor, locale: 'lv' as const }
		});
		const readers = [chair, member, secretary].map(reader);
		const waits = await waitingExtensions.waitingFor(installation, readers, '2022-03-25');
		expect([...waits.keys()].sort()).toEqual([chair.userId, secretary.userId].sort());
		expect(waits.get(chair.userId!)).toEqual([
			{
				...{ key: asked.id, path: `/tasks/${number}/extension`, since: '2022-03-25' },
				text: 'Izstrādāt vadlīnijas – līdz 30.06.2022., lūdz VBTAI pārstāvis, 8. apakšgrupa'
			}
		]);

		await restrict(secretary, {
			...{
				kind: 'TASK',
				id,
				taskId: id,
				version: 1,
				restrictedBasis: 'IAL 5. p.',
				restrictedUntil: '2023-03-01'
			}
		});
		const secret = await waitingExtensions.waitingFor(installation, readers, '2022-03-25');
		expect(secret.get(chair.userId!)![0]!.text).not.toContain('vadlīnijas');
		expect((await refusalOf(readExtensions(outsider, number))).reason).toBe('NOT_FOUND');
		expect((await readOverview(outsider, today)).waitForExtension).toBe(0);

		await decideExtension(chair, decision(asked.id, { note: 'Līdz sēdei.' }));
		expect((await tasks.read(member, number)).asked).toEqual([]);
		expect([await waiting(member), (await readOverview(outsider, today)).waitForExtension]).toEqual([0, 0]);
		expect(await list(chair)).toEqual([]);
		expect(await list(chair, true)).toEqual([[number, false, null]]);
		expect((await waitingExtensions.waitingFor(installation, readers, '2022-03-25')).size).toBe(0);
		const history = JSON.stringify(historyBlocks(await readHistory(member, number), 'lv'));
		for (const said of ['Lūgts pagarināt termiņu', 'gaida TM atzinumu', 'Termiņš pagarināts', 'Līdz sēdei.'])
			expect(history).toContain(said);
		expect(council.bodyId).toBeTruthy();
	});

	it('is in the mails, once each, while it is of use; nothing restricted leaves in them', async () => {
		const { installation, number, form, member, chair, secretary, mails, id } = await setting(kind);
		const asked = await ask(member, form());
		const told = await mails('extension-asked');
		expect(told).toHaveLength(2);
		const [mail] = told.filter(({ personId }) => personId !== null);
		const { 'extension-asked': toDecide, 'extension-decided': decided } = mailKinds;
		expect(await toDecide!.stillWanted(installation, mail!)).toBe(true);
		const { subject, text, html } = await toDecide!.render(installation, mail!, true);
		expect(subject).toBe('Lūdz pagarināt termiņu līdz 30.06.2022.: Izstrādāt vadlīnijas');
		for (const part of [text, html])
			for (const said of ['gaida TM atzinumu', '01.05.2022.', `/tasks/${number}/extension`])
				expect(part).toContain(said);
		await restrict(secretary, {
			...{
				kind: 'TASK',
				id,
				taskId: id,
				version: 1,
				restrictedBasis: 'IAL 5. p.',
				restrictedUntil: '2023-03-01'
			}
		});
		const guarded = await toDecide!.render(installation, mail!, true);
		for (const secret of ['vadlīnijas', 'gaida TM atzinumu'])
			expect(JSON.stringify(guarded)).not.toContain(secret);
		await decideExtension(chair, decision(asked.id, { due: '2022-06-15' }));
		expect(await toDecide!.stillWanted(installation, mail!)).toBe('Lūgums vairs negaida šī adresāta lēmumu.');
		const [answer] = await mails('extension-decided');
		expect(answer!.personId).toBe(member.personId);
		expect(await decided!.stillWanted(installation, answer!)).toBe(true);
		const granted = await decided!.render(installation, { ...answer!, locale: 'en' }, true);
		expect(granted.subject).toMatch(/^Deadline extended until 15 Jun 2022: /);
		expect(granted.text).toContain('You asked for 30 Jun 2022.');
		// Who asked it withdraws it: nobody has to decide any more.
		const again = await ask(member, form({ version: 3, due: '2022-07-30' }));
		const last = (await mails('extension-asked')).find(({ subject: about }) => about.includes(again.id))!;
		expect(await toDecide!.stillWanted(installation, last)).toBe(true);
		await withdrawExtension(member, { id: again.id, version: 1, entryId: newId() });
		expect(await toDecide!.stillWanted(installation, last)).not.toBe(true);
	});

	it('is the letter to the author, for the secretariat, in correct Latvian', async () => {
		const { installation, council, number, form, member, chair, assistant, secretary, id } =
			await setting(kind);
		const sourceId = newId();
		await addSource(secretary, {
			...{ id, version: 1, sourceId, kind: 'CABINET', reference: 'prot. Nr. 12 21. §', date: '2022-03-10' },
			...{ author: 'Ministru kabinets', due: '2022-04-10' }
		});
		await changeDue(secretary, {
			...{ id, version: 2, sourceId, due: '2022-04-20', reason: 'Vēstule.', decision: 'prot. Nr. 14' }
		});
		const { id: asked } = await ask(member, form({ version: 3 }));
		expect((await refusalOf(extensionLetter(chair, number, asked))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(extensionLetter(assistant, number + 1, asked))).reason).toBe('NOT_FOUND');
		const { name, bytes } = await extensionLetter(assistant, number, asked);
		expect(name).toBe(`termina-pagarinajums-${number}-2022-03-25`);
		const words = (file: Uint8Array) =>
			strFromU8(unzipSync(file)['word/document.xml']!)
				.replace(/<\/w:p>/g, '\n')
				.replace(/<[^>]+>/g, '');
		const letter = words(bytes);
		expect(letter).toContain(
			'Lūdzam pagarināt uzdevuma „Izstrādāt vadlīnijas” (2022. gada 10. marta prot. Nr. 12 21. §) ' +
				'izpildes termiņu līdz 2022. gada 30. jūnijam, jo gaida TM atzinumu.'
		);
		for (const said of [
			...['Rīgā\n', '2022. gada 25. martāNr. ', '\nMinistru kabinetam\n'],
			...[
				'\nPar uzdevuma izpildes termiņa pagarināšanu\n',
				'Pašreizējais termiņš ir 2022. gada 20. aprīlis.'
			],
			...['Sākotnējais termiņš bija 2022. gada 10. aprīlis.', 'Asistents, ']
		])
			expect(letter).toContain(said);
		// Whoever asks for it in English gets the same letter; the council's chair signs it.
		const chairPost = await makePost(installation, {
			...{ bodyId: council.councilId, role: 'CHAIR', label: 'Padomes priekšsēdētājs' }
		});
		const personId = await makePerson(installation, { name: 'Anna Bērziņa' });
		await makeMembership(installation, { postId: chairPost, personId });
		const english = words((await extensionLetter({ ...assistant, locale: 'en' }, number, asked)).bytes);
		expect(english).toContain('Anna Bērziņa');
		expect(english.replace(/Padomes priekšsēdētājs.*/, '')).toBe(
			letter.replace('(amats)(vārds, uzvārds)', '')
		);
		const ours = await ask(
			member,
			form({ version: 3, sourceId: (await readExtensions(member, number)).terms[0]!.sourceId })
		);
		expect((await refusalOf(extensionLetter(secretary, number, ours.id))).reason).toBe('NOT_FOUND');
	});

	it('is the figures: how often and how far, in days and working days, for whoever may see them', async () => {
		const { number, id, form, member, chair, secretary, outsider, councilSource, installation, createForm } =
			await setting(kind);
		const asked = await ask(member, form({ due: '16.05.2022.' }));
		await decideExtension(chair, decision(asked.id));
		await changeDue(secretary, {
			...{ id, version: 2, sourceId: councilSource, due: '2022-05-30', reason: 'Sēde pārcelta.' }
		});
		// A nearer one is no delay; nor is another source that binds.
		await changeDue(secretary, {
			...{ id, version: 3, sourceId: councilSource, due: '2022-05-20', reason: 'Steidzami.' }
		});
		const other = await create(secretary, createForm({ bodyId: (await councilOf(installation)).id }));
		expect(other.number).toBe(number + 1);
		const no = await ask(member, form({ version: 4 }));
		await decideExtension(chair, decision(no.id, { outcome: 'REFUSED', note: 'Pietiek.' }));

		const params = (query = '') => new URLSearchParams(query);
		const figures = await readFigures(secretary, params());
		expect(figures).toMatchObject({ from: '2022-01-01', to: '2022-03-25', by: 'body', isTooMuch: false });
		// 1 May to 16 May: 15 days; 16 May to 30 May: 14. Of 4 May, a holiday, nobody works.
		const expected = {
			...{ asked: 2, granted: 1, refused: 1, moves: 2, tasks: 1, days: 29, workingDays: 20 },
			...{ averageDays: 15, averageWorkingDays: 10, longestDays: 15 }
		};
		expect(figures.rows).toEqual([{ label: '8. Bāriņtiesu darba pilnveide', ...expected }]);
		expect(figures.all).toEqual(expected);
		const institutions = await readFigures(chair, params('by=institution'));
		expect(institutions.rows.map(({ label }) => label)).toEqual(['VBTAI']);
		expect((await readFigures(secretary, params('to=31.12.2021.&from=01.01.2021.'))).rows).toEqual([]);
		expect(await readFigures(secretary, params('from=rit'))).toMatchObject({ isWrongPeriod: true });
		expect(figuresColumns(figures, 'lv')).toHaveLength(11);
		expect(figuresRows(figures, 'lv').at(-1)).toEqual(['Kopā', 2, 1, 1, 2, 1, 29, 15, 15, 20, 10]);
		// The chair, whoever sits in it today; neither a deputy nor the secretary of the body.
		const seatedAs = (role: 'DEPUTY_CHAIR' | 'SECRETARY') => ({
			...chair,
			seats: chair.seats.map((seat) => ({ ...seat, role }))
		});
		expect(seesFigures(chair)).toBe(true);
		for (const actor of [member, outsider, seatedAs('DEPUTY_CHAIR'), seatedAs('SECRETARY')]) {
			expect(seesFigures(actor)).toBe(false);
			expect((await refusalOf(readFigures(actor, params()))).reason).toBe('NOT_FOUND');
		}
	});
});

function councilOf({ db }: Awaited<ReturnType<typeof setting>>['installation']) {
	return db.read.body.findFirstOrThrow({ where: { kind: 'COUNCIL' } });
}
