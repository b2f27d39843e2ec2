import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { openAnswer } from '#lib/accounts/answering.server.ts';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { callBackBatch } from '#lib/mail/batches.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeMembership, makePerson, makePost } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { mailKinds, preparedKinds } from '../../portal.server.ts';
import { findMeeting } from './finding.server.ts';
import { invite } from './inviting.server.ts';
import { meetingAnswers } from './meeting-answers.server.ts';
import { valuesOf } from './planned-state.server.ts';
import { cancel, edit } from './planning.server.ts';
import { reply } from './replying.server.ts';

async function inviting(kind: (typeof databaseKinds)[number]) {
	const post = await startPost();
	const all = await meetingSetting(kind, '2022-03-25T08:00:00Z', { SMTP_URL: post.url });
	const { installation, secretary, planForm } = all;
	const { read } = installation.db;
	const form = planForm({ link: 'https://teams.example/sede', invitationText: 'Lūdzam **sagatavoties**.' });
	const { meetingId, itemIds } = await makeMeeting(secretary, form, ['Bāriņtiesu darbs', 'Slēgts jautājums']);
	const stored = () => findMeeting(read, secretary, meetingId);
	const inviteForm = async (more: object = {}) => ({
		...{ id: newId(), meetingId, version: (await stored()).version, answerBy: '01.04.2022.', ...more }
	});
	const deliver = async () => {
		const before = post.arrived.length;
		const delivery = await deliverDue(installation, mailKinds);
		expect(delivery).toMatchObject({ failed: 0, postponed: 0 });
		return post.arrived.slice(before);
	};
	const change = async (more: object) => {
		const meeting = await stored();
		const { version } = meeting;
		return edit(secretary, { id: meetingId, version, ...valuesOf(meeting), ...more });
	};
	return { ...all, post, meetingId, itemIds, stored, inviteForm, deliver, change };
}

const subjects = (mails: { mail: { subject?: string | undefined } }[]) => [
	...new Set(mails.map(({ mail }) => mail.subject))
];

