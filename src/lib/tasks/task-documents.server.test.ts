import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { goodFiles } from '#lib/documents/file-samples.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { meanwhile } from '../../../tests/setup/meanwhile.ts';
import { makeSource, makeTask } from '../../../tests/setup/tasks.ts';
import { undoers } from './documents-undoing.server.ts';
import { readChange } from './lifecycle-undoing.server.ts';
import { describe as describeDocument, withdraw } from './task-documents-changing.server.ts';
import { mustSeeAttachment, readDocument, readDocuments } from './task-documents-reading.server.ts';
import { attach, replace } from './task-documents.server.ts';

const today = '2022-03-25';
const pdf = goodFiles['Vēstule.pdf']!;
const file = (name = 'Vēstule.pdf', content = pdf) => new File([new Uint8Array(content)], name);
const other = (text: string) => file('Vēstule.pdf', Buffer.concat([pdf, Buffer.from(text)]));

async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const { bodyId, people, institutions } = council;
	const task = await makeTask(installation, { bodyId, lead: [{ institutionId: institutions.vbtai }] });
	const seats = await seatsOf(installation, people.member, today);
	const member = makeActor(installation, { userId: 'member', name: 'Loceklis', seats });
	const secretary = makeActor(installation, { userId: 'secretary', name: 'Sekretāre', role: 'SECRETARY' });
	const outsider = makeActor(installation, { userId: 'outsider' });
	const form = (more: object = {}) => ({ id: newId(), taskId: task.id, files: [file()], ...more });
	const read = (actor: Actor = secretary) => readDocuments(actor, task.number, today);
	const undo = async (actor: Actor, eventId: string | null) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers[change.deed]!(actor, change);
		const last = await installation.db.read.auditEvent.findFirst({ where: { undoes: eventId } });
		return last!.id;
	};
	return { installation, council, task, member, secretary, outsider, form, read, undo };
}

