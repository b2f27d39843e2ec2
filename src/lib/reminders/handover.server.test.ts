import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { addDays } from '#lib/calendar/days.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { preparedKinds, previewReplacing, replace } from '#lib/council/replacing.server.ts';
import { undoers } from '#lib/council/people-undoing.server.ts';
import { makeActor, makeCouncil, makePerson, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { countOwed } from './handover-owed.server.ts';
import { mailKinds, previewHandover } from './handover.server.ts';

type Council = Awaited<ReturnType<typeof makeCouncil>>;
const secretary = (installation: Installation) =>
	makeActor(installation, { role: 'SECRETARY', userId: 'secretary', name: 'Sekretāre' });
const assistant = (installation: Installation) =>
	makeActor(installation, { role: 'ASSISTANT', userId: 'assistant', name: 'Asistente' });

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	const fault = await work.then(
		() => null,
		(error: unknown) => error
	);
	expect(fault).toBeInstanceOf(Refusal);
	return fault as Refusal;
}

/** The form that ends the VBTAI member's time and seats somebody new. */
async function formOf(installation: Installation, { posts, people }: Council, fields: object = {}) {
	const old = await installation.db.read.membership.findFirstOrThrow({ where: { personId: people.member } });
	return {
		...{ id: newId(), postId: posts.vbtai, membershipId: old.id, version: 1, endDate: '24.03.2022.' },
		...{ endBasis: 'atbrīvots', successor: 'NEW', newPersonId: newId(), name: 'Juris Kalns' },
		...{ email: 'juris@bac.gov.lv', startDate: '25.03.2022.', basis: 'BAC vēstule', ...fields }
	};
}

async function handoverOf(installation: Installation) {
	return installation.db.read.outboxMessage.findFirst({ where: { kind: 'handover' } });
}

async function eventOf(installation: Installation, id: string) {
	const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id } });
	return {
		...event,
		before: JSON.parse(event.before ?? 'null') as unknown,
		after: JSON.parse(event.after ?? 'null') as unknown
	};
}

