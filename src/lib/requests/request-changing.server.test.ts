import { describe, expect, it } from 'vitest';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeMembership, makePerson, makePost } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { askingSetting, askRequest, prepareRequest, sendAnswer } from '../../../tests/setup/asking.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { mailKinds, preparedKinds } from '../../portal.server.ts';
import { accept, reopen } from './accepting.server.ts';
import { addMoreAsked } from './asked-adding.server.ts';
import { withdrawAsked } from './asked-withdrawing.server.ts';
import { moveDue } from './due-moving.server.ts';
import { giveBack } from './giving-back.server.ts';
import { readRequestBoard } from './request-board.server.ts';
import { ask } from './request-asking.server.ts';
import { close, closeRequest, open } from './request-closing.server.ts';
import { edit } from './request-editing.server.ts';
import { undoersOf } from './request-undoing.server.ts';

async function asked(kind: (typeof databaseKinds)[number]) {
	const post = await startPost();
	const all = await askingSetting(kind, '2022-03-25T08:00:00Z', { SMTP_URL: post.url });
	const { installation, secretary, bodyId, lm, tm, vbtai } = all;
	const deliver = async () => {
		const before = post.arrived.length;
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ failed: 0, postponed: 0 });
		return post.arrived.slice(before);
	};
	const institutionIds = [lm, tm, vbtai];
	const request = await askRequest(secretary, installation, { institutionIds, bodyId });
	const of = async (institutionId: string) =>
		(await request.answers()).filter((one) => one.institutionId === institutionId);
	const event = async (deed: string) => {
		const row = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { deed },
			orderBy: [{ at: 'desc' }, { id: 'desc' }]
		});
		return { ...row, before: JSON.parse(row.before ?? 'null'), after: JSON.parse(row.after ?? 'null') };
	};
	return { ...all, ...request, deliver, of, event };
}

const undoers = undoersOf();

