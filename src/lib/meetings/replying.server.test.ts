import { describe, expect, it } from 'vitest';
import { outgoingOf } from '#lib/mail/making.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeMembership } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { mailKinds } from '../../portal.server.ts';
import { calendarAnswers } from './calendar-replies.server.ts';
import { feedPart } from './feed.server.ts';
import { findMeeting } from './finding.server.ts';
import { invite } from './inviting.server.ts';
import { meetingAnswers } from './meeting-answers.server.ts';
import { valuesOf } from './planned-state.server.ts';
import { cancel, edit } from './planning.server.ts';
import { remind } from './reminding.server.ts';
import { readRepliesPage } from './replies-page.server.ts';
import { registerReply, reply } from './replying.server.ts';
import { waitingParts } from './waiting.server.ts';

async function replying(kind: (typeof databaseKinds)[number]) {
	const all = await meetingSetting(kind);
	const { installation, secretary, planForm, council } = all;
	const { meetingId } = await makeMeeting(secretary, planForm());
	await invite(secretary, { id: newId(), meetingId, version: 1 });
	const said = (postId: string, more: object = {}) => ({
		...{ id: newId(), meetingId, postId, answer: 'COMING', ...more }
	});
	const replies = () =>
		installation.db.read.meetingReply.findMany({
			where: { meetingId },
			orderBy: [{ at: 'asc' }, { id: 'asc' }]
		});
	const show = (actor: typeof secretary) => meetingAnswers.show(actor, meetingId, new URLSearchParams());
	return { ...all, meetingId, said, replies, show, own: council.posts.vbtai };
}

