import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { recordAll } from '#lib/audit/audit.server.ts';
import type { Block, EventsBlock, TableBlock } from '#lib/documents/blocks.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { zipStream } from '#lib/documents/zip.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import {
	makeActor,
	makeBody,
	makeCouncil,
	makeMembership,
	makePerson
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeSource, makeTask } from '../../../tests/setup/tasks.ts';
import { historyBlocks } from './history-document.ts';
import { historyFiles, historyName } from './history-download.server.ts';
import { readHistory } from './history.server.ts';

async function makeEntry(installation: Installation, taskId: string, entry: object = {}): Promise<string> {
	const id = newId();
	await installation.db.write((tx) =>
		tx.progressEntry.create({
			data: {
				...{ id, taskId, kind: 'REPORTED', at: new Date('2022-04-01T09:00:00Z'), text: 'Sagatavots.' },
				...{ statusBefore: 'IN_PROCESS', statusAfter: 'IN_PROCESS' },
				...{ authorName: 'Parauga loceklis', capacity: 'VBTAI pārstāvis, 8. apakšgrupa' },
				...entry
			}
		})
	);
	return id;
}

async function makeDocument(
	installation: Installation,
	taskId: string,
	texts: string[],
	document: object = {}
) {
	return installation.db.write(async (tx) => {
		const id = newId();
		await tx.taskDocument.create({ data: { id, taskId, title: 'Ziņojuma projekts', ...document } });
		for (const [at, text] of texts.entries()) {
			const attachmentId = await addAttachment(tx, {
				...{ name: 'zinojums.txt', type: 'text/plain', bytes: new TextEncoder().encode(text) },
				clockNow: installation.clock.now()
			});
			await tx.taskDocumentVersion.create({
				data: {
					...{ id: newId(), documentId: id, number: at + 1, attachmentId, at: installation.clock.now() },
					...{ authorName: 'Parauga loceklis', capacity: 'VBTAI pārstāvis' }
				}
			});
		}
		return id;
	});
}

const ground = 'Informācijas atklātības likuma 5. panta otrā daļa';
const restricted = { restrictedBasis: ground, restrictedUntil: '2030-12-31' };

/** All that a document says, piece by piece. */
function textsOf(blocks: readonly Block[]): string[] {
	return JSON.stringify(blocks)
		.match(/"(?:[^"\\]|\\.)*"/g)!
		.map((text) => JSON.parse(text) as string);
}

function eventsOf(blocks: readonly Block[]): EventsBlock['events'] {
	return blocks.find((one): one is EventsBlock => one.type === 'EVENTS')!.events;
}

/** The rows of the table under a heading, each cell as one text. */
function rowsUnder(blocks: readonly Block[], heading: string): string[][] {
	const at = blocks.findIndex((one) => one.type === 'HEADING' && one.text === heading);
	const table = blocks.slice(at + 1).find((one): one is TableBlock => one.type === 'TABLE')!;
	return table.rows.map((row) =>
		row.map((cell) => cell.map((line) => line.map(({ text }) => text).join('')).join(' | '))
	);
}

async function setting(kind: (typeof databaseKinds)[number], { at = '2026-11-20T10:00:00Z' } = {}) {
	const installation = await testInstallation(kind, { at });
	const council = await makeCouncil(installation);
	const task = await makeTask(installation, {
		bodyId: council.bodyId,
		lead: [{ institutionId: council.institutions.vbtai }],
		co: [{ institutionId: council.institutions.tm }],
		originalDue: '2022-05-01',
		due: '2024-06-30',
		description: 'Sagatavot **ziņojumu**.'
	});
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const reader = makeActor(installation, { userId: 'a-reader' });
	const blocksFor = async (actor: Actor, number = task.number) =>
		historyBlocks(await readHistory(actor, number), 'lv');
	return { installation, council, task, secretary, reader, blocksFor };
}

