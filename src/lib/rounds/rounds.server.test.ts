import { describe, expect, it } from 'vitest';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { textOfFile } from '#lib/audit/file-text.ts';
import { readContent } from '#lib/requests/template.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeSuccession } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { answerWith, markAccepted, markAsked, roundSetting, startForm } from '../../../tests/setup/rounds.ts';
import { mailKinds, preparedKinds, undoers } from '../../portal.server.ts';
import { readMail } from '../../routes/outbox/desk.server.ts';
import { compile } from './compiling.server.ts';
import { describe as describeRound } from './describing.server.ts';
import { feedPart } from './feed.server.ts';
import { figuresTable, listFigures } from './figures.server.ts';
import { readInstitutionPage } from './institution-page.server.ts';
import { readRoundContent } from './round-content.ts';
import { listRounds } from './round-list.server.ts';
import { readRoundPage, readSummaryPage } from './round-page.server.ts';
import { makeSummaryFile } from './round-word.server.ts';
import { previewSummary, readSendingPage } from './sending-page.server.ts';
import { send } from './sending.server.ts';
import { start } from './starting.server.ts';
import { readStartForm } from './starting-form.server.ts';

const figures = {
	...{ figureIds: ['a', 'b', 'c'], figureNames: ['uzņemti bērni', '2021. gadā', '2022. gadā'] },
	...{ figureValues: ['403', '180', '223'], figureUnits: ['bērni', 'bērni', 'bērni'] },
	...{
		figureFroms: ['', '2021', '2022'],
		figureUntils: ['', '', ''],
		figureParts: ['', 'uzņemti bērni', 'uzņemti bērni']
	}
};
const events = {
	...{ eventIds: ['e', 'f'], eventDates: ['15.04.2022.', '2022. gada maijs'], eventUntils: ['', ''] },
	eventTexts: ['Mācības tiesnešiem', 'Kampaņa']
};

/** A round that was asked, with its answers by who gives them. */
async function asked(kind: (typeof databaseKinds)[number], env: Record<string, string> = {}) {
	const all = await roundSetting(kind, env);
	const { installation, secretary, bodyId, council } = all;
	const programmes = { programmeOf: [council.institutions.vbtai], programmeLabel: ['Bērna māja'] };
	const form = startForm(bodyId, programmes);
	const { requestId } = await start(secretary, form);
	await markAsked(installation, requestId);
	const answers = await all.answersOf(requestId);
	return { ...all, form, roundId: form.id, requestId, answers };
}