describe.each(databaseKinds)('answering an invitation on %s', (kind) => {
	it('is done for a seat that one holds, once; the last answer holds, and the earlier ones stay', async () => {
		const { installation, member, outsider, secretary, council, said, replies, show, own } =
			await replying(kind);
		const first = said(own, { note: 'Kavēšos.' });
		expect(await Promise.all([reply(member, first, 'MAIL'), reply(member, first, 'MAIL')])).toEqual([
			...[first.id, first.id]
		]);
		installation.clock.set('2022-03-25T09:00:00Z');
		const second = said(own, {
			answer: 'SUBSTITUTE',
			substituteName: 'Ilze Kalniņa',
			substituteTitle: 'eksperte'
		});
		await reply(member, second);
		expect(await replies()).toMatchObject([
			{ answer: 'COMING', via: 'MAIL', note: 'Kavēšos.', personName: 'Parauga loceklis', sequence: 0 },
			{ answer: 'SUBSTITUTE', via: 'PORTAL', substituteName: 'Ilze Kalniņa', substituteTitle: 'eksperte' }
		]);
		expect(await show(member)).toMatchObject({
			view: {
				seats: [{ reply: { answer: 'SUBSTITUTE', substituteName: 'Ilze Kalniņa', isOutdated: false } }]
			}
		});
		const event = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { deed: 'meetings.reply' },
			orderBy: { at: 'desc' }
		});
		expect(event).toMatchObject({ capacity: 'VBTAI pārstāvis, 8. apakšgrupa', subjectType: 'Meeting' });
		for (const actor of [outsider, secretary])
			expect((await refusalOf(reply(actor, said(own)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(reply(member, said(council.posts.chair)))).reason).toBe('NOT_FOUND');
	});

	it('names one substitute for one seat that votes', async () => {
		const { member, chair, deputy, council, adviserSeat, said, own, secretary } = await replying(kind);
		const substitute = { answer: 'SUBSTITUTE', substituteName: 'Ilze Kalniņa' };
		await reply(member, said(own, substitute));
		expect(
			await refusalOf(
				reply(chair, said(council.posts.chair, { ...substitute, substituteName: 'ilze kalnina' }))
			)
		).toMatchObject({ fields: { substituteName: 'invitations_problem_substitute_taken' } });
		expect(await refusalOf(reply(chair, said(council.posts.chair, { answer: 'SUBSTITUTE' })))).toMatchObject({
			fields: { substituteName: 'invitations_problem_substitute' }
		});
		const adviser = said(adviserSeat.postId, substitute);
		expect(await refusalOf(registerReply(secretary, adviser))).toMatchObject({
			fields: { answer: 'invitations_problem_no_vote' }
		});
		expect(await refusalOf(reply(member, said(own, { answer: 'MAYBE' })))).toMatchObject({
			fields: { answer: 'invitations_problem_answer' }
		});
		expect((await refusalOf(registerReply(member, said(own)))).reason).toBe('NOT_FOUND');
		await registerReply(deputy, said(adviserSeat.postId, { answer: 'NOT_COMING' }));
	});

	it('asks again what was answered before it was moved; over, called off or left, it says so and writes nothing', async () => {
		const { installation, member, secretary, council, meetingId, said, replies, show, own } =
			await replying(kind);
		await reply(member, said(own));
		installation.clock.set('2022-03-26T09:00:00Z');
		const { read } = installation.db;
		const meeting = await findMeeting(read, secretary, meetingId);
		const { version } = meeting;
		await edit(secretary, { id: meetingId, version, ...valuesOf(meeting), date: '08.04.2022.' });
		expect(await show(member)).toMatchObject({ view: { seats: [{ reply: { isOutdated: true } }] } });
		installation.clock.set('2022-04-08T09:01:00Z');
		expect(await show(member)).toMatchObject({ state: 'ENDED' });
		const late = { reason: 'NOT_NOW', fields: { form: 'invitations_problem_over' } };
		expect(await refusalOf(reply(member, said(own)))).toMatchObject(late);
		installation.clock.set('2022-03-27T09:00:00Z');
		await installation.db.write((tx) =>
			tx.membership.updateMany({
				where: { personId: council.people.member },
				data: { endDate: '2022-04-07' }
			})
		);
		expect(await show(member)).toMatchObject({ state: 'NOT_THEIRS' });
		expect((await refusalOf(reply(member, said(own)))).reason).toBe('NOT_FOUND');
		await cancel(secretary, { id: meetingId, version: version + 1, reason: 'Nav kvoruma.' });
		expect(await refusalOf(registerReply(secretary, said(own)))).toMatchObject(late);
		expect((await replies()).length).toBe(1);
	});

	it('is done for each of two seats of one person', async () => {
		const { installation, council, member: both, said, replies, show, own } = await replying(kind);
		await makeMembership(installation, { postId: council.posts.empty, personId: council.people.member });
		const shown = await show(both);
		expect(shown.state === 'OPEN' && shown.view.seats.map(({ postId }) => postId)).toEqual([
			...[own, council.posts.empty]
		]);
		await reply(both, said(own));
		await reply(both, said(council.posts.empty, { answer: 'NOT_COMING' }));
		expect((await replies()).map(({ postId, answer }) => [postId, answer])).toEqual([
			[own, 'COMING'],
			[council.posts.empty, 'NOT_COMING']
		]);
	});
});

