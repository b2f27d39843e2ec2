import { describe, expect, it } from 'vitest';
import { preparedWaiting } from '#lib/accounts/prepared-waiting.server.ts';
import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { waitingParts as taskWaiting } from '#lib/tasks/waiting.server.ts';
import { makeActor, makeCouncil, makeInstitution, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { mailKindsOf } from './mails.server.ts';
import { sendOverview } from './overview.server.ts';
import { previewDay, previewMail } from './preview.server.ts';
import { remindDay } from './reminders.server.ts';
import { silenceWaiting } from './silence.server.ts';
import { unknownWaiting } from './unknown-recipients.server.ts';
import { readUrgent, sendNow } from './urgent.server.ts';

const parts: readonly WaitingPart[] = [...taskWaiting, preparedWaiting, unknownWaiting, silenceWaiting];
const kinds = mailKindsOf(parts);
const today = '2022-03-25'; // a Friday

/** 09:00 in Riga; the chair, the VBTAI member and a secretary can be reached. */
async function council(kind: (typeof databaseKinds)[number], env: Record<string, string> = {}) {
	const installation = await testInstallation(kind, { at: `${today}T07:00:00Z`, env });
	const made = await makeCouncil(installation);
	const addresses = {
		[made.people.chair]: 'vaditajs@padome.example',
		[made.people.member]: 'loceklis@padome.example'
	};
	for (const [id, email] of Object.entries(addresses))
		await installation.db.write((tx) => tx.person.update({ where: { id }, data: { email } }));
	const userId = await makeUser(installation, { email: 'sekretariats@padome.example', role: 'SECRETARY' });
	const secretary = makeActor(installation, { userId, role: 'SECRETARY', name: 'Sekretāre' });
	return { installation, secretary, ...made };
}

const report = (installation: Awaited<ReturnType<typeof council>>['installation'], data: object) =>
	installation.db.write((tx) =>
		tx.progressEntry.create({
			data: {
				...{ id: newId(), kind: 'REPORTED', at: new Date('2022-03-01T10:00:00Z'), text: 'Turpinās.' },
				...{ statusBefore: 'IN_PROCESS', statusAfter: 'IN_PROCESS', authorName: 'A', capacity: 'B' },
				...(data as { taskId: string })
			}
		})
	);

describe.each(databaseKinds)('digests on %s', (kind) => {
	it('mail cases 4 and 29: say what waits when it is new and weekly, what was reported last, and link by usable links only when they go', async () => {
		const post = await startPost();
		const { installation, bodyId, institutions } = await council(kind, { SMTP_URL: post.url });
		const submitted = { status: 'SUBMITTED' as const, lastReportAt: new Date('2022-03-20T10:00:00Z') };
		await makeTask(installation, { bodyId, title: 'Iesniegtais', due: '2022-05-01', ...submitted });
		await makeTask(installation, { bodyId, title: 'Slepenais', ...submitted }).then(({ id }) =>
			installation.db.write((tx) =>
				tx.task.update({
					where: { id },
					data: { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2023-01-01' }
				})
			)
		);
		const due = '2022-04-01';
		const owed = await makeTask(installation, { bodyId, due, lead: [{ institutionId: institutions.vbtai }] });
		await report(installation, {
			taskId: owed.id,
			at: new Date('2022-03-02T10:00:00Z'),
			text: '**Redzamais** ziņojums'
		});
		await report(installation, {
			taskId: owed.id,
			text: 'Iekšēja piezīme',
			isInternal: true,
			at: new Date('2022-03-03T10:00:00Z')
		});
		const told = async (date: string) => {
			const { digests } = await remindDay(installation, date, { parts });
			return Object.fromEntries(
				digests.map((one) => [one.address.split('@')[0], [one.items.length, one.waiting.length]])
			);
		};
		expect(await told(today)).toEqual({ loceklis: [1, 0], vaditajs: [0, 2], sekretariats: [0, 2] });
		const rows = await installation.db.read.outboxMessage.findMany();
		expect(JSON.stringify(rows)).not.toMatch(/http|Iesniegtais|Slepenais|Redzamais/);
		await deliverDue(installation, kinds);
		const mails = new Map(post.arrived.map(({ to, mail }) => [to.split('@')[0], mail]));
		expect(mails.get('vaditajs')!.subject).toBe('Jūsu rīcību gaida 2 jautājumi');
		for (const part of [mails.get('sekretariats')!.text!, String(mails.get('sekretariats')!.html)]) {
			expect(part).toContain('Iesniegtais · 8. apakšgrupa');
			expect(part).not.toContain('Slepenais');
			expect(part).toMatch(/\/tasks\/1\b/);
		}
		// Whoever has no account cannot use the pages of the portal.
		expect(mails.get('vaditajs')!.text).not.toContain('/tasks/');
		for (const part of [mails.get('loceklis')!.text!, String(mails.get('loceklis')!.html)]) {
			expect(part).toContain('„Redzamais ziņojums”');
			expect(part).not.toContain('Iekšēja');
			expect(part).toMatch(/\/answer\/[\w-]+\.[\w-]+\?to=extension/);
		}
		// Seen on the outbox page, the same mail has no link that works.
		const row = rows.find(({ recipient }) => recipient.startsWith('loceklis'))!;
		const shown = await kinds.digest!.render(
			installation,
			{ ...row, facts: JSON.parse(row.facts), locale: 'lv' },
			false
		);
		expect(shown.text + shown.html).not.toContain('/answer/');
		expect(shown.text).toContain('[personīgā saite]');
		expect(await told('2022-03-28')).toEqual({});
		installation.clock.set('2022-03-28T07:00:00Z');
		expect(await told('2022-03-28')).toEqual({});
		installation.clock.set('2022-04-01T07:00:00Z');
		expect(await told('2022-04-01')).toMatchObject({ vaditajs: [0, 2], sekretariats: [0, 2] });
	});

	it('of what would be sent are shown as their readers would see them, and nothing is written', async () => {
		const { installation, secretary, bodyId, people } = await council(kind);
		await makeTask(installation, { bodyId, title: 'Mediācija', due: '2022-04-14' });
		const asked = { date: '2022-04-07', query: '', page: 1, to: null };
		const preview = await previewDay(secretary, parts, asked);
		expect(preview).toMatchObject({ isOff: false, isPlanned: false, total: 2, opened: null });
		expect(preview.readers.map(({ address, tasks }) => [address, tasks])).toEqual(
			expect.arrayContaining([
				['vaditajs@padome.example', 1],
				['loceklis@padome.example', 1]
			])
		);
		expect(await previewDay(secretary, parts, { ...asked, query: 'LOCEKLIS' })).toMatchObject({ total: 1 });
		const mail = await previewMail(secretary, parts, { date: asked.date, to: people.chair });
		expect(mail.subject).toBe('Termiņš 14.04.2022.: Mediācija');
		expect(mail.text).toContain('Ziņot par izpildi: [personīgā saite]');
		expect(await previewDay(secretary, parts, { ...asked, date: '2022-04-09' })).toMatchObject({
			isOff: true
		});
		const { read } = installation.db;
		expect(
			await Promise.all([read.outboxMessage.count(), read.reminderNotice.count(), read.personalLink.count()])
		).toEqual([0, 0, 0]);
		const member = makeActor(installation, { personId: people.member, role: null });
		expect((await refusalOf(previewDay(member, parts, asked))).reason).toBe('NOT_FOUND');
	});

	it('do not repeat what was sent at once on the same day; twice is once, and it is on the record', async () => {
		const post = await startPost();
		const { installation, secretary, bodyId, institutions, people } = await council(kind, {
			SMTP_URL: post.url
		});
		const lead = [{ institutionId: institutions.vbtai }];
		const task = await makeTask(installation, { bodyId, title: 'Steidzamais', due: '2022-04-01', lead });
		expect((await readUrgent(secretary, task.number)).hearers).toMatchObject([
			{ address: 'loceklis@padome.example' }
		]);
		const form = { id: newId(), taskId: task.id };
		const chair = makeActor(installation, { personId: people.chair, role: null });
		expect((await refusalOf(sendNow(chair, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(readUrgent(chair, task.number))).reason).toBe('NOT_FOUND');
		const both = await Promise.all([sendNow(secretary, form), sendNow(secretary, form)]);
		expect(both).toEqual([
			{ isPrepared: false, number: task.number, count: 1 },
			{ isPrepared: false, number: task.number, count: 1 }
		]);
		await deliverDue(installation, kinds);
		expect(post.arrived.map(({ to, mail }) => [to, mail.subject])).toEqual([
			['loceklis@padome.example', 'Steidzams atgādinājums. Termiņš 01.04.2022.: Steidzamais']
		]);
		expect(await remindDay(installation, today, { parts })).toMatchObject({ outcome: 'QUEUED', digests: [] });
		expect(await installation.db.read.auditEvent.count({ where: { deed: 'reminders.sendNow' } })).toBe(1);
		// Said again, it is noted once more, and the next step comes in its time.
		await sendNow(secretary, { id: newId(), taskId: task.id });
		await sendNow(secretary, { id: newId(), taskId: task.id });
		installation.clock.set('2022-03-31T07:00:00Z');
		expect((await remindDay(installation, '2022-03-31', { parts })).digests).toMatchObject([
			{ address: 'loceklis@padome.example', items: [{ step: 'BEFORE_1' }] }
		]);
		await installation.db.write((tx) =>
			tx.task.update({ where: { id: task.id }, data: { status: 'COMPLETED' } })
		);
		expect((await refusalOf(sendNow(secretary, { id: newId(), taskId: task.id }))).reason).toBe('NOT_NOW');
	});

	it('tell the secretariat once of an institution that has been silent for six months', async () => {
		const { installation, bodyId, institutions } = await council(kind);
		const lead = [{ institutionId: institutions.vbtai }, { institutionId: institutions.tm }];
		const registeredOn = '2021-09-20';
		const task = await makeTask(installation, { bodyId, due: '2022-12-01', registeredOn, lead });
		await report(installation, { taskId: task.id, institutionId: institutions.tm });
		const silent = async (date: string) => {
			installation.clock.set(`${date}T07:00:00Z`);
			const { digests } = await remindDay(installation, date, { parts: [silenceWaiting] });
			return digests.flatMap(({ address, waiting }) => waiting.map(({ key }) => [address, key]));
		};
		expect(await silent('2022-03-18')).toEqual([]);
		expect(await silent(today)).toEqual([
			['sekretariats@padome.example', `${task.id} ${institutions.vbtai}`]
		]);
		expect(await silent('2022-03-28')).toEqual([]);
		expect(await silent('2022-04-11')).toEqual([]);
		// It spoke, and fell silent again: that is another silence; meanwhile the other one has become one.
		await report(installation, {
			taskId: task.id,
			institutionId: institutions.vbtai,
			at: new Date('2022-04-12T10:00:00Z')
		});
		expect((await silent('2022-10-13')).map(([, key]) => key).sort()).toEqual(
			[`${task.id} ${institutions.tm}`, `${task.id} ${institutions.vbtai}`].sort()
		);
	});

	it('leave the overview to the first working day of the week, once', async () => {
		const post = await startPost();
		const { installation, bodyId } = await council(kind, { SMTP_URL: post.url });
		await makeTask(installation, { bodyId, due: '2022-02-28' });
		const dlc = await makeInstitution(installation, { name: 'DLC', unresolved: true });
		await makeTask(installation, { bodyId, due: '2022-05-01', lead: [{ institutionId: dlc }] });
		const at = (instant: string) => {
			installation.clock.set(instant);
			return sendOverview(installation);
		};
		expect(await at('2022-04-18T07:00:00Z')).toBeNull(); // Easter Monday
		expect(await at('2022-04-19T05:29:00Z')).toBeNull(); // 08:29
		expect(await at('2022-04-19T05:30:00Z')).toBe(1);
		expect(await at('2022-04-20T07:00:00Z')).toBeNull();
		await deliverDue(installation, kinds);
		const [{ mail }] = post.arrived as [(typeof post.arrived)[number]];
		expect(mail.subject).toBe('Nedēļas pārskats: kavējas 1 uzdevums');
		for (const part of [mail.text!, String(mail.html).replace(/<[^>]+>/g, ' ')]) {
			expect(part).toMatch(/Kavējas:?\s+1\b/);
			expect(part).toMatch(/8\. Bāriņtiesu darba pilnveide:?\s+1\b/);
			expect(part).toMatch(/Uzdevumi, par kuriem nav zināms, kam rakstīt:?\s+1\b/);
		}
		expect(String(mail.html)).toContain('/tasks?period=late&amp;body=barintiesas');
		// Whoever is away gets none; where all are, the first who is back, in the same week.
		await makeUser(installation, { email: 'otra@padome.example', role: 'SECRETARY' });
		const users = await installation.db.read.user.findMany({ where: { role: 'SECRETARY' } });
		const pause = (email: string, pausedUntil: string) =>
			installation.db.write((tx) =>
				tx.mailPreference.create({
					data: {
						...{ recipientId: users.find((user) => user.email === email)!.id, pausedUntil },
						...{ pausedFrom: '2022-04-21', updatedAt: installation.clock.now() }
					}
				})
			);
		await pause('otra@padome.example', '2022-05-31');
		expect(await at('2022-04-25T05:30:00Z')).toBe(1);
		await pause('sekretariats@padome.example', '2022-05-02');
		expect(await at('2022-05-02T05:30:00Z')).toBeNull();
		expect(await at('2022-05-03T05:30:00Z')).toBe(1); // 4 May is a holiday, 2 May was the week’s first day
		const recipients = await installation.db.read.outboxMessage.findMany({ where: { kind: 'overview' } });
		expect(recipients.map(({ recipient, occurrence }) => [occurrence, recipient])).toEqual([
			...['2022-04-18', '2022-04-25', '2022-05-02'].map((week) => [week, 'sekretariats@padome.example'])
		]);
	});
});