describe.each(databaseKinds)('the history of a task on %s', (kind) => {
	it('tells sources, deadlines, reports, closings and documents in the order of time', async () => {
		const { installation, task, reader, blocksFor } = await setting(kind);
		await makeSource(installation, {
			taskId: task.id,
			reference: 'Padomes lēmums, prot. Nr. 3 2. §',
			due: '2022-05-01'
		});
		await makeEntry(installation, task.id, {
			...{ kind: 'DUE_CHANGED', at: new Date('2022-04-20T09:00:00Z'), text: 'LPS atbildi gaidām maijā.' },
			...{ decision: 'prot. Nr. 4 1. §', details: JSON.stringify({ from: '2022-05-01', to: '2024-06-30' }) }
		});
		await makeEntry(installation, task.id, { at: new Date('2022-04-01T22:30:00Z') });
		await makeEntry(installation, task.id, {
			...{ kind: 'CLOSED', at: new Date('2024-06-20T09:00:00Z'), text: '', statusAfter: 'COMPLETED' },
			...{ decision: 'prot. Nr. 9', details: JSON.stringify({ closedAs: 'PARTLY_DONE', on: '2024-06-19' }) }
		});
		await makeDocument(installation, task.id, ['pirmā', 'otrā']);
		const blocks = await blocksFor(reader);
		expect(eventsOf(blocks).map(({ head, lines }) => [head.split(' · ')[0], lines[0]?.[0]?.text])).toEqual([
			['01.01.2022.', 'Uzdevums reģistrēts'],
			['02.04.2022. plkst. 01.30', 'Ziņots par izpildi'],
			['20.04.2022. plkst. 12.00', 'Termiņš mainīts · 01.05.2022. → 30.06.2024.'],
			['20.06.2024. plkst. 12.00', 'Uzdevums slēgts · Izpildīts daļēji · 19.06.2024.'],
			['20.11.2026. plkst. 12.00', 'Pievienots dokuments „Ziņojuma projekts”, 1. versija: zinojums.txt, 6 B'],
			['20.11.2026. plkst. 12.00', 'Pievienots dokuments „Ziņojuma projekts”, 2. versija: zinojums.txt, 5 B']
		]);
		expect(rowsUnder(blocks, 'Avoti')).toEqual([
			['Padomes lēmums, prot. Nr. 3 2. §', 'Padome', '01.05.2022.', '']
		]);
		expect(rowsUnder(blocks, 'Termiņi')).toEqual([
			['01.01.2022.', 'sākotnējais termiņš: 01.05.2022.', '', ''],
			[
				...['20.04.2022.', '01.05.2022. → 30.06.2024.', 'LPS atbildi gaidām maijā. | prot. Nr. 4 1. §'],
				'Parauga loceklis | VBTAI pārstāvis, 8. apakšgrupa'
			]
		]);
		const sum = createHash('sha256').update('otrā').digest('hex');
		expect(rowsUnder(blocks, 'Dokumenti')[1]).toEqual(
			expect.arrayContaining(['2. versija', `zinojums.txt | 5 B | ${sum}`])
		);
	});

	it('says who owed it as of then: names of institutions, holders of seats, owners and bodies of each time', async () => {
		const { installation, council, task, reader, blocksFor } = await setting(kind);
		const next = await makePerson(installation, { name: 'Nākamā pārstāve' });
		await installation.db.write((tx) =>
			tx.membership.updateMany({
				where: { personId: council.people.member },
				data: { endDate: '2023-06-30' }
			})
		);
		await makeMembership(installation, {
			...{ postId: council.posts.vbtai, personId: next, startDate: '2023-07-01', kind: 'ACTING' }
		});
		const { lm, vbtai, tm } = council.institutions;
		const was = { role: 'LEAD', institutionId: lm, postId: null };
		const is = [
			{ role: 'LEAD', institutionId: vbtai, postId: null },
			{ role: 'CO', institutionId: tm, postId: null }
		];
		await makeEntry(installation, task.id, {
			...{ kind: 'OWNERS_CHANGED', at: new Date('2022-02-01T09:00:00Z'), text: '' },
			details: JSON.stringify({ from: [was], to: is })
		});
		const elsewhere = await makeBody(installation, { number: 3, name: 'Cita grupa' });
		await makeEntry(installation, task.id, {
			...{ kind: 'MOVED', at: new Date('2022-01-15T09:00:00Z'), text: '' },
			details: JSON.stringify({ from: elsewhere, to: council.bodyId })
		});
		expect(rowsUnder(await blocksFor(reader), 'Kas par uzdevumu atbildēja')).toEqual([
			...[
				[
					'01.01.2022.–14.01.2022.',
					'3. Cita grupa',
					'Labklājības ministrija | nav zināms, kas vietu ieņēma',
					''
				]
			],
			...[
				[
					'15.01.2022.–31.01.2022.',
					'8. Bāriņtiesu darba pilnveide',
					'Labklājības ministrija | Parauga vadītājs',
					''
				]
			],
			[
				...['01.02.2022.–30.06.2023.', '8. Bāriņtiesu darba pilnveide'],
				'Valsts bērnu tiesību aizsardzības inspekcija | Parauga loceklis',
				'Tieslietu ministrija | nav zināms, kas vietu ieņēma'
			],
			[
				...['01.07.2023.–31.12.2023.', '8. Bāriņtiesu darba pilnveide'],
				'Valsts bērnu tiesību aizsardzības inspekcija | Nākamā pārstāve (p. i.)',
				'Tieslietu ministrija | nav zināms, kas vietu ieņēma'
			],
			[
				...['01.01.2024.–20.11.2026.', '8. Bāriņtiesu darba pilnveide'],
				'Bērnu aizsardzības centrs | Nākamā pārstāve (p. i.)',
				'Tieslietu ministrija | nav zināms, kas vietu ieņēma'
			]
		]);
	});

	it('marks what was withdrawn as mistaken, and goes by what stands', async () => {
		const { installation, council, task, reader, blocksFor } = await setting(kind);
		const withdrawn = {
			...{ withdrawnAt: new Date('2022-05-02T09:00:00Z'), withdrawnBy: 'Sekretāre' },
			withdrawnReason: 'cits uzdevums'
		};
		await makeEntry(installation, task.id, { text: 'Nepareizs.', ...withdrawn });
		await makeEntry(installation, task.id, {
			...{ kind: 'MOVED', text: '', ...withdrawn },
			details: JSON.stringify({ from: council.councilId, to: council.bodyId })
		});
		const blocks = await blocksFor(reader);
		const event = eventsOf(blocks).find(({ text }) => text === 'Nepareizs.')!;
		expect(event.isWithdrawn).toBe(true);
		expect(event.lines.flat().map(({ text }) => text)).toContain(
			'Atsaukts kā kļūdains 02.05.2022., Sekretāre. Iemesls: cits uzdevums'
		);
		expect(textsOf(blocks).filter((text) => text === 'Bērnu lietu sadarbības padome')).toEqual([]);
	});

	it('takes its subtasks with it, and says which', async () => {
		const { installation, council, task, reader, blocksFor } = await setting(kind);
		const part = await makeTask(installation, {
			...{ bodyId: council.bodyId, parentId: task.id, code: '1.2.', title: 'Aptauja', due: '2022-04-01' },
			lead: [{ institutionId: council.institutions.tm }]
		});
		await makeEntry(installation, part.id, { text: 'Aptauja sākta.' });
		const blocks = await blocksFor(reader);
		expect(rowsUnder(blocks, 'Apakšuzdevumi')).toEqual([['1.2.', 'Aptauja', '01.04.2022.', 'Nav uzsākts']]);
		expect(eventsOf(blocks).at(-1)!.head).toMatch(/ · apakšuzdevums 1\.2\.$/);
		expect(textsOf(blocks)).toContain('1.2. Aptauja');
	});

	it('tells what was changed in the records, before and after in words, and nothing else of the journal', async () => {
		const { installation, council, task, reader, blocksFor } = await setting(kind);
		const secretary = makeActor(installation, { name: 'Sekretāre', role: 'SECRETARY' });
		const change = { capacity: 'Sekretariāts', subjectType: 'Task', subjectId: task.id };
		await installation.db.write((tx) =>
			recordAll(tx, secretary, [
				{
					...{ ...change, deed: 'tasks.edit', before: { title: 'Vecais', due: null, id: 'x', version: 1 } },
					after: { title: 'Jaunais', due: '2024-06-30', id: 'x', version: 2 }
				},
				{
					...{ ...change, deed: 'tasks.assign', before: { assignments: [] } },
					after: { assignments: [{ role: 'LEAD', institutionId: council.institutions.tm, postId: null }] }
				},
				{ ...change, deed: 'tasks.note', after: { title: 'iekšēja piezīme' } },
				{ ...change, deed: 'tasks.report', after: { status: 'IN_PROCESS' } }
			])
		);
		const blocks = await blocksFor(reader);
		expect(rowsUnder(blocks, 'Labojumi ierakstos').map((row) => row.slice(1))).toEqual([
			['Nosaukums', 'Vecais', 'Jaunais'],
			['Termiņš', '–', '30.06.2024.'],
			['Atbildīgie', 'atbild grupa', 'Tieslietu ministrija']
		]);
		expect(textsOf(blocks)).not.toContain('iekšēja piezīme');
	});

	it('never holds what the secretariat notes for itself, not even for the secretariat', async () => {
		const { installation, task, secretary, blocksFor } = await setting(kind);
		await makeEntry(installation, task.id, { text: 'zvanīju, sola piektdien', isInternal: true });
		await makeEntry(installation, task.id, { text: 'zvanīju vēlreiz', kind: 'NOTE' });
		expect(textsOf(await blocksFor(secretary)).join()).not.toContain('zvanīju');
	});

	it('holds what is restricted only for those who may see it, and then says so at its top', async () => {
		const { installation, council, task, secretary, reader } = await setting(kind);
		await makeEntry(installation, task.id, { text: 'slepens ziņojums', ...restricted });
		await makeDocument(installation, task.id, ['slepena datne'], {
			title: 'Slepens dokuments',
			...restricted
		});
		await makeDocument(installation, task.id, ['x'], {
			title: 'Tikai sekretariātam',
			audience: 'SECRETARIAT'
		});
		const part = await makeTask(installation, {
			bodyId: council.bodyId,
			parentId: task.id,
			title: 'Slepens uzdevums'
		});
		await installation.db.write((tx) => tx.task.update({ where: { id: part.id }, data: restricted }));

		const seen = textsOf(historyBlocks(await readHistory(secretary, task.number), 'lv')).join('\n');
		for (const what of ['slepens ziņojums', 'Slepens dokuments', 'Slepens uzdevums'])
			expect(seen).toContain(what);
		// What the secretariat keeps for itself goes out to nobody, as its notes.
		expect(seen).not.toContain('Tikai sekretariātam');
		const files = async (actor: Actor) => {
			const stream = zipStream(historyFiles(actor, await readHistory(actor, task.number)));
			return unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
		};
		const whole = await files(secretary);
		const name = Object.keys(whole)[0]!;
		const top = strFromU8(unzipSync(whole[name]!)['word/document.xml']!);
		expect(top).toContain('IEROBEŽOTAS PIEEJAMĪBAS INFORMĀCIJA');
		expect(top).toContain(`${ground}, līdz 31.12.2030. (ieskaitot)`);

		const hidden = textsOf(historyBlocks(await readHistory(reader, task.number), 'lv')).join('\n');
		expect(hidden).not.toMatch(/[Ss]lepen|Tikai sekretariātam/);
		const outside = await files(reader);
		expect(Object.keys(outside)).toEqual([name, 'SHA-256.txt']);
		expect(strFromU8(unzipSync(outside[name]!)['word/document.xml']!)).not.toMatch(/IEROBEŽOT|[Ss]lepen/);
		await expect(readHistory(reader, part.number)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});

	it('leaves in an archive with its documents by version and their checksums', async () => {
		const { installation, task, reader } = await setting(kind);
		await makeDocument(installation, task.id, ['pirmā', 'otrā'], { title: '../Ziņojums: projekts/1' });
		await makeDocument(installation, task.id, ['atsaukta'], { title: 'Kļūda', withdrawnAt: new Date(0) });
		const attachmentId = await installation.db.write((tx) =>
			addAttachment(tx, {
				...{ name: 'mandāts.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) },
				clockNow: installation.clock.now()
			})
		);
		await makeSource(installation, { taskId: task.id, attachmentId });
		const gone = await makeDocument(installation, task.id, ['dzēsta'], { title: 'Izņemts' });
		const { attachmentId: goneId } = await installation.db.read.taskDocumentVersion.findFirstOrThrow({
			where: { documentId: gone }
		});
		await installation.db.write(async (tx) => {
			await tx.attachmentContent.delete({ where: { attachmentId: goneId } });
			await tx.attachment.update({ where: { id: goneId }, data: { redactedAt: new Date() } });
		});
		const history = await readHistory(reader, task.number);
		expect(historyName(history)).toBe('Uzdevums Nr. 1 – vēsture 2026-11-20');
		const stream = zipStream(historyFiles(reader, history));
		const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
		const names = Object.keys(files);
		expect(names).toEqual([
			'Uzdevums Nr. 1 – vēsture 2026-11-20.docx',
			'dokumenti/01 -Ziņojums- projekts-1/1 zinojums.txt',
			'dokumenti/01 -Ziņojums- projekts-1/2 zinojums.txt',
			'avoti/01 mandāts.pdf',
			'SHA-256.txt'
		]);
		expect(strFromU8(files[names[2]!]!)).toBe('otrā');
		const list = strFromU8(files['SHA-256.txt']!).trim().split('\n');
		for (const name of names.slice(0, 4))
			expect(list).toContain(`${createHash('sha256').update(files[name]!).digest('hex')}  ${name}`);
		expect(list.filter((line) => line.startsWith('#'))).toEqual([
			'# Nav pievienota: dokumenti/02 Izņemts/1 zinojums.txt (satura vairs nav)'
		]);
	});

	it('is not there for a task that nobody has, nor for who is not signed in', async () => {
		const { installation, task, reader } = await setting(kind);
		const nobody = makeActor(installation, { userId: null });
		await expect(readHistory(reader, 999)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(readHistory(nobody, task.number)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});
});
