import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { goodFiles } from '#lib/documents/file-samples.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { undoers } from './documents-undoing.server.ts';
import { preparedKinds } from './closing-prepared.server.ts';
import { close } from './closing.server.ts';
import { decideExtension } from './extension-deciding.server.ts';
import { preparedKinds as extensionsPrepared } from './extension-prepared.server.ts';
import { ask } from './extension-asking.server.ts';
import { readChange } from './lifecycle-undoing.server.ts';
import { restrict, unrestrict } from './restricting.server.ts';
import { readDocuments } from './task-documents-reading.server.ts';
import { attach } from './task-documents.server.ts';
import { read, report } from './tasks.server.ts';

const today = '2022-03-25';
const basis = 'Informācijas atklātības likuma 5. panta otrās daļas 3. punkts';

async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const { bodyId, people } = council;
	const task = await makeTask(installation, { bodyId });
	const part = await makeTask(installation, { bodyId, parentId: task.id, inRegister: false });
	const partOfPart = await makeTask(installation, { bodyId, parentId: part.id, inRegister: false });
	const member = makeActor(installation, { seats: await seatsOf(installation, people.member, today) });
	const chair = makeActor(installation, { seats: await seatsOf(installation, people.chair, today) });
	const secretary = makeActor(installation, { userId: 'secretary', name: 'Sekretāre', role: 'SECRETARY' });
	const assistant = makeActor(installation, { userId: 'assistant', name: 'Asistents', role: 'ASSISTANT' });
	const outsider = makeActor(installation, { userId: 'outsider' });
	const form = (more: object = {}) => ({
		...{ kind: 'TASK', id: task.id, taskId: task.id, version: 1 },
		...{ restrictedBasis: basis, restrictedUntil: '2023-03-25', ...more }
	});
	const stored = (id = task.id) =>
		installation.db.read.task.findUniqueOrThrow({
			where: { id },
			select: { restrictedBasis: true, restrictedUntil: true }
		});
	const undo = async (actor: Actor, eventId: string | null) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers[change.deed]!(actor, change);
	};
	return {
		...{ installation, council, task, part, partOfPart, form, stored, undo },
		...{ member, chair, secretary, assistant, outsider }
	};
}

const is = { restrictedBasis: basis, restrictedUntil: '2023-03-25' };
const open = { restrictedBasis: null, restrictedUntil: null };