describe.each(databaseKinds)('documents of a task on %s', (kind) => {
	it('are left by whoever may report, with who, when, in which capacity', async () => {
		const { installation, task, member, form, read } = await setting(kind);
		const typed = form({ title: ' TM  atzinums ', note: 'Parakstīts', audience: 'BODY' });
		const done = await attach(member, typed);
		expect(done).toEqual({ number: task.number, documentId: typed.id, eventId: expect.any(String) });
		expect(await read(member)).toEqual([
			{
				...{ id: typed.id, entryId: null, title: 'TM atzinums', audience: 'BODY', restriction: null },
				...{ withdrawn: null, version: 1, mayChange: true },
				versions: [
					{
						...{ id: expect.any(String), number: 1, on: today, author: 'Loceklis', note: 'Parakstīts' },
						...{ capacity: 'VBTAI pārstāvis, 8. apakšgrupa', attachmentId: expect.any(String) },
						...{ fileName: 'Vēstule.pdf', size: pdf.length, isRedacted: false }
					}
				]
			}
		]);
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: done.eventId! } });
		expect(event).toMatchObject({ deed: 'tasks.attach', subjectType: 'Task', subjectId: task.id });
	});

	it('come several at once, each under its own name, or none of them', async () => {
		const { secretary, form, read } = await setting(kind);
		const files = [file(), file('Otra.pdf', Buffer.concat([pdf, Buffer.from('2')]))];
		await attach(secretary, form({ files }));
		expect((await read()).map(({ title }) => title)).toEqual(['Vēstule', 'Otra']);
		await attach(secretary, form({ files, title: 'Pielikums' }));
		expect((await read()).map(({ title }) => title).slice(2)).toEqual([
			'Pielikums (Vēstule)',
			'Pielikums (Otra)'
		]);
		const wrong = form({ files: [file(), new File(['<html>'], 'Lapa.pdf')] });
		await expect(attach(secretary, wrong)).rejects.toMatchObject({
			...{ reason: 'INVALID', fields: { files: expect.stringContaining('files_problem_content') } }
		});
		expect(await read()).toHaveLength(4);
	});

	it('are left once, by twice the same form and by two at the same time; a stranger’s form is nobody’s', async () => {
		const { secretary, member, form, read, installation } = await setting(kind);
		const typed = form();
		await attach(secretary, typed);
		expect(await attach(secretary, typed)).toMatchObject({ eventId: null });
		await expect(attach(member, typed)).rejects.toThrow('NOT_FOUND');
		const together = form();
		await Promise.all([attach(secretary, together), attach(secretary, together)]);
		expect(await read()).toHaveLength(2);
		expect(await installation.db.read.attachment.count()).toBe(2);
	});

	it('are not lost that a form brings which was gone back to, with other files, after it was sent', async () => {
		const { secretary, form, read, installation } = await setting(kind);
		const typed = form();
		await attach(secretary, typed);
		const second = { ...typed, files: [file(), other('2')] };
		expect(await attach(secretary, second)).toMatchObject({ eventId: expect.any(String) });
		expect(await attach(secretary, second)).toMatchObject({ eventId: null });
		const left = await read();
		expect(left.map(({ title }) => title)).toEqual(['Vēstule', 'Vēstule']);
		expect(new Set(left.map(({ versions }) => versions[0]!.attachmentId)).size).toBe(2);

		const replacing = { id: newId(), documentId: left[0]!.id, version: 1, files: [other('3')] };
		await replace(secretary, replacing);
		expect(await replace(secretary, replacing)).toMatchObject({ eventId: null });
		const again = { ...replacing, files: [other('4')] };
		await expect(replace(secretary, again)).rejects.toMatchObject({ reason: 'CONFLICT' });
		const done = await replace(secretary, { ...again, version: 2 });
		expect(done).toMatchObject({ eventId: expect.any(String) });
		const versions = { where: { documentId: left[0]!.id } };
		expect(await installation.db.read.taskDocumentVersion.count(versions)).toBe(3);
	});

	it('are nobody’s to leave who may not report, and wrong fields are named', async () => {
		const { installation, council, member, outsider, secretary, form } = await setting(kind);
		await expect(attach(outsider, form())).rejects.toThrow('NOT_FOUND');
		const elsewhere = await makeTask(installation, { bodyId: council.councilId });
		await expect(attach(member, form({ taskId: elsewhere.id }))).rejects.toThrow('NOT_FOUND');
		for (const [wrong, field] of [
			[{ files: [] }, 'files'],
			[{ audience: 'PUBLIC' }, 'audience'],
			[{ isRestricted: true }, 'restrictedBasis'],
			[{ isRestricted: true, restrictedBasis: 'IAL 5. pants' }, 'restrictedUntil'],
			[{ isRestricted: true, restrictedBasis: 'IAL', restrictedUntil: '2022-03-24' }, 'restrictedUntil'],
			[{ isRestricted: true, restrictedBasis: 'IAL', restrictedUntil: '2027-03-26' }, 'restrictedUntil'],
			[{ restrictedUntil: '31.02.2022.' }, 'restrictedUntil'],
			[{ id: 'x' }, 'id'],
			[{ title: 'ā'.repeat(301) }, 'title'],
			[{ capacity: 'somebody-elses-seat' }, 'capacity']
		] as const)
			await expect(attach(secretary, form(wrong)), field).rejects.toMatchObject({
				...{ reason: 'INVALID', fields: { [field]: expect.any(String) } }
			});
		// Whoever leaves a document sees it: nobody hides from themselves what they leave.
		await expect(attach(member, form({ audience: 'SECRETARIAT' }))).rejects.toMatchObject({
			fields: { audience: 'files_problem_audience' }
		});
		// A member says what is restricted to the secretariat, who says so on the record.
		await expect(
			attach(member, form({ isRestricted: true, restrictedBasis: 'IAL', restrictedUntil: today }))
		).rejects.toMatchObject({ reason: 'INVALID' });
		await expect(attach(secretary, form({ entryId: newId() }))).rejects.toThrow('NOT_FOUND');
	});

	it('are seen, and their files had, only by those whom they are for', async () => {
		const { member, secretary, outsider, form, read } = await setting(kind);
		const restricted = { isRestricted: true, restrictedBasis: 'IAL 5. pants', restrictedUntil: today };
		await attach(secretary, form({ title: 'Visiem' }));
		await attach(secretary, form({ title: 'Apakšgrupai', audience: 'BODY' }));
		await attach(secretary, form({ title: 'Sekretariātam', audience: 'SECRETARIAT' }));
		await attach(secretary, form({ title: 'Ierobežota', ...restricted }));
		await attach(
			secretary,
			form({ title: 'Ierobežota sekretariātam', audience: 'SECRETARIAT', ...restricted })
		);
		const all = await read();
		expect(all).toHaveLength(5);
		expect(all[3]!.restriction).toEqual({ basis: 'IAL 5. pants', until: today });
		for (const [actor, titles] of [
			[outsider, ['Visiem']],
			[member, ['Visiem', 'Apakšgrupai', 'Ierobežota']],
			[secretary, all.map(({ title }) => title)]
		] as const) {
			const seen = await read(actor);
			expect(seen.map(({ title }) => title)).toEqual(titles);
			for (const { title, versions } of all) {
				const had = mustSeeAttachment(actor, versions[0]!.attachmentId);
				if ((titles as readonly string[]).includes(title)) await had;
				else await expect(had, title).rejects.toThrow('NOT_FOUND');
			}
		}
		await expect(mustSeeAttachment(secretary, 'x')).rejects.toThrow('NOT_FOUND');
	});

	it('of a restricted task are nobody else’s, sources’ files among them', async () => {
		const { installation, council, task, secretary, outsider, form, read } = await setting(kind);
		await attach(secretary, form());
		const attachmentId = (await read())[0]!.versions[0]!.attachmentId!;
		const shared = await attachOf(secretary, form, read);
		await makeSource(installation, { taskId: task.id, attachmentId: shared });
		const open = await makeTask(installation, { bodyId: council.bodyId });
		await mustSeeAttachment(outsider, attachmentId);
		await installation.db.write((tx) =>
			tx.task.update({ where: { id: task.id }, data: { restrictedUntil: today } })
		);
		await expect(mustSeeAttachment(outsider, attachmentId)).rejects.toThrow('NOT_FOUND');
		await expect(mustSeeAttachment(outsider, shared)).rejects.toThrow('NOT_FOUND');
		await makeSource(installation, { taskId: open.id, attachmentId: shared });
		await mustSeeAttachment(outsider, shared);
		expect(await read(outsider)).toEqual([]);
	});

	it('have versions: the older stay readable, numbered, with who and when', async () => {
		const { secretary, member, outsider, form, read, undo, task } = await setting(kind);
		const { documentId } = await attach(secretary, form());
		const next = (more: object = {}) => ({
			id: newId(),
			documentId,
			version: 1,
			files: [other('2')],
			...more
		});
		const typed = next({ note: 'Labota 2. lpp.' });
		const done = await replace(member, typed);
		expect(await replace(member, typed)).toMatchObject({ eventId: null });
		const { document } = await readDocument(member, { number: task.number, id: documentId });
		expect(document.versions.map(({ number, author, note }) => [number, author, note])).toEqual([
			[2, 'Loceklis', 'Labota 2. lpp.'],
			[1, 'Sekretāre', null]
		]);
		expect(new Set(document.versions.map(({ attachmentId }) => attachmentId)).size).toBe(2);
		await expect(replace(secretary, next({ files: [other('3')] }))).rejects.toMatchObject({
			...{ reason: 'CONFLICT', theirs: { version: 2, who: 'Loceklis' } }
		});
		for (const files of [[other('2')], [file(), file()], []])
			await expect(replace(secretary, next({ version: 2, files }))).rejects.toMatchObject({
				fields: { files: expect.any(String) }
			});
		await expect(replace(outsider, next({ version: 2 }))).rejects.toThrow('NOT_FOUND');
		const both = await Promise.allSettled([
			replace(secretary, next({ version: 2, files: [other('4')] })),
			replace(member, next({ version: 2, files: [other('5')] }))
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(undo(secretary, done.eventId)).rejects.toMatchObject({ reason: 'CONFLICT' });
		const third = both.find((one) => one.status === 'fulfilled')!.value.eventId;
		await undo(secretary, third);
		const [newest] = (await read())[0]!.versions;
		expect(newest).toMatchObject({ number: 4, note: 'Atjaunota 2. versija' });
		expect(newest!.attachmentId).toBe(document.versions[0]!.attachmentId);
	});

	it('of another may get a version, which its author takes back', async () => {
		const { secretary, member, outsider, form, read, undo } = await setting(kind);
		const { documentId } = await attach(secretary, form());
		const typed = { id: newId(), documentId, version: 1, files: [other('2')] };
		const { eventId } = await replace(member, typed);
		await expect(undo(outsider, eventId)).rejects.toThrow('NOT_FOUND');
		const undone = await undo(member, eventId);
		expect((await read())[0]!.versions.map(({ author }) => author)).toEqual([
			...['Loceklis', 'Loceklis', 'Sekretāre']
		]);
		await undo(secretary, undone);
		// What the secretariat put on top is not a member's to take away.
		await expect(undo(member, undone)).rejects.toThrow('NOT_FOUND');
	});

	it('go with one’s own report, and are for whom it is; with another’s only by the secretariat', async () => {
		const { installation, task, secretary, member, outsider, form, read } = await setting(kind);
		const restricted = { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2023-03-25' };
		const entryOf = async ({ userId }: Actor) => {
			const data = {
				...{ id: newId(), taskId: task.id, kind: 'REPORTED', text: 'X', at: new Date(), userId },
				...{ statusBefore: 'IN_PROCESS', statusAfter: 'IN_PROCESS', authorName: 'X', capacity: 'Y' }
			};
			await installation.db.write((tx) => tx.progressEntry.create({ data: { ...data, ...restricted } }));
			return data.id;
		};
		const ofSecretary = await entryOf(secretary);
		await expect(attach(member, form({ entryId: ofSecretary }))).rejects.toThrow('NOT_FOUND');
		const entryId = await entryOf(member);
		await attach(member, form({ entryId }));
		await attach(secretary, form({ entryId }));
		const restriction = { basis: 'IAL 5. pants', until: '2023-03-25' };
		expect(await read(member)).toMatchObject([
			{ entryId, restriction },
			{ entryId, restriction }
		]);
		expect(await read(outsider)).toEqual([]);
	});

	it('are described anew by whoever left them and by the secretariat; it can be taken back', async () => {
		const { secretary, member, outsider, form, read, undo } = await setting(kind);
		const { documentId } = await attach(member, form());
		const typed = { documentId, version: 1, title: 'Atzinums', audience: 'BODY' };
		const { eventId } = await describeDocument(member, typed);
		expect(await describeDocument(member, typed)).toMatchObject({ eventId: null });
		await expect(describeDocument(secretary, { ...typed, title: 'Cits' })).rejects.toMatchObject({
			...{ reason: 'CONFLICT' },
			theirs: { version: 2, values: { title: 'Atzinums', audience: 'BODY' }, who: 'Loceklis' }
		});
		await expect(describeDocument(secretary, { ...typed, title: ' ' })).rejects.toMatchObject({
			fields: { title: 'files_problem_title_missing' }
		});
		await expect(describeDocument(outsider, typed)).rejects.toThrow('NOT_FOUND');
		const theirs = await attach(secretary, form());
		await expect(describeDocument(member, { ...typed, documentId: theirs.documentId })).rejects.toThrow(
			'NOT_FOUND'
		);
		await undo(secretary, eventId);
		expect((await read())[0]).toMatchObject({ title: 'Vēstule', audience: 'COUNCIL' });
		await expect(undo(secretary, eventId)).rejects.toMatchObject({ reason: 'CONFLICT' });
	});

	it('are withdrawn as mistaken: the name stays, the bytes too, for the secretariat; it can be taken back', async () => {
		const { installation, secretary, member, outsider, form, read, undo } = await setting(kind);
		const { documentId } = await attach(member, form());
		const attachmentId = (await read())[0]!.versions[0]!.attachmentId!;
		const typed = { documentId, version: 1, reason: 'Nepareizā vēstule' };
		await expect(withdraw(member, { ...typed, reason: '' })).rejects.toMatchObject({
			fields: { reason: 'files_problem_reason_missing' }
		});
		await expect(withdraw(outsider, typed)).rejects.toThrow('NOT_FOUND');
		await expect(withdraw(member, { ...typed, version: 7 })).rejects.toMatchObject({ reason: 'CONFLICT' });
		const [{ eventId }] = await Promise.all([withdraw(member, typed), withdraw(member, typed)]);
		expect((await read(member))[0]).toMatchObject({
			withdrawn: { by: 'Loceklis', on: today, reason: 'Nepareizā vēstule' },
			versions: [{ attachmentId: null }]
		});
		await expect(mustSeeAttachment(outsider, attachmentId)).rejects.toThrow('NOT_FOUND');
		await mustSeeAttachment(secretary, attachmentId);
		expect(await installation.db.read.attachmentContent.count()).toBe(1);
		await expect(
			replace(secretary, { id: newId(), documentId, version: 2, files: [other('2')] })
		).rejects.toMatchObject({ reason: 'NOT_NOW' });
		const undone = await undo(member, eventId ?? (await newestEvent(installation)));
		expect((await read(member))[0]).toMatchObject({ withdrawn: null, versions: [{ attachmentId }] });
		await undo(secretary, undone);
		expect((await read())[0]).toMatchObject({ withdrawn: { reason: 'Nepareizā vēstule' } });
	});

	it('are nobody’s any more to leave or replace who lost the right while the files were looked at', async () => {
		const { installation, council, task, member, form, read } = await setting(kind);
		const { documentId } = await attach(member, form());
		const giveAway = () =>
			installation.db.write((tx) =>
				tx.taskAssignment.updateMany({
					where: { taskId: task.id },
					data: { institutionId: council.institutions.lm }
				})
			);
		const takeBack = () =>
			installation.db.write((tx) =>
				tx.taskAssignment.updateMany({
					where: { taskId: task.id },
					data: { institutionId: council.institutions.vbtai }
				})
			);
		const late = meanwhile(member, giveAway);
		await expect(attach(late, form({ files: [other('2')] }))).rejects.toThrow('NOT_FOUND');
		await takeBack();
		const version = { id: newId(), documentId, version: 1, files: [other('3')] };
		await expect(replace(meanwhile(member, giveAway), version)).rejects.toThrow('NOT_FOUND');
		expect(await read()).toMatchObject([{ versions: [{ number: 1 }] }]);
	});

	it('that were just left are withdrawn by taking it back', async () => {
		const { secretary, member, outsider, form, read, undo } = await setting(kind);
		const { eventId } = await attach(
			member,
			form({ files: [file(), file('Otra.pdf', Buffer.concat([pdf, Buffer.from('2')]))] })
		);
		await expect(undo(outsider, eventId)).rejects.toThrow('NOT_FOUND');
		await undo(member, eventId);
		expect((await read(secretary)).map(({ withdrawn }) => withdrawn?.reason)).toEqual([
			'Pievienošana atsaukta',
			'Pievienošana atsaukta'
		]);
		await expect(undo(member, eventId)).rejects.toMatchObject({ reason: 'CONFLICT' });
	});
});

async function attachOf(
	actor: Actor,
	form: () => object,
	read: () => ReturnType<typeof readDocuments>
): Promise<string> {
	await attach(actor, { ...form(), files: [other('shared')] });
	return (await read()).at(-1)!.versions[0]!.attachmentId!;
}

async function newestEvent({ db }: Actor['installation']): Promise<string> {
	const event = await db.read.auditEvent.findFirstOrThrow({ orderBy: [{ at: 'desc' }, { id: 'desc' }] });
	return event.id;
}
