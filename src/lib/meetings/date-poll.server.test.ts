import { describe, expect, it } from 'vitest';
import { openAnswer } from '#lib/accounts/answering.server.ts';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { mailKinds, preparedKinds, undoers, waitingParts } from '../../portal.server.ts';
import { datesAnswers } from './date-poll-answers.server.ts';
import { readDays } from './date-poll-reading.server.ts';
import { readDatesPage } from './date-poll-page.server.ts';
import { dayField, type DayAnswer } from './date-poll.ts';
import { lookAtDays } from './date-asking-form.server.ts';
import { askDates } from './date-asking.server.ts';
import { chooseDay } from './date-choosing.server.ts';
import { registerVote, vote } from './date-voting.server.ts';
import { findMeeting } from './finding.server.ts';
import { valuesOf } from './planned-state.server.ts';
import { cancel, edit } from './planning.server.ts';
import { remind } from './reminding.server.ts';

async function polling(kind: (typeof databaseKinds)[number]) {
	const post = await startPost();
	const all = await meetingSetting(kind, '2022-03-21T08:00:00Z', { SMTP_URL: post.url });
	const { installation, secretary } = all;
	const { read } = installation.db;
	const { meetingId } = await makeMeeting(secretary, all.planForm({ date: '', startTime: '', endTime: '' }));
	const stored = () => findMeeting(read, secretary, meetingId);
	/** Three days: a Thursday, a Saturday, a Monday. */
	const days = {
		...{ date1: '09.04.2022.', startTime1: '10.00', endTime1: '' },
		...{ date2: '07.04.2022.', startTime2: '10.00', endTime2: '12.00' },
		...{ date3: '11.04.2022.', startTime3: '9', endTime3: '' }
	};
	const askForm = async (more: object = {}) => ({
		...{ id: newId(), meetingId, version: (await stored()).version, answerBy: '28.03.2022.' },
		...{ ...days, ...more }
	});
	const votes = async (postId: string, answers: readonly (DayAnswer | '')[]) => ({
		...{ meetingId, postId },
		...Object.fromEntries(
			(await readDays(read, meetingId)).map(({ id }, index) => [dayField(id), answers[index]])
		)
	});
	const deliver = async () => {
		const before = post.arrived.length;
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ failed: 0, postponed: 0 });
		return post.arrived.slice(before);
	};
	const events = () => read.auditEvent.findMany({ where: { subjectId: meetingId }, orderBy: { id: 'asc' } });
	return { ...all, post, meetingId, stored, askForm, votes, deliver, events };
}

