import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { countStatements } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import {
	makeActor,
	makeCouncil,
	makeMembership,
	makePerson,
	makePost,
	makeUser
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeSource, makeTask } from '../../../tests/setup/tasks.ts';
import * as tasks from './tasks.server.ts';

/** What a refusal said: its reason, and the fields where there are any. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	try {
		await work;
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	throw new Error('was not refused');
}

async function actorOf(installation: Installation, personId: string, standing: Partial<Actor> = {}) {
	const userId = await makeUser(installation, { personId });
	const seats = await seatsOf(installation, personId, '2022-03-25');
	return makeActor(installation, { userId, personId, name: 'Parauga loceklis', seats, ...standing });
}

/** A task given to VBTAI in the subgroup, and everybody around it. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const task = await makeTask(installation, {
		bodyId: council.bodyId,
		lead: [{ institutionId: council.institutions.vbtai }],
		co: [{ institutionId: council.institutions.tm }]
	});
	const chair = await actorOf(installation, council.people.chair, { name: 'Parauga vadītājs' });
	const member = await actorOf(installation, council.people.member);
	const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
	const assistant = makeActor(installation, { role: 'ASSISTANT', name: 'Asistents' });
	const outsider = makeActor(installation, { userId: 'an-outsider' });
	const form = (more: object = {}) => ({
		...{
			taskId: task.id,
			entryId: newId(),
			version: 1,
			text: 'Saņemti priekšlikumi no LPS.',
			status: 'IN_PROCESS'
		},
		...more
	});
	const stored = () =>
		installation.db.read.task.findUniqueOrThrow({ where: { id: task.id }, include: { progress: true } });
	return { installation, council, task, chair, member, secretary, assistant, outsider, form, stored };
}

describe.each(databaseKinds)('a report on %s', (kind) => {
	it('is written with its author, capacity and status, moves the version on and is on the record', async () => {
		const { installation, council, task, member, form, stored } = await setting(kind);
		const before = await installation.db.read.revision.findUniqueOrThrow({ where: { id: 'tasks' } });
		const sent = form({ text: '  \n– viens\r\n– divi\u0000  ' });
		expect(await tasks.report(member, sent)).toEqual({
			number: task.number,
			entryId: sent.entryId,
			isRepeated: false
		});
		const now = await stored();
		expect(now).toMatchObject({ status: 'IN_PROCESS', version: 2, lastReportAt: installation.clock.now() });
		expect(now.progress).toMatchObject([
			{
				id: sent.entryId,
				kind: 'REPORTED',
				text: '- viens\n- divi',
				statusBefore: 'NEEDS_ACTION',
				statusAfter: 'IN_PROCESS',
				authorName: 'Parauga loceklis',
				capacity: 'VBTAI pārstāvis, 8. apakšgrupa',
				postId: council.posts.vbtai,
				institutionId: council.institutions.vbtai,
				via: 'PORTAL'
			}
		]);
		const [event] = await installation.db.read.auditEvent.findMany({ where: { subjectId: task.id } });
		expect(event).toMatchObject({
			deed: 'tasks.report',
			userId: member.userId,
			capacity: 'VBTAI pārstāvis, 8. apakšgrupa'
		});
		const after = await installation.db.read.revision.findUniqueOrThrow({ where: { id: 'tasks' } });
		expect(after.number).toBe(before.number + 1);
	});

	it('can be made by the chair and by the secretariat, and hands in', async () => {
		const { chair, assistant, form, stored } = await setting(kind);
		await tasks.report(chair, form());
		await tasks.report(assistant, form({ version: 2, status: 'SUBMITTED' }));
		const now = await stored();
		expect(now).toMatchObject({ status: 'SUBMITTED', version: 3 });
		expect(now.progress.map(({ kind: what, capacity }) => [what, capacity]).sort()).toEqual([
			['REPORTED', 'LM pārstāvis, 8. apakšgrupa'],
			['SUBMITTED', 'padomes sekretariāts']
		]);
	});

	it('is nobody else’s: an outsider, an administrator, a seat of another institution, a seat of another body', async () => {
		const { installation, council, outsider, form, stored } = await setting(kind);
		const lps = await makePost(installation, { bodyId: council.bodyId, label: 'LPS pārstāvis' });
		const elsewhere = await makePost(installation, {
			bodyId: council.councilId,
			institutionIds: [council.institutions.vbtai]
		});
		const strangers = await Promise.all(
			[lps, elsewhere].map(async (postId) => {
				const personId = await makePerson(installation);
				await makeMembership(installation, { postId, personId });
				return actorOf(installation, personId);
			})
		);
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR' });
		for (const actor of [outsider, administrator, ...strangers])
			expect((await refusalOf(tasks.report(actor, form()))).reason).toBe('NOT_FOUND');
		expect(await stored()).toMatchObject({ version: 1, progress: [] });
		expect((await refusalOf(tasks.report(outsider, form({ taskId: newId() })))).reason).toBe('NOT_FOUND');
	});

	it('is every seat’s where the document names nobody: the body owes it', async () => {
		const { installation, council, member, form } = await setting(kind);
		const owed = await makeTask(installation, { bodyId: council.bodyId });
		await tasks.report(member, form({ taskId: owed.id }));
		expect((await tasks.read(member, owed.number)).status.word).toBe('Izpildē');
	});

	it('goes on the record in the name that was chosen, where somebody has more than one', async () => {
		const { installation, council, chair, form, stored } = await setting(kind);
		await makeMembership(installation, { postId: council.posts.empty, personId: council.people.chair });
		const both = { ...chair, seats: await seatsOf(installation, council.people.chair, '2022-03-25') };
		expect((await refusalOf(tasks.report(both, form()))).fields).toEqual({
			capacity: 'tasks_problem_capacity'
		});
		expect((await refusalOf(tasks.report(both, form({ capacity: newId() })))).fields).toEqual({
			capacity: 'tasks_problem_capacity'
		});
		await tasks.report(both, form({ capacity: council.posts.empty }));
		expect((await stored()).progress).toMatchObject([
			{ capacity: 'TM pārstāvis / VBTAI pārstāvis, 8. apakšgrupa', institutionId: null }
		]);
	});

	it('sent twice acts once, one after the other and at the same time', async () => {
		const { member, chair, form, stored } = await setting(kind);
		const sent = form();
		const results = await Promise.all([
			tasks.report(member, sent),
			tasks.report(member, sent),
			tasks.report(member, sent)
		]);
		expect(results.map(({ isRepeated }) => isRepeated).sort()).toEqual([false, true, true]);
		expect((await tasks.report(member, sent)).isRepeated).toBe(true);
		expect((await stored()).progress).toHaveLength(1);
		expect((await refusalOf(tasks.report(chair, sent))).reason).toBe('NOT_FOUND');
	});

	it('gone back to and sent again under a new id, the same words act once; other words, or of another day, are new', async () => {
		const { installation, member, chair, form, stored } = await setting(kind);
		const first = await tasks.report(member, form());
		expect(await tasks.report(member, form({ version: 2 }))).toEqual({ ...first, isRepeated: true });
		expect((await tasks.report(member, form({ version: 2, status: 'SUBMITTED' }))).isRepeated).toBe(false);
		expect((await tasks.report(chair, form({ version: 3, status: 'SUBMITTED' }))).isRepeated).toBe(false);
		const tomorrow = { now: () => new Date(installation.clock.now().getTime() + 24 * 60 * 60 * 1000) };
		const later = { ...chair, installation: { ...installation, clock: tomorrow } };
		expect((await tasks.report(later, form({ version: 4, status: 'SUBMITTED' }))).isRepeated).toBe(false);
		expect((await stored()).progress).toHaveLength(4);
	});

	it('by two at the same time: the second sees the first, saves again, and neither text is lost', async () => {
		const { member, chair, form, stored } = await setting(kind);
		const mine = form({ text: 'No VBTAI.' });
		const theirs = form({ text: 'No vadītāja.', status: 'SUBMITTED' });
		const results = await Promise.allSettled([tasks.report(member, mine), tasks.report(chair, theirs)]);
		const refused = results.findIndex((result) => result.status === 'rejected');
		const { reason, theirs: meanwhile } = (results[refused] as PromiseRejectedResult).reason as Refusal;
		expect(reason).toBe('CONFLICT');
		const written = refused === 0 ? 'No vadītāja.' : 'No VBTAI.';
		expect(meanwhile).toMatchObject({ version: 2, entries: [{ text: written }] });
		const again = refused === 0 ? { ...mine, status: 'SUBMITTED' } : theirs;
		await tasks.report(refused === 0 ? member : chair, { ...again, version: 2 });
		expect((await stored()).progress.map(({ text }) => text).sort()).toEqual(['No VBTAI.', 'No vadītāja.']);
	});

	it('says at the field what is wrong, and writes nothing', async () => {
		const { member, form, stored } = await setting(kind);
		const fieldsOf = async (more: object) => (await refusalOf(tasks.report(member, form(more)))).fields;
		expect(await fieldsOf({ text: ' \n\u200B ' })).toEqual({ text: 'tasks_problem_text_missing' });
		expect(await fieldsOf({ text: 'ā'.repeat(1_000_000) })).toEqual({ text: 'tasks_problem_text_long' });
		expect(await fieldsOf({ status: 'COMPLETED' })).toEqual({ status: 'tasks_problem_status' });
		expect(await fieldsOf({ status: 'OFF' })).toEqual({ status: 'tasks_problem_status' });
		expect(await fieldsOf({ entryId: { not: '' } })).toMatchObject({ entryId: expect.any(String) });
		expect(await fieldsOf({ taskId: undefined })).toMatchObject({ taskId: expect.any(String) });
		expect(await fieldsOf({ version: 'x' })).toMatchObject({ version: expect.any(String) });
		expect(await stored()).toMatchObject({ version: 1, progress: [] });
	});

	it('comes too late on a closed task', async () => {
		const { installation, council, member, form } = await setting(kind);
		const closed = await makeTask(installation, {
			bodyId: council.bodyId,
			status: 'COMPLETED',
			closedAs: 'DONE'
		});
		const refusal = await refusalOf(tasks.report(member, form({ taskId: closed.id })));
		expect(refusal).toMatchObject({ reason: 'NOT_NOW', theirs: { status: 'COMPLETED', entries: [] } });
	});
});

describe.each(databaseKinds)('what was handed in, on %s', (kind) => {
	const handIn = async (from: Awaited<ReturnType<typeof setting>>) => {
		await tasks.report(from.member, from.form({ status: 'SUBMITTED' }));
		return (more: object = {}) => ({ ...from.form({ version: 2, text: '' }), ...more });
	};

	it('is accepted by the chair or the secretary: done, on that day', async () => {
		for (const who of ['chair', 'secretary'] as const) {
			const from = await setting(kind);
			const form = await handIn(from);
			await tasks.accept(from[who], form());
			expect(await from.stored()).toMatchObject({
				...{ status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-03-25', version: 3 }
			});
		}
	});

	it('is sent back with a reason, and in process again', async () => {
		const from = await setting(kind);
		const form = await handIn(from);
		expect((await refusalOf(tasks.sendBack(from.chair, form()))).fields).toEqual({
			text: 'tasks_problem_reason_missing'
		});
		await tasks.sendBack(from.chair, form({ text: 'Trūkst TM viedokļa.' }));
		const now = await from.stored();
		expect(now).toMatchObject({ status: 'IN_PROCESS', version: 3, closedAs: null });
		expect(now.progress.find(({ kind: what }) => what === 'RETURNED')).toMatchObject({
			text: 'Trūkst TM viedokļa.',
			statusBefore: 'SUBMITTED',
			statusAfter: 'IN_PROCESS'
		});
	});

	it('is decided by nobody else', async () => {
		const from = await setting(kind);
		const form = await handIn(from);
		for (const actor of [from.member, from.assistant, from.outsider]) {
			expect((await refusalOf(tasks.accept(actor, form()))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(tasks.sendBack(actor, form({ text: 'Nē.' })))).reason).toBe('NOT_FOUND');
		}
		expect(await from.stored()).toMatchObject({ status: 'SUBMITTED', version: 2 });
	});

	it('is decided once: twice the same form, or two at the same time', async () => {
		const from = await setting(kind);
		const form = await handIn(from);
		const sent = form();
		const results = await Promise.all([tasks.accept(from.chair, sent), tasks.accept(from.chair, sent)]);
		expect(results.map(({ isRepeated }) => isRepeated).sort()).toEqual([false, true]);
		expect((await refusalOf(tasks.sendBack(from.secretary, form({ text: 'Nē.' })))).reason).toBe('CONFLICT');
		expect((await refusalOf(tasks.accept(from.secretary, form({ version: 3 })))).reason).toBe('NOT_NOW');

		const other = await setting(kind);
		const again = await handIn(other);
		const raced = await Promise.allSettled([
			tasks.accept(other.chair, again()),
			tasks.sendBack(other.secretary, again({ text: 'Nē.' }))
		]);
		expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await other.stored()).progress).toHaveLength(2);
	});

	it('cannot be decided before it is handed in', async () => {
		const { chair, form } = await setting(kind);
		expect((await refusalOf(tasks.accept(chair, form()))).reason).toBe('NOT_NOW');
		expect((await refusalOf(tasks.sendBack(chair, form()))).reason).toBe('NOT_NOW');
	});
});

describe.each(databaseKinds)('the page of a task on %s', (kind) => {
	it('has everything, in few statements', async () => {
		const { installation, council, task, member, form } = await setting(kind);
		const part = await makeTask(installation, {
			...{
				bodyId: council.bodyId,
				parentId: task.id,
				inRegister: false,
				due: null,
				code: 'a)',
				title: 'Pirmais'
			}
		});
		await makeTask(installation, {
			...{ bodyId: council.bodyId, parentId: part.id, inRegister: false, due: null, title: 'Pirmā daļa' }
		});
		await makeTask(installation, {
			...{
				bodyId: council.bodyId,
				parentId: task.id,
				due: '2022-04-04',
				title: 'Otrais',
				status: 'COMPLETED'
			}
		});
		await makeSource(installation, { taskId: task.id, due: '2022-05-01' });
		await tasks.report(member, form({ text: 'Saņemti **divi** viedokļi.' }));
		for (const recipientId of [council.people.chair, council.people.member, 'a-secretary'])
			await installation.db.write((tx) =>
				tx.reminderNotice.create({
					data: {
						...{ id: newId(), taskId: task.id, recipientId, due: '2022-05-01', step: 'BEFORE_30' },
						...{ plannedOn: '2022-03-24', messageId: newId() }
					}
				})
			);
		await tasks.read(member, task.number);

		const counter = { count: 0 };
		const page = await countStatements(counter, () => tasks.read(member, task.number));
		expect(counter.count).toBeLessThanOrEqual(6);
		expect(page).toMatchObject({
			number: task.number,
			body: { slug: 'barintiesas', label: '8. Bāriņtiesu darba pilnveide' },
			status: { word: 'Izpildē', shape: 'going' },
			due: {
				words: { long: '2022. gada 1. maijs', state: 'LATER' },
				isLate: false,
				original: null,
				isShared: false
			},
			owners: { lead: [{ label: 'VBTAI' }], co: [{ label: 'TM' }] },
			sources: [{ reference: '8. darba grupas mandāts, 1. uzdevums', attachment: null }],
			subtasks: [
				{ code: 'a)', title: 'Pirmais', depth: 0, due: null },
				{ title: 'Pirmā daļa', depth: 1 },
				{ title: 'Otrais', depth: 0, status: { shape: 'done' }, due: { words: { date: '04.04.2022.' } } }
			],
			course: [
				{
					type: 'ENTRY',
					on: '2022-03-25',
					time: '10.00',
					html: '<p>Saņemti <strong>divi</strong> viedokļi.</p>'
				},
				{
					...{ type: 'REMINDED', on: '2022-03-24', step: 'BEFORE_30', count: 3, toSecretariat: true },
					capacities: expect.arrayContaining(['LM pārstāvis', 'VBTAI pārstāvis'])
				},
				{ type: 'REGISTERED', on: '2022-01-01' }
			],
			may: { statuses: [{ word: 'Izpildē' }, { word: 'Iesniegts izskatīšanai' }], decideAs: [] }
		});
		expect(page.may.reportAs.map(({ text }) => text)).toEqual(['VBTAI pārstāvis, 8. apakšgrupa']);
	});

	it('of a subtask says what it is a part of, and goes by its deadline', async () => {
		const { installation, council, task, member } = await setting(kind);
		const shared = { bodyId: council.bodyId, inRegister: false, due: null };
		const part = await makeTask(installation, { ...shared, parentId: task.id });
		const partOfPart = await makeTask(installation, { ...shared, parentId: part.id });
		const page = await tasks.read(member, partOfPart.number);
		expect(page.ancestors.map(({ number }) => number)).toEqual([task.number, part.number]);
		expect(page.due).toMatchObject({ isShared: true, words: { date: '01.05.2022.' } });
	});

	it('names a successor while the task is open, and the institution of then once it is closed', async () => {
		const { installation, council, secretary } = await setting(kind);
		installation.clock.set('2026-11-20T08:00:00Z');
		const given = { bodyId: council.bodyId, lead: [{ institutionId: council.institutions.vbtai }] };
		const open = await makeTask(installation, given);
		const closed = await makeTask(installation, {
			...given,
			...{ status: 'COMPLETED' as const, closedAs: 'DONE', closedOn: '2022-06-01' }
		});
		expect((await tasks.read(secretary, open.number)).owners.lead).toMatchObject([{ label: 'BAC' }]);
		expect((await tasks.read(secretary, closed.number)).owners.lead).toMatchObject([{ label: 'VBTAI' }]);
	});

	it('shows whoever may not report what there is, and nothing to do', async () => {
		const { task, outsider } = await setting(kind);
		const { may } = await tasks.read(outsider, task.number);
		const offered = Object.entries(may).filter(([, what]) => (Array.isArray(what) ? what.length > 0 : what));
		expect(offered).toEqual([]);
		expect((await refusalOf(tasks.read(outsider, 4711))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(tasks.read({ ...outsider, userId: null }, task.number))).reason).toBe(
			'NOT_FOUND'
		);
	});
});