describe.each(databaseKinds)('restricting on %s', (kind) => {
	it('keeps a task and its parts for the secretariat and its body, says so in its course, and is lifted', async () => {
		const { task, part, partOfPart, form, stored, assistant, secretary, outsider, member, installation } =
			await setting(kind);
		await installation.db.write((tx) =>
			tx.task.update({
				where: { id: partOfPart.id },
				data: { restrictedBasis: 'cits', restrictedUntil: '2024-01-01' }
			})
		);
		const done = await restrict(assistant, form({ restrictedUntil: '25.03.2023.' }));
		expect(done).toEqual({ number: task.number, eventId: expect.any(String) });
		expect(await stored()).toEqual(is);
		expect(await stored(part.id)).toEqual(is);
		expect(await stored(partOfPart.id)).toEqual({ restrictedBasis: 'cits', restrictedUntil: '2024-01-01' });
		for (const { number } of [task, part]) await expect(read(outsider, number)).rejects.toThrow('NOT_FOUND');
		const { course } = await read(member, task.number);
		expect(course[0]).toMatchObject({
			kind: 'RESTRICTED',
			change: { type: 'ACCESS', target: 'TASK', ...is },
			restriction: null
		});
		await unrestrict(secretary, form({ version: 2 }));
		expect(await stored()).toEqual(open);
		expect(await stored(part.id)).toEqual(open);
		expect((await stored(partOfPart.id)).restrictedUntil).toBe('2024-01-01');
		expect((await read(outsider, task.number)).course[0]).toMatchObject({
			...{ kind: 'UNRESTRICTED', change: { type: 'ACCESS', target: 'TASK', ...is } }
		});
	});

	it('is the secretariat’s, and says what is wrong', async () => {
		const { form, secretary, outsider, member, chair } = await setting(kind);
		for (const actor of [outsider, member, chair]) {
			await expect(restrict(actor, form())).rejects.toThrow('NOT_FOUND');
			await expect(unrestrict(actor, form())).rejects.toThrow('NOT_FOUND');
		}
		for (const [wrong, field] of [
			[{ restrictedBasis: ' ' }, 'restrictedBasis'],
			[{ restrictedBasis: 'ā'.repeat(301) }, 'restrictedBasis'],
			[{ restrictedUntil: '' }, 'restrictedUntil'],
			[{ restrictedUntil: '31.02.2023.' }, 'restrictedUntil'],
			[{ restrictedUntil: '2022-03-24' }, 'restrictedUntil'],
			[{ restrictedUntil: '2027-03-26' }, 'restrictedUntil'],
			[{ kind: 'BODY' }, 'kind'],
			[{ version: 0 }, 'version']
		] as const)
			await expect(restrict(secretary, form(wrong)), field).rejects.toMatchObject({
				...{ reason: 'INVALID', fields: { [field]: expect.any(String) } }
			});
		for (const wrong of [{ id: newId() }, { kind: 'ENTRY', id: newId() }, { kind: 'DOCUMENT', id: newId() }])
			await expect(restrict(secretary, form(wrong))).rejects.toThrow('NOT_FOUND');
		// Its last day may be today.
		await restrict(secretary, form({ restrictedUntil: today }));
	});

	it('acts once, twice the same form or two at the same time; whoever comes second sees both', async () => {
		const { form, secretary, assistant, installation } = await setting(kind);
		const done = await Promise.all([restrict(secretary, form()), restrict(secretary, form())]);
		expect(done.filter(({ eventId }) => eventId !== null)).toHaveLength(1);
		expect(await restrict(assistant, form())).toMatchObject({ eventId: null });
		await expect(restrict(assistant, form({ restrictedUntil: '2022-12-31' }))).rejects.toMatchObject({
			...{ reason: 'CONFLICT' },
			theirs: {
				...{ version: 2, who: 'Sekretāre' },
				values: { restrictedBasis: basis, restrictedUntil: '25.03.2023.' }
			}
		});
		await restrict(assistant, form({ restrictedUntil: '2022-12-31', version: 2 }));
		await unrestrict(assistant, form({ version: 3 }));
		expect(await unrestrict(assistant, form({ version: 3 }))).toMatchObject({ eventId: null });
		expect(await installation.db.read.auditEvent.count({ where: { deed: 'tasks.restrict' } })).toBe(3);
	});

	it('is taken back as it was, also from the parts, unless it was changed since', async () => {
		const { form, secretary, stored, undo, part, outsider } = await setting(kind);
		const first = await restrict(secretary, form());
		await expect(undo(outsider, first.eventId)).rejects.toThrow('NOT_FOUND');
		await undo(secretary, first.eventId);
		expect([await stored(), await stored(part.id)]).toEqual([open, open]);
		await expect(undo(secretary, first.eventId)).rejects.toMatchObject({ reason: 'CONFLICT' });
		await restrict(secretary, form({ version: 3 }));
		const lifted = await unrestrict(secretary, form({ version: 4 }));
		await undo(secretary, lifted.eventId);
		expect([await stored(), await stored(part.id)]).toEqual([is, is]);
	});

	it('comes back with the parts and documents that came while it was lifted', async () => {
		const { installation, council, task, form, secretary, stored, undo } = await setting(kind);
		await restrict(secretary, form());
		const lifted = await unrestrict(secretary, form({ version: 2 }));
		const { bodyId } = council;
		const later = await makeTask(installation, { bodyId, parentId: task.id, inRegister: false });
		const forLonger = await makeTask(installation, { bodyId, parentId: task.id, inRegister: false });
		const longer = { restrictedBasis: 'cits', restrictedUntil: '2024-01-01' };
		await installation.db.write((tx) => tx.task.update({ where: { id: forLonger.id }, data: longer }));
		await undo(secretary, lifted.eventId);
		expect([await stored(), await stored(later.id), await stored(forLonger.id)]).toEqual([is, is, longer]);
	});

	it('of a report comes back with the documents that came while it was lifted', async () => {
		const { task, form, secretary, outsider, undo } = await setting(kind);
		const [entryId, text] = [newId(), 'Par bērnu.'];
		await report(secretary, { taskId: task.id, entryId, version: 1, text, status: 'IN_PROCESS' });
		await restrict(secretary, form({ kind: 'ENTRY', id: entryId, version: 2 }));
		const lifted = await unrestrict(secretary, form({ kind: 'ENTRY', id: entryId, version: 3 }));
		const file = new File([new Uint8Array(goodFiles['Vēstule.pdf']!)], 'Vēstule.pdf');
		await attach(secretary, { id: newId(), taskId: task.id, entryId, files: [file] });
		expect((await read(outsider, task.number)).documents).toHaveLength(1);
		await undo(secretary, lifted.eventId);
		expect((await read(outsider, task.number)).documents).toEqual([]);
	});

	it('keeps an entry, and that it is kept, from the others', async () => {
		const { task, form, secretary, outsider, member, undo } = await setting(kind);
		const entryId = newId();
		await report(secretary, {
			...{ taskId: task.id, entryId, version: 1, capacity: '', text: 'Slepeni vārdi.', status: 'IN_PROCESS' }
		});
		const entry = { kind: 'ENTRY', id: entryId, version: 2 };
		const { eventId } = await restrict(secretary, form(entry));
		const said = async (actor: Actor) =>
			(await read(actor, task.number)).course.map((one) => (one.type === 'ENTRY' ? one.kind : one.type));
		expect(await said(outsider)).toEqual(['REGISTERED']);
		expect(await said(member)).toEqual(['RESTRICTED', 'REPORTED', 'REGISTERED']);
		expect((await read(member, task.number)).course[1]).toMatchObject({
			restriction: { basis, until: '2023-03-25' }
		});
		await undo(secretary, eventId);
		expect(await said(outsider)).toEqual(['UNRESTRICTED', 'REPORTED', 'REGISTERED']);
	});

	it('keeps the documents that came with an entry with it, and lets them go with it', async () => {
		const { task, form, secretary, outsider, member, undo } = await setting(kind);
		const entryId = newId();
		const file = new File([new Uint8Array(goodFiles['Vēstule.pdf']!)], 'Vēstule.pdf');
		await report(secretary, {
			...{ taskId: task.id, entryId, version: 1, capacity: '', text: 'Par bērnu.', status: 'IN_PROCESS' },
			files: [file]
		});
		const { eventId } = await restrict(secretary, form({ kind: 'ENTRY', id: entryId, version: 2 }));
		expect((await read(outsider, task.number)).documents).toEqual([]);
		expect((await read(member, task.number)).documents).toMatchObject([{ restriction: { basis } }]);
		await undo(secretary, eventId);
		const { documents } = await read(outsider, task.number);
		expect(documents).toMatchObject([{ restriction: null, version: 3 }]);
		await restrict(secretary, form({ kind: 'ENTRY', id: entryId, version: 4 }));
		const longer = { kind: 'DOCUMENT', id: documents[0]!.id, version: 4, restrictedUntil: '2024-01-01' };
		await restrict(secretary, form(longer));
		const { version } = await read(secretary, task.number);
		await unrestrict(secretary, form({ kind: 'ENTRY', id: entryId, version }));
		const after = await read(outsider, task.number);
		expect([after.course.some((one) => one.type === 'ENTRY'), after.documents.length]).toEqual([true, 0]);
	});

	it('may be said of one’s own report, with what comes with it, by the secretariat and the lead', async () => {
		const { task, chair, member, outsider } = await setting(kind);
		const file = new File([new Uint8Array(goodFiles['Vēstule.pdf']!)], 'Vēstule.pdf');
		const typed = (more: object = {}) => ({
			...{ taskId: task.id, entryId: newId(), version: 1, capacity: '', text: 'Slepeni vārdi.' },
			...{ status: 'IN_PROCESS', files: [file], isRestricted: true, ...is, ...more }
		});
		const byMember = { ...member, userId: 'member' };
		await expect(report(byMember, typed())).rejects.toMatchObject({
			fields: { isRestricted: 'files_problem_restricting' }
		});
		await expect(report(outsider, typed())).rejects.toThrow('NOT_FOUND');
		await expect(report(chair, typed({ restrictedBasis: '' }))).rejects.toMatchObject({
			fields: { restrictedBasis: 'files_problem_basis_missing' }
		});
		const wrong = new File(['<html>'], 'Lapa.pdf');
		await expect(report(chair, typed({ files: [wrong] }))).rejects.toMatchObject({ reason: 'INVALID' });
		const sent = typed();
		await report(chair, sent);
		expect(await report(chair, sent)).toMatchObject({ isRepeated: true });
		const page = await read(member, task.number);
		expect(page.course[0]).toMatchObject({ kind: 'REPORTED', restriction: { basis } });
		expect(page.documents).toMatchObject([
			{ entryId: sent.entryId, title: 'Vēstule', restriction: { basis } }
		]);
		const seen = await read(outsider, task.number);
		expect([seen.course.length, seen.documents.length]).toEqual([1, 0]);
		await report(byMember, typed({ version: 2, isRestricted: false, text: 'Atklāti vārdi.' }));
		expect((await read(outsider, task.number)).documents).toHaveLength(1);
	});

	it('lets nothing through that was prepared or half-written before: it is looked at again', async () => {
		const { installation, task, form, secretary, assistant, member } = await setting(kind);
		const file = new File([new Uint8Array(goodFiles['Vēstule.pdf']!)], 'Vēstule.pdf');
		const { documentId } = await attach(secretary, { id: newId(), taskId: task.id, files: [file] });
		const closing = { closedAs: 'OBSOLETE', on: today, decision: 'prot. Nr. 9', text: 'Par bērnu.' };
		await close(assistant, { taskId: task.id, entryId: newId(), version: 1, ...closing, withSubtasks: true });
		const halfWritten = { taskId: task.id, entryId: newId(), text: 'Par bērnu.', status: 'IN_PROCESS' };
		await restrict(secretary, form({ kind: 'DOCUMENT', id: documentId }));
		const [prepared] = await installation.db.read.preparedDeed.findMany();
		const { perform } = preparedKinds[prepared!.deed]!;
		await expect(perform(secretary, JSON.parse(prepared!.input))).rejects.toMatchObject({
			reason: 'CONFLICT'
		});
		const writer = { ...member, userId: 'member' };
		await expect(report(writer, { ...halfWritten, version: 1 })).rejects.toMatchObject({
			...{ reason: 'CONFLICT' },
			theirs: { version: 2, isRestricted: true, entries: [] }
		});
		await report(writer, { ...halfWritten, version: 2 });
		await expect(
			report({ ...writer, userId: 'other' }, { ...halfWritten, entryId: newId(), version: 1 })
		).rejects.toMatchObject({ theirs: { isRestricted: true, entries: [{ text: 'Par bērnu.' }] } });
	});

	it('of a part lets nothing through that was prepared for the whole, whatever of the part is kept', async () => {
		const { installation, task, part, partOfPart, form, secretary, assistant, chair, undo } =
			await setting(kind);
		const kinds = { ...preparedKinds, ...extensionsPrepared };
		const asked = { id: newId(), taskId: task.id, version: 1, due: '2022-06-30', reason: 'Gaida atzinumu.' };
		await ask(chair, asked);
		const prepared = async (deed: Promise<unknown>) => {
			await deed;
			const { deed: name, input } = await installation.db.read.preparedDeed.findFirstOrThrow({
				orderBy: { id: 'desc' }
			});
			return () => kinds[name]!.perform(secretary, JSON.parse(input));
		};
		const closing = { closedAs: 'OBSOLETE', on: today, decision: 'prot. Nr. 9', text: 'Par bērnu.' };
		const closed = async () => {
			const { version } = await installation.db.read.task.findUniqueOrThrow({ where: { id: task.id } });
			const typed = { taskId: task.id, entryId: newId(), version, ...closing, withSubtasks: true };
			return prepared(close(assistant, typed));
		};
		const decided = async () => {
			const { version } = await installation.db.read.extensionRequest.findFirstOrThrow();
			const typed = { id: asked.id, entryId: newId(), version, outcome: 'GRANTED', note: 'Par bērnu.' };
			return prepared(decideExtension(assistant, typed));
		};
		const both = async () => [await closed(), await decided()];
		const mustBeSeenAgain = async (deeds: readonly (() => Promise<void>)[]) => {
			for (const perform of deeds) await expect(perform()).rejects.toMatchObject({ reason: 'CONFLICT' });
		};

		const before = await both();
		const aPart = { id: part.id, taskId: part.id };
		const { eventId } = await restrict(secretary, form(aPart));
		await mustBeSeenAgain(before);
		const halfWritten = { taskId: task.id, entryId: newId(), text: 'Par bērnu.', status: 'IN_PROCESS' };
		await expect(report(chair, { ...halfWritten, version: 1 })).rejects.toMatchObject({
			theirs: { isRestricted: true }
		});

		await undo(secretary, eventId);
		const ofADocument = await both();
		const file = new File([new Uint8Array(goodFiles['Vēstule.pdf']!)], 'Vēstule.pdf');
		const { documentId } = await attach(secretary, { id: newId(), taskId: partOfPart.id, files: [file] });
		const kept = { kind: 'DOCUMENT', id: documentId, taskId: partOfPart.id };
		await restrict(secretary, form(kept));
		await mustBeSeenAgain(ofADocument);

		// What is no longer kept stops nothing, and what was prepared after it was looked at goes through.
		const after = await both();
		await unrestrict(secretary, form({ ...kept, version: 2 }));
		await after[1]!();
		await (
			await closed()
		)();
	});

	it('keeps a document from the others', async () => {
		const { task, form, secretary, outsider, member, undo } = await setting(kind);
		const file = new File([new Uint8Array(goodFiles['Vēstule.pdf']!)], 'Vēstule.pdf');
		const { documentId } = await attach(secretary, { id: newId(), taskId: task.id, files: [file] });
		const document = { kind: 'DOCUMENT', id: documentId };
		const { eventId } = await restrict(secretary, form(document));
		await expect(restrict(secretary, form({ ...document, restrictedUntil: today }))).rejects.toMatchObject({
			reason: 'CONFLICT'
		});
		expect(await readDocuments(outsider, task.number, today)).toEqual([]);
		expect(await readDocuments(member, task.number, today)).toMatchObject([
			{ restriction: { basis, until: '2023-03-25' } }
		]);
		// From the day after its term it is as any other.
		expect(await readDocuments(outsider, task.number, '2023-03-26')).toHaveLength(1);
		await undo(secretary, eventId);
		expect(await readDocuments(outsider, task.number, today)).toHaveLength(1);
	});
});
