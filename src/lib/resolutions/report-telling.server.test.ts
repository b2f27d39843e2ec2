import { describe, expect, it } from 'vitest';
import { preparedKinds } from '#portal';
import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { outgoingOf } from '#lib/mail/making.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeContact, makePerson } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeAnswer, reportSetting } from '../../../tests/setup/reports.ts';
import { compile } from './compiling.server.ts';
import { reportAnswers } from './report-answers.server.ts';
import { approve } from './report-approving.server.ts';
import { answerComment, comment } from './report-comments.server.ts';
import { mailKinds } from './report-mails.server.ts';
import { publish, recordSending, sign } from './report-sending.server.ts';
import { circulate } from './report-versions.server.ts';

/** A report whose text is compiled, and what its forms carry. */
async function compiled(kind: (typeof databaseKinds)[number]) {
	const setting = await reportSetting(kind);
	const { installation, secretary, report, lm } = setting;
	await makeAnswer(installation, report, {
		...{ pointId: report.pointIds[0]!, institutionId: lm },
		texts: { done: 'LM izvērtēja slodzi.' }
	});
	await compile(secretary, { id: report.id });
	const { read } = installation.db;
	const seen = async () => {
		const { version } = await read.report.findUniqueOrThrow({ where: { id: report.id } });
		return { id: newId(), reportId: report.id, version };
	};
	const mailsOf = (name: string) =>
		read.outboxMessage.findMany({ where: { kind: name }, orderBy: { id: 'asc' } });
	return { ...setting, read, reportId: report.id, seen, mailsOf };
}

