import { describe, expect, test } from 'vitest';
import { record } from '#lib/audit/audit.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readModels } from '../../cli/exchange/models.ts';
import { writeDocument } from '../../cli/exchange/write-document.ts';
import {
	makeActor,
	makeCouncil,
	makeMembership,
	makePerson,
	makeUser
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { changeMembership } from './memberships.server.ts';
import { pseudonymise, readPseudonymisable } from './pseudonymising.server.ts';

const name = 'Ilze Paraudziņa';
const email = 'ilze.paraudzina@padome.example';
const administrator = (installation: Installation) =>
	makeActor(installation, { role: 'ADMINISTRATOR', userId: 'another', name: 'Administrators' });

/** Somebody who sat, wrote, was written to and left. */
async function makeFormer(installation: Installation, role: 'ADMINISTRATOR' | null = null) {
	const { bodyId, posts } = await makeCouncil(installation);
	const personId = await makePerson(installation, { name, email });
	const userId = await makeUser(installation, { name, email, personId, role });
	await makeMembership(installation, {
		...{ postId: posts.empty, personId, startDate: '2021-01-01', endDate: '2022-01-31' }
	});
	const task = await makeTask(installation, { bodyId, title: `Teksts par: ${name}` });
	const { clock, db } = installation;
	const themselves = makeActor(installation, { userId, personId, name });
	await db.write(async (tx) => {
		await tx.person.update({
			where: { id: personId },
			data: {
				phone: '+371 26123456',
				title: 'vecākā eksperte',
				note: 'zvanīt vakarā',
				searchText: fold(name)
			}
		});
		await tx.progressEntry.create({
			data: {
				...{ id: newId(), taskId: task.id, kind: 'REPORTED', at: clock.now(), text: 'Izdarīts.' },
				...{ statusBefore: 'NEEDS_ACTION', statusAfter: 'IN_PROCESS', personId, userId },
				...{ authorName: name, capacity: 'TM pārstāvis', withdrawnBy: name }
			}
		});
		await record(tx, themselves, {
			...{ deed: 'tasks.report', capacity: name, subjectType: 'Task', subjectId: task.id, after: { a: 1 } }
		});
		await record(tx, administrator(installation), {
			...{ deed: 'council.changePeople', capacity: 'x', subjectType: 'Person', subjectId: personId },
			before: { name: 'Ilze Vecā', email: 'ilze.veca@padome.example', basis: 'Ilzes Vecās deleģējums' },
			after: { name, email, phone: '+371 26123456', postId: posts.empty }
		});
		for (const address of [email, 'ilze.veca@padome.example'])
			await queueMail(tx, installation, {
				...{ kind: 'digest', subject: 'digest', occurrence: '2022-01-03', facts: { to: name } },
				recipient: { address, name, personId, userId, locale: 'lv' }
			});
		for (const [deed, input] of [
			['accounts.invite', { name, email, role: null }],
			['council.replace', { newPersonId: personId, name, email, phone: null, title: 'vecākā eksperte' }]
		] as const)
			await tx.preparedDeed.create({
				data: {
					...{ id: newId(), deed, input: JSON.stringify(input), subjectType: 'User', subjectId: newId() },
					...{ preparedAt: clock.now(), preparedBy: 'Asistents', state: 'CONFIRMED' }
				}
			});
		await tx.session.create({
			data: { id: newId(), userId, createdAt: clock.now(), expiresAt: new Date('2030-01-01') }
		});
		await tx.personalLink.create({
			data: {
				id: newId(),
				purpose: 'SIGN_IN',
				userId,
				createdAt: clock.now(),
				expiresAt: new Date('2030-01-01')
			}
		});
	});
	return { personId, userId, task };
}

async function exported({ db }: Installation): Promise<string> {
	let text = '';
	for await (const piece of writeDocument(db.read, readModels('prisma/models'), {
		exportedAt: '',
		migration: ''
	}))
		text += piece;
	return text;
}

const order = (id: string, over: object = {}) => ({
	...{ id, version: 1, reason: 'Persona to lūgusi.', confirmed: true },
	...over
});

describe.each(databaseKinds)('pseudonymising on %s', (kind) => {
	test('takes the name away wherever it is theirs, and leaves what they did', async () => {
		const installation = await testInstallation(kind);
		const { personId, userId, task } = await makeFormer(installation);
		const { pseudonym } = await pseudonymise(administrator(installation), order(personId));
		expect(pseudonym).toMatch(/^Persona [2-9A-Z]{4}$/);
		const { read } = installation.db;
		expect(await read.person.findUnique({ where: { id: personId } })).toMatchObject({
			...{ name: pseudonym, email: null, phone: null, title: null, note: null, version: 2 },
			...{ searchText: fold(pseudonym), pseudonymisedAt: installation.clock.now() }
		});
		const user = await read.user.findUnique({ where: { id: userId } });
		expect(user).toMatchObject({ name: pseudonym, disabledAt: installation.clock.now(), passwordHash: null });
		expect(user!.email).toMatch(/^persona-[2-9a-z]{4}@padome\.invalid$/);
		expect(await read.session.count({ where: { userId } })).toBe(0);
		expect(await read.personalLink.count({ where: { userId, withdrawnAt: null } })).toBe(0);

		const [entry] = await read.progressEntry.findMany();
		expect(entry).toMatchObject({ authorName: pseudonym, withdrawnBy: pseudonym, capacity: 'TM pārstāvis' });
		expect(entry).toMatchObject({ personId, text: 'Izdarīts.' });
		expect(await read.membership.count({ where: { personId } })).toBe(1);
		const mails = await read.outboxMessage.findMany();
		expect(new Set(mails.map(({ recipientName, state }) => `${recipientName} ${state}`))).toEqual(
			new Set([`${pseudonym} DROPPED`])
		);
		expect(mails.every(({ facts }) => facts === JSON.stringify({ to: pseudonym }))).toBe(true);
		const report = await read.auditEvent.findFirst({ where: { deed: 'tasks.report' } });
		expect(report).toMatchObject({ actorName: pseudonym, capacity: pseudonym });

		const all = await exported(installation);
		expect(all).not.toMatch(/ilze\.|Ilze Vecā|26123456|eksperte|vakarā/i);
		// What others wrote is left to redaction.
		expect(all.match(/Ilze Paraudziņa/g)).toHaveLength(1);
		expect((await read.task.findUnique({ where: { id: task.id } }))!.title).toContain(name);
		const event = await read.auditEvent.findFirst({ where: { deed: 'council.pseudonymise' } });
		expect(event).toMatchObject({ subjectType: 'Person', subjectId: personId, actorName: 'Administrators' });
		expect(JSON.parse(event!.after!)).toMatchObject({ pseudonym, reason: 'Persona to lūgusi.' });
	});

	test('whoever has no name any more comes back to no seat', async () => {
		const installation = await testInstallation(kind);
		const { personId } = await makeFormer(installation);
		await pseudonymise(administrator(installation), order(personId));
		const { id, version, ...held } = (await installation.db.read.membership.findFirst({
			where: { personId }
		}))!;
		const values = { kind: held.kind, startDate: held.startDate, endDate: '', basis: '', endBasis: '' };
		const secretary = makeActor(installation, { role: 'SECRETARY', userId: 'another' });
		await expect(changeMembership(secretary, { id, version, ...values })).rejects.toMatchObject({
			reason: 'NOT_NOW'
		});
	});

	test('twice is once, at once too', async () => {
		const installation = await testInstallation(kind);
		const { personId } = await makeFormer(installation);
		const actor = administrator(installation);
		const answers = await Promise.all([1, 2].map(() => pseudonymise(actor, order(personId))));
		answers.push(await pseudonymise(actor, order(personId)));
		expect(new Set(answers.map(({ pseudonym }) => pseudonym)).size).toBe(1);
		const where = { deed: 'council.pseudonymise' };
		expect(await installation.db.read.auditEvent.count({ where })).toBe(1);
		expect(await readPseudonymisable(actor, personId)).toMatchObject({ name: answers[0]!.pseudonym });
	});

	test('is the administrator’s alone', async () => {
		const installation = await testInstallation(kind);
		const { personId } = await makeFormer(installation);
		for (const role of ['SECRETARY', 'ASSISTANT', null] as const) {
			const actor = makeActor(installation, { role });
			await expect(pseudonymise(actor, order(personId))).rejects.toMatchObject({ reason: 'NOT_FOUND' });
			await expect(readPseudonymisable(actor, personId)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		}
		const nobody = pseudonymise(administrator(installation), order(newId()));
		await expect(nobody).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});

	test('not while they hold a seat, not the last administrator, not unconfirmed, not over a change', async () => {
		const installation = await testInstallation(kind);
		const { personId } = await makeFormer(installation, 'ADMINISTRATOR');
		const actor = administrator(installation);
		const last = { reason: 'NOT_NOW', fields: { form: 'journal_problem_pseudonymise_last' } };
		await expect(pseudonymise(actor, order(personId))).rejects.toMatchObject(last);
		// A sample administrator is nobody.
		await makeUser(installation, { role: 'ADMINISTRATOR', isSample: true });
		await expect(pseudonymise(actor, order(personId))).rejects.toMatchObject(last);
		await makeUser(installation, { role: 'ADMINISTRATOR' });
		const unconfirmed = { reason: 'INVALID', fields: { confirmed: 'journal_problem_confirm' } };
		await expect(pseudonymise(actor, order(personId, { confirmed: false }))).rejects.toMatchObject(
			unconfirmed
		);
		const unsaid = { fields: { reason: 'journal_problem_reason_missing' } };
		await expect(pseudonymise(actor, order(personId, { reason: ' ' }))).rejects.toMatchObject(unsaid);
		const overtaken = { reason: 'CONFLICT', theirs: { version: 1, who: 'Administrators' } };
		await expect(pseudonymise(actor, order(personId, { version: 7 }))).rejects.toMatchObject(overtaken);

		const [membership] = await installation.db.read.membership.findMany({ where: { personId } });
		await installation.db.write((tx) =>
			tx.membership.update({ where: { id: membership!.id }, data: { endDate: null } })
		);
		const seated = { reason: 'NOT_NOW', fields: { form: 'journal_problem_pseudonymise_seat' } };
		await expect(pseudonymise(actor, order(personId))).rejects.toMatchObject(seated);
		expect(await exported(installation)).toContain(email);
	});
});