describe.each(databaseKinds)('rounds on %s', (kind) => {
	it('begin with whom to ask, once, for whoever may; nobody hears of it yet', async () => {
		const { secretary, assistant, chair, member, outsider, bodyId, councilId, council, answersOf, ...all } =
			await roundSetting(kind);
		const { lm, tm, vbtai, bac } = council.institutions;
		const form = startForm(bodyId, {
			...{ institutions: [lm, vbtai], posts: [council.posts.chair] },
			...{ programmeOf: [vbtai, ''], programmeLabel: ['Bērna māja', ''] }
		});
		for (const actor of [member, outsider])
			expect((await refusalOf(start(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(start(chair, { ...form, bodyId: councilId }))).reason).toBe('NOT_FOUND');
		const wrong = async (more: object) => (await refusalOf(start(secretary, { ...form, ...more }))).fields;
		expect(await wrong({ due: '24.03.2022.' })).toEqual({ due: 'rounds_problem_due_past' });
		expect(
			await wrong({ bodies: [], institutions: [], posts: [], programmeOf: [], programmeLabel: [] })
		).toEqual({
			asked: 'rounds_problem_nobody'
		});
		expect(await wrong({ fieldTitle: ['', '', ''] })).toEqual({ fieldTitle: 'rounds_problem_template' });
		expect(await wrong({ programmeOf: [''] })).toEqual({ programmeLabel: 'rounds_problem_programme' });
		expect(await wrong({ title: ' ', due: '' })).toEqual({
			...{ title: 'rounds_problem_title', due: 'calendar_problem_date_missing' }
		});
		const both = await Promise.all([start(chair, form), start(chair, form)]);
		expect(both[0]).toEqual(both[1]);
		expect((await refusalOf(start(secretary, form))).reason).toBe('NOT_FOUND');
		const answers = await answersOf(both[0]!.requestId);
		// LM, VBTAI with its programme, TM, the ten, then the seat: chosen twice, asked once.
		expect(answers).toHaveLength(15);
		expect(answers.slice(0, 4).map(({ institutionId, label }) => [institutionId, label])).toEqual([
			...[
				[lm, null],
				[vbtai, null],
				[vbtai, 'Bērna māja'],
				[tm, null]
			]
		]);
		expect(answers.at(-1)).toMatchObject({
			postId: council.posts.chair,
			institutionId: null,
			state: 'ASKED'
		});
		expect(await all.roundOf(form.id)).toMatchObject({ asOf: '2022-03-30', title: form.title, bodyId });
		expect(await all.installation.db.read.outboxMessage.count()).toBe(0);
		expect((await listRounds(assistant, new URLSearchParams('q=jauns'))).rows).toMatchObject([
			{ id: form.id, state: 'PREPARED', asked: 15, answered: 0, due: '2022-04-08' }
		]);
		expect((await listRounds(member, new URLSearchParams('q=nekas'))).total).toBe(0);
		// After BAC took over, whoever is asked about VBTAI is BAC, once.
		all.installation.clock.set('2024-02-01T08:00:00Z');
		const later = startForm(bodyId, { bodies: [], institutions: [vbtai, bac], due: '01.03.2024.' });
		const { requestId } = await start(secretary, later);
		expect((await answersOf(requestId)).map(({ institutionId }) => institutionId)).toEqual([bac]);
	});

	it('are compiled as numbered values, with who has not answered; what is different since is said', async () => {
		const {
			installation,
			secretary,
			assistant,
			chair,
			member,
			outsider,
			others,
			answers,
			roundId,
			form,
			...all
		} = await asked(kind);
		const empty = { id: newId(), roundId };
		expect((await refusalOf(compile(secretary, empty))).fields.form).toBe('rounds_problem_no_answers');
		expect(await readRoundPage(member, roundId)).toMatchObject({
			sections: null,
			number: null,
			isCompilable: false
		});
		const answerOf = (institutionId: string, label: string | null = null) =>
			answers.find((one) => one.institutionId === institutionId && one.label === label)!.id;
		const { vbtai, lm } = all.council.institutions;
		await answerWith(member, answerOf(vbtai, 'Bērna māja'), '- Vairāk: https://bac.gov.lv', {
			...figures,
			...events
		});
		await answerWith(chair, answerOf(lm), 'Notiek **izstrāde**.');
		for (const { actor, institutionId } of others.slice(0, 8))
			await answerWith(actor, answerOf(institutionId), 'Darbs turpinās.');
		for (const actor of [member, outsider])
			expect((await refusalOf(compile(actor, empty))).reason).toBe('NOT_FOUND');
		const current = await readRoundPage(chair, roundId);
		expect([current.number, current.isCompilable, current.head.counts]).toEqual([
			...[null, true, { asked: 14, answered: 10, unaccepted: 10 }]
		]);
		const both = await Promise.all([compile(chair, empty), compile(chair, empty)]);
		expect(both).toEqual([{ number: 1 }, { number: 1 }]);
		const [first] = await all.summariesOf(roundId);
		const content = readRoundContent(first!.content);
		expect(content.entries.map(({ name, state }) => [name, state])).toEqual([
			['Labklājības ministrija', 'ANSWERED'],
			['Valsts bērnu tiesību aizsardzības inspekcija', 'MISSING'],
			['Bērna māja', 'ANSWERED'],
			['Tieslietu ministrija', 'MISSING'],
			...others.map((_, at) => [
				`${String(at + 1).padStart(2, '0')}. iestāde`,
				at < 8 ? 'ANSWERED' : 'MISSING'
			])
		]);
		expect((await refusalOf(compile(secretary, { id: newId(), roundId }))).fields.form).toBe(
			'rounds_problem_same'
		);
		const shown = JSON.stringify((await readRoundPage(outsider, roundId)).sections);
		for (const words of [
			'Bērna māja (Valsts bērnu tiesību aizsardzības inspekcija)',
			'2022. gada maijā',
			'https://bac.gov.lv'
		])
			expect(shown).toContain(words);
		expect(shown).toContain('uzņemti bērni: 403 = 180 + 223 – saskan.');
		expect(shown.slice(shown.indexOf('Nav atbildējuši'))).toContain('10. iestāde');
		expect(shown).toContain('Atbildējuši 10 no 14');
		// Another answer, and an introduction: the next number, and the first stays as it was.
		await answerWith(others[8]!.actor, answerOf(others[8]!.institutionId), 'Arī mums.');
		await answerWith(chair, answerOf(lm), 'Notiek cita izstrāde.');
		const { version } = await all.roundOf(roundId);
		const described = {
			...{ roundId, version, title: form.title, asOf: form.asOf, organiser: '' },
			introduction: 'Ievads.'
		};
		for (const actor of [member, outsider])
			expect((await refusalOf(describeRound(actor, described))).reason).toBe('NOT_FOUND');
		const { eventId } = await describeRound(assistant, described);
		expect(
			(await refusalOf(describeRound(chair, { ...described, introduction: 'Cits.' }))).theirs
		).toMatchObject({
			...{ version: version + 1, who: 'Asistents', values: { introduction: 'Ievads.' } }
		});
		expect(await describeRound(assistant, { ...described, version: version + 1 })).toEqual({ eventId: null });
		expect((await readRoundPage(secretary, roundId)).changes).toEqual({
			...{ isHeadChanged: true, isReordered: false, added: ['09. iestāde'] },
			...{ changed: ['Labklājības ministrija'], gone: [] }
		});
		expect((await readRoundPage(member, roundId)).changes).toBeNull();
		expect(await compile(assistant, { id: newId(), roundId, note: 'Papildināts' })).toEqual({ number: 2 });
		expect((await readSummaryPage(member, roundId, '1')).sha256).toBe(first!.sha256);
		expect((await readSummaryPage(member, roundId, '2')).changes).toMatchObject({ added: ['09. iestāde'] });
		for (const number of ['3', '0', 'x'])
			expect((await refusalOf(readSummaryPage(member, roundId, number))).reason).toBe('NOT_FOUND');
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		const recorded = { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
		await undoers['rounds.describe']!(chair, recorded);
		expect((await all.roundOf(roundId)).introduction).toBeNull();
		expect((await refusalOf(undoers['rounds.describe']!(chair, recorded))).reason).toBe('CONFLICT');
		const file = await makeSummaryFile(member, roundId, '2');
		expect(file.name).toBe('Aktualitātes 2022-03-30 Nr. 2');
		const { text } = textOfFile(file.bytes);
		for (const words of [
			'AKTUALITĀŠU APKOPOJUMS',
			'Ievads.',
			'09. iestāde',
			'Mācības tiesnešiem',
			'Nav atbildējuši'
		])
			expect(text).toContain(words);
	});

	it('go to all by mail, whole, once each; an assistant prepares it, and it can be called back', async () => {
		const post = await startPost();
		const { installation, secretary, assistant, chair, member, outsider, answers, roundId, council } =
			await asked(kind, { SMTP_URL: post.url });
		const bernaMaja = answers.find(({ label }) => label)!.id;
		await answerWith(member, bernaMaja, '- Mācības <b>visiem</b>\n- Vairāk: https://bac.gov.lv', {
			...figures,
			...events
		});
		expect((await refusalOf(readSendingPage(secretary, roundId))).reason).toBe('NOT_FOUND');
		await compile(secretary, { id: newId(), roundId });
		const form = { id: newId(), roundId, number: 1 };
		for (const actor of [member, outsider]) {
			expect((await refusalOf(send(actor, form))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(readSendingPage(actor, roundId))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(previewSummary(actor, roundId))).reason).toBe('NOT_FOUND');
		}
		expect((await refusalOf(send(secretary, { ...form, number: 2 }))).fields.form).toBe(
			'rounds_problem_newer'
		);
		expect(await send(assistant, form)).toEqual({ isPrepared: true });
		expect(await readSendingPage(secretary, roundId)).toMatchObject({
			prepared: [{ by: 'Asistents' }],
			waiting: 17
		});
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		const again = await Promise.all([send(secretary, form), send(secretary, form)]);
		for (const one of again) expect(one).toMatchObject({ isPrepared: false, count: 17 });
		expect((await refusalOf(send(chair, { ...form, id: newId() }))).fields.form).toBe(
			'rounds_problem_all_have_it'
		);
		// To so many it waits; nobody who left meanwhile gets it.
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ sent: 0 });
		installation.clock.set('2022-03-25T08:11:00Z');
		await installation.db.write(async (tx) => {
			await tx.membership.updateMany({
				where: { postId: council.posts.vbtai },
				data: { endDate: '2022-03-24' }
			});
			await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
		});
		await deliverDue(installation, mailKinds);
		expect(post.arrived).toHaveLength(16);
		const { mail } = post.arrived[0]!;
		expect(mail.subject).toBe('Aktualitātes 2022. gada 30. martā: Kas jauns bērnu tiesību aizsardzībā?');
		for (const part of [mail.text!, mail.html!]) {
			for (const words of [
				'Mācības',
				'https://bac.gov.lv',
				'15. aprīlī',
				'Mācības tiesnešiem',
				'uzņemti bērni',
				'403'
			])
				expect(part).toContain(words);
			expect(part).toContain(`/rounds/${roundId}/summaries/1`);
			expect(part.toLocaleLowerCase('lv')).toContain('nav atbildējuši');
		}
		expect(mail.html).not.toContain('<b>visiem</b>');
		// The same as a Word file: nobody need sign in.
		for (const { mail: one } of post.arrived) {
			expect(one.attachments.map(({ filename }) => filename)).toEqual(['Aktualitātes 2022-03-30 Nr. 1.docx']);
			const { text } = textOfFile(new Uint8Array(one.attachments[0]!.content as ArrayBuffer));
			for (const words of ['Mācības tiesnešiem', '403', 'Nav atbildējuši']) expect(text).toContain(words);
		}
		const { id: mailId } = await installation.db.read.outboxMessage.findFirstOrThrow({});
		expect((await readMail(secretary, mailKinds, mailId)).rendered!.fileNames).toEqual([
			'Aktualitātes 2022-03-30 Nr. 1.docx'
		]);
		expect((await readRoundPage(member, roundId)).summaries).toMatchObject([
			{ number: 1, sentAt: expect.any(Date) as Date }
		]);
	});

	it('begin from the last one; accepted events and figures stand in calendars and are followed over time', async () => {
		const {
			installation,
			secretary,
			member,
			chair,
			outsider,
			answers,
			answersOf,
			roundId,
			requestId,
			council,
			bodyId
		} = await asked(kind);
		const { vbtai, bac } = council.institutions;
		const bernaMaja = answers.find(({ label }) => label)!.id;
		await answerWith(member, bernaMaja, 'Pirmais teksts.', { ...figures, ...events });
		expect(await feedPart(secretary, '2022-03-25')).toEqual([]);
		await markAccepted(installation, requestId);
		for (const reader of [secretary, member, chair])
			expect(await feedPart(reader, '2022-03-25')).toMatchObject([
				{ when: { date: '2022-04-15' }, summary: 'Mācības tiesnešiem', description: ['Paziņoja: Bērna māja'] }
			]);
		expect(await feedPart(outsider, '2022-03-25')).toEqual([]);
		// The next one, when BAC has taken over and what was to come is past.
		installation.clock.set('2024-09-02T08:00:00Z');
		const prefilled = await readStartForm(secretary, { slug: null, previousId: roundId });
		expect(prefilled.values).toMatchObject({
			programmeLabel: ['Bērna māja', '', ''],
			programmeOf: [bac, '', '']
		});
		const { due: _due, asOf: _asOf, ...values } = prefilled.values;
		const second = startForm(bodyId, {
			...{ ...values, previousId: roundId, due: '20.09.2024.', asOf: '30.09.2024.', bodies: [] }
		});
		const fromOutside = { ...second, id: newId() };
		expect((await refusalOf(start(member, fromOutside))).reason).toBe('NOT_FOUND');
		const next = await start(secretary, second);
		const carried = await answersOf(next.requestId);
		expect(
			carried.map(({ institutionId, label }) => [institutionId === vbtai ? bac : institutionId, label])
		).toEqual(
			answers.map(({ institutionId, label }) => [institutionId === vbtai ? bac : institutionId, label])
		);
		const one = carried.find(({ label }) => label)!;
		expect(one).toMatchObject({ institutionId: bac, state: 'ASKED', draftAt: null, draftBy: null });
		const draft = readContent(one.draft);
		expect([draft.texts.news, draft.events.length, draft.figures.length]).toEqual(['Pirmais teksts.', 2, 3]);
		expect(carried.filter(({ draft: text }) => text !== null)).toHaveLength(1);
		await markAsked(installation, next.requestId);
		const changed = { ...figures, figureValues: ['500', '180', '300'] };
		const seats = await seatsOf(installation, member.personId!, '2024-09-02');
		const again = { ...figures, ...events };
		const untouched = answerWith({ ...member, seats }, one.id, 'Pirmais teksts.', again);
		expect((await refusalOf(untouched)).fields).toEqual({ isUnchanged: 'rounds_problem_unchanged' });
		await answerWith({ ...member, seats }, one.id, 'Otrais teksts.', changed);
		await markAccepted(installation, next.requestId);
		// Asked about either name, both rounds are there.
		for (const id of [vbtai, bac]) {
			const page = await readInstitutionPage(outsider, id, new URLSearchParams());
			expect(page.entries.map(({ name, content }) => [name, content.texts.news])).toEqual([
				['Bērna māja', 'Otrais teksts.'],
				['Bērna māja', 'Pirmais teksts.']
			]);
			expect(page.institution.name).toBe('Bērnu aizsardzības centrs');
			expect(page.trends[0]).toMatchObject({
				name: 'uzņemti bērni',
				change: 97,
				points: [{ value: 403 }, { value: 500 }]
			});
		}
		expect((await refusalOf(readInstitutionPage(outsider, newId(), new URLSearchParams()))).reason).toBe(
			'NOT_FOUND'
		);
		expect((await listFigures(member, new URLSearchParams('q=uznemti'))).rows).toMatchObject([
			{ of: 'Bērna māja (Bērnu aizsardzības centrs)', change: 97 }
		]);
		expect((await figuresTable(member, new URLSearchParams())).rows).toHaveLength(6);
		await compile(secretary, { id: newId(), roundId: second.id });
		const { content } = await readSummaryPage(member, second.id, '1');
		// What does not add up is said.
		expect(JSON.stringify((await readRoundPage(member, second.id)).sections)).toContain(
			'uzņemti bērni: 500, bet daļas 180 + 300 kopā ir 480.'
		);
		expect(content.entries.find(({ of }) => of)).toMatchObject({
			of: 'Bērnu aizsardzības centrs',
			before: null,
			after: null
		});
		expect((await readRoundPage(member, second.id)).previous).toMatchObject({ id: roundId });
	});

	it('say both names of an institution that another took over in the middle', async () => {
		const { installation, secretary, chair, answers, roundId, council } = await asked(kind);
		const { lm, tm } = council.institutions;
		await answerWith(chair, answers.find(({ institutionId }) => institutionId === lm)!.id, 'Jaunumi.');
		await makeSuccession(installation, lm, tm, '2022-04-01');
		installation.clock.set('2022-04-02T08:00:00Z');
		await compile(secretary, { id: newId(), roundId });
		const { content, sections } = await readSummaryPage(secretary, roundId, '1');
		expect(content.entries[0]).toMatchObject({
			name: 'Labklājības ministrija',
			before: null,
			after: 'Tieslietu ministrija'
		});
		expect(JSON.stringify(sections)).toContain('Labklājības ministrija (tagad Tieslietu ministrija)');
		const { version, title } = await installation.db.read.round.findUniqueOrThrow({ where: { id: roundId } });
		await describeRound(secretary, {
			roundId,
			version,
			title,
			asOf: '05.04.2022.',
			organiser: '',
			introduction: ''
		});
		await compile(secretary, { id: newId(), roundId });
		const { content: second } = await readSummaryPage(secretary, roundId, '2');
		expect(second.entries[0]).toMatchObject({
			name: 'Tieslietu ministrija',
			before: 'Labklājības ministrija',
			after: null
		});
	});
});
