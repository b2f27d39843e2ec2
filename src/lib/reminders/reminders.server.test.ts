import { describe, expect, it } from 'vitest';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { countStatements } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { openInstallation, type Installation } from '#lib/server/installation.server.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import {
	makeContact,
	makeCouncil,
	makeInstitution,
	makeMembership,
	makePerson,
	makePost,
	makeUser
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { remindToday } from './jobs.server.ts';
import { mailKindsOf } from './mails.server.ts';
import { remindDay } from './reminders.server.ts';

const mailKinds = mailKindsOf([]);

let number = 0;

interface TaskFixture {
	bodyId: string;
	due: string | null;
	title?: string;
	status?: string;
	underControl?: boolean;
	inRegister?: boolean;
	assignments?: { role: 'LEAD' | 'CO'; institutionId?: string; postId?: string }[];
}

async function makeTask(installation: Installation, fixture: TaskFixture): Promise<string> {
	const { assignments = [], due, ...task } = fixture;
	const id = newId();
	await installation.db.write((tx) =>
		tx.task.create({
			data: {
				...{ id, number: (number += 1), position: 0, title: 'Uzdevums', underControl: true },
				...{ registeredOn: '2022-01-01', searchText: '', sortKey: '', ...task },
				...{ due, dueKey: due ?? '9999-12-31', originalDue: due },
				assignments: { create: assignments.map((one, position) => ({ id: newId(), position, ...one })) }
			}
		})
	);
	return id;
}

/** Friday 25 March 2022, 09:00 in Riga; the chair's and the VBTAI member's addresses are known. */
async function council(kind: (typeof databaseKinds)[number], env: Record<string, string> = {}) {
	const installation = await testInstallation(kind, { at: '2022-03-25T07:00:00Z', env });
	const { bodyId, institutions, posts, people } = await makeCouncil(installation);
	for (const [id, email] of [
		[people.chair, 'vaditajs@padome.example'],
		[people.member, 'loceklis@padome.example']
	] as const)
		await installation.db.write((tx) => tx.person.update({ where: { id }, data: { email } }));
	return { installation, bodyId, institutions, posts, people };
}

const today = '2022-03-25';
const told = ({ digests }: Awaited<ReturnType<typeof remindDay>>) =>
	Object.fromEntries(
		digests.map(({ address, items }) => [
			address.split('@')[0],
			items.map(({ step, why }) => `${step} ${why}`)
		])
	);
const outbox = ({ db }: TestInstallation) =>
	db.read.outboxMessage.findMany({ orderBy: [{ occurrence: 'asc' }, { recipient: 'asc' }] });

