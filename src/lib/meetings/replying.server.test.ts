import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeMembership } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { findMeeting } from './finding.server.ts';
import { invite } from './inviting.server.ts';
import { meetingAnswers } from './meeting-answers.server.ts';
import { cancel, edit, valuesOf } from './planning.server.ts';
import { registerReply, reply } from './replying.server.ts';

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