describe.each(databaseKinds)('who comes on %s', (kind) => {
	it('shows the organisers each seat, what counts towards the quorum, and reminds only those who are silent', async () => {
		const {
			installation,
			secretary,
			assistant,
			outsider,
			chair,
			member,
			council,
			members,
			meetingId,
			said,
			own
		} = await replying(kind);
		await reply(member, said(own, { answer: 'SUBSTITUTE', substituteName: 'Ilze Kalniņa' }));
		await reply(chair, said(council.posts.chair, { answer: 'ONLINE' }));
		await registerReply(secretary, said(members[0]!.postId, { answer: 'NOT_COMING' }));
		const page = await readRepliesPage(secretary, meetingId);
		expect(page.organisers).toMatchObject({
			...{ unanswered: 5, isQuorate: false, quorum: { present: 2, voting: 7, needed: 4 } },
			...{ mayRemind: true, isPrepared: false, mayRegister: true }
		});
		expect(page.organisers!.counts.map(({ count }) => count)).toEqual([1, 1, 1]);
		expect(await readRepliesPage(member, meetingId)).toMatchObject({
			organisers: null,
			own: [{ postId: own }]
		});
		expect((await refusalOf(readRepliesPage(outsider, meetingId))).reason).toBe('NOT_FOUND');
		for (const actor of [member, outsider])
			expect((await refusalOf(remind(actor, { id: newId(), meetingId }))).reason).toBe('NOT_FOUND');
		expect(await remind(assistant, { id: newId(), meetingId })).toEqual({ isPrepared: true });
		const form = { id: newId(), meetingId };
		const [first, again] = await Promise.all([remind(chair, form), remind(chair, form)]);
		expect(first).toEqual({ isPrepared: false, count: 4, startsAt: null });
		expect(again).toEqual(first);
		const mails = await installation.db.read.outboxMessage.findMany({ where: { kind: 'meeting-reminder' } });
		expect(mails.map(({ personId }) => personId)).not.toContain(council.people.member);
		const silent = mails.find(({ personId }) => personId === members[1]!.personId)!;
		const wanted = () => mailKinds['meeting-reminder']!.stillWanted(installation, outgoingOf(silent));
		expect(await wanted()).toBe(true);
		await registerReply(secretary, said(members[1]!.postId));
		expect(await wanted()).not.toBe(true);
	});

	it('stands in the calendars and the digests of those who are asked; a calendar answers, too', async () => {
		const { installation, member, outsider, council, meetingId, replies, secretary } = await replying(kind);
		const [event] = await feedPart(member, '2022-03-25');
		expect(event).toMatchObject({
			...{ uid: `meeting-${meetingId}`, sequence: 0, summary: 'Sanāksme: 8. apakšgrupa' },
			when: { date: '2022-04-07', startTime: '10:00', endTime: '12:00' }
		});
		expect(await feedPart(outsider, '2022-03-25')).toEqual([]);
		expect((await feedPart(secretary, '2022-03-25')).length).toBe(1);
		const waiting = async (date: string) => {
			const readers = [{ id: council.people.member, standing: member, locale: 'lv' as const }];
			const parts = await Promise.all(
				waitingParts.map((part) => part.waitingFor(installation, readers, date))
			);
			return parts.flatMap((part) => part.get(council.people.member) ?? []);
		};
		expect(await waiting('2022-04-01')).toEqual([]);
		expect(await waiting('2022-04-05')).toMatchObject([
			{
				...{ path: `/meetings/${meetingId}/replies`, since: '2022-03-25' },
				text: 'sanāksme 2022. gada 7. aprīlī (8. apakšgrupa) – atbildi līdz 2022. gada 7. aprīlim'
			}
		]);
		const address = `${council.people.member}@padome.example`;
		const answer = (status: string, uid = `meeting-${meetingId}`) =>
			[
				...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${uid}`],
				...['SEQUENCE:0', 'DTSTAMP:20220326T080000Z', 'DTSTART:20220407T070000Z'],
				...[`ATTENDEE;PARTSTAT=${status}:mailto:${address}`, 'END:VEVENT', 'END:VCALENDAR', '']
			].join('\r\n');
		const arrive = (text: string, personId: string | null = council.people.member) =>
			installation.db.write((tx) =>
				calendarAnswers.take(tx, installation, {
					...{ text, mailId: newId(), fromAddress: address, fromName: 'Loceklis', personId, answersId: null },
					receivedAt: installation.clock.now()
				})
			);
		expect(await arrive(answer('ACCEPTED'))).toBe('DONE');
		expect(await arrive(answer('ACCEPTED'))).toBe('DONE');
		expect(await arrive(answer('DECLINED'), null)).toBe('UNKNOWN');
		expect(await arrive(answer('DECLINED', 'task-1'))).toBe('UNKNOWN');
		expect(await replies()).toMatchObject([
			{ answer: 'COMING', via: 'CALENDAR', personName: 'Parauga loceklis' }
		]);
		expect(await waiting('2022-04-05')).toEqual([]);
	});
});