describe.each(databaseKinds)('a report is told of on %s', (kind) => {
	it('goes by mail to who is asked to comment, who comments from it and hears what came of it', async () => {
		const { installation, secretary, councillor, iem, seen, mailsOf, read, reportId } = await compiled(kind);
		// Nobody sits for the ministry that helps: its official hears.
		const official = await makePerson(installation, { name: 'IeM amatpersona' });
		await makeContact(installation, { institutionId: iem, personId: official });
		const out = { ...(await seen()), commentsUntil: '2022-04-01', note: 'Lūdzu izlasīt.' };
		const [done] = await Promise.all([circulate(secretary, out), circulate(secretary, out)]);
		const mails = await mailsOf('report-circulated');
		const names = mails.map(({ recipientName }) => recipientName);
		expect(names).toEqual(expect.arrayContaining(['Padomes locekle', 'IeM amatpersona']));
		expect(new Set(names).size).toBe(mails.length);
		expect(done).toMatchObject({ isPrepared: false, number: 1 });
		expect(mails.every(({ facts }) => !facts.includes('slodzi'))).toBe(true);
		const kindOf = mailKinds['report-circulated']!;
		const mail = mails.find(({ recipientName }) => recipientName === 'IeM amatpersona')!;
		expect(await kindOf.stillWanted(installation, outgoingOf(mail))).toBe(true);
		const { subject, text } = await kindOf.render(installation, outgoingOf(mail), true);
		expect(subject).toMatch(/^Komentāri līdz 2022\. gada 1\. aprīlim: Starpziņojums/);
		expect(text).toContain('/answer/');
		expect(text).toContain('> Lūdzu izlasīt.');
		expect(text).not.toContain('slodzi');
		// From the mail, without signing in.
		const { linkId } = JSON.parse(mail.facts) as { linkId: string };
		const link = await read.personalLink.findUniqueOrThrow({ where: { id: linkId } });
		const holder = (await actorFromLink(installation, link, standingOf))!;
		const found = await reportAnswers.show(holder, reportId, new URLSearchParams('comment=WHOLE'));
		expect(found).toMatchObject({
			...{ state: 'OPEN', view: { versionId: out.id, isOver: false, commenting: 'WHOLE', comments: [] } }
		});
		const form = { id: newId(), versionId: out.id, place: 'WHOLE', text: 'Precizēt skaitļus.' };
		expect(await reportAnswers.forms.comment!.send(holder, reportId, form)).toBe(`comment.${form.id}`);
		expect((await refusalOf(reportAnswers.forms.comment!.send(holder, newId(), form))).reason).toBe(
			'NOT_FOUND'
		);
		expect(await read.reportComment.findUniqueOrThrow({ where: { id: form.id } })).toMatchObject({
			...{ authorName: 'IeM amatpersona', state: 'OPEN' },
			capacity: expect.stringContaining('IeM')
		});
		expect(await reportAnswers.show(holder, reportId, new URLSearchParams())).toMatchObject({
			view: { comments: [{ id: form.id }] }
		});
		// Whoever answers two comments of one person makes one mail of them; nobody is told what they answer themselves.
		const [second, own] = [newId(), newId()];
		const more = { id: second, versionId: out.id, place: 'WHOLE', text: 'Un datumus.' };
		expect((await refusalOf(comment(holder, more))).reason).toBe('NOT_FOUND');
		await reportAnswers.forms.comment!.send(holder, reportId, more);
		await comment(secretary, { id: own, versionId: out.id, text: 'Pati pamanīju.' });
		await answerComment(secretary, { id: form.id, version: 1, outcome: 'TAKEN' });
		await answerComment(secretary, { id: second, version: 1, outcome: 'NOT_TAKEN', answer: 'Ir pareizi.' });
		await answerComment(secretary, { id: own, version: 1, outcome: 'TAKEN' });
		const answers = (await mailsOf('report-comment-answered')).filter(({ state }) => state === 'QUEUED');
		expect(answers.map(({ recipientName }) => recipientName)).toEqual(['IeM amatpersona']);
		const answered = mailKinds['report-comment-answered']!;
		expect(await answered.stillWanted(installation, outgoingOf(answers[0]!))).toBe(true);
		const told = await answered.render(installation, outgoingOf(answers[0]!), true);
		expect(told.subject).toBe('Atbildes uz Jūsu 2 komentāriem par ziņojumu');
		expect(told.text).toMatch(/Precizēt skaitļus\.[\s\S]*Ņemts vērā[\s\S]*Un datumus\.[\s\S]*Ir pareizi\./);
		// A newer version says it better; an approved report waits for no comments.
		await circulate(secretary, { ...out, ...(await seen()) });
		expect(await kindOf.stillWanted(installation, outgoingOf(mail))).not.toBe(true);
		await approve(secretary, { ...(await seen()), decision: 'prot. Nr. 1 2. §' });
		const newest = (await mailsOf('report-circulated')).at(-1)!;
		expect(await kindOf.stillWanted(installation, outgoingOf(newest))).not.toBe(true);
		expect(await reportAnswers.show(holder, reportId, new URLSearchParams())).toMatchObject({
			state: 'ENDED'
		});
		expect(await reportAnswers.show(councillor, newId(), new URLSearchParams())).toMatchObject({
			state: 'NOT_THEIRS'
		});
	});

	it('is given out, approved, sent and published as an assistant prepares it and a secretary confirms', async () => {
		const { secretary, assistant, seen, read, reportId, mailsOf } = await compiled(kind);
		const waits = async () => {
			const row = await read.preparedDeed.findFirstOrThrow({
				where: { state: 'WAITING', subjectId: reportId },
				orderBy: [{ preparedAt: 'desc' }, { id: 'desc' }]
			});
			return { kind: preparedKinds[row.deed]!, input: JSON.parse(row.input) as unknown, row };
		};
		const status = async () => (await read.report.findUniqueOrThrow({ where: { id: reportId } })).status;
		/** What the secretary reads of it; then it is done. */
		const confirm = async () => {
			const { kind: prepared, input, row } = await waits();
			const words = await prepared.describe(secretary, input);
			await prepared.perform(secretary, input);
			await secretary.installation.db.write((tx) =>
				tx.preparedDeed.update({ where: { id: row.id }, data: { state: 'DONE' } })
			);
			return { words, address: await prepared.addressOf(secretary, input) };
		};
		const out = { ...(await seen()), commentsUntil: '2022-04-01' };
		const past = { ...out, id: newId(), commentsUntil: '2022-03-01' };
		expect((await refusalOf(circulate(assistant, past))).reason).toBe('INVALID');
		expect(await circulate(assistant, out)).toEqual({ isPrepared: true });
		expect(await circulate(assistant, out)).toEqual({ isPrepared: true });
		expect([
			await read.reportVersion.count({ where: { reportId } }),
			(await mailsOf('report-circulated')).length
		]).toEqual([...[0, 0]]);
		expect(await confirm()).toMatchObject({
			...{ words: expect.stringMatching(/^Nodot komentēšanai: .*līdz 2022\. gada 1\. aprīlim$/) },
			address: `/reports/${reportId}/versions`
		});
		expect(await read.reportVersion.count({ where: { reportId } })).toBe(1);
		const approval = { ...(await seen()), decision: 'prot. Nr. 1 2. §' };
		expect(await approve(assistant, approval)).toEqual({ isPrepared: true });
		expect(await status()).toBe('DRAFT');
		expect(await confirm()).toMatchObject({ address: `/reports/${reportId}/approval` });
		expect(await status()).toBe('APPROVED');
		await sign(assistant, { ...(await seen()), signedOn: '2022-03-25', signatory: 'ministre' });
		const sending = { ...(await seen()), sentOn: '2022-03-25', sentTo: 'Ministru prezidentei' };
		expect(await recordSending(assistant, sending)).toEqual({ isPrepared: true });
		expect(await status()).toBe('SIGNED');
		expect((await confirm()).words).toContain('Ministru prezidentei, 2022. gada 25. marts');
		expect(await status()).toBe('SENT');
		const publishing = { ...(await seen()), isPublished: true };
		expect(await publish(assistant, publishing)).toEqual({ isPrepared: true });
		expect((await confirm()).words).toMatch(/^Publicēt: /);
		expect(await read.report.findUniqueOrThrow({ where: { id: reportId } })).toMatchObject({
			publishing: 'ALL'
		});
		expect(await read.auditEvent.count({ where: { deed: 'prepared.prepare', subjectId: reportId } })).toBe(4);
	});
});
