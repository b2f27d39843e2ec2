import { describe, expect, it } from 'vitest';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeMembership, makePerson, makePost } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { meetingSetting, seated } from '../../../tests/setup/meetings.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { answerForm, askWritten, prepareWritten } from '../../../tests/setup/written.ts';
import { mailKinds, preparedKinds } from '../../portal.server.ts';
import { addItem, editItem } from './agenda.server.ts';
import { add } from './decisions.server.ts';
import { readOffers } from './offers.server.ts';
import { valuesOf } from './planned-state.server.ts';
import { cancel, edit } from './planning.server.ts';
import { approve } from './approving.server.ts';
import { readContentOf } from './content-reading.server.ts';
import { findMeeting, type FoundMeeting } from './finding.server.ts';
import { paragraphsOf } from './minutes-paragraphs.ts';
import { readMinutes } from './minutes-view.server.ts';
import { publicContent } from './public-content.ts';
import { readWrittenPage } from './written-page.server.ts';
import { writtenLines } from './written-minutes.ts';
import { answer, registerAnswer } from './written-answering.server.ts';
import { ask } from './written-asking.server.ts';
import { end, endWhatIsOver } from './written-ending.server.ts';
import { remindWritten } from './written-reminding.server.ts';
import type { WrittenAnswer } from './written.ts';
import { waitingParts } from './written-waiting.server.ts';
import { turnIntoMeeting } from './written-turning.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';

async function writing(kind: (typeof databaseKinds)[number]) {
	const post = await startPost();
	const all = await meetingSetting(kind, '2022-03-25T08:00:00Z', { SMTP_URL: post.url });
	const { installation, council, members } = all;
	const deliver = async () => {
		const before = post.arrived.length;
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ failed: 0, postponed: 0 });
		return post.arrived.slice(before);
	};
	const rows = (meetingId: string) =>
		installation.db.read.writtenAnswer.findMany({ where: { item: { meetingId } }, orderBy: { at: 'asc' } });
	const decisions = (meetingId: string) =>
		installation.db.read.decision.findMany({ where: { meetingId }, orderBy: { createdAt: 'asc' } });
	const [second, third, fourth] = await Promise.all(
		members.map(({ personId }, at) =>
			seated(installation, { personId, day: '2022-03-25', name: `Loceklis ${at}` })
		)
	);
	return { ...all, ...council, deliver, rows, decisions, second: second!, third: third!, fourth: fourth! };
}

/** Its own minutes: who answered what by seat, frozen; published without who it was. */
async function minutesSay(
	{ installation, secretary, member, people }: Awaited<ReturnType<typeof writing>>,
	meeting: FoundMeeting,
	titles: readonly string[]
) {
	const minutes = await readMinutes(secretary, meeting.id);
	expect(minutes.items.map(({ title }) => title)).toEqual(titles);
	const lines = minutes.items.map(({ written }) => writtenLines(written!, 'lv'));
	expect(lines.map(([first]) => first)).toEqual([
		'Lēmums pieņemts. Par – 3, pret – 1, atturas – 1. Atbildēja 5 no 7; kvorumam vajag 4.',
		'Lēmums pieņemts ar vadītāja izšķirošo balsi. Par – 1, pret – 1, atturas – 3. Atbildēja 5 no 7; kvorumam vajag 4.',
		'Rakstveidā nav izlemts: saņemti iebildumi. Par – 4, pret – 0, atturas – 0, iebildumi – 1. Atbildēja 5 no 7; kvorumam vajag 4.',
		'Lēmums nav pieņemts. Par – 1, pret – 3, atturas – 1. Atbildēja 5 no 7; kvorumam vajag 4.'
	]);
	expect(lines[2]).toContain('Iebildumi: Loceklis 1 (Trešais loceklis vieta) – Jo tā.');
	expect(lines[0]!.join('\n')).toContain('Pret: Parauga vietnieks (TM pārstāvis)');
	expect(lines[0]!.at(-1)).toBe(
		'Nav atbildējuši: TM pārstāvis / VBTAI pārstāvis; Ceturtais loceklis (Ceturtais loceklis vieta)'
	);
	// Who sits there later changes nothing of it.
	await installation.db.write(async (tx) => {
		await tx.membership.updateMany({ where: { personId: people.member }, data: { endDate: '2022-01-02' } });
		await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
	});
	const directory = await directoryOf(installation);
	const content = await readContentOf(installation.db.read, secretary, meeting, directory);
	const said = paragraphsOf(content).map(({ text }) => text);
	expect(said.join('\n')).toContain('Atbildēja: Parauga vadītājs');
	expect(said).toContain('Apstiprināt: Noraidīts.');
	expect(said.join('\n')).toContain('Parauga loceklis (VBTAI pārstāvis)');
	const all = { what: 'ALL', on: '2022-05-01' } as const;
	const shown = publicContent(content, all, new Map());
	expect(JSON.stringify(shown.items)).not.toMatch(/Parauga loceklis|Jo tā/);
	expect(JSON.stringify(shown.items)).toContain('"OBJECTED"');
	const approved = await approve(secretary, { id: newId(), meetingId: meeting.id, version: meeting.version });
	expect(approved.isPrepared).toBe(false);
	const after = await readMinutes(member, meeting.id);
	expect(after.items.map(({ written }) => writtenLines(written!, 'lv'))).toEqual(lines);
}

