import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { goodFiles } from '#lib/documents/file-samples.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeBody } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { undoers } from './documents-undoing.server.ts';
import { everything } from './filter.ts';
import { jobs } from './jobs.server.ts';
import { readChange } from './lifecycle-undoing.server.ts';
import { listTasks } from './register.server.ts';
import { restrict, unrestrict } from './restricting.server.ts';
import { describe as describeDocument, withdraw } from './task-documents-changing.server.ts';
import { attach, replace } from './task-documents.server.ts';
import { bringUpToDate } from './word-index.server.ts';

const today = '2022-03-25';
const pdf = goodFiles['Vēstule.pdf']!;

describe.each(databaseKinds)('searching tasks by their documents on %s', (kind) => {
	async function setting() {
		const installation = await testInstallation(kind, { at: `${today}T08:00:00Z` });
		const { id: taskId } = await makeTask(installation, { bodyId: await makeBody(installation) });
		const secretary = makeActor(installation, { role: 'SECRETARY', userId: newId() });
		const find = async (q: string, actor: Actor = secretary) =>
			(await listTasks(actor, { ...everything, q }, { today })).total;
		const file = (name: string) => new File([new Uint8Array(Buffer.concat([pdf, Buffer.from(name)]))], name);
		const leave = (more: object = {}) =>
			attach(secretary, {
				...{ id: newId(), taskId, title: 'Bāriņtiesu aptauja', files: [file('Pielikums.pdf')], ...more }
			});
		const undo = async (eventId: string | null) => {
			const change = await installation.db.write((tx) => readChange(tx, eventId!));
			await undoers[change.deed]!(secretary, change);
		};
		const document = () => installation.db.read.taskDocument.findFirstOrThrow();
		return { installation, taskId, secretary, find, file, leave, undo, document };
	}

	it('finds a task by what its documents and their newest files are called, whatever the ending', async () => {
		const { secretary, find, file, leave, undo, document } = await setting();
		expect(await find('aptaujas')).toBe(0);
		const left = await leave();
		expect(await find('bāriņtiesu aptaujas')).toBe(1);
		expect(await find('pielikumā')).toBe(1);
		expect(await find('pdf')).toBe(0);
		const { id: documentId, version } = await document();
		const replaced = await replace(secretary, {
			...{ id: newId(), documentId, version, files: [file('Kopsavilkums.pdf')] }
		});
		expect([await find('kopsavilkuma'), await find('pielikums')]).toEqual([1, 0]);
		await undo(replaced.eventId);
		expect([await find('kopsavilkuma'), await find('pielikums')]).toEqual([0, 1]);
		await undo(left.eventId);
		expect(await find('aptaujas')).toBe(0);
	});

	it('knows another name, and what was withdrawn no longer', async () => {
		const { secretary, find, leave, document } = await setting();
		await leave();
		const { id: documentId, version } = await document();
		const named = { documentId, version, title: 'Vadlīnijas', audience: 'COUNCIL' };
		await describeDocument(secretary, named);
		expect([await find('vadlīnijām'), await find('aptaujas')]).toEqual([1, 0]);
		await withdraw(secretary, { documentId, version: version + 1, reason: 'Cita uzdevuma' });
		expect(await find('vadlīnijām')).toBe(0);
	});

	it('finds nothing by what not everybody sees', async () => {
		const { secretary, taskId, find, leave, document } = await setting();
		await leave({ audience: 'BODY' });
		await leave({ title: 'Piezīmes', audience: 'SECRETARIAT' });
		expect([await find('aptaujas'), await find('piezīmes')]).toEqual([0, 0]);
		const { id: documentId, version } = await document();
		await describeDocument(secretary, { documentId, version, title: 'Saskaņojums', audience: 'COUNCIL' });
		expect(await find('saskaņojumi')).toBe(1);
		const kept = { kind: 'DOCUMENT', id: documentId, taskId, version: version + 1 };
		await restrict(secretary, { ...kept, restrictedBasis: 'IAL 5. pants', restrictedUntil: '2023-03-25' });
		expect(await find('saskaņojumi')).toBe(0);
		await unrestrict(secretary, { ...kept, version: version + 2 });
		expect(await find('saskaņojumi')).toBe(1);
	});

	it('finds by a restricted document from the day after its term, by itself, and for good', async () => {
		const { installation, secretary, taskId, find, leave, document } = await setting();
		await leave();
		const { id: documentId } = await document();
		const kept = { kind: 'DOCUMENT', id: documentId, taskId, version: 1, restrictedBasis: 'IAL 5. pants' };
		await restrict(secretary, { ...kept, restrictedUntil: '2022-03-31' });
		const nextHour = async () => {
			for (const job of jobs) await job.run(installation);
			return find('aptaujas');
		};
		expect(await nextHour()).toBe(0);
		installation.clock.set('2022-03-31T20:00:00Z');
		expect(await nextHour(), 'its last day').toBe(0);
		installation.clock.set('2022-03-31T21:30:00Z');
		expect(await nextHour(), 'the next, in Riga').toBe(1);
		await leave({ title: 'Vadlīnijas' });
		expect([await find('aptaujas'), await find('vadlīnijām')]).toEqual([1, 1]);
	});

	it('learns of the documents of an older Padome once a portal has started', async () => {
		const { installation, find, leave } = await setting();
		await leave();
		await installation.db.write((tx) => tx.taskWord.deleteMany({ where: { word: 'aptauja' } }));
		await bringUpToDate(installation);
		expect(await find('aptaujas')).toBe(1);
		await installation.db.write((tx) => tx.taskWord.deleteMany({ where: { word: 'aptauja' } }));
		await bringUpToDate(installation);
		const words = await installation.db.read.taskWord.count({ where: { word: 'aptauja' } });
		expect(words, 'brought up to date once').toBe(0);
	});
});
