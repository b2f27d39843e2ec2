import { describe, expect, it } from 'vitest';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { askingSetting, askRequest, prepareRequest, sendAnswer } from '../../../tests/setup/asking.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { mailKinds, preparedKinds } from '../../portal.server.ts';
import { ask } from './request-asking.server.ts';
import { remindOthers } from './request-reminding.server.ts';

async function asking(kind: (typeof databaseKinds)[number]) {
	const post = await startPost();
	const all = await askingSetting(kind, '2022-03-25T08:00:00Z', { SMTP_URL: post.url });
	const deliver = async () => {
		const before = post.arrived.length;
		expect(await deliverDue(all.installation, mailKinds)).toMatchObject({ failed: 0, postponed: 0 });
		return post.arrived.slice(before);
	};
	return { ...all, deliver };
}

describe.each(databaseKinds)('asking many on %s', (kind) => {
	it('is by mail to whoever hears, once each, with a link of their own; an assistant prepares it', async () => {
		const setting = await asking(kind);
		const { installation, secretary, assistant, chair, member, outsider, deliver, bodyId } = setting;
		const { lm, tm, vbtai, unknown, officialId } = setting;
		const nobody = await prepareRequest(installation, { institutionIds: [] });
		const nobodyForm = { id: newId(), requestId: nobody.requestId, version: 1 };
		expect((await refusalOf(ask(secretary, nobodyForm))).fields.form).toBe('asker_problem_nobody');
		const late = await prepareRequest(installation, { institutionIds: [lm], due: '2022-03-24' });
		const lateForm = { id: newId(), requestId: late.requestId, version: 1 };
		expect((await refusalOf(ask(secretary, lateForm))).fields.form).toBe('asker_problem_due_over');
		const undated = await prepareRequest(installation, { institutionIds: [lm], due: null });
		const undatedForm = { id: newId(), requestId: undated.requestId, version: 1 };
		expect((await refusalOf(ask(secretary, undatedForm))).fields.form).toBe('asker_problem_no_due');

		const institutionIds = [lm, tm, vbtai, unknown];
		const { requestId, stored, answers } = await prepareRequest(installation, { institutionIds, bodyId });
		const form = { id: newId(), requestId, version: 1 };
		for (const actor of [outsider, member])
			expect((await refusalOf(ask(actor, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(ask(chair, { ...form, version: 2 }))).reason).toBe('CONFLICT');
		expect(await ask(assistant, form)).toEqual({ isPrepared: true });
		expect((await stored()).state).toBe('PREPARED');
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		expect(await stored()).toMatchObject({ state: 'ASKED', version: 2 });
		const again = await Promise.all([ask(secretary, form), ask(secretary, form)]);
		expect(again).toEqual([1, 2].map(() => ({ isPrepared: false, count: 3, startsAt: null, unreached: [] })));
		const other = { ...form, id: newId(), version: 2 };
		expect((await refusalOf(ask(secretary, other))).fields.form).toBe('asker_problem_asked');
		expect((await answers()).every(({ state }) => state === 'ASKED')).toBe(true);
		expect(await installation.db.read.answerStep.count({ where: { kind: 'ASKED' } })).toBe(8);

		const mails = await deliver();
		expect(mails.length).toBe(3);
		const { mail } = mails.find(({ to }) => to.startsWith(officialId))!;
		expect(mail.subject).toBe('Lūdzam atbildēt līdz 2022. gada 1. aprīlim: Rezolūcija Nr. 2026 1.1.1./4-4');
		for (const text of [mail.text!, mail.html!]) {
			for (const words of ['1. punkts', 'Uzdevuma 2. punkts', 'TM', 'Kas izdarīts', 'Lūdzam sniegt'])
				expect(text).toContain(words);
			expect(text).toMatch(/\/answer\/\S+/);
		}
		const links = await installation.db.read.personalLink.findMany({ where: { purpose: 'ANSWER' } });
		expect(new Set(links.map(({ subject }) => subject))).toEqual(new Set([`request:${requestId}`]));
	});

	it('says whom no mail reaches, and tells the successor’s people', async () => {
		const { installation, secretary, unknown, deliver } = await asking(kind);
		const { sent } = await askRequest(secretary, installation, { institutionIds: [unknown] });
		expect(sent).toEqual({ isPrepared: false, count: 0, startsAt: null, unreached: ['Nezināmā biedrība'] });
		expect(await deliver()).toEqual([]);
	});
});

describe.each(databaseKinds)('reminding the others on %s', (kind) => {
	it('goes to whoever still owes something, only to them, once', async () => {
		const setting = await asking(kind);
		const { installation, secretary, assistant, chair, member, outsider, deliver, bodyId } = setting;
		const { lm, tm, vbtai, unknown, officialId, council } = setting;
		const institutionIds = [lm, tm, vbtai, unknown];
		const { requestId, answers } = await askRequest(secretary, installation, { institutionIds, bodyId });
		await deliver();
		const rows = await answers();
		const of = (institutionId: string) => rows.filter((one) => one.institutionId === institutionId);
		for (const one of of(vbtai)) await sendAnswer(installation, one.id, { sentOn: '2022-03-28' });
		await sendAnswer(installation, of(lm)[0]!.id, { sentOn: '2022-03-28' });
		const form = { id: newId(), requestId };
		for (const actor of [outsider, member])
			expect((await refusalOf(remindOthers(actor, form))).reason).toBe('NOT_FOUND');
		expect(await remindOthers(assistant, form)).toEqual({ isPrepared: true });
		await confirmPrepared(secretary, preparedKinds, { id: form.id, version: 1 });
		await Promise.all([remindOthers(secretary, form), remindOthers(secretary, form)]);
		const mails = await deliver();
		const to = [officialId, council.people.chair].map((id) => `${id}@padome.example`);
		expect(mails.map((one) => one.to).toSorted()).toEqual(to.toSorted());
		const { mail } = mails.find((one) => one.to.startsWith(council.people.chair))!;
		expect(mail.subject).toMatch(/^Gaidām Jūsu atbildi līdz 2022. gada 1. aprīlim/);
		expect(mail.text).toContain('Uzdevuma 2. punkts');
		expect(mail.text).not.toContain('Uzdevuma 1. punkts');
		const reminded = (await answers()).filter(({ remindedAt }) => remindedAt !== null);
		expect(reminded.map(({ id }) => id)).toEqual([of(lm)[1]!.id, ...of(tm).map(({ id }) => id)]);

		const one = { id: newId(), requestId, answerId: of(unknown)[0]!.id };
		expect((await refusalOf(remindOthers(chair, one))).fields.form).toBe(
			'asker_problem_unreached {"who":"Nezināmā biedrība"}'
		);
		const done = { id: newId(), requestId, answerId: of(vbtai)[0]!.id };
		expect((await refusalOf(remindOthers(chair, done))).fields.form).toBe('asker_problem_all_answered');
		// What was answered before the mail went is not reminded of.
		await remindOthers(chair, { id: newId(), requestId, answerId: of(tm)[0]!.id });
		for (const answer of of(tm)) await sendAnswer(installation, answer.id, { sentOn: '2022-03-28' });
		expect(await deliver()).toEqual([]);
		installation.clock.set('2022-04-05T08:00:00Z');
		await remindOthers(chair, { id: newId(), requestId });
		expect((await deliver())[0]!.mail.subject).toMatch(/^Atbilde kavējas, termiņš bija līdz/);
	});
});
