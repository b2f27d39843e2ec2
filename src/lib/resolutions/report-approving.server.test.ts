import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { answerTyped } from '../../../tests/setup/requests.ts';
import { unsaidFields } from '../../../tests/setup/recorded-words.ts';
import { makeAnswer, readText, reportSetting, signedFile } from '../../../tests/setup/reports.ts';
import { add as decide } from '#lib/meetings/decisions.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { send as sendAnswer } from '#lib/requests/answer-writing.server.ts';
import { registerLetter } from '#lib/requests/letter-registering.server.ts';
import { open } from '#lib/requests/request-closing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { compile } from './compiling.server.ts';
import { readApprovalPage } from './report-approval-page.server.ts';
import { approve, reopen } from './report-approving.server.ts';
import { answerComment, comment, withdrawComment } from './report-comments.server.ts';
import { readContent } from './report-content.ts';
import { openUnlessSent } from './report-locking.server.ts';
import { editParagraph } from './report-editing.server.ts';
import { readReportWord } from './report-downloads.server.ts';
import { layBeforeCouncil } from './report-laying.server.ts';
import { publish, recordSending, sign } from './report-sending.server.ts';
import { circulate } from './report-versions.server.ts';

describe.each(databaseKinds)('agreeing on a report on %s', (kind) => {
	it('goes out, is commented on, decided by the council, signed, sent, and locked', async () => {
		const setting = await reportSetting(kind);
		const { installation, secretary, assistant, outsider, councillor, administrator, council } = setting;
		const { report, lm } = setting;
		const { read } = installation.db;
		const reportId = report.id;
		await makeAnswer(installation, report, {
			...{ pointId: report.pointIds[0]!, institutionId: lm },
			texts: { done: 'LM izvērtēja.', planned: '- Grozīt likumu līdz 2023. gada 1. maijam' }
		});
		await compile(secretary, { id: reportId });
		const now = async () => {
			const { version, status } = await read.report.findUniqueOrThrow({ where: { id: reportId } });
			return { reportId, version, status };
		};
		const seen = async () => {
			const { status: _, ...of } = await now();
			return of;
		};
		const out = { id: newId(), ...(await seen()), commentsUntil: '2022-04-01' };
		for (const actor of [outsider, councillor, administrator])
			expect((await refusalOf(circulate(actor, out))).reason).toBe('NOT_FOUND');
		const made = await Promise.all([circulate(secretary, out), circulate(secretary, out)]);
		expect(made.map((done) => !done.isPrepared && done.number)).toEqual([1, 1]);
		const { content } = await read.reportVersion.findUniqueOrThrow({ where: { id: out.id } });
		expect(readContent(content)).toMatchObject({
			sections: [
				{ theme: 'Pilnveidot bāriņtiesu darbu', points: ['1.'], paragraphs: [{ text: 'LM izvērtēja.' }] },
				{ theme: 'Stiprināt ģimenes', paragraphs: [] }
			],
			planned: [{ text: 'Grozīt likumu līdz 2023. gada 1. maijam', task: null }],
			missing: [
				{ institution: 'IeM', points: ['1.'] },
				{ institution: 'TM', points: ['2.'] }
			]
		});
		// Whoever sits in the council says what they think of it.
		const paragraphId = (await readText(secretary, reportId))[0]!.paragraphs[0]!.id;
		const said = { id: newId(), versionId: out.id, place: paragraphId, text: 'Precizēt.' };
		expect((await refusalOf(comment(outsider, said))).reason).toBe('NOT_FOUND');
		await Promise.all([comment(councillor, said), comment(councillor, said)]);
		const other = { ...said, id: newId(), place: 'WHOLE' };
		await comment(councillor, other);
		await withdrawComment(councillor, { id: other.id, version: 1 });
		await withdrawComment(councillor, { id: other.id, version: 1 });
		const approval = async () => ({ id: newId(), ...(await seen()), decision: 'prot. Nr. 1 2. §' });
		expect((await refusalOf(approve(secretary, await approval()))).reason).toBe('NOT_NOW');
		expect(
			(await refusalOf(answerComment(secretary, { id: said.id, version: 1, outcome: 'NOT_TAKEN' }))).reason
		).toBe('INVALID');
		await answerComment(secretary, { id: said.id, version: 1, outcome: 'TAKEN' });
		const edited = { id: paragraphId, version: 1, heading: 'Kas izdarīts', text: 'LM izvērtēja slodzi.' };
		await editParagraph(secretary, edited);
		// Before the council: an item with the version and its Word file.
		const meetingId = newId();
		await plan(secretary, {
			id: meetingId,
			bodyId: council.councilId,
			date: '07.04.2022.',
			startTime: '10.00'
		});
		const [itemId, paperId] = [newId(), newId()];
		const laid = { id: itemId, paperId, versionId: newId(), ...(await seen()), meetingId };
		expect((await refusalOf(layBeforeCouncil(councillor, laid))).reason).toBe('NOT_FOUND');
		await layBeforeCouncil(secretary, laid);
		await layBeforeCouncil(secretary, laid);
		const papers = await read.meetingDocument.findMany({ where: { itemId } });
		expect(papers).toHaveLength(2);
		expect(await read.agendaItem.count({ where: { meetingId } })).toBe(1);
		const decisionId = newId();
		await decide(secretary, { id: decisionId, itemId, text: 'Apstiprināt starpziņojumu.' });
		installation.clock.set('2022-04-07T12:00:00Z');
		const final = { id: newId(), ...(await seen()), decisionId };
		expect((await refusalOf(approve(councillor, final))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(approve(secretary, { ...final, id: newId(), decisionId: newId() }))).reason).toBe(
			'INVALID'
		);
		const both = await Promise.all([approve(secretary, final), approve(secretary, final)]);
		expect(both.map((done) => !done.isPrepared && done.number)).toEqual([3, 3]);
		expect(await read.report.findUniqueOrThrow({ where: { id: reportId } })).toMatchObject({
			...{ status: 'APPROVED', approvedOn: '2022-04-07', decisionId }
		});
		expect((await refusalOf(editParagraph(secretary, { ...edited, version: 2 }))).reason).toBe('NOT_NOW');
		expect((await refusalOf(compile(secretary, { id: reportId }))).reason).toBe('NOT_NOW');
		// Opened again with a reason, and approved once more.
		const again = { ...(await seen()), reason: 'Kļūda datumā.' };
		expect((await refusalOf(reopen(assistant, again))).reason).toBe('NOT_FOUND');
		await reopen(secretary, again);
		await reopen(secretary, again);
		await approve(secretary, await approval());
		const sending = async () => ({
			...{ id: newId(), ...(await seen()) },
			...{ sentOn: '2022-04-07', sentTo: 'Ministru prezidentei' }
		});
		expect((await refusalOf(recordSending(secretary, await sending()))).reason).toBe('NOT_NOW');
		// As it was signed: opened, whole and compared; a damaged one is refused, and nothing is lost.
		const { bytes } = await readReportWord(secretary, { id: reportId, number: null });
		const files = [
			signedFile('Parakstits.edoc', { 'Zinojums.docx': bytes }, new Date('2022-04-07T08:00:00Z'))
		];
		const signing = { id: newId(), ...(await seen()), signedOn: '2022-04-07', signatory: 'ministre', files };
		const broken = [new File([await files[0]!.slice(0, 900).arrayBuffer()], 'Bojats.edoc')];
		expect((await refusalOf(sign(assistant, { ...signing, files: broken }))).fields.files).toMatch(
			/^files_problem_\S+ .*Bojats/
		);
		expect((await now()).status).toBe('APPROVED');
		expect((await refusalOf(sign(councillor, signing))).reason).toBe('NOT_FOUND');
		expect(await sign(assistant, signing)).toMatchObject({ matches: ['SAME_FILE'] });
		await sign(assistant, signing);
		expect((await readApprovalPage(secretary, reportId)).documents).toMatchObject([
			{
				title: 'Parakstits',
				signed: {
					...{ match: 'SAME_FILE', file: 'Zinojums.docx', uncovered: [] },
					signatures: [
						{ name: 'PARAUGA MINISTRE', validity: 'VALID', timestampedAt: '07.04.2022. plkst. 11.00' }
					]
				}
			}
		]);
		expect(await unsaidFields(installation)).toEqual([]);
		const sent = await sending();
		expect((await refusalOf(recordSending(councillor, sent))).reason).toBe('NOT_FOUND');
		await recordSending(secretary, sent);
		await recordSending(secretary, sent);
		expect((await now()).status).toBe('SENT');
		expect(await read.request.findFirstOrThrow({ where: { id: report.requestId } })).toMatchObject({
			state: 'CLOSED'
		});
		expect((await refusalOf(reopen(secretary, { ...(await seen()), reason: 'x' }))).reason).toBe('NOT_NOW');
		// Locked: an answer that comes now is refused, in the portal and by letter, and the request stays closed.
		const request = await read.request.findFirstOrThrow({
			where: { id: report.requestId },
			include: { parts: true, answers: { where: { institutionId: setting.tm } } }
		});
		const late = answerTyped(request.answers[0]!.id, request.answers[0]!.version, { done: 'TM izdarīja.' });
		expect((await refusalOf(sendAnswer(councillor, late))).fields.form).toBe('answering_problem_closed');
		const letter = {
			...{ id: newId(), requestId: request.id, who: `${setting.tm}|`, number: '1-15/345' },
			...{ date: '21.03.2022.', receivedOn: '22.03.2022.', signatory: 'Valsts sekretāre Parauga' },
			...{ preparer: '', rest: '', textIds: [`${request.parts[1]!.id} done`], texts: ['TM izdarīja.'] }
		};
		expect((await refusalOf(registerLetter(secretary, letter))).fields.form).toBe(
			'registering_problem_closed'
		);
		const reopened = { id: newId(), requestId: request.id, version: request.version };
		expect((await refusalOf(open(secretary, reopened, openUnlessSent))).fields.form).toBe(
			'reports_problem_request_locked'
		);
		const answers = { where: { answer: { requestId: request.id } } };
		expect(await read.answerVersion.count(answers)).toBe(1);
		await publish(secretary, { id: newId(), ...(await seen()), isPublished: true });
		expect(await read.report.findUniqueOrThrow({ where: { id: reportId } })).toMatchObject({
			publishing: 'ALL'
		});
		const steps = await read.reportStep.findMany({ where: { reportId }, orderBy: { kind: 'asc' } });
		expect(steps.flatMap(({ kind: step, doneOn }) => (doneOn ? [step] : []))).toEqual([
			...['COORDINATION', 'DRAFT', 'SENDING', 'SIGNATURE']
		]);
	});
});
