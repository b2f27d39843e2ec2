import { describe, expect, it } from 'vitest';
import { preparedKinds } from '#portal';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { seated } from '../../../tests/setup/meetings.ts';
import { heldMeeting, rewrite, versionOf } from '../../../tests/setup/minutes.ts';
import { addItem, editItem, moveItem, removeItem } from './agenda.server.ts';
import { approve } from './approving.server.ts';
import { markAttendance } from './attendance.server.ts';
import { circulate } from './circulating.server.ts';
import { answerComment } from './comment-answering.server.ts';
import { comment, withdrawComment } from './comments.server.ts';
import { correct } from './corrections.server.ts';
import { hashOf } from './content-hash.server.ts';
import { add as addDecision, edit as editDecision } from './decisions.server.ts';
import { savePart } from './minutes.server.ts';
import { readContent } from './minutes-content.ts';
import { cancel, edit } from './planning.server.ts';
import { verifyMinutes } from './verifying.server.ts';

type Held = Awaited<ReturnType<typeof heldMeeting>>;

const sent = async (actor: Actor, meetingId: string, more: object = {}) => ({
	...{ id: newId(), meetingId, version: await versionOf(actor, meetingId), commentsUntil: '01.04.2022.' },
	...more
});

const approval = async (actor: Actor, meetingId: string, more: object = {}) => ({
	...{ id: newId(), meetingId, version: await versionOf(actor, meetingId), decision: '' },
	...more
});

async function circulated(held: Held, by = held.secretary): Promise<string> {
	const form = await sent(by, held.meetingId);
	await circulate(by, form);
	return form.id;
}

const said = (versionId: string, more: object = {}) => ({ id: newId(), versionId, text: 'Labot.', ...more });