describe.each(databaseKinds)('asking which day suits on %s', (kind) => {
	it('goes to who sits there, is answered from the mail, reminds only the silent; the chosen day is the meeting’s', async () => {
		const all = await polling(kind);
		const { installation, secretary, chair, member, outsider, council, deputySeat } = all;
		const { meetingId, stored, askForm, votes, deliver, events, members } = all;
		for (const actor of [outsider, member])
			expect((await refusalOf(askDates(actor, await askForm()))).reason).toBe('NOT_FOUND');
		const form = await askForm();
		const [first, again] = await Promise.all([askDates(chair, form), askDates(chair, form)]);
		expect(first).toEqual({ isPrepared: false, count: 7, startsAt: null });
		expect(again).toEqual(first);
		expect(await stored()).toMatchObject({
			status: 'PLANNED',
			date: null,
			answerBy: '2022-03-28',
			version: 2
		});
		const mails = await deliver();
		expect(mails.length).toBe(7);
		const { mail } = mails.find(({ to }) => to.startsWith(council.people.member))!;
		expect(mail.subject).toBe('Kura diena Jums der: sanāksme');
		for (const text of [mail.text!, mail.html!])
			for (const words of [
				'ceturtdien, 2022. gada 7. aprīlī, plkst. 10.00–12.00',
				'28. martam',
				'VBTAI pārstāvis'
			])
				expect(text).toContain(words);
		const token = /\/answer\/(\S+)/.exec(mail.text!)![1]!;
		const opened = await openAnswer(installation, token, standingOf);
		expect(opened).toMatchObject({ state: 'good', about: 'dates', id: meetingId });
		if (opened.state !== 'good') return;
		const show = () => datesAnswers.show(opened.actor, meetingId, new URLSearchParams());
		expect(await show()).toMatchObject({
			state: 'OPEN',
			view: { chosen: null, seats: [{ postId: council.posts.vbtai, said: null }] }
		});
		const { vbtai } = council.posts;
		const send = datesAnswers.forms.vote!;
		// Twice at one moment is once; the last answer holds.
		const said = await votes(vbtai, ['YES', 'NO', 'MAYBE']);
		await Promise.all([send.send(opened.actor, meetingId, said), send.send(opened.actor, meetingId, said)]);
		await vote(member, await votes(vbtai, ['YES', 'NO', 'NO']));
		const partly = await refusalOf(vote(member, await votes(vbtai, ['YES', '', 'NO'])));
		expect(Object.values(partly.fields)).toEqual(['dates_problem_answer']);
		expect((await refusalOf(vote(member, await votes(deputySeat.postId, ['YES', 'NO', 'NO'])))).reason).toBe(
			'NOT_FOUND'
		);
		await registerVote(secretary, await votes(deputySeat.postId, ['YES', 'YES', 'NO']));
		expect((await refusalOf(registerVote(member, said))).reason).toBe('NOT_FOUND');
		expect((await events()).slice(-3).map(({ deed }) => deed)).toEqual([
			...['meetings.reply', 'meetings.reply', 'meetings.registerReply']
		]);
		const page = await readDatesPage(secretary, meetingId);
		expect(page.days.map(({ counts, isBest }) => [counts.YES, counts.NO, isBest])).toEqual([
			...[
				[2, 0, true],
				[1, 1, false],
				[0, 2, false]
			]
		]);
		expect(page.days[1]!.warnings).toEqual(['09.04.2022. ir sestdiena.']);
		expect(page).toMatchObject({
			silent: page.groups[0]!.seats.length - 2,
			may: { choose: true, remind: true }
		});
		expect((await readDatesPage(member, meetingId)).may).toMatchObject({ choose: false, register: false });
		await refusalOf(readDatesPage(outsider, meetingId));
		// Only those who are silent hear once more, and their digest tells them.
		expect(await remind(secretary, { id: newId(), meetingId })).toMatchObject({ count: 5 });
		const reminded = await deliver();
		expect(new Set(reminded.map(({ mail: one }) => one.subject))).toEqual(
			new Set(['Gaidām Jūsu atbildi, kura diena der: sanāksme'])
		);
		expect(reminded.some(({ to }) => to.startsWith(council.people.member))).toBe(false);
		const part = waitingParts.find(({ name }) => name === 'meetings.dates')!;
		const readers = [members[0]!.personId, council.people.member].map((personId) => ({
			...{ id: personId, standing: { personId, role: null, seats: [] } as never, locale: 'lv' as const }
		}));
		const waiting = await part.waitingFor(installation, readers, '2022-03-25');
		expect([...waiting.keys()]).toEqual([members[0]!.personId]);
		expect([...(await part.waitingFor(installation, readers, '2022-03-22')).keys()]).toEqual([]);
		// Chosen: twice is once; the poll is over, calmly; taken back, it goes on.
		const [day] = page.days;
		const choice = { meetingId, version: (await stored()).version, dateId: day!.id };
		expect((await refusalOf(chooseDay(member, choice))).reason).toBe('NOT_FOUND');
		const chosen = await Promise.all([chooseDay(secretary, choice), chooseDay(secretary, choice)]);
		expect(chosen.filter(({ eventId }) => eventId !== null).length).toBe(1);
		expect(await stored()).toMatchObject({
			...{ date: '2022-04-07', startTime: '10:00', endTime: '12:00', answerBy: null }
		});
		expect((await refusalOf(vote(member, said))).fields).toEqual({ form: 'dates_problem_over' });
		expect(await show()).toMatchObject({
			state: 'OPEN',
			view: { chosen: 'ceturtdien, 2022. gada 7. aprīlī, plkst. 10.00–12.00', seats: [] }
		});
		const other = { ...choice, dateId: page.days[1]!.id };
		expect((await refusalOf(chooseDay(secretary, other))).reason).toBe('NOT_NOW');
		const event = (await events()).at(-1)!;
		const change = { before: JSON.parse(event.before!) as object, after: JSON.parse(event.after!) as object };
		await undoers[event.deed]!(secretary, { ...event, ...change });
		expect(await stored()).toMatchObject({ date: null, startTime: null, answerBy: '2022-03-28' });
		await vote(member, said);
	});

	it('is prepared by an assistant; other days keep what was answered, and a mail that waits is taken back', async () => {
		const all = await polling(kind);
		const { installation, secretary, assistant, member, council } = all;
		const { stored, askForm, votes, deliver, meetingId } = all;
		const { read } = installation.db;
		expect(await askDates(assistant, await askForm())).toEqual({ isPrepared: true });
		expect(await readDays(read, meetingId)).toEqual([]);
		expect((await readDatesPage(assistant, meetingId)).prepared).toEqual([
			{ by: 'Asistents', on: '2022-03-21' }
		]);
		const prepared = await read.preparedDeed.findFirstOrThrow();
		expect(await preparedKinds[prepared.deed]!.describe(secretary, JSON.parse(prepared.input))).toContain(
			'sanāksme'
		);
		await confirmPrepared(secretary, preparedKinds, { id: prepared.id, version: prepared.version });
		expect((await readDays(read, meetingId)).map(({ date }) => date)).toEqual([
			...['2022-04-07', '2022-04-09', '2022-04-11']
		]);
		await vote(member, await votes(council.posts.vbtai, ['YES', 'NO', 'MAYBE']));
		// With another last day nobody is written to; with other days all are, and the first question is taken back.
		const later = await askForm({ answerBy: '30.03.2022.' });
		expect(await askDates(secretary, later)).toMatchObject({ count: 0 });
		expect(await askDates(secretary, later)).toMatchObject({ count: 0 });
		const changed = await askForm({ date1: '08.04.2022.', answerBy: '30.03.2022.' });
		expect(await askDates(secretary, changed)).toMatchObject({ count: 7 });
		expect((await deliver()).length).toBe(7);
		const days = await readDays(read, meetingId);
		expect(days.map((day) => [day.date, day.votes.map(({ answer }) => answer).join()])).toEqual([
			...[
				['2022-04-07', 'YES'],
				['2022-04-08', ''],
				['2022-04-11', 'MAYBE']
			]
		]);
		expect((await readDatesPage(member, meetingId)).own).toMatchObject([{ isWhole: false }]);
		expect(await remind(assistant, { id: newId(), meetingId })).toEqual({ isPrepared: true });
		const waiting = await read.preparedDeed.findFirstOrThrow({ where: { state: 'WAITING' } });
		const { addressOf } = preparedKinds[waiting.deed]!;
		expect(await addressOf(secretary, JSON.parse(waiting.input))).toBe(`/meetings/${meetingId}/dates`);
		// After the last day seats do not answer themselves; the secretariat still writes down what was said.
		installation.clock.set('2022-03-31T08:00:00Z');
		const late = await votes(council.posts.vbtai, ['NO', 'NO', 'NO']);
		expect((await refusalOf(vote(member, late))).fields).toEqual({ form: 'dates_problem_late' });
		await registerVote(secretary, late);
		const reminding = await refusalOf(remind(secretary, { id: newId(), meetingId }));
		expect(reminding.fields).toEqual({ form: 'dates_problem_not_asked' });
		// A day that is written into the meeting by hand ends the poll, too.
		const meeting = await stored();
		const { version } = meeting;
		await edit(secretary, {
			id: meetingId,
			version,
			...valuesOf(meeting),
			date: '2022-04-14',
			startTime: '10.00'
		});
		expect((await refusalOf(registerVote(secretary, late))).fields).toEqual({ form: 'dates_problem_over' });
		await cancel(secretary, { id: meetingId, version: version + 1, reason: 'Nav kvoruma.' });
		expect((await refusalOf(askDates(secretary, await askForm()))).reason).toBe('NOT_NOW');
	});

	it('refuses days that cannot be, and says which are no working days', async () => {
		const { secretary, assistant, member, askForm } = await polling(kind);
		const wrong: readonly [object, object][] = [
			[{ date1: '20.03.2022.' }, { date1: 'dates_problem_past' }],
			[{ date1: '' }, { date1: 'calendar_problem_date_missing' }],
			[{ startTime3: '' }, { startTime3: 'meetings_problem_start' }],
			[{ endTime2: '9.30' }, { endTime2: 'meetings_problem_ends_before' }],
			[{ date1: '27.03.2022.', startTime1: '3.30' }, { startTime1: 'calendar_problem_time_skipped' }],
			[{ date1: '07.04.2022.', endTime1: '12.00' }, { date2: 'dates_problem_twice' }],
			[{ answerBy: '08.04.2022.' }, { answerBy: 'dates_problem_answer_by' }],
			[{ answerBy: '20.03.2022.' }, { answerBy: 'dates_problem_answer_by' }],
			[{ date1: '31.02.2022.' }, { date1: 'calendar_problem_date' }]
		];
		for (const [more, fields] of wrong)
			expect((await refusalOf(askDates(secretary, await askForm(more)))).fields).toEqual(fields);
		const none = { date2: '', startTime2: '', endTime2: '', date3: '', startTime3: '' };
		expect((await refusalOf(askDates(secretary, await askForm(none)))).fields).toEqual({
			form: 'dates_problem_few'
		});
		const look = await lookAtDays(assistant, await askForm());
		expect(look.warnings).toEqual(['09.04.2022. ir sestdiena.']);
		expect((await refusalOf(lookAtDays(member, await askForm()))).reason).toBe('NOT_FOUND');
		const seen = await askForm({ version: 7 });
		expect((await refusalOf(askDates(secretary, seen))).reason).toBe('CONFLICT');
	});
});