describe.each(databaseKinds)('deciding in writing on %s', (kind) => {
	it('is asked of whoever has a vote, by mail with a link of their own, once; an assistant prepares it', async () => {
		const { installation, secretary, assistant, member, outsider, chair, bodyId, deliver } =
			await writing(kind);
		const { meetingId, itemIds, stored } = await prepareWritten(secretary, bodyId, {
			titles: ['Darba plāns', 'Slēgts jautājums']
		});
		await installation.db.write((tx) =>
			tx.agendaItem.update({
				where: { id: itemIds[1]! },
				data: { restrictedBasis: 'Likums', restrictedUntil: '2030-01-01' }
			})
		);
		const form = { id: newId(), meetingId, version: 1, answerBy: '01.04.2022.' };
		for (const actor of [outsider, member])
			expect((await refusalOf(ask(actor, form))).reason).toBe('NOT_FOUND');
		for (const answerBy of ['24.03.2022.', '25.03.2022.', '27.03.2022.'])
			expect((await refusalOf(ask(chair, { ...form, answerBy }))).fields.answerBy).toBe(
				'written_problem_early {"date":"28.03.2022."}'
			);
		expect(await ask(assistant, form)).toEqual({ isPrepared: true });
		expect((await stored()).status).toBe('PLANNED');
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		expect(await stored()).toMatchObject({
			...{ status: 'INVITED', date: '2022-04-01', answerBy: '2022-04-01', silenceCounts: false }
		});
		const again = await Promise.all([ask(secretary, form), ask(secretary, form)]);
		expect(again).toEqual([1, 2].map(() => ({ isPrepared: false, count: 6, startsAt: null })));
		const mails = await deliver();
		expect(mails.length).toBe(6);
		const { mail } = mails.find(({ to }) => to.startsWith(member.personId!))!;
		expect(mail.subject).toBe('Rakstveida procedūra: lūdzam atbildēt līdz 2022. gada 1. aprīlim');
		for (const text of [mail.text!, mail.html!]) {
			for (const words of [
				'1. Darba plāns',
				'Lēmuma projekts',
				'VBTAI pārstāvis',
				'Klusēšana nav piekrišana'
			])
				expect(text).toContain(words);
			expect(text).toContain('Ierobežotas pieejamības jautājums');
			expect(text).not.toContain('Slēgts');
			expect(text).toMatch(/\/answer\/\S+/);
		}
	});

	it('is not asked without a question, a proposed decision or anybody to ask; what was asked stands', async () => {
		const { secretary, bodyId, chair, posts } = await writing(kind);
		const form = (meetingId: string) => ({ id: newId(), meetingId, version: 1, answerBy: '01.04.2022.' });
		const empty = await prepareWritten(secretary, bodyId, { titles: [] });
		expect((await refusalOf(ask(secretary, form(empty.meetingId)))).fields.form).toBe(
			'written_problem_no_question'
		);
		const bare = { id: newId(), meetingId: empty.meetingId, title: 'Bez projekta', kind: 'DECISION' };
		await addItem(secretary, { ...bare, isPublic: true });
		expect((await refusalOf(ask(secretary, form(empty.meetingId)))).fields.form).toBe(
			'written_problem_no_proposal {"number":"1"}'
		);
		const { meetingId, itemIds, stored } = await askWritten(secretary, bodyId);
		const item = { title: 'Cits', kind: 'DECISION', isPublic: true };
		expect((await refusalOf(editItem(chair, { ...item, id: itemIds[0]!, version: 1 }))).fields.form).toBe(
			'written_problem_stands'
		);
		expect((await refusalOf(addItem(chair, { ...item, id: newId(), meetingId }))).reason).toBe('NOT_NOW');
		const decision = { id: newId(), itemId: itemIds[0]!, text: 'Nolemt.', isPublic: true };
		expect((await refusalOf(add(secretary, decision))).fields.form).toBe('written_problem_answers_decide');
		const meeting = await stored();
		const { id, version } = meeting;
		const moved = edit(secretary, { ...valuesOf(meeting), id, version, date: '05.04.2022.' });
		expect((await refusalOf(moved)).fields.date).toBe('written_problem_date');
		await edit(secretary, { ...valuesOf(meeting), id, version, title: 'Plāns', chair: posts.vbtai });
		expect((await refusalOf(ask(secretary, { ...form(meetingId), version: 3 }))).fields.form).toBe(
			'written_problem_asked'
		);
	});

	it('is answered by seat until the last day: the last answer holds, all are kept, sent twice is once', async () => {
		const setting = await writing(kind);
		const { installation, secretary, assistant, member, chair, outsider, bodyId, posts, rows } = setting;
		const { meetingId, itemIds } = await askWritten(secretary, bodyId, { titles: ['A', 'Slēgts'] });
		const [first, closed] = itemIds as [string, string];
		const form = answerForm(first, posts.vbtai, 'FOR');
		await Promise.all([answer(member, form), answer(member, form), answer(member, form)]);
		expect(await rows(meetingId)).toMatchObject([
			{ answer: 'FOR', capacity: 'VBTAI pārstāvis, 8. apakšgrupa' }
		]);
		for (const actor of [outsider, chair, setting.second, secretary])
			expect((await refusalOf(answer(actor, answerForm(first, posts.vbtai, 'FOR')))).reason).toBe(
				'NOT_FOUND'
			);
		expect((await refusalOf(answer(chair, form))).reason).toBe('NOT_FOUND');
		const adviser = await seated(installation, {
			...{ personId: setting.adviserSeat.personId, day: '2022-03-25', name: 'Padomdevējs' }
		});
		const advice = answerForm(first, setting.adviserSeat.postId, 'FOR');
		expect((await refusalOf(answer(adviser, advice))).reason).toBe('NOT_FOUND');
		const objection = answerForm(first, posts.vbtai, 'OBJECTION');
		expect((await refusalOf(answer(member, objection))).fields.text).toBe('written_problem_reason');
		await answer(member, { ...objection, text: 'Jāapspriež.' }, 'MAIL');
		await answer(member, answerForm(first, posts.vbtai, 'AGAINST'));
		await installation.db.write((tx) =>
			tx.agendaItem.update({ where: { id: closed }, data: { restrictedUntil: '2030-01-01' } })
		);
		const secret = answerForm(closed, posts.vbtai, 'FOR');
		expect((await refusalOf(answer(member, secret, 'MAIL'))).fields.form).toBe('written_problem_restricted');
		await answer(member, secret);
		expect((await refusalOf(registerAnswer(chair, answerForm(first, posts.chair, 'FOR')))).reason).toBe(
			'NOT_FOUND'
		);
		expect(
			(await refusalOf(registerAnswer(assistant, answerForm(first, posts.empty, 'FOR')))).fields.postId
		).toBe('written_problem_empty_seat');
		await registerAnswer(assistant, answerForm(first, posts.chair, 'ABSTAIN'));
		expect((await rows(meetingId)).map(({ answer: said, via }) => `${said} ${via}`).sort()).toEqual(
			['AGAINST PORTAL', 'ABSTAIN LETTER', 'FOR PORTAL', 'FOR PORTAL', 'OBJECTION MAIL'].sort()
		);
		installation.clock.set('2022-04-01T20:30:00Z');
		await answer(member, answerForm(first, posts.vbtai, 'FOR'));
		installation.clock.set('2022-04-01T21:30:00Z');
		const late = (said: WrittenAnswer) => answerForm(first, posts.vbtai, said);
		const byLetter = answerForm(first, posts.chair, 'FOR');
		for (const send of [
			() => answer(member, late('AGAINST')),
			() => answer(member, late('AGAINST'), 'MAIL'),
			() => registerAnswer(assistant, byLetter)
		])
			expect((await refusalOf(send())).fields.form).toBe('written_problem_over');
		expect((await rows(meetingId)).length).toBe(6);
	});

	it('counts the substitute where the body lets substitutes vote, and reminds only those who are silent', async () => {
		const { installation, secretary, member, outsider, bodyId, posts, people, deliver } = await writing(kind);
		const { db } = installation;
		const personId = await makePerson(installation, { name: 'Parauga aizstājēja' });
		await makeMembership(installation, { postId: posts.vbtai, personId, kind: 'SUBSTITUTE' });
		const day = '2022-03-25';
		const substitute = await seated(installation, { personId, day, name: 'Parauga aizstājēja' });
		await db.write(async (tx) => {
			const absence = { id: newId(), personId: people.member, startDate: day, endDate: '2022-04-10' };
			await tx.absence.create({ data: absence });
			await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
		});
		const { meetingId, itemIds } = await askWritten(secretary, bodyId, { titles: ['A', 'B'] });
		const to = (await deliver()).map(({ to: address }) => address.split('@')[0]);
		expect(to).toContain(personId);
		expect(to).not.toContain(people.member);
		await answer(substitute, answerForm(itemIds[0]!, posts.vbtai, 'FOR'));
		await answer(substitute, answerForm(itemIds[1]!, posts.vbtai, 'FOR'));
		await registerAnswer(secretary, answerForm(itemIds[0]!, posts.chair, 'FOR'));
		const form = { id: newId(), meetingId };
		for (const actor of [outsider, member])
			expect((await refusalOf(remindWritten(actor, form))).reason).toBe('NOT_FOUND');
		const [sent] = await Promise.all([remindWritten(secretary, form), remindWritten(secretary, form)]);
		expect(sent).toMatchObject({ count: 5 });
		const reminded = await deliver();
		expect(reminded.length).toBe(5);
		expect(reminded.map(({ to: address }) => address.split('@')[0])).not.toContain(personId);
		const late = await deliver();
		expect(late).toEqual([]);
		await db.write((tx) =>
			tx.bodyRules.create({
				data: { bodyId, substitutesVote: false, updatedAt: installation.clock.now() }
			})
		);
		const other = answerForm(itemIds[0]!, posts.vbtai, 'AGAINST');
		expect((await refusalOf(answer(substitute, other))).reason).toBe('NOT_FOUND');
	});

	it('ends after its day by itself, once: what was adopted is a decision, what was not comes back', async () => {
		const setting = await writing(kind);
		const { installation, secretary, member, chair, deputy, second, third, bodyId, posts } = setting;
		const titles = ['Pieņemts', 'Neizšķirts', 'Iebilsts', 'Noraidīts'];
		const { meetingId, itemIds, stored } = await askWritten(secretary, bodyId, { titles });
		const [adopted, tied, objected, rejected] = itemIds as [string, string, string, string];
		const seats = [
			posts.chair,
			posts.vbtai,
			setting.deputySeat.postId,
			...setting.members.map((one) => one.postId)
		];
		const actors = [chair, member, deputy, second, third];
		const signs: [string, ('FOR' | 'AGAINST' | 'ABSTAIN' | 'OBJECTION')[]][] = [
			[adopted, ['FOR', 'FOR', 'AGAINST', 'ABSTAIN', 'FOR']],
			[tied, ['FOR', 'AGAINST', 'ABSTAIN', 'ABSTAIN', 'ABSTAIN']],
			[objected, ['FOR', 'FOR', 'FOR', 'FOR', 'OBJECTION']],
			[rejected, ['FOR', 'AGAINST', 'AGAINST', 'AGAINST', 'ABSTAIN']]
		];
		for (const [itemId, said] of signs)
			for (const [at, one] of said.entries())
				await answer(actors[at]!, answerForm(itemId, seats[at]!, one, 'Jo tā.'));
		const { version } = await stored();
		expect((await refusalOf(end(secretary, { meetingId, version }))).fields.form).toBe(
			'written_problem_open'
		);
		expect(await endWhatIsOver(installation)).toBe(0);
		installation.clock.set('2022-04-01T21:05:00Z');
		const both = await Promise.all([endWhatIsOver(installation), endWhatIsOver(installation)]);
		expect(Math.max(...both)).toBe(1);
		expect(await stored()).toMatchObject({ status: 'HELD', date: '2022-04-01' });
		expect(await end(secretary, { meetingId, version })).toEqual({ meetingId, eventId: null });
		const { read } = installation.db;
		const items = await read.agendaItem.findMany({ where: { meetingId }, orderBy: { position: 'asc' } });
		expect(items.map(({ outcome }) => outcome)).toEqual(['HEARD', 'HEARD', 'POSTPONED', 'HEARD']);
		const made = await setting.decisions(meetingId);
		expect(made.map(({ itemId }) => itemId).sort()).toEqual([adopted, tied].sort());
		expect(made.find(({ itemId }) => itemId === adopted)).toMatchObject({
			...{
				text: 'Apstiprināt: **Pieņemts**.',
				votesFor: 3,
				votesAgainst: 1,
				votesAbstained: 1,
				isCast: false
			}
		});
		expect(made.find(({ itemId }) => itemId === tied)).toMatchObject({ votesFor: 1, isCast: true });
		const states = await read.attendance.groupBy({ by: ['state'], where: { meetingId }, _count: true });
		expect(new Map(states.map(({ state, _count }) => [state, Number(_count)]))).toEqual(
			new Map([
				['PRESENT', 5],
				['ABSENT', 2],
				[null, 1]
			])
		);
		expect(
			await read.auditEvent.count({
				where: { subjectId: meetingId, deed: 'meetings.end', after: { contains: 'HELD' } }
			})
		).toBe(1);
		await minutesSay(setting, await stored(), titles);
		const next = await prepareWritten(secretary, bodyId, { titles: [], more: { kind: 'SITTING' } });
		const directory = await directoryOf(installation);
		const offers = await readOffers(secretary, await next.stored(), directory);
		const back = offers.filter(({ origin }) => origin === 'POSTPONED');
		expect(back.map(({ title }) => title)).toEqual(['Iebilsts']);
	});

	it('shows its page to whoever sits there or prepares it, and who answered to the latter only', async () => {
		const setting = await writing(kind);
		const { installation, secretary, assistant, member, outsider, bodyId, posts } = setting;
		const prepared = await prepareWritten(secretary, bodyId);
		expect((await refusalOf(readWrittenPage(member, prepared.meetingId))).reason).toBe('NOT_FOUND');
		expect((await readWrittenPage(assistant, prepared.meetingId)).organisers).toMatchObject({
			...{ mayAsk: true, isAskPrepared: true, recipients: 6, mayEnd: false, mayTurn: false }
		});
		const { meetingId, itemIds } = await askWritten(secretary, bodyId, { titles: ['A', 'B'] });
		await answer(member, answerForm(itemIds[0]!, posts.vbtai, 'OBJECTION', 'Jāapspriež.'));
		await answer(member, answerForm(itemIds[1]!, posts.vbtai, 'FOR'));
		const own = await readWrittenPage(member, meetingId);
		expect(own.organisers).toBe(null);
		expect(own.own).toMatchObject([
			{ postId: posts.vbtai, questions: [{ said: { answer: 'OBJECTION' } }, { said: { answer: 'FOR' } }] }
		]);
		const page = await readWrittenPage(secretary, meetingId);
		expect(page.organisers).toMatchObject({ silent: 5, isObjected: true, mayTurn: true, mayEnd: false });
		expect(page.organisers!.rows.find(({ postId }) => postId === posts.vbtai)).toMatchObject({
			...{
				missing: [],
				said: [
					{ number: 1, word: 'iebildumi', text: 'Jāapspriež.' },
					{ number: 2, word: 'par' }
				]
			}
		});
		expect((await refusalOf(readWrittenPage(outsider, meetingId))).reason).toBe('NOT_FOUND');
		const readers = [
			{ id: setting.people.member, standing: member, locale: 'lv' as const },
			{ id: setting.people.chair, standing: setting.chair, locale: 'lv' as const }
		];
		const [votes, objections] = waitingParts;
		expect((await votes!.waitingFor(installation, readers, '2022-03-28')).size, 'not yet').toBe(0);
		const waiting = await votes!.waitingFor(installation, readers, '2022-03-30');
		expect([...waiting.keys()]).toEqual([setting.people.chair]);
		expect(waiting.get(setting.people.chair)).toMatchObject([
			{
				...{ path: `/meetings/${meetingId}/written`, since: '2022-03-25' },
				text: 'Atbildiet rakstveidā līdz 2022. gada 1. aprīlim: Rakstveida procedūra 2022. gada 1. aprīlī'
			}
		]);
		const objected = await objections!.waitingFor(installation, readers, '2022-03-28');
		expect([...objected.keys()]).toEqual([setting.people.chair]);
		await answer(member, answerForm(itemIds[0]!, posts.vbtai, 'FOR'));
		expect((await objections!.waitingFor(installation, readers, '2022-03-28')).size).toBe(0);
	});

	it('ends early only when every seat that somebody holds has answered, by whoever may', async () => {
		const setting = await writing(kind);
		const { installation, secretary, member, outsider, bodyId, posts, decisions } = setting;
		const { meetingId, itemIds, stored } = await askWritten(secretary, bodyId);
		const seats = [
			posts.chair,
			posts.vbtai,
			setting.deputySeat.postId,
			...setting.members.map((one) => one.postId)
		];
		for (const postId of seats) await registerAnswer(secretary, answerForm(itemIds[0]!, postId, 'FOR'));
		const form = { meetingId, version: (await stored()).version };
		for (const actor of [member, outsider, setting.assistant])
			expect((await refusalOf(end(actor, form))).reason).toBe('NOT_FOUND');
		const stale = await refusalOf(end(secretary, { ...form, version: 1 }));
		expect(stale.reason).toBe('CONFLICT');
		await Promise.all([end(secretary, form), end(setting.chair, form)]);
		expect(await stored()).toMatchObject({ status: 'HELD', date: '2022-03-25' });
		expect(await decisions(meetingId)).toMatchObject([{ votesFor: 6, votesAgainst: 0 }]);
		const late = answerForm(itemIds[0]!, posts.vbtai, 'AGAINST');
		expect((await refusalOf(answer(member, late))).fields.form).toBe('written_problem_over');
		installation.clock.set('2022-04-05T08:00:00Z');
		expect(await endWhatIsOver(installation)).toBe(0);
	});

	it('counts silence as the rule stood when it was asked, and one person in two seats as the rule says', async () => {
		const setting = await writing(kind);
		const { installation, secretary, member, bodyId, posts, people, decisions } = setting;
		const rules = (more: object) =>
			installation.db.write((tx) =>
				tx.bodyRules.upsert({
					where: { bodyId },
					create: { bodyId, updatedAt: installation.clock.now(), ...more },
					update: more
				})
			);
		await rules({ silenceCounts: true, doubleSeats: 'PERSON' });
		const double = await makePost(installation, { bodyId, label: 'Otra vieta' });
		await makeMembership(installation, { postId: double, personId: people.member, startDate: '2022-01-01' });
		const { personId, userId, name } = member;
		const seats = [posts.vbtai, double].map((postId) => ({ ...member.seats[0]!, postId }));
		const twice = makeActor(installation, { personId, userId, name, seats });
		const { meetingId, itemIds } = await askWritten(secretary, bodyId, { titles: ['Ar klusēšanu'] });
		await rules({ silenceCounts: false });
		await answer(twice, answerForm(itemIds[0]!, posts.vbtai, 'AGAINST'));
		await answer(twice, answerForm(itemIds[0]!, double, 'AGAINST'));
		installation.clock.set('2022-04-02T08:00:00Z');
		await endWhatIsOver(installation);
		expect(await decisions(meetingId)).toMatchObject([{ votesFor: 5, votesAgainst: 1 }]);
	});

	it('turns into a meeting when somebody objects; whoever was asked is told, as when it is called off', async () => {
		const setting = await writing(kind);
		const { installation, secretary, assistant, member, bodyId, posts, deliver } = setting;
		const { meetingId, itemIds, stored } = await askWritten(secretary, bodyId, { titles: ['Darba plāns'] });
		await deliver();
		const form = async () => ({ id: newId(), meetingId, version: (await stored()).version });
		expect((await refusalOf(turnIntoMeeting(secretary, await form()))).fields.form).toBe(
			'written_problem_no_objection'
		);
		await installation.db.write((tx) =>
			tx.meetingDocument.create({
				data: {
					...{ id: newId(), meetingId, itemId: itemIds[0]!, title: 'Plāna projekts', authorName: 'S' },
					...{ address: 'https://lm.gov.lv/plans', at: installation.clock.now() }
				}
			})
		);
		await answer(member, answerForm(itemIds[0]!, posts.vbtai, 'OBJECTION', 'Jāapspriež.'));
		const turning = await form();
		for (const actor of [member, assistant])
			expect((await refusalOf(turnIntoMeeting(actor, turning))).reason).toBe('NOT_FOUND');
		const ids = await Promise.all([turnIntoMeeting(secretary, turning), turnIntoMeeting(secretary, turning)]);
		expect(ids).toEqual([turning.id, turning.id]);
		expect(await stored()).toMatchObject({ status: 'CANCELLED', turnedIntoId: turning.id });
		const { read } = installation.db;
		expect(await findMeeting(read, secretary, turning.id)).toMatchObject({
			...{ kind: 'SITTING', status: 'PLANNED', date: null, bodyId }
		});
		const items = await read.agendaItem.findMany({
			where: { meetingId: turning.id },
			include: { documents: true }
		});
		expect(items).toMatchObject([
			{
				...{ title: 'Darba plāns', origin: 'POSTPONED', fromItemId: itemIds[0]!, outcome: null },
				...{ description: 'Apstiprināt: **Darba plāns**.', documents: [{ title: 'Plāna projekts' }] }
			}
		]);
		const ended = await deliver();
		expect(ended.length).toBe(6);
		expect(ended[0]!.mail.subject).toBe('Rakstveida procedūra atcelta');
		expect(ended[0]!.mail.text).toContain('jautājumus izskatīs sēdē');
		expect(ended[0]!.mail.text).not.toMatch(/\/answer\//);
		installation.clock.set('2022-04-02T08:00:00Z');
		expect(await endWhatIsOver(installation)).toBe(0);
		installation.clock.set('2022-03-25T08:00:00Z');
		const other = await askWritten(secretary, bodyId);
		await cancel(secretary, { id: other.meetingId, version: 2, reason: 'Kļūdas pēc.' });
		expect(await deliver(), 'nobody had heard of it').toEqual([]);
	});
});
