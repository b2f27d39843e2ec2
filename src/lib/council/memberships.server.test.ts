import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeCouncil, makePerson, makePost, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { addAbsence, changeAbsence, removeAbsence } from './absences.server.ts';
import { addContact, changeContact } from './contacts.server.ts';
import { appoint, changeMembership, endMembership } from './memberships.server.ts';
import { leaveAfterLastDay } from './people-leaving.server.ts';
import { undoers } from './people-undoing.server.ts';
import { readPerson } from './people-view.server.ts';
import { seatsOf } from './seats.server.ts';

const secretary = (installation: Installation) =>
	makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	const fault = await work.then(
		() => null,
		(error: unknown) => error
	);
	expect(fault).toBeInstanceOf(Refusal);
	return fault as Refusal;
}

async function undo(installation: Installation, eventId: string | null, actor = secretary(installation)) {
	const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
	await undoers[event.deed]!(actor, {
		...event,
		before: JSON.parse(event.before ?? 'null') as unknown,
		after: JSON.parse(event.after ?? 'null') as unknown
	});
}

const seat = (postId: string, personId: string, fields: object = {}) => ({
	...{ id: newId(), postId, personId, kind: 'HOLDER', startDate: '01.03.2022.', ...fields }
});

async function membershipOf(installation: Installation, personId: string) {
	return installation.db.read.membership.findFirstOrThrow({ where: { personId } });
}