describe.each(databaseKinds)('inviting to a meeting on %s', (kind) => {
	it('reaches who sits there, once each; the mail is answered without signing in, and what is restricted stays', async () => {
		const {
			installation,
			chair,
			member,
			outsider,
			itemIds,
			meetingId,
			inviteForm,
			deliver,
			stored,
			council
		} = await inviting(kind);
		await installation.db.write(async (tx) => {
			const restricted = { restrictedBasis: 'Likums', restrictedUntil: '2030-01-01' };
			await tx.agendaItem.update({ where: { id: itemIds[1]! }, data: restricted });
			const paper = {
				meetingId,
				authorName: 'Sekretāre',
				at: installation.clock.now(),
				address: 'https://lm.gov.lv/x'
			};
			const papers = [
				{ id: newId(), title: 'Ziņojums', itemId: itemIds[0]!, ...paper },
				{ id: newId(), title: 'Slepens ziņojums', itemId: itemIds[0]!, ...paper, ...restricted },
				{ id: newId(), title: 'Sekretariāta piezīmes', ...paper, audience: 'SECRETARIAT' }
			];
			await tx.meetingDocument.createMany({ data: papers });
		});
		for (const actor of [outsider, member])
			expect((await refusalOf(invite(actor, await inviteForm()))).reason).toBe('NOT_FOUND');
		const form = await inviteForm();
		const [first, again] = await Promise.all([invite(chair, form), invite(chair, form)]);
		expect(first).toEqual({ isPrepared: false, count: 7, startsAt: null });
		expect(again).toEqual(first);
		expect(await stored()).toMatchObject({ status: 'INVITED', answerBy: '2022-04-01', version: 2 });
		const mails = await deliver();
		expect(mails.length).toBe(7);
		expect(subjects(mails)).toEqual(['Uzaicinājums: sanāksme 2022. gada 7. aprīlī']);
		const { mail } = mails.find(({ to }) => to.startsWith(council.people.member))!;
		for (const text of [mail.text!, mail.html!]) {
			for (const words of ['ceturtdien, 2022. gada 7. aprīlī, plkst. 10.00–12.00', 'Bāriņtiesu darbs'])
				expect(text).toContain(words);
			for (const words of [
				'Skolas iela 28',
				'Ziņojums',
				'https://lm.gov.lv/x',
				'VBTAI pārstāvis',
				'sagatavoties'
			])
				expect(text).toContain(words);
			expect(text).toContain('Ierobežotas pieejamības jautājums');
			for (const words of ['Slēgts', 'Slepens', 'piezīmes']) expect(text).not.toContain(words);
		}
		const token = /\/answer\/(\S+)/.exec(mail.text!)![1]!;
		const opened = await openAnswer(installation, token, standingOf);
		expect(opened).toMatchObject({ state: 'good', about: 'meeting', id: meetingId });
		if (opened.state !== 'good') return;
		const shown = await meetingAnswers.show(opened.actor, meetingId, new URLSearchParams('answer=ONLINE'));
		expect(shown).toMatchObject({
			state: 'OPEN',
			view: { chosen: 'ONLINE', seats: [{ postId: council.posts.vbtai, reply: null }] }
		});
		expect(JSON.stringify(shown)).not.toMatch(/Slēgts|Slepens|piezīmes/);
		expect(await installation.db.read.meetingReply.count()).toBe(0);
	});

	it('tells what changed, who came, who left and that it is called off; what waits is taken back', async () => {
		const { installation, secretary, council, inviteForm, deliver, change, stored, meetingId, member } =
			await inviting(kind);
		await invite(secretary, await inviteForm());
		await deliver();
		expect(await refusalOf(invite(secretary, await inviteForm()))).toMatchObject({
			fields: { form: 'invitations_problem_nothing' }
		});
		await reply(member, { id: newId(), meetingId, postId: council.posts.vbtai, answer: 'COMING' });
		installation.clock.set('2022-03-25T09:00:00Z');
		await change({ place: 'Rīgas dome' });
		const knownIn = (mails: Awaited<ReturnType<typeof deliver>>) => {
			const { mail } = mails.find(({ to }) => to.startsWith(council.people.member))!;
			const text = new TextDecoder().decode(mail.attachments[0]!.content as ArrayBuffer);
			const entry = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!;
			return entry.getFirstProperty('attendee')!.getFirstParameter('partstat');
		};
		expect(knownIn(await deliver())).toBe('ACCEPTED');
		await change({ place: 'Skolas iela 28, Rīga' });
		await deliver();
		await change({ place: 'Rīgas dome' });
		await change({ startTime: '11.00' });
		const changed = await deliver();
		expect(changed.length).toBe(7);
		expect(knownIn(changed)).toBe('NEEDS-ACTION');
		expect(subjects(changed)).toEqual(['Izmaiņas: sanāksme 2022. gada 7. aprīlī']);
		expect(changed[0]!.mail.text).toContain('Kur: bija – Skolas iela 28, Rīga; tagad – Rīgas dome');
		expect(changed[0]!.mail.text).toContain('plkst. 11.00–12.00');
		const newcomer = await makePerson(installation, { name: 'Jaunā locekle' });
		const seat = await makePost(installation, { bodyId: council.bodyId, label: 'IZM pārstāvis' });
		await makeMembership(installation, { postId: seat, personId: newcomer });
		await installation.db.write(async (tx) => {
			await tx.membership.updateMany({
				where: { personId: council.people.member },
				data: { endDate: '2022-04-01' }
			});
			await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
		});
		expect(await invite(secretary, await inviteForm())).toMatchObject({ count: 2 });
		const both = await deliver();
		expect(both.map(({ to, mail }) => [to.slice(0, 36), mail.subject!.split(':')[0]]).sort()).toEqual(
			[
				[newcomer, 'Uzaicinājums'],
				[council.people.member, 'Uzaicinājums atsaukts']
			].sort()
		);
		expect((await invite(secretary, await inviteForm({ toAll: true }))).isPrepared).toBe(false);
		const { version } = await stored();
		await cancel(secretary, { id: meetingId, version, reason: 'Nav kvoruma.' });
		const off = await deliver();
		expect(off.length).toBe(7);
		expect(subjects(off)).toEqual(['Atcelta: sanāksme 2022. gada 7. aprīlī']);
		expect(off[0]!.mail.text).toContain('Nav kvoruma.');
		const shown = await meetingAnswers.show(member, meetingId, new URLSearchParams());
		expect(shown).toMatchObject({ state: 'NOT_THEIRS' });
	});

	it('waits ten minutes where many are told; called back, nobody was told; a substitute hears for who is away', async () => {
		const { installation, secretary, council, inviteForm, deliver, deputySeat } = await inviting(kind);
		const substitute = await makePerson(installation, { name: 'Vietniece' });
		await makeMembership(installation, {
			postId: deputySeat.postId,
			personId: substitute,
			kind: 'SUBSTITUTE'
		});
		await installation.db.write((tx) =>
			tx.absence.create({
				data: { id: newId(), personId: deputySeat.personId, startDate: '2022-04-04', endDate: '2022-04-08' }
			})
		);
		for (let n = 0; n < 4; n++) {
			const personId = await makePerson(installation, { name: `Loceklis ${n}` });
			const postId = await makePost(installation, { bodyId: council.bodyId, label: `${n}. vieta` });
			await makeMembership(installation, { postId, personId });
		}
		const form = await inviteForm();
		const sent = await invite(secretary, form);
		expect(sent).toEqual({ isPrepared: false, count: 11, startsAt: new Date('2022-03-25T08:10:00Z') });
		await installation.db.write((tx) => callBackBatch(tx, installation, secretary, form.id));
		installation.clock.set('2022-03-25T08:20:00Z');
		expect(await deliver()).toEqual([]);
		await invite(secretary, await inviteForm());
		installation.clock.set('2022-03-25T08:31:00Z');
		const mails = await deliver();
		expect(subjects(mails)).toEqual(['Uzaicinājums: sanāksme 2022. gada 7. aprīlī']);
		const told = mails.map(({ to }) => to.slice(0, 36));
		expect(told).toContain(substitute);
		expect(told).not.toContain(deputySeat.personId);
	});

	it('is prepared by an assistant, and refused where there is nothing to call', async () => {
		const { installation, assistant, secretary, inviteForm, stored, change } = await inviting(kind);
		const form = await inviteForm();
		expect(await invite(assistant, form)).toEqual({ isPrepared: true });
		expect((await stored()).status).toBe('PLANNED');
		const described = await preparedKinds['meetings.invite']!.describe(secretary, form);
		expect(described).toBe(
			'Nosūtīt uzaicinājumu vai izmaiņas: sanāksme 2022. gada 7. aprīlī (8. apakšgrupa)'
		);
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		expect((await stored()).status).toBe('INVITED');
		for (const answerBy of ['24.03.2022.', '08.04.2022.'])
			expect(await refusalOf(invite(secretary, await inviteForm({ answerBy })))).toMatchObject({
				fields: { answerBy: 'invitations_problem_answer_by' }
			});
		expect((await refusalOf(invite(secretary, await inviteForm({ version: 1 })))).reason).toBe('CONFLICT');
		await change({ date: '', startTime: '', endTime: '' });
		expect(await refusalOf(invite(secretary, await inviteForm()))).toMatchObject({
			fields: { form: 'invitations_problem_no_day' }
		});
		expect(await installation.db.read.outboxMessage.count({ where: { state: 'QUEUED' } })).toBe(0);
	});
});