describe.each(databaseKinds)('reminders on %s', (kind) => {
	it('tell a body that owes a task itself: its chair in the lead, its other seats a week before', async () => {
		const { installation, bodyId } = await council(kind);
		await makeTask(installation, { bodyId, due: '2022-04-01' });
		await makeTask(installation, { bodyId, due: '2022-04-08' });
		const day = await remindDay(installation, today);
		expect(day.outcome).toBe('QUEUED');
		expect(told(day)).toEqual({
			vaditajs: ['BEFORE_7 LEAD', 'BEFORE_14 LEAD'],
			loceklis: ['BEFORE_7 CO']
		});
		const mails = await outbox(installation);
		expect(
			mails.map(({ recipient, kind, state, occurrence }) => [recipient, kind, state, occurrence])
		).toEqual([
			['loceklis@padome.example', 'digest', 'QUEUED', today],
			['vaditajs@padome.example', 'digest', 'QUEUED', today]
		]);
		expect(await installation.db.read.reminderNotice.count()).toBe(3);
	});

	it('tell the institutions to which it is assigned: their seats in the body, else the contact official', async () => {
		const { installation, bodyId, institutions } = await council(kind);
		const contact = await makePerson(installation, { email: 'kontakts@padome.example' });
		await makeContact(installation, { institutionId: institutions.tm, personId: contact });
		await makeTask(installation, {
			bodyId,
			due: '2022-04-01',
			assignments: [
				{ role: 'LEAD', institutionId: institutions.vbtai },
				{ role: 'CO', institutionId: institutions.tm }
			]
		});
		expect(told(await remindDay(installation, today))).toEqual({
			loceklis: ['BEFORE_7 LEAD'],
			kontakts: ['BEFORE_7 CO']
		});
	});

	it('tell the contact official of a seat that is empty or whose holder has no address', async () => {
		const { installation, bodyId, posts, institutions, people } = await council(kind);
		await installation.db.write((tx) =>
			tx.person.update({ where: { id: people.chair }, data: { email: null } })
		);
		const contact = await makePerson(installation, { email: 'kontakts@padome.example' });
		await makeContact(installation, { institutionId: institutions.lm, personId: contact });
		await makeTask(installation, {
			bodyId,
			due: '2022-04-01',
			assignments: [{ role: 'LEAD', postId: posts.chair }]
		});
		expect(told(await remindDay(installation, today))).toEqual({ kontakts: ['BEFORE_7 LEAD'] });
	});

	it('tell who leads the body where nobody is known, else the secretariat, and nobody whose account is closed', async () => {
		const { installation, bodyId, people } = await council(kind);
		await makeUser(installation, { email: 'sekretariats@padome.example', role: 'SECRETARY' });
		await makeUser(installation, {
			...{ email: 'bijusais@padome.example', role: 'SECRETARY', disabledAt: new Date() }
		});
		const unknown = await makeInstitution(installation, { name: 'DLC', unresolved: true });
		await makeTask(installation, {
			bodyId,
			due: '2022-04-01',
			assignments: [{ role: 'LEAD', institutionId: unknown }]
		});
		const dry = () => remindDay(installation, today, { dryRun: true });
		expect(told(await dry())).toEqual({ vaditajs: ['BEFORE_7 STAND_IN'] });
		// Mail to the chair comes back.
		const failing = { address: 'vaditajs@padome.example', failingSince: installation.clock.now() };
		await installation.db.write((tx) => tx.mailAddress.create({ data: failing }));
		expect(told(await dry())).toEqual({ sekretariats: ['BEFORE_7 NO_RECIPIENT'] });
		// It works again, but the chair wants no mail.
		await installation.db.write(async (tx) => {
			await tx.mailAddress.deleteMany();
			const now = installation.clock.now();
			await tx.mailPreference.create({ data: { recipientId: people.chair, stoppedAt: now, updatedAt: now } });
		});
		expect(told(await dry())).toEqual({ sekretariats: ['BEFORE_7 NO_RECIPIENT'] });
	});

	it('say nothing of what has no deadline, is closed, reported as done, not under control, or far away', async () => {
		const { installation, bodyId } = await council(kind);
		const due = '2022-04-01';
		await makeTask(installation, { bodyId, due: null });
		await makeTask(installation, { bodyId, due, status: 'COMPLETED' });
		await makeTask(installation, { bodyId, due, status: 'SUBMITTED' });
		await makeTask(installation, { bodyId, due, underControl: false });
		await makeTask(installation, { bodyId, due, inRegister: false });
		await makeTask(installation, { bodyId, due: '2022-12-01' });
		expect(await remindDay(installation, today)).toMatchObject({ outcome: 'QUEUED', digests: [] });
		expect(await outbox(installation)).toEqual([]);
	});

	it('mail case 2: run the day twice, nothing changes; skip a day, run the next', async () => {
		const { installation, bodyId } = await council(kind);
		await makeTask(installation, { bodyId, due: '2022-04-01' });
		await makeTask(installation, { bodyId, due: '2022-04-04', title: 'Otrs' }); // 7 days before it is the 28th
		await remindDay(installation, today);
		const before = await outbox(installation);
		expect(await remindDay(installation, today)).toMatchObject({ outcome: 'ALREADY', digests: [] });
		expect(await outbox(installation)).toEqual(before);
		// Monday the 28th and Tuesday the 29th the portal stands still.
		installation.clock.set('2022-03-30T07:00:00Z');
		expect(told(await remindDay(installation, '2022-03-30'))).toEqual({
			vaditajs: ['BEFORE_7 LEAD'],
			loceklis: ['BEFORE_7 CO']
		});
	});

	it('mail case 1: two processes that plan and send at once, a person who is lead and co-responsible: one mail', async () => {
		const post = await startPost();
		const { installation, bodyId, people, institutions } = await council(kind, { SMTP_URL: post.url });
		const second = await makePost(installation, {
			bodyId,
			label: 'LM pārstāvis',
			institutionIds: [institutions.lm]
		});
		await makeMembership(installation, { postId: second, personId: people.chair });
		await makeTask(installation, { bodyId, due: '2022-04-01' });
		const other = await openInstallation(installation.config, installation.clock);
		const days = await Promise.all([remindDay(installation, today), remindDay(other, today)]);
		expect(days.map(({ outcome }) => outcome).sort()).toEqual(['ALREADY', 'QUEUED']);
		await Promise.all([deliverDue(installation, mailKinds), deliverDue(other, mailKinds)]);
		await other.db.close();
		expect(post.arrived.map(({ to }) => to).sort()).toEqual([
			'loceklis@padome.example',
			'vaditajs@padome.example'
		]);
	});

	it('mail case 3: a hundred ticks in one day: one mail', async () => {
		const post = await startPost();
		const { installation, bodyId } = await council(kind, { SMTP_URL: post.url });
		await makeTask(installation, { bodyId, due: '2022-04-08' });
		for (let minute = 0; minute < 100; minute++) {
			installation.clock.set(new Date(Date.UTC(2022, 2, 25, 5, minute * 10)).toISOString());
			await remindToday(installation);
			await deliverDue(installation, mailKinds);
		}
		expect(post.arrived.map(({ to }) => to)).toEqual(['vaditajs@padome.example']);
	});

	it('mail case 14: begins at 08:30 in Riga or whenever the portal is back, and only on working days', async () => {
		const { installation, bodyId } = await council(kind);
		await makeTask(installation, { bodyId, due: '2022-04-08' });
		const at = async (instant: string) => {
			installation.clock.set(instant);
			return (await remindToday(installation))?.outcome ?? null;
		};
		expect(await at('2022-03-24T22:01:00Z')).toBeNull(); // 00:01 in Riga
		expect(await at('2022-03-25T06:29:59Z')).toBeNull(); // 08:29
		expect(await at('2022-03-25T19:47:00Z')).toBe('QUEUED'); // the portal was away all day
		expect(await at('2022-03-25T19:48:00Z')).toBeNull();
		expect(await at('2022-03-26T10:00:00Z')).toBeNull(); // Saturday
	});

	it('mail case 8: 08:30 in Riga, whatever the clocks do', async () => {
		const { installation } = await council(kind);
		const at = async (instant: string) => {
			installation.clock.set(instant);
			return (await remindToday(installation))?.date ?? null;
		};
		// Summer time begins on Easter Sunday, 2027-03-28, and ends on Sunday 2027-10-31.
		expect(await at('2027-03-25T06:29:00Z')).toBeNull();
		expect(await at('2027-03-25T06:30:00Z')).toBe('2027-03-25');
		expect(await at('2027-03-30T05:29:00Z')).toBeNull();
		expect(await at('2027-03-30T05:30:00Z')).toBe('2027-03-30');
		expect(await at('2027-10-29T05:30:00Z')).toBe('2027-10-29');
		expect(await at('2027-11-01T06:29:00Z')).toBeNull();
		expect(await at('2027-11-01T06:30:00Z')).toBe('2027-11-01');
	});

	it('a day off has no plan and another day is only planned, except in a sample', async () => {
		const { installation, bodyId } = await council(kind);
		await makeTask(installation, { bodyId, due: '2022-04-01' });
		expect(await remindDay(installation, '2022-03-26')).toMatchObject({ outcome: 'OFF' });
		const past = await remindDay(installation, '2022-03-18');
		expect(past.outcome).toBe('DRY');
		expect(told(past)).toEqual({ vaditajs: ['BEFORE_14 LEAD'] });
		expect(await remindDay(installation, today, { dryRun: true })).toMatchObject({ outcome: 'DRY' });
		expect(await outbox(installation)).toEqual([]);
		await installation.db.write((tx) => writeSetting(tx, installation, 'installation.sample', 'yes'));
		expect(await remindDay(installation, '2022-03-18')).toMatchObject({ outcome: 'QUEUED' });
		expect(await outbox(installation)).toHaveLength(1);
	});

	it('mail case 17: asks again when it sends: done meanwhile, left meanwhile, moved meanwhile', async () => {
		const post = await startPost();
		const { installation, bodyId, people } = await council(kind, { SMTP_URL: post.url });
		const done = await makeTask(installation, { bodyId, due: '2022-04-01', title: 'Jau izpildīts' });
		const moved = await makeTask(installation, { bodyId, due: '2022-04-01', title: 'Pagarināts' });
		await makeTask(installation, { bodyId, due: '2022-04-01', title: 'Vēl atvērts' });
		await remindDay(installation, today);
		await installation.db.write(async (tx) => {
			await tx.task.update({ where: { id: done }, data: { status: 'COMPLETED', closedOn: today } });
			await tx.task.update({ where: { id: moved }, data: { due: '2022-06-01', dueKey: '2022-06-01' } });
			await tx.membership.updateMany({ where: { personId: people.member }, data: { endDate: '2022-03-24' } });
		});
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ sent: 1, dropped: 1 });
		const [{ mail, to } = { mail: null!, to: '' }] = post.arrived;
		expect(to).toBe('vaditajs@padome.example');
		expect(mail.subject).toBe('Termiņš 01.04.2022.: Vēl atvērts');
		for (const part of [mail.text, mail.html]) {
			expect(part).toContain('Vēl atvērts');
			expect(part).not.toContain('Jau izpildīts');
			expect(part).not.toContain('Pagarināts');
		}
		expect((await outbox(installation))[0]).toMatchObject({
			state: 'DROPPED',
			error: 'Līdz sūtīšanai vairs nebija par ko atgādināt.'
		});
	});

	it('after days without a mail server send one digest, with all that was not said', async () => {
		const { installation, bodyId } = await council(kind);
		await makeTask(installation, { bodyId, due: '2022-04-08', title: 'Pirmais' });
		await makeTask(installation, { bodyId, due: '2022-04-11', title: 'Otrais' });
		await remindDay(installation, today);
		installation.clock.set('2022-03-28T07:00:00Z');
		await remindDay(installation, '2022-03-28');
		expect((await outbox(installation)).map(({ state, error }) => [state, error])).toEqual([
			['DROPPED', 'SUPERSEDED'],
			['QUEUED', null]
		]);
		const post = await startPost();
		const served = { ...installation, config: { ...installation.config, smtpUrl: post.url } };
		expect(await deliverDue(served, mailKinds)).toMatchObject({ sent: 1 });
		expect(post.arrived[0]!.mail.text).toMatch(/Pirmais[^]*Otrais/);
	});

	it('say later what was not said in the days without a mail server, once', async () => {
		const { installation, bodyId } = await council(kind, { SMTP_URL: 'smtp://127.0.0.1:1' });
		await makeTask(installation, { bodyId, due: '2022-04-08', title: 'Pirmais' });
		await makeTask(installation, { bodyId, due: '2022-04-14', title: 'Otrais' });
		await remindDay(installation, today);
		installation.clock.set('2022-03-31T07:00:00Z');
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ dropped: 1 });
		await remindDay(installation, '2022-03-31');
		const mails = await outbox(installation);
		expect(mails.map(({ state, error }) => [state, error])).toEqual([
			['DROPPED', 'SUPERSEDED'],
			['QUEUED', null]
		]);
		expect(JSON.parse(mails[1]!.facts).items.map(({ due }: { due: string }) => due)).toEqual([
			'2022-04-08',
			'2022-04-14'
		]);
	});

	it('of a past day are what they were, also after a later day, and take nothing of long ago back', async () => {
		const { installation, bodyId } = await council(kind);
		await installation.db.write((tx) => writeSetting(tx, installation, 'installation.sample', 'yes'));
		await makeTask(installation, { bodyId, due: '2022-04-01' });
		await remindDay(installation, '2022-08-02');
		expect(told(await remindDay(installation, today))).toEqual({
			vaditajs: ['BEFORE_7 LEAD'],
			loceklis: ['BEFORE_7 CO']
		});
		await remindDay(installation, '2022-10-03');
		expect((await outbox(installation)).every(({ state }) => state === 'QUEUED')).toBe(true);
	});

	it('mail case 29: the outbox holds ids and days, no title, no address of a page', async () => {
		const { installation, bodyId } = await council(kind);
		const taskId = await makeTask(installation, { bodyId, due: '2022-04-08', title: 'Ļoti īpašs nosaukums' });
		await remindDay(installation, today);
		const [row] = await outbox(installation);
		expect(JSON.parse(row!.facts)).toEqual({
			date: today,
			items: [
				{
					...{ taskId, due: '2022-04-08', step: 'BEFORE_14', why: 'LEAD' },
					capacity: { kind: 'POST', id: expect.any(String) },
					linkId: expect.any(String)
				}
			],
			waiting: []
		});
		expect(JSON.stringify(row)).not.toMatch(/Ļoti īpašs|http/);
	});

	it('cost the same number of statements for five tasks and for fifty', async () => {
		const counted = async (tasks: number) => {
			const { installation, bodyId } = await council(kind);
			for (let made = 0; made < tasks; made++) await makeTask(installation, { bodyId, due: '2022-04-08' });
			const counter = { count: 0 };
			await countStatements(counter, () => remindDay(installation, today));
			return counter.count;
		};
		const few = await counted(5);
		expect(await counted(50)).toBe(few);
		expect(few).toBeLessThan(45);
	});
});