describe.each(databaseKinds)('memberships on %s', (kind) => {
	test('a person is appointed, has the seat at once, and it is taken back', async () => {
		const installation = await testInstallation(kind);
		const { posts } = await makeCouncil(installation);
		await installation.db.write((tx) =>
			tx.post.update({ where: { id: posts.empty }, data: { delegationRequestedOn: '2022-02-01' } })
		);
		const personId = await makePerson(installation, { name: 'Juris Kalns' });
		const form = seat(posts.empty, personId, { basis: 'LM 12.03.2022. vēstule' });
		const { eventId } = await appoint(secretary(installation), form);
		expect(await seatsOf(installation, personId, '2022-03-25')).toHaveLength(1);
		const post = () => installation.db.read.post.findUniqueOrThrow({ where: { id: posts.empty } });
		expect((await post()).delegationRequestedOn).toBeNull();
		expect(await appoint(secretary(installation), form)).toMatchObject({ eventId });
		await undo(installation, eventId);
		expect(await seatsOf(installation, personId, '2022-03-25')).toHaveLength(0);
		expect((await post()).delegationRequestedOn).toBe('2022-02-01');
	});

	test('outsiders and members appoint nobody', async () => {
		const installation = await testInstallation(kind);
		const { posts, people } = await makeCouncil(installation);
		for (const standing of [{}, { userId: null }, { personId: people.chair }]) {
			const actor = makeActor(installation, standing);
			const refusal = await refusalOf(appoint(actor, seat(posts.empty, people.member)));
			expect(refusal.reason).toBe('NOT_FOUND');
		}
	});

	test('of two who appoint two people to one seat at once, one does', async () => {
		const installation = await testInstallation(kind);
		const { posts, people } = await makeCouncil(installation);
		const other = await makePerson(installation, { name: 'Juris Kalns' });
		const outcomes = await Promise.allSettled([
			appoint(secretary(installation), seat(posts.empty, people.chair)),
			appoint(secretary(installation), seat(posts.empty, other))
		]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await installation.db.read.membership.count({ where: { postId: posts.empty } })).toBe(1);
	});

	test('what the rules forbid is said at its field, with whom it concerns', async () => {
		const installation = await testInstallation(kind);
		const { posts, people, bodyId } = await makeCouncil(installation);
		const actor = secretary(installation);
		const fieldsOf = async (fields: object) => (await refusalOf(appoint(actor, fields))).fields;
		const held = await fieldsOf(seat(posts.chair, people.member));
		expect(held.startDate).toContain('Parauga vadītājs');
		expect(held.startDate).toContain('01.01.2022.');
		expect(await fieldsOf(seat(posts.empty, people.member, { startDate: '31.02.2022.' }))).toEqual({
			startDate: 'calendar_problem_date'
		});
		expect(await fieldsOf(seat(posts.empty, people.member, { endDate: '01.02.2022.' }))).toHaveProperty(
			'endDate'
		);
		expect(await fieldsOf(seat(posts.empty, newId()))).toEqual({ personId: 'people_problem_person' });
		expect(await fieldsOf(seat(newId(), people.member))).toEqual({ postId: 'people_problem_post' });
		const chair = await makePost(installation, { bodyId, role: 'CHAIR' });
		const stranger = await makePerson(installation);
		expect(await fieldsOf(seat(chair, stranger))).toEqual({ knowing: 'people_problem_chair_without_seat' });
		await appoint(actor, seat(chair, stranger, { knowing: true }));
	});

	test('somebody acts while the holder is away', async () => {
		const installation = await testInstallation(kind);
		const { posts, people } = await makeCouncil(installation);
		const personId = await makePerson(installation, { name: 'Juris Kalns' });
		const form = seat(posts.chair, personId, { kind: 'ACTING', endDate: '31.03.2022.' });
		expect((await refusalOf(appoint(secretary(installation), form))).fields).toHaveProperty('kind');
		const away = { id: newId(), personId: people.chair, startDate: '10.03.2022.', endDate: '20.03.2022.' };
		await addAbsence(secretary(installation), away);
		await appoint(secretary(installation), form);
	});

	test('an end signs out whoever holds nothing more, and gives the seat back when undone', async () => {
		const installation = await testInstallation(kind);
		const { people } = await makeCouncil(installation);
		const userId = await makeUser(installation, { personId: people.member });
		const now = installation.clock.now();
		await installation.db.write(async (tx) => {
			await tx.session.create({
				data: { id: 's', userId, createdAt: now, expiresAt: new Date('2023-01-01') }
			});
			await tx.personalLink.create({
				data: { id: newId(), purpose: 'SIGN_IN', userId, createdAt: now, expiresAt: new Date('2023-01-01') }
			});
		});
		const { id } = await membershipOf(installation, people.member);
		const end = { id, version: 1, endDate: '24.03.2022.', endBasis: 'atbrīvots' };
		const { eventId } = await endMembership(secretary(installation), end);
		expect(await installation.db.read.session.count()).toBe(0);
		expect(await installation.db.read.personalLink.count({ where: { withdrawnAt: null } })).toBe(0);
		expect(await installation.db.read.user.count({ where: { disabledAt: null } })).toBe(1);
		expect(await seatsOf(installation, people.member, '2022-03-25')).toHaveLength(0);
		await undo(installation, eventId);
		expect(await membershipOf(installation, people.member)).toMatchObject({ endDate: null, endBasis: null });
		expect((await refusalOf(endMembership(secretary(installation), end))).reason).toBe('CONFLICT');
	});

	test('whose last day is ahead is signed out after it', async () => {
		const installation = await testInstallation(kind);
		const { people } = await makeCouncil(installation);
		const userId = await makeUser(installation, { personId: people.member });
		const expiresAt = new Date('2023-01-01');
		await installation.db.write((tx) =>
			tx.session.create({ data: { id: 's', userId, createdAt: installation.clock.now(), expiresAt } })
		);
		const { id } = await membershipOf(installation, people.member);
		await endMembership(secretary(installation), { id, version: 1, endDate: '31.03.2022.' });
		expect(await leaveAfterLastDay(installation)).toBe(0);
		expect(await installation.db.read.session.count()).toBe(1);
		installation.clock.set('2022-04-01T08:00:00Z');
		expect(await leaveAfterLastDay(installation)).toBe(1);
		expect(await installation.db.read.session.count()).toBe(0);
		expect(await leaveAfterLastDay(installation)).toBe(0);
	});

	test('a chair does not end their own seat', async () => {
		const installation = await testInstallation(kind);
		const { people } = await makeCouncil(installation);
		const { id } = await membershipOf(installation, people.chair);
		const chair = makeActor(installation, { role: 'SECRETARY', personId: people.chair });
		const end = { id, version: 1, endDate: '31.03.2022.' };
		expect((await refusalOf(endMembership(chair, end))).fields).toEqual({
			endDate: 'people_problem_own_chair'
		});
		const change = { id, version: 1, kind: 'SUBSTITUTE', startDate: '01.01.2022.' };
		expect((await refusalOf(changeMembership(chair, change))).fields).toHaveProperty('endDate');
		await endMembership(secretary(installation), end);
	});

	test('nor do they take their own appointment back', async () => {
		const installation = await testInstallation(kind);
		const { councilId } = await makeCouncil(installation);
		const postId = await makePost(installation, { bodyId: councilId, role: 'CHAIR', label: 'Vadītājs' });
		const personId = await makePerson(installation);
		const chair = makeActor(installation, { role: 'SECRETARY', personId });
		const { eventId } = await appoint(chair, seat(postId, personId, { knowing: true }));
		expect((await refusalOf(undo(installation, eventId, chair))).fields).toEqual({
			endDate: 'people_problem_own_chair'
		});
		await undo(installation, eventId);
		expect(await seatsOf(installation, personId, '2022-03-25')).toHaveLength(0);
	});

	test('an appointment that is taken back signs out; not once something was said in that seat', async () => {
		const installation = await testInstallation(kind);
		const { posts, bodyId } = await makeCouncil(installation);
		const personId = await makePerson(installation);
		const userId = await makeUser(installation, { personId });
		const createdAt = installation.clock.now();
		const session = { id: 's', userId, createdAt, expiresAt: new Date('2023-01-01') };
		await installation.db.write((tx) => tx.session.create({ data: session }));
		const { eventId } = await appoint(secretary(installation), seat(posts.empty, personId));
		const { id: taskId } = await makeTask(installation, { bodyId });
		const entry = {
			...{ id: newId(), taskId, kind: 'REPORTED', text: 'Saskaņots.', at: createdAt, personId },
			...{ statusBefore: 'IN_PROCESS', statusAfter: 'IN_PROCESS', authorName: 'X', capacity: 'TM pārstāvis' }
		};
		await installation.db.write((tx) => tx.progressEntry.create({ data: { ...entry, postId: posts.empty } }));
		expect((await refusalOf(undo(installation, eventId))).reason).toBe('NOT_NOW');
		expect(await seatsOf(installation, personId, '2022-03-25')).toHaveLength(1);
		await installation.db.write((tx) =>
			tx.progressEntry.update({ where: { id: entry.id }, data: { postId: null } })
		);
		await undo(installation, eventId);
		expect(await installation.db.read.session.count()).toBe(0);
	});

	test('absences: one’s own or as the secretariat, without overlap, taken back', async () => {
		const installation = await testInstallation(kind);
		const { people } = await makeCouncil(installation);
		const self = makeActor(installation, { personId: people.member });
		const absence = (fields: object = {}) => ({
			...{ id: newId(), personId: people.member, startDate: '01.07.2022.', endDate: '14.07.2022.', ...fields }
		});
		const form = absence({ note: 'atvaļinājums' });
		const { eventId } = await addAbsence(self, form);
		expect(await addAbsence(self, form)).toEqual({ eventId });
		const stranger = makeActor(installation, { personId: people.chair });
		expect((await refusalOf(addAbsence(stranger, absence()))).reason).toBe('NOT_FOUND');
		expect(
			(await refusalOf(addAbsence(self, absence({ startDate: '14.07.2022.' })))).fields.startDate
		).toContain('01.07.2022.');
		const backwards = absence({ startDate: '20.07.2022.', endDate: '19.07.2022.' });
		expect((await refusalOf(addAbsence(self, backwards))).fields).toEqual({
			endDate: 'people_problem_ends_before'
		});
		const change = { id: form.id, version: 1, startDate: '01.07.2022.', endDate: '10.07.2022.' };
		expect((await refusalOf(changeAbsence(stranger, change))).reason).toBe('NOT_FOUND');
		const changed = await changeAbsence(self, change);
		expect((await refusalOf(changeAbsence(self, change))).reason).toBe('CONFLICT');
		await undo(installation, changed.eventId);
		const removed = await removeAbsence(secretary(installation), { id: form.id, version: 3 });
		await undo(installation, removed.eventId);
		const { absences } = await readPerson(self, people.member);
		expect(absences).toMatchObject([
			{ startDate: '2022-07-01', endDate: '2022-07-14', note: 'atvaļinājums' }
		]);
	});

	test('contact officials are named, changed and ended', async () => {
		const installation = await testInstallation(kind);
		const { people, institutions } = await makeCouncil(installation);
		const actor = secretary(installation);
		const form = {
			id: newId(),
			institutionId: institutions.lm,
			personId: people.member,
			startDate: '01.03.2022.'
		};
		const { eventId } = await addContact(actor, form);
		expect(await addContact(actor, form)).toMatchObject({ eventId });
		expect((await refusalOf(addContact(makeActor(installation), form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(addContact(actor, { ...form, id: newId() }))).fields).toHaveProperty('startDate');
		const end = { id: form.id, version: 1, startDate: '01.03.2022.', endDate: '31.03.2022.' };
		const changed = await changeContact(actor, end);
		expect((await refusalOf(changeContact(actor, end))).reason).toBe('CONFLICT');
		await undo(installation, changed.eventId);
		await undo(installation, eventId);
		expect(await installation.db.read.institutionContact.count()).toBe(0);
	});
});