describe.each(databaseKinds)('who is asked on %s', (kind) => {
	it('grows after it was sent: the new ones are asked at once, once; an assistant prepares it', async () => {
		const setting = await asked(kind);
		const { installation, secretary, assistant, member, outsider, bodyId, requestId, partIds } = setting;
		const { deliver, answers, deputySeat, unknown } = setting;
		await deliver();
		const form = { id: newId(), requestId, postId: deputySeat.postId, partIds: [partIds[1]] };
		for (const actor of [outsider, member])
			expect((await refusalOf(addMoreAsked(actor, form))).reason).toBe('NOT_FOUND');
		const problems = [
			[{ ...form, postId: '' }, 'institutionId', 'asker_problem_whom'],
			[{ ...form, institutionId: unknown }, 'postId', 'asker_problem_one_of_both'],
			[{ ...form, partIds: [] }, 'partIds', 'asker_problem_no_part'],
			[{ ...form, partIds: [newId()] }, 'partIds', 'server_problem_form'],
			[{ ...form, postId: newId() }, 'postId', 'asker_problem_whom']
		] as const;
		for (const [wrong, field, problem] of problems)
			expect((await refusalOf(addMoreAsked(secretary, wrong))).fields[field]).toBe(problem);
		expect(await addMoreAsked(assistant, form)).toEqual({ isPrepared: true });
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		await Promise.all([addMoreAsked(secretary, form), addMoreAsked(secretary, form)]);
		expect((await deliver()).map(({ to }) => to)).toEqual([`${deputySeat.personId}@padome.example`]);
		expect((await answers()).length).toBe(7);
		const again = { ...form, id: newId() };
		expect((await refusalOf(addMoreAsked(secretary, again))).fields.form).toBe('asker_problem_asked_already');
		// Two together answer under a name of their own, beside what one of them says by itself.
		const together = { id: newId(), requestId, institutionId: setting.tm, label: 'TM un PMLP', partIds };
		await addMoreAsked(secretary, together);
		expect((await deliver()).map(({ to }) => to)).toEqual([`${setting.officialId}@padome.example`]);
		const { asked: board } = await readRequestBoard(secretary, requestId);
		expect(board.map(({ label }) => label)).toEqual(expect.arrayContaining(['TM', 'TM un PMLP']));
		// Before it is sent, the secretariat changes the list without telling anybody.
		const prepared = await prepareRequest(installation, { institutionIds: [], hasParts: false, bodyId });
		const more = { id: newId(), requestId: prepared.requestId, institutionId: unknown, role: 'CO' };
		expect(await addMoreAsked(assistant, more)).toMatchObject({ isPrepared: false, count: 0 });
		expect(await prepared.answers()).toMatchObject([{ institutionId: unknown, role: 'CO' }]);
		expect(await deliver()).toEqual([]);
	});

	it('shrinks with a reason: who heard of it is told, who did not hears nothing, and they can be asked again', async () => {
		const setting = await asked(kind);
		const { secretary, chair, member, outsider, requestId, partIds, deliver, of, tm, vbtai, lm } = setting;
		const { installation, officialId } = setting;
		const [first] = await of(tm);
		const form = { id: newId(), requestId, answerId: first!.id, version: 1, isAll: true, reason: 'Kļūda.' };
		for (const actor of [outsider, member])
			expect((await refusalOf(withdrawAsked(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(withdrawAsked(chair, { ...form, reason: ' ' }))).fields.reason).toBe(
			'asker_problem_reason'
		);
		expect((await refusalOf(withdrawAsked(chair, { ...form, version: 7 }))).reason).toBe('CONFLICT');
		const both = await Promise.all([withdrawAsked(chair, form), withdrawAsked(chair, form)]);
		expect(both.map(({ count }) => count)).toEqual([0, 0]);
		expect((await deliver()).map(({ to }) => to).includes(`${officialId}@padome.example`)).toBe(false);
		expect((await of(tm)).every(({ withdrawnReason }) => withdrawnReason === 'Kļūda.')).toBe(true);
		const again = { ...form, id: newId(), version: 2 };
		expect((await refusalOf(withdrawAsked(chair, again))).fields.form).toBe('asker_problem_withdrawn');

		const [one] = await of(vbtai);
		await withdrawAsked(secretary, { ...form, id: newId(), answerId: one!.id, isAll: false });
		const [mail] = await deliver();
		expect(mail!.mail.subject).toBe('Atbilde vairs nav vajadzīga: Rezolūcija Nr. 2026 1.1.1./4-4');
		expect(mail!.mail.text).toContain('Kļūda.');
		expect(mail!.mail.text).toContain('Uzdevuma 1. punkts');
		expect(mail!.mail.text).not.toMatch(/\/answer\/|Uzdevuma 2/);
		const [sent] = await of(lm);
		await sendAnswer(installation, sent!.id, { sentOn: '2022-03-28' });
		const late = { ...form, id: newId(), answerId: sent!.id, version: 2 };
		expect((await refusalOf(withdrawAsked(secretary, late))).fields.form).toBe('asker_problem_sent');
		await addMoreAsked(secretary, { id: newId(), requestId, institutionId: tm, partIds });
		expect((await of(tm)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, null]);
		expect((await deliver()).map(({ to }) => to)).toEqual([`${officialId}@padome.example`]);
	});
});

describe.each(databaseKinds)('the last day on %s', (kind) => {
	it('is moved for all or for one; the first stays in sight, and whoever owes is told', async () => {
		const setting = await asked(kind);
		const { installation, secretary, assistant, member, outsider, requestId, deliver, of, stored } = setting;
		const { lm, tm, vbtai, council } = setting;
		await deliver();
		for (const one of await of(tm)) await sendAnswer(installation, one.id, { sentOn: '2022-03-28' });
		const [own] = await of(vbtai);
		const form = { id: newId(), requestId, version: 2, due: '11.04.2022.', reason: 'Lūdza ministrija.' };
		for (const actor of [outsider, member])
			expect((await refusalOf(moveDue(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(moveDue(secretary, { ...form, due: '24.03.2022.' }))).fields.due).toBe(
			'asker_problem_due_past'
		);
		expect((await refusalOf(moveDue(secretary, { ...form, due: '01.04.2022.' }))).fields.form).toBe(
			'asker_problem_same_due'
		);
		expect(await moveDue(assistant, { ...form, answerId: own!.id })).toMatchObject({ count: 1 });
		const [mail] = await deliver();
		expect(mail!.mail.subject).toMatch(/^Atbildes termiņš mainīts, tagad līdz 2022. gada 11. aprīlim/);
		expect(mail!.mail.text).toContain('Iepriekšējais termiņš: 2022. gada 1. aprīlis.');
		expect(mail!.mail.text).toContain('Lūdza ministrija.');
		expect((await stored()).due).toBe('2022-04-01');
		expect((await refusalOf(moveDue(secretary, { ...form, id: newId() }))).reason).toBe('CONFLICT');
		const all = { ...form, id: newId(), version: 3, due: '08.04.2022.', reason: '' };
		await Promise.all([moveDue(secretary, all), moveDue(secretary, all)]);
		expect((await deliver()).map(({ to }) => to).toSorted()).toEqual(
			[council.people.chair, council.people.member].map((id) => `${id}@padome.example`).toSorted()
		);
		const { asked: rows } = await readRequestBoard(secretary, requestId);
		const days = rows.map(({ label, answers }) => [
			label,
			...answers.map(({ due, originalDue }) => [due?.date, originalDue])
		]);
		expect(days).toEqual([
			['LM', ['2022-04-08', '2022-04-01'], ['2022-04-08', '2022-04-01']],
			['TM', ['2022-04-08', null], ['2022-04-08', null]],
			['VBTAI', ['2022-04-11', '2022-04-01'], ['2022-04-08', '2022-04-01']]
		]);
		const done = { ...form, id: newId(), version: 4, answerId: (await of(tm))[0]!.id };
		expect((await refusalOf(moveDue(secretary, done))).fields.form).toBe('asker_problem_sent');
		expect((await of(lm)).every(({ due }) => due === null)).toBe(true);
	});
});

describe.each(databaseKinds)('what was sent on %s', (kind) => {
	it('is given back with a question, to whoever hears and to who wrote it; an assistant prepares it', async () => {
		const setting = await asked(kind);
		const { installation, secretary, assistant, member, outsider, requestId, deliver, of, tm } = setting;
		const { council, officialId, bodyId } = setting;
		await deliver();
		const writerId = await makePerson(installation, { name: 'Rakstītāja' });
		const postId = await makePost(installation, { bodyId, label: 'TM', institutionIds: [tm] });
		await makeMembership(installation, { postId, personId: writerId });
		const [answer] = await of(tm);
		const form = { id: newId(), requestId, answerId: answer!.id, version: 2, question: 'Par **kuru** gadu?' };
		expect((await refusalOf(giveBack(secretary, { ...form, version: 1 }))).fields.form).toBe(
			'asker_problem_not_sent'
		);
		await sendAnswer(installation, answer!.id, { sentOn: '2022-03-28', personId: writerId });
		for (const actor of [outsider, member])
			expect((await refusalOf(giveBack(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(giveBack(secretary, { ...form, version: 1 }))).reason).toBe('CONFLICT');
		expect((await refusalOf(giveBack(secretary, { ...form, question: '' }))).fields.question).toBe(
			'asker_problem_question'
		);
		expect(await giveBack(assistant, form)).toEqual({ isPrepared: true });
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		await Promise.all([giveBack(secretary, form), giveBack(secretary, form)]);
		const mails = await deliver();
		expect(mails.map(({ to }) => to).toSorted()).toEqual(
			[officialId, writerId].map((id) => `${id}@padome.example`).toSorted()
		);
		for (const text of [mails[0]!.mail.text!, mails[0]!.mail.html!]) {
			expect(text).toContain('Par kuru gadu?');
			expect(text).toMatch(/\/answer\/\S+/);
		}
		const board = await readRequestBoard(secretary, requestId);
		expect(board.asked[1]!.answers[0]).toMatchObject({
			...{ state: 'RETURNED', isOwed: true, isLate: false },
			question: { text: 'Par **kuru** gadu?', on: '2022-03-25' }
		});
		expect(council.people.chair).toBeDefined();
	});

	it('is accepted as it was read, several at once, and opened again', async () => {
		const setting = await asked(kind);
		const { installation, secretary, assistant, member, outsider, requestId, of, tm, vbtai, event } = setting;
		const [[one, other], [third]] = [await of(tm), await of(vbtai)];
		await sendAnswer(installation, one!.id, { sentOn: '2022-03-28' });
		await sendAnswer(installation, other!.id, { sentOn: '2022-03-28' });
		const form = { id: newId(), requestId, answers: [`${one!.id}:2`, `${other!.id}:2`] };
		for (const actor of [outsider, member])
			expect((await refusalOf(accept(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(accept(secretary, { ...form, answers: [] }))).fields.answers).toBe(
			'asker_problem_none_chosen'
		);
		expect((await refusalOf(accept(secretary, { ...form, answers: [`${third!.id}:1`] }))).fields.form).toBe(
			'asker_problem_not_sent'
		);
		await sendAnswer(installation, other!.id, { sentOn: '2022-03-29' });
		expect((await refusalOf(accept(assistant, form))).reason).toBe('CONFLICT');
		const seen = { ...form, answers: [`${one!.id}:2`, `${other!.id}:3`] };
		const both = await Promise.all([accept(assistant, seen), accept(assistant, seen)]);
		expect(both.map(({ count }) => count)).toEqual([2, 2]);
		expect((await of(tm)).map(({ state, acceptedBy }) => [state, acceptedBy])).toEqual([
			['ACCEPTED', 'Asistents'],
			['ACCEPTED', 'Asistents']
		]);
		const back = { id: newId(), requestId, answerId: one!.id, version: 3 };
		expect((await refusalOf(reopen(outsider, back))).reason).toBe('NOT_FOUND');
		await Promise.all([reopen(secretary, back), reopen(secretary, back)]);
		const { state } = (await of(tm))[0]!;
		expect(state).toBe('SENT');
		const once = await accept(secretary, { id: newId(), requestId, answers: [`${one!.id}:4`] });
		const accepted = await event('requests.accept');
		expect(once.eventId).toBe(accepted.id);
		await undoers['requests.accept']!(secretary, accepted);
		expect((await of(tm)).map((answer) => answer.state)).toEqual(['SENT', 'ACCEPTED']);
	});
});

describe.each(databaseKinds)('a request on %s', (kind) => {
	it('is closed and opened, by itself or with what it is for; what waits is taken back', async () => {
		const setting = await asked(kind);
		const { installation, secretary, member, outsider, requestId, stored, deliver, event } = setting;
		const form = { id: newId(), requestId, version: 2 };
		for (const actor of [outsider, member])
			expect((await refusalOf(close(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(close(secretary, { ...form, version: 1 }))).reason).toBe('CONFLICT');
		await Promise.all([close(secretary, form), close(secretary, form)]);
		expect(await stored()).toMatchObject({ state: 'CLOSED', version: 3 });
		expect(await deliver()).toEqual([]);
		expect((await readRequestBoard(secretary, requestId)).counts).toMatchObject({ owed: 0, late: 0 });
		await undoers['requests.close']!(secretary, await event('requests.close'));
		expect((await stored()).state).toBe('ASKED');
		await installation.db.write((tx) => closeRequest(tx, secretary, requestId));
		await open(secretary, { ...form, version: 5 });
		expect((await stored()).state).toBe('ASKED');
		const prepared = await prepareRequest(installation, { institutionIds: [] });
		const early = { id: newId(), requestId: prepared.requestId, version: 1 };
		expect((await refusalOf(close(secretary, early))).fields.form).toBe('asker_problem_not_asked');
	});

	it('is edited until somebody writes: texts, day, headings in their order; and back again', async () => {
		const setting = await asked(kind);
		const { installation, secretary, assistant, member, outsider, requestId, of, tm, event } = setting;
		const prepared = await prepareRequest(installation, { institutionIds: [tm], hasParts: false });
		const { template } = await prepared.stored();
		const form = {
			...{ requestId: prepared.requestId, version: 1, title: 'Jauns', text: '', due: '11.04.2022.' },
			fieldIds: ['done', 'planned', ''],
			fieldKinds: ['TEXT', 'TEXT', 'FIGURES'],
			fieldTitles: ['Kas paveikts', 'Plāni', 'Skaitļi'],
			fieldHints: ['', 'Ar datumiem.', ''],
			fieldPlaces: ['3', '1', '2']
		};
		for (const actor of [outsider, member])
			expect((await refusalOf(edit(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(edit(secretary, { ...form, title: '' }))).fields.title).toBe(
			'asker_problem_title'
		);
		expect((await refusalOf(edit(secretary, { ...form, fieldTitles: [] }))).fields.fieldTitles).toBe(
			'asker_problem_no_field'
		);
		expect((await refusalOf(edit(secretary, { ...form, due: '24.03.2022.' }))).fields.due).toBe(
			'asker_problem_due_past'
		);
		await edit(assistant, form);
		expect(
			await edit(assistant, { ...form, fieldIds: ['done', 'planned', 'x'], version: 9 }).catch(() => 'x')
		).toBe('x');
		const after = await prepared.stored();
		expect(after).toMatchObject({ title: 'Jauns', text: null, due: '2022-04-11', version: 2 });
		expect(after.template.map(({ title, kind: of, hint }) => [title, of, hint])).toEqual([
			['Plāni', 'TEXT', 'Ar datumiem.'],
			['Skaitļi', 'FIGURES', null],
			['Kas paveikts', 'TEXT', null]
		]);
		expect((await refusalOf(edit(secretary, form))).reason).toBe('CONFLICT');
		await undoers['requests.prepare']!(assistant, await event('requests.prepare'));
		expect((await prepared.stored()).template).toEqual(template);
		await edit(secretary, { ...form, version: 3, from: 'request', fromId: requestId });
		expect((await prepared.stored()).template).toEqual(template);
		// Sent: the day stays, the texts can be mended, the headings until somebody has begun.
		const [answer] = await of(tm);
		const sent = { ...form, requestId, version: 2, due: '20.04.2022.' };
		await edit(secretary, sent);
		await sendAnswer(installation, answer!.id, { sentOn: '2022-03-28' });
		const locked = { ...sent, version: 3, fieldTitles: ['A', 'B', 'C'], fieldIds: ['a', 'b', 'c'] };
		expect((await refusalOf(edit(secretary, locked))).fields.form).toBe('asker_problem_template_used');
		const put = { id: newId(), requestId: prepared.requestId, version: 4 };
		await ask(secretary, put);
		expect((await prepared.stored()).due).toBe('2022-04-11');
	});
});