describe.each(databaseKinds)('minutes are agreed on %s', (kind) => {
	it('go out with a number, to everybody who sits there or was there, once; then again as a newer version', async () => {
		const held = await heldMeeting(kind);
		const { installation, secretary, member, outsider, meetingId } = held;
		const { read } = installation.db;
		expect((await refusalOf(circulate(outsider, await sent(secretary, meetingId)))).reason).toBe('NOT_FOUND');
		const past = await sent(secretary, meetingId, { commentsUntil: '24.03.2022.' });
		expect((await refusalOf(circulate(secretary, past))).fields).toEqual({
			commentsUntil: 'agreement_problem_until_past'
		});
		const form = await sent(secretary, meetingId, { note: 'Lūdzu izlasīt.' });
		const [one, other] = await Promise.all([circulate(secretary, form), circulate(secretary, form)]);
		expect([one, other].map((done) => !done.isPrepared && done.number)).toEqual([1, 1]);
		const mails = await read.outboxMessage.findMany({ where: { kind: 'minutes-circulated' } });
		expect(mails.map(({ recipientName }) => recipientName)).toContain('Parauga loceklis');
		expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(mails.length);
		expect(mails.every(({ facts }) => !facts.includes('rindkopa'))).toBe(true);
		const version = await read.minutesVersion.findUniqueOrThrow({ where: { id: form.id } });
		expect(version).toMatchObject({ number: 1, kind: 'DRAFT', sha256: hashOf(version.content) });
		expect(readContent(version.content)).toMatchObject({
			meeting: { number: 1, date: '2022-03-24' },
			attendance: { quorums: [{ present: 4, isQuorate: true }] },
			items: [{ number: 1, decisions: [{ number: '1.1.', text: 'Pieņemt zināšanai ziņojumu.' }] }, {}]
		});
		// Whoever writes the minutes sends them too; two at once make two versions, or are told of each other.
		await circulate(member, await sent(member, meetingId));
		expect(await read.minutesVersion.count({ where: { meetingId } })).toBe(2);
		expect(await read.meeting.findUniqueOrThrow({ where: { id: meetingId } })).toMatchObject({
			...{ status: 'CIRCULATED', number: 1, year: 2022, commentsUntil: '2022-04-01' }
		});
	});

	it('are prepared by an assistant and sent or approved by a secretary', async () => {
		const held = await heldMeeting(kind);
		const { installation, assistant, secretary, meetingId } = held;
		const form = await sent(assistant, meetingId);
		expect(await circulate(assistant, form)).toEqual({ isPrepared: true });
		expect(await circulate(assistant, form)).toEqual({ isPrepared: true });
		const { deed, input } = await installation.db.read.preparedDeed.findFirstOrThrow();
		const kindOf = preparedKinds[deed]!;
		expect(await kindOf.describe(secretary, JSON.parse(input))).toContain('24. mart');
		await kindOf.perform(secretary, JSON.parse(input));
		const second = await approval(assistant, meetingId);
		expect(await approve(assistant, second)).toEqual({ isPrepared: true });
		const approving = await installation.db.read.preparedDeed.findUniqueOrThrow({ where: { id: second.id } });
		await preparedKinds[approving.deed]!.perform(secretary, JSON.parse(approving.input));
		expect((await verifyMinutes(installation.db.read, meetingId))?.isSame).toBe(true);
	});

	it('are commented on by whoever sits there, at a paragraph or on the whole, until the day; answered; withdrawn', async () => {
		const held = await heldMeeting(kind);
		const { installation, chair, deputy, member, secretary, outsider, members, meetingId, itemIds } = held;
		const other = await seated(installation, { ...members[0]!, day: '2022-03-25', name: 'Otrais loceklis' });
		const versionId = await circulated(held);
		const anchor = `i-${itemIds[0]}-heard-2`;
		expect((await refusalOf(comment(outsider, said(versionId), 'PORTAL'))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(comment(chair, said(versionId, { anchor: 'x' }), 'PORTAL'))).fields).toEqual({
			anchor: 'server_problem_form'
		});
		const form = said(versionId, { anchor });
		const twice = await Promise.all([comment(chair, form, 'MAIL'), comment(chair, form, 'MAIL')]);
		expect(twice.map(({ eventId }) => eventId).filter((id) => id === null)).toHaveLength(1);
		const { read } = installation.db;
		expect(await read.minutesComment.findUniqueOrThrow({ where: { id: form.id } })).toMatchObject({
			...{ anchor, quote: 'Otrā rindkopa par pilnveidi un termiņiem.', via: 'MAIL', state: 'OPEN' },
			capacity: 'LM pārstāvis, 8. apakšgrupa'
		});
		const whole = said(versionId);
		await comment(deputy, whole, 'PORTAL');
		expect((await refusalOf(withdrawComment(chair, { id: whole.id, version: 1 }))).reason).toBe('NOT_FOUND');
		await withdrawComment(deputy, { id: whole.id, version: 1 });
		expect((await withdrawComment(deputy, { id: whole.id, version: 1 })).eventId).toBeNull();

		const answer = (more: object) => ({ id: form.id, version: 1, outcome: 'ACCEPTED', answer: '', ...more });
		expect((await refusalOf(answerComment(other, answer({})))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(answerComment(member, answer({ outcome: 'ANSWERED' })))).fields).toEqual({
			answer: 'agreement_problem_answer'
		});
		expect(await refusalOf(approve(secretary, await approval(secretary, meetingId)))).toMatchObject({
			reason: 'NOT_NOW',
			fields: { form: `agreement_problem_comments {"who":"Parauga vadītājs"}` }
		});
		await answerComment(member, answer({}));
		expect(
			(await refusalOf(answerComment(secretary, answer({ outcome: 'ANSWERED', answer: 'Nē.' })))).reason
		).toBe('CONFLICT');
		await answerComment(secretary, answer({ version: 2, outcome: 'ANSWERED', answer: 'Paliek, kā bija.' }));
		const mails = await read.outboxMessage.findMany({ where: { kind: 'minutes-comment-answered' } });
		expect(mails.map(({ state }) => state).sort()).toEqual(['DROPPED', 'QUEUED']);
		expect((await refusalOf(withdrawComment(chair, { id: form.id, version: 3 }))).fields).toEqual({
			form: 'agreement_problem_answered'
		});

		installation.clock.set('2022-04-01T20:30:00Z');
		await comment(chair, said(versionId), 'PORTAL');
		installation.clock.set('2022-04-01T21:30:00Z');
		expect((await refusalOf(comment(chair, said(versionId), 'PORTAL'))).fields).toEqual({
			form: 'agreement_problem_over'
		});
	});

	it('are not approved without a quorum for what was decided', async () => {
		const held = await heldMeeting(kind, { present: 3 });
		const { secretary, member, meetingId } = held;
		expect((await refusalOf(approve(secretary, await approval(secretary, meetingId)))).fields.form).toBe(
			'agreement_problem_quorum {"present":"3","voting":"7","needed":"4"}'
		);
		expect((await refusalOf(approve(member, await approval(secretary, meetingId)))).reason).toBe('NOT_FOUND');
	});

	it('once approved are locked, frozen and known by their hash; a mistake is mended beside them', async () => {
		const held = await heldMeeting(kind);
		const { installation, secretary, chair, member, deputySeat, meetingId, itemIds, planForm } = held;
		const { decisionId } = held;
		const { read } = installation.db;
		const versionId = await circulated(held);
		const seen = await versionOf(secretary, meetingId);
		const form = await approval(chair, meetingId, { decision: '2022. gada 7. aprīļa sēdē' });
		const [one, other] = await Promise.all([approve(chair, form), approve(chair, form)]);
		expect(other).toMatchObject({ ...one, eventId: expect.toSatisfy(() => true) });
		const { id: _id, ...again } = form;
		expect((await refusalOf(approve(secretary, { ...again, id: newId() }))).reason).toBe('NOT_NOW');
		const meeting = await read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
		expect(meeting).toMatchObject({ status: 'APPROVED', approvedBy: 'Parauga vadītājs', number: 1 });
		expect(meeting.rules).toContain('quorumKind');

		// The council changes; the past does not.
		await installation.db.write((tx) =>
			tx.person.update({ where: { id: deputySeat.personId }, data: { name: 'Cits Vārds' } })
		);
		const seat = await read.attendance.findFirstOrThrow({ where: { meetingId, postId: deputySeat.postId } });
		expect(seat.personName).toBe('Parauga vietnieks');

		const part = { id: newId(), meetingId };
		const locked = [
			() => edit(secretary, { ...planForm({ date: '24.03.2022.' }), id: meetingId, version: seen + 1 }),
			() => cancel(secretary, { id: meetingId, version: seen + 1, reason: 'x' }),
			() => addItem(secretary, { id: newId(), meetingId, title: 'Vēl', kind: 'DECISION', isPublic: true }),
			() => editItem(secretary, { id: itemIds[0], version: 1, title: 'Cits', kind: 'DECISION' }),
			() => moveItem(secretary, { id: itemIds[1], to: 1 }),
			() => removeItem(secretary, { id: itemIds[1], version: 1 }),
			() => addDecision(secretary, { id: newId(), itemId: itemIds[0], text: 'Vēl.', isPublic: true }),
			() => editDecision(secretary, { id: decisionId, version: 1, text: 'Cits.', isPublic: true }),
			() => savePart(secretary, { ...part, place: itemIds[0], kind: 'HEARD', version: 1, text: 'Cits.' }),
			() => markAttendance(secretary, { meetingId, fill: 'PRESENT' }),
			() => comment(member, said(versionId), 'PORTAL'),
			async () => circulate(secretary, await sent(secretary, meetingId))
		];
		for (const verb of locked) expect((await refusalOf(verb())).reason, verb.toString()).toBe('NOT_NOW');

		const verified = await verifyMinutes(read, meetingId);
		expect(verified).toEqual({ sha256: !one.isPrepared && one.sha256, isSame: true });
		const correction = { id: newId(), meetingId, itemId: itemIds[0], text: 'Jābūt: 2022. gads.' };
		expect((await refusalOf(correct(held.outsider, correction))).reason).toBe('NOT_FOUND');
		const [first, second] = await Promise.all([correct(chair, correction), correct(chair, correction)]);
		expect([first.eventId, second.eventId].filter((id) => id === null)).toHaveLength(1);
		expect(await verifyMinutes(read, meetingId)).toEqual(verified);

		await installation.db.write((tx) =>
			tx.minutesVersion.updateMany({ where: { kind: 'APPROVED' }, data: { content: '{"form":1}' } })
		);
		expect((await verifyMinutes(read, meetingId))?.isSame).toBe(false);
	});

	it('are not corrected before they are approved', async () => {
		const { secretary, meetingId } = await heldMeeting(kind);
		await rewrite(secretary, meetingId, 'Cits.');
		expect((await refusalOf(correct(secretary, { id: newId(), meetingId, text: 'x' }))).fields.form).toBe(
			'agreement_problem_not_approved'
		);
	});
});