describe.each(databaseKinds)('replacing a representative on %s', (kind) => {
	test('in one step: one ends, one begins, the mail says what is owed, links and sessions end', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const { people, posts, institutions, bodyId } = council;
		await makeTask(installation, {
			bodyId,
			title: 'VBTAI uzdevums',
			lead: [{ institutionId: institutions.vbtai }]
		});
		await makeTask(installation, {
			bodyId,
			title: 'LM uzdevums',
			lead: [{ institutionId: institutions.lm }]
		});
		const userId = await makeUser(installation, { personId: people.member });
		const expiresAt = new Date('2023-01-01');
		await installation.db.write((tx) =>
			tx.session.create({ data: { id: 's', userId, createdAt: installation.clock.now(), expiresAt } })
		);
		const form = await formOf(installation, council, { invite: true });
		const done = await replace(secretary(installation), form);
		expect(done).toMatchObject({
			...{ isPrepared: false, leaves: 'NOW', old: { name: 'Parauga loceklis', endDate: '2022-03-24' } },
			successor: { name: 'Juris Kalns', isNew: true, address: 'juris@bac.gov.lv', isInvited: true }
		});
		expect(await seatsOf(installation, people.member, '2022-03-25')).toHaveLength(0);
		expect(await seatsOf(installation, form.newPersonId, '2022-03-25')).toHaveLength(1);
		expect(await installation.db.read.session.count()).toBe(0);
		const invited = await installation.db.read.user.findUnique({ where: { personId: form.newPersonId } });
		expect(invited?.email).toBe('juris@bac.gov.lv');
		const mail = await handoverOf(installation);
		expect(mail?.nextAttemptAt).toEqual(new Date(installation.clock.now().getTime() + 600_000));
		expect(JSON.parse(mail!.facts)).toEqual({ postId: posts.vbtai, membershipId: form.id });
		const outgoing = { ...mail!, locale: 'lv' as const, facts: JSON.parse(mail!.facts) as unknown };
		expect(await mailKinds.handover!.stillWanted(installation, outgoing)).toBe(true);
		const { subject, text, html } = await mailKinds.handover!.render(installation, outgoing, true);
		expect(subject).toContain('VBTAI pārstāvis');
		expect(text).toContain('VBTAI uzdevums');
		expect(text).not.toContain('LM uzdevums');
		expect(html).toContain('VBTAI uzdevums');
		expect(await replace(secretary(installation), form)).toMatchObject({ isPrepared: false });
		expect(await installation.db.read.membership.count({ where: { postId: posts.vbtai } })).toBe(2);
	});

	test('what is restricted has no title in the mail', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const { id, number } = await makeTask(installation, {
			bodyId: council.bodyId,
			title: 'Slepens nosaukums'
		});
		await installation.db.write((tx) =>
			tx.task.update({ where: { id }, data: { restrictedUntil: '2027-01-01', restrictedBasis: 'IAL' } })
		);
		const since = '2022-03-25';
		for (const locale of ['lv', 'en'] as const) {
			const mail = await previewHandover(secretary(installation), {
				...{ postId: council.posts.vbtai, since, locale }
			});
			expect(mail.text).not.toContain('Slepens');
			expect(mail.html).not.toContain('Slepens');
			expect(mail.text).toContain(`/tasks/${number}`);
		}
	});

	test('a preview says what would happen, and nothing did', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const form = await formOf(installation, council);
		expect(await previewReplacing(secretary(installation), form)).toMatchObject({
			...{ successor: { name: 'Juris Kalns' }, leaves: null }
		});
		expect(await installation.db.read.person.count()).toBe(2);
		expect(await handoverOf(installation)).toBeNull();
		expect(await installation.db.read.auditEvent.count()).toBe(0);
	});

	test('a delegation is asked for: the seat stays empty', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const form = await formOf(installation, council, {
			successor: 'REQUESTED',
			name: '',
			email: '',
			startDate: ''
		});
		const done = await replace(secretary(installation), form);
		expect(done).toMatchObject({ requestedOn: '2022-03-25', successor: null });
		const post = await installation.db.read.post.findUnique({ where: { id: council.posts.vbtai } });
		expect(post?.delegationRequestedOn).toBe('2022-03-25');
		expect(await replace(secretary(installation), form)).toMatchObject({ isPrepared: false });
		if (done.isPrepared) throw new Error('it was done');
		const event = await eventOf(installation, done.eventId);
		await undoers[event.deed]!(secretary(installation), event);
		expect(await seatsOf(installation, council.people.member, '2022-03-25')).toHaveLength(1);
	});

	test('an assistant prepares, a secretary confirms; nobody else does either', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const form = await formOf(installation, council);
		expect(await replace(assistant(installation), form)).toEqual({ isPrepared: true });
		expect(await replace(assistant(installation), form)).toEqual({ isPrepared: true });
		const prepared = await installation.db.read.preparedDeed.findMany();
		expect(prepared).toMatchObject([{ id: form.id, deed: 'council.replace', subjectType: 'Body' }]);
		expect(await seatsOf(installation, council.people.member, '2022-03-25')).toHaveLength(1);
		const input = JSON.parse(prepared[0]!.input) as unknown;
		const replacing = preparedKinds['council.replace']!;
		expect(await replacing.describe(secretary(installation), input)).toContain('Juris Kalns');
		expect(await replacing.addressOf(secretary(installation), input)).toMatch(/^\/bodies\//);
		await replacing.perform(secretary(installation), input);
		expect(await seatsOf(installation, form.newPersonId, '2022-03-25')).toHaveLength(1);
		for (const standing of [{}, { personId: council.people.chair }, { role: 'ADMINISTRATOR' as const }])
			expect((await refusalOf(replace(makeActor(installation, standing), form))).reason).toBe('NOT_FOUND');
	});

	test('undone: the old one is back, the mail that waits is called back; what was entered stays', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const form = await formOf(installation, council);
		const done = await replace(secretary(installation), form);
		if (done.isPrepared) throw new Error('it was done');
		const event = await eventOf(installation, done.eventId);
		await undoers[event.deed]!(secretary(installation), event);
		expect(await seatsOf(installation, council.people.member, '2022-03-25')).toHaveLength(1);
		expect(await seatsOf(installation, form.newPersonId, '2022-03-25')).toHaveLength(0);
		expect((await handoverOf(installation))?.state).toBe('DROPPED');
		expect(await installation.db.read.person.count()).toBe(3);
		expect((await refusalOf(undoers[event.deed]!(secretary(installation), event))).reason).toBe('CONFLICT');
	});

	test('is not undone where the delegation was asked for on another day since', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const form = await formOf(installation, council, { successor: 'REQUESTED', requestedOn: '24.03.2022.' });
		const done = await replace(secretary(installation), form);
		if (done.isPrepared) throw new Error('it was done');
		const id = council.posts.vbtai;
		const request = (delegationRequestedOn: string | null) =>
			installation.db.write((tx) => tx.post.update({ where: { id }, data: { delegationRequestedOn } }));
		const event = await eventOf(installation, done.eventId);
		for (const day of ['2022-03-25', null]) {
			await request(day);
			const refusal = await refusalOf(undoers[event.deed]!(secretary(installation), event));
			expect(refusal.reason).toBe('CONFLICT');
			const post = await installation.db.read.post.findUniqueOrThrow({ where: { id } });
			expect(post.delegationRequestedOn).toBe(day);
		}
		await request('2022-03-24');
		await undoers[event.deed]!(secretary(installation), event);
		expect(await seatsOf(installation, council.people.member, '2022-03-25')).toHaveLength(1);
	});

	test('that was undone is not done again by halves: the seat is not left empty', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const done = await replace(secretary(installation), await formOf(installation, council));
		if (done.isPrepared) throw new Error('it was done');
		const event = await eventOf(installation, done.eventId);
		await undoers[event.deed]!(secretary(installation), event);
		const undone = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { undoes: event.id, deed: event.deed }
		});
		const again = undoers[event.deed]!(secretary(installation), await eventOf(installation, undone.id));
		expect((await refusalOf(again)).reason).toBe('NOT_NOW');
		expect(await seatsOf(installation, council.people.member, '2022-03-25')).toHaveLength(1);
	});

	test('of two at once one replaces, the other sees what was done', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const other = await makePerson(installation, { name: 'Anna Bērziņa' });
		const outcomes = await Promise.allSettled([
			replace(secretary(installation), await formOf(installation, council)),
			replace(
				makeActor(installation, { role: 'SECRETARY', userId: 'another' }),
				await formOf(installation, council, { successor: 'EXISTING', personId: other })
			)
		]);
		const refused = outcomes.filter((one) => one.status === 'rejected');
		expect(refused).toHaveLength(1);
		expect((refused[0]!.reason as Refusal).reason).toBe('CONFLICT');
	});

	test('bad input is said at its field', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const fieldsOf = async (fields: object) =>
			(await refusalOf(replace(secretary(installation), await formOf(installation, council, fields)))).fields;
		expect(await fieldsOf({ endDate: '' })).toEqual({ endDate: 'calendar_problem_date_missing' });
		expect(await fieldsOf({ endDate: '31.12.2021.' })).toEqual({ endDate: 'people_problem_ends_before' });
		expect(await fieldsOf({ startDate: '24.03.2022.' })).toHaveProperty('startDate');
		expect(await fieldsOf({ successor: 'EXISTING' })).toEqual({ query: 'people_problem_person_missing' });
		expect(await fieldsOf({ email: '', invite: true })).toEqual({ invite: 'people_problem_invite_address' });
		expect(await fieldsOf({ name: '' })).toEqual({ name: 'people_problem_name' });
		expect(await installation.db.read.person.count()).toBe(2);
	});

	test('the mail is dropped when the seat is somebody else’s by then', async () => {
		const installation = await testInstallation(kind);
		const council = await makeCouncil(installation);
		const form = await formOf(installation, council);
		await replace(secretary(installation), form);
		const mail = (await handoverOf(installation))!;
		const outgoing = { ...mail, locale: 'en' as const, facts: JSON.parse(mail.facts) as unknown };
		await installation.db.write((tx) =>
			tx.membership.update({ where: { id: form.id }, data: { endDate: addDays('2022-03-25', -1) } })
		);
		expect(await mailKinds.handover!.stillWanted(installation, outgoing)).toBe(
			'the recipient no longer holds the seat'
		);
	});

	test('what somebody owes is counted by seat, as the register lists it', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, institutions } = await makeCouncil(installation);
		await makeTask(installation, { bodyId, lead: [{ institutionId: institutions.vbtai }] });
		await makeTask(installation, { bodyId, lead: [{ institutionId: institutions.lm }] });
		const seat = {
			...{ id: 'm', when: 'NOW' as const },
			body: {
				id: bodyId,
				slug: (await installation.db.read.body.findUniqueOrThrow({ where: { id: bodyId } })).slug
			},
			institutions: [{ id: institutions.vbtai, label: 'VBTAI', name: 'VBTAI' }]
		};
		const owed = await countOwed(makeActor(installation), [{ ...seat, body: { ...seat.body, name: '8.' } }]);
		expect(owed.get('m')).toMatchObject({ count: 1 });
		expect(owed.get('m')?.address).toContain('status=open');
	});
});
